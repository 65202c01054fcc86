-- Courses: what is taught, when, to whom, by whom, and who came.

create table course_template (
    id           uuid          primary key,
    name         varchar(100)  not null unique,
    theme        varchar(60)   not null,
    level_name   varchar(20)   not null,
    goals        varchar(2000) not null,
    kit          varchar(2000) not null,
    sessions     integer       not null check (sessions between 1 and 40),
    minutes      integer       not null check (minutes between 15 and 600),
    capacity     integer       not null check (capacity between 1 and 60),
    age_from     integer,
    age_to       integer,
    price_cents  integer       not null check (price_cents >= 0),
    training_id  uuid          references training,
    retired_at   timestamp with time zone
);
create table course_template_machine (
    template_id  uuid        not null references course_template on delete cascade,
    machine_id   varchar(40) not null references machine on delete cascade,
    primary key (template_id, machine_id)
);
-- What one learns, one step after the other.
create table course_template_step (
    template_id  uuid         not null references course_template on delete cascade,
    place        integer      not null,
    words        varchar(200) not null,
    primary key (template_id, place)
);
-- Handouts and models, with the free licence they are under.
create table course_material (
    template_id  uuid         not null references course_template on delete cascade,
    place        integer      not null,
    name         varchar(100) not null,
    address      varchar(500) not null,
    licence      varchar(60)  not null,
    primary key (template_id, place)
);

-- Days on which the lab gives no course beside the public holidays, both included.
create table course_pause (
    id       uuid         primary key,
    first    date         not null,
    last     date         not null,
    name     varchar(100) not null,
    check (first <= last)
);

create table course (
    id            uuid          primary key,
    template_id   uuid          not null references course_template,
    name          varchar(100)  not null,
    theme         varchar(60)   not null,
    level_name    varchar(20)   not null,
    goals         varchar(2000) not null,
    kit           varchar(2000) not null,
    capacity      integer       not null,
    age_from      integer,
    age_to        integer,
    price_cents   integer       not null,
    training_id   uuid          references training,
    animator_id   uuid          not null references member,
    planned_at    timestamp with time zone not null,
    cancelled_at  timestamp with time zone
);
create table course_step (
    course_id  uuid         not null references course on delete cascade,
    place      integer      not null,
    words      varchar(200) not null,
    primary key (course_id, place)
);
create table course_session (
    id            uuid     primary key,
    course_id     uuid     not null references course on delete cascade,
    number        integer  not null,
    starts_at     timestamp with time zone not null,
    ends_at       timestamp with time zone not null,
    -- Until when machines may go on after the class.
    after_until   timestamp with time zone not null,
    opened_at     timestamp with time zone,
    closed_at     timestamp with time zone,
    -- The animator set the queue's order.
    hand_ordered  boolean  default false not null,
    unique (course_id, number),
    check (starts_at < ends_at and ends_at <= after_until)
);
create index course_session_by_start on course_session (starts_at);
create table course_session_machine (
    session_id      uuid        not null references course_session on delete cascade,
    machine_id      varchar(40) not null references machine,
    -- What keeps the machine for the class; absent while somebody else has it.
    reservation_id  uuid        references reservation,
    primary key (session_id, machine_id)
);

-- Who takes part. Only the name they want to be called is needed.
create table participant (
    id           uuid         primary key,
    member_id    uuid         unique references member,
    call_name    varchar(60)  not null,
    guardian_id  uuid         references member,
    birth_year   integer,
    gender       varchar(20)  not null,
    status       varchar(20)  not null,
    commune      varchar(100),
    known_since  timestamp with time zone not null,
    erased_at    timestamp with time zone
);
create index participant_by_guardian on participant (guardian_id);

create table enrolment (
    course_id       uuid        not null references course on delete cascade,
    participant_id  uuid        not null references participant,
    state           varchar(20) not null,
    -- The same for both of a pair: they come together or wait together.
    pair            uuid,
    enrolled_at     timestamp with time zone not null,
    enrolled_by     uuid        references member,
    primary key (course_id, participant_id)
);
create index enrolment_by_participant on enrolment (participant_id);

create table attendance (
    session_id      uuid        not null references course_session on delete cascade,
    participant_id  uuid        not null references participant,
    state           varchar(20) not null,
    noted_at        timestamp with time zone not null,
    left_at         timestamp with time zone,
    -- Strokes drawn on the tablet, as an SVG path; absent where the paper is signed.
    signature       varchar(8000),
    primary key (session_id, participant_id)
);
create index attendance_by_participant on attendance (participant_id);

create table step_validated (
    course_id       uuid    not null references course on delete cascade,
    participant_id  uuid    not null references participant,
    place           integer not null,
    validated_at    timestamp with time zone not null,
    validated_by    uuid    not null references member,
    primary key (course_id, participant_id, place)
);
-- How sure of each step somebody feels, from 0 to 3, before the course and after.
create table self_assessment (
    course_id       uuid        not null references course on delete cascade,
    participant_id  uuid        not null references participant,
    moment          varchar(10) not null,
    place           integer     not null,
    feeling         integer     not null check (feeling between 0 and 3),
    primary key (course_id, participant_id, moment, place)
);

-- Who of the lab works on what terms; a volunteer where nothing is said.
create table staff (
    member_id  uuid        primary key references member on delete cascade,
    kind       varchar(20) not null
);
create table supervised_machine (
    machine_id  varchar(40) primary key references machine on delete cascade
);
create table rota_shift (
    session_id  uuid not null references course_session on delete cascade,
    member_id   uuid not null references member on delete cascade,
    primary key (session_id, member_id)
);
create table drop_in (
    id              uuid          primary key,
    participant_id  uuid          not null references participant,
    helped_by       uuid          references member,
    helped_at       timestamp with time zone not null,
    about           varchar(200)  not null
);
create index drop_in_by_participant on drop_in (participant_id, helped_at);
