-- A workshop's tablet: whoever has the link sees first names and machines, nothing else; only the link's hash is kept.
create table kiosk (
    id           uuid        primary key,
    label        varchar(60) not null,
    secret_hash  char(64)    not null unique,
    made_by      uuid        not null references member,
    made_at      timestamp with time zone not null
);

-- What is reported at a tablet is nobody's in particular.
alter table problem_report alter column member_id drop not null;
