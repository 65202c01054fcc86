-- People: with or without an e-mail address, children and their guardians, one-time links, who did what to whom.

alter table member alter column email drop not null;
alter table member alter column password drop not null;
alter table member add column login varchar(60);
alter table member add constraint member_login_once unique (login);
-- Asked only of minors.
alter table member add column born date;
-- Empty until the address answered, or somebody of the lab saw the person.
alter table member add column confirmed_at timestamp with time zone;
alter table member add column suspended_at timestamp with time zone;
alter table member add column seen_at timestamp with time zone;
alter table member add column erased_at timestamp with time zone;
update member set confirmed_at = created_at, seen_at = created_at;

create table guardian (
    child_id     uuid not null references member on delete cascade,
    guardian_id  uuid not null references member on delete cascade,
    primary key (child_id, guardian_id),
    check (child_id <> guardian_id)
);
create index guardian_by_guardian on guardian (guardian_id);

-- A link that works once: confirms an address, sets a password.
create table one_time_link (
    hash        char(64)    primary key,
    member_id   uuid        not null references member on delete cascade,
    purpose     varchar(20) not null,
    created_at  timestamp with time zone not null,
    expires_at  timestamp with time zone not null
);
create index one_time_link_by_member on one_time_link (member_id);

-- Somebody of the lab waits for an unknown badge at a machine's reader.
create table badge_pairing (
    machine_id  varchar(40) primary key,
    member_id   uuid        not null references member on delete cascade,
    asked_by    uuid        not null references member,
    asked_at    timestamp with time zone not null,
    hash        char(64)
);

create table audit_entry (
    id          uuid         primary key,
    done_at     timestamp with time zone not null,
    actor_id    uuid,
    subject_id  uuid,
    deed        varchar(60)  not null,
    about       varchar(200) not null
);
create index audit_entry_by_time on audit_entry (done_at);
create index audit_entry_by_subject on audit_entry (subject_id, done_at);
