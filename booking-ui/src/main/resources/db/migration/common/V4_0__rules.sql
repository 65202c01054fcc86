-- Whom rules may single out. Where two groups of a member say different things, the one placed first counts.
create table member_group (
    name   varchar(40)  primary key,
    label  varchar(100) not null,
    place  integer      not null
);
create table member_in_group (
    member_id   uuid        not null references member on delete cascade,
    group_name  varchar(40) not null references member_group on delete cascade,
    primary key (member_id, group_name)
);

-- What the lab asks of reservations: one line a rule, for the site, a machine, a group, or a group on a machine.
create table rule (
    scope       varchar(90)  not null,
    name        varchar(20)  not null,
    setting     varchar(500) not null,
    machine_id  varchar(40)  references machine on delete cascade,
    group_name  varchar(40)  references member_group on delete cascade,
    primary key (scope, name)
);

-- Holidays, maintenance: no machine, or this one, is to be used meanwhile.
create table closure (
    id          uuid primary key,
    machine_id  varchar(40) references machine on delete cascade,
    starts_at   timestamp with time zone not null,
    ends_at     timestamp with time zone not null,
    reason      varchar(200) not null,
    check (starts_at < ends_at)
);
create index closure_by_end on closure (ends_at);

alter table reservation add column certainty varchar(20) default 'CONFIRMED' not null;
alter table reservation add column held_until timestamp with time zone;
alter table reservation add column arrived_at timestamp with time zone;
alter table reservation add column released varchar(20);
alter table reservation add column series uuid;

-- A slot lasts a week at most: what touches an instant began at most a week before it, so an index on starts finds it.
alter table reservation add constraint reservation_lasts_a_week_at_most
    check (ends_at <= starts_at + interval '168' hour);
create index reservation_by_start on reservation (starts_at);
create index reservation_by_series on reservation (series);

-- Who would like a slot that is taken, first come first served.
create table waiting (
    id          uuid primary key,
    machine_id  varchar(40) not null references machine on delete cascade,
    member_id   uuid        not null references member on delete cascade,
    starts_at   timestamp with time zone not null,
    ends_at     timestamp with time zone not null,
    asked_at    timestamp with time zone not null,
    check (starts_at < ends_at)
);
create index waiting_by_machine on waiting (machine_id, asked_at);
create index waiting_by_member on waiting (member_id);
