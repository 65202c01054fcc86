-- Rooms in which courses take place, and files that go with a kind of course.

create table room (
    id     uuid         primary key,
    name   varchar(60)  not null unique,
    seats  integer      not null check (seats between 1 and 500)
);
-- Where a session is; kept for it, or wished while another session has the room then.
create table course_session_room (
    session_id  uuid    primary key references course_session on delete cascade,
    room_id     uuid    not null references room on delete cascade,
    kept        boolean not null
);
create index course_session_room_by_room on course_session_room (room_id);

-- A file of a template, kept in the data folder under its hash, with the free licence it is under.
create table course_handout (
    id           uuid         primary key,
    template_id  uuid         not null references course_template on delete cascade,
    name         varchar(120) not null,
    sha256       varchar(64)  not null,
    bytes        bigint       not null,
    licence      varchar(40)  not null,
    author       varchar(100) not null,
    added_at     timestamp with time zone not null,
    added_by     uuid         not null references member
);
create index course_handout_by_template on course_handout (template_id, added_at);
