-- Attendance noted on a device without a network.

-- Nobody noted it: who was not noted when the session was closed is taken for absent, until somebody says otherwise.
alter table attendance add column assumed boolean default false not null;

-- Every touch a device told, by the identity it gave it: told again, it gets the answer it got, and changes nothing.
create table attendance_touch (
    id              uuid        primary key,
    session_id      uuid        not null references course_session on delete cascade,
    participant_id  uuid        not null,
    mark            varchar(20) not null,
    touched_at      timestamp with time zone not null,
    told_at         timestamp with time zone not null,
    told_by         uuid        not null references member,
    outcome         varchar(20) not null
);
create index attendance_touch_by_session on attendance_touch (session_id, touched_at);
