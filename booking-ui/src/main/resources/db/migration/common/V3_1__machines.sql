-- Machines as their manager keeps them: condition, guide, picture, profile, and what people say is wrong.

alter table machine add column condition_name varchar(20) default 'IN_SERVICE' not null;
alter table machine add column condition_reason varchar(500);
alter table machine add column condition_since timestamp with time zone;
alter table machine add column guide varchar(4000) default '' not null;
alter table machine add column picture varchar(40);

-- A profile never changes: an edited one has a new name, made of what it says.
create table machine_profile (
    name     varchar(60)    primary key,
    yaml     varchar(20000) not null,
    made_at  timestamp with time zone not null
);

create table problem_report (
    id           uuid          primary key,
    machine_id   varchar(40)   not null references machine,
    member_id    uuid          not null references member,
    reported_at  timestamp with time zone not null,
    dangerous    boolean       not null,
    words        varchar(1000) not null,
    photo        varchar(40),
    solved_at    timestamp with time zone,
    solved_by    uuid          references member,
    answer       varchar(500)
);
create index problem_report_by_machine on problem_report (machine_id, reported_at);
