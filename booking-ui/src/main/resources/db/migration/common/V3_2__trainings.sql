-- Trainings, what they need, which machines need them, and who holds what until when.

create table training (
    id           uuid          primary key,
    name         varchar(100)  not null unique,
    description  varchar(2000) not null,
    how_to_get   varchar(1000) not null,
    -- Months a certification lasts; empty for ever.
    valid_months integer       check (valid_months > 0),
    retired_at   timestamp with time zone
);

create table training_prerequisite (
    training_id  uuid not null references training on delete cascade,
    needs_id     uuid not null references training,
    primary key (training_id, needs_id),
    check (training_id <> needs_id)
);

create table machine_training (
    machine_id   varchar(40) not null references machine on delete cascade,
    training_id  uuid        not null references training,
    primary key (machine_id, training_id)
);

create table certification (
    id           uuid primary key,
    member_id    uuid not null references member on delete cascade,
    training_id  uuid not null references training,
    granted_at   timestamp with time zone not null,
    granted_by   uuid not null references member,
    expires_at   timestamp with time zone,
    revoked_at   timestamp with time zone,
    revoked_by   uuid references member,
    reason       varchar(500),
    check (expires_at is null or granted_at < expires_at)
);
create index certification_by_member on certification (member_id, training_id);
create index certification_by_training on certification (training_id, expires_at);

-- Somebody would like to be trained.
create table training_wish (
    member_id    uuid not null references member on delete cascade,
    training_id  uuid not null references training on delete cascade,
    wished_at    timestamp with time zone not null,
    primary key (member_id, training_id)
);
