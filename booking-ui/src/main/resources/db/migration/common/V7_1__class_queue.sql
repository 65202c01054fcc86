-- The class's pieces, how often each was tried, and what each participant's share of the machines' records is.

create table course_piece (
    id              uuid         primary key,
    session_id      uuid         not null references course_session on delete cascade,
    participant_id  uuid         not null references participant,
    file_id         uuid         not null references gcode_file,
    -- What is written on the piece, so that it finds its child.
    label           varchar(80)  not null,
    arrival         bigint       not null,
    place           integer      not null,
    state           varchar(20)  not null,
    machine_id      varchar(40)  references machine,
    passed_by       integer      not null,
    width_mm        double precision not null,
    depth_mm        double precision not null,
    height_mm       double precision not null,
    layer_mm        double precision not null
);
create index course_piece_by_session on course_piece (session_id, place);
create table course_piece_length (
    piece_id    uuid        not null references course_piece on delete cascade,
    machine_id  varchar(40) not null references machine,
    seconds     bigint      not null check (seconds > 0),
    grams       double precision not null,
    primary key (piece_id, machine_id)
);
create table course_piece_attempt (
    piece_id    uuid        not null references course_piece on delete cascade,
    number      integer     not null,
    machine_id  varchar(40) not null references machine,
    -- Absent where the machine was started by hand.
    job_id      uuid        references job,
    begun_at    timestamp with time zone not null,
    ended_at    timestamp with time zone,
    outcome     varchar(20) not null,
    reason      varchar(500),
    primary key (piece_id, number)
);
create index course_piece_attempt_by_job on course_piece_attempt (job_id);

-- Whole units, so that the shares sum to the record: seconds, milligrams, milliwatt-hours.
create table course_share (
    session_id      uuid        not null references course_session on delete cascade,
    machine_id      varchar(40) not null references machine,
    participant_id  uuid        references participant,
    seconds         bigint      not null,
    milligrams      bigint      not null,
    milliwatt_hours bigint      not null
);
create index course_share_by_session on course_share (session_id, machine_id);
create index course_share_by_participant on course_share (participant_id);
