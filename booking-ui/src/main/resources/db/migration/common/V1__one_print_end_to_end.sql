-- The record: who reserved, who badged in, what had power, what ran, what it took.

create table member (
    id          uuid primary key,
    email       varchar(254) not null unique,
    name        varchar(100) not null,
    password    varchar(200) not null,
    role        varchar(20)  not null,
    language    varchar(5)   not null,
    created_at  timestamp with time zone not null
);

-- A badge is kept as its keyed hash, never as its number.
create table badge (
    hash        char(64)    primary key,
    member_id   uuid        not null references member on delete cascade,
    paired_at   timestamp with time zone not null
);

create table bench (
    name          varchar(40) primary key,
    label         varchar(100) not null,
    code_hash     char(64),
    code_expires  timestamp with time zone,
    key_hash      char(64),
    enrolled_at   timestamp with time zone,
    lease_number  bigint not null
);

create table machine (
    id            varchar(40)  primary key,
    name          varchar(100) not null,
    profile       varchar(60)  not null,
    bench         varchar(40)  not null references bench,
    hourly_cents  integer      not null,
    place         integer      not null
);

create table gcode_file (
    id           uuid primary key,
    member_id    uuid         not null references member on delete cascade,
    name         varchar(200) not null,
    sha256       char(64)     not null,
    bytes        bigint       not null,
    uploaded_at  timestamp with time zone not null
);

create table reservation (
    id            uuid primary key,
    machine_id    varchar(40) not null references machine,
    member_id     uuid        not null references member,
    starts_at     timestamp with time zone not null,
    ends_at       timestamp with time zone not null,
    reserved_at   timestamp with time zone not null,
    cancelled_at  timestamp with time zone,
    check (starts_at < ends_at)
);
create index reservation_by_machine on reservation (machine_id, starts_at);
create index reservation_by_member on reservation (member_id, starts_at);

create table job (
    id               uuid primary key,
    reservation_id   uuid        not null references reservation,
    file_id          uuid        not null references gcode_file,
    state            varchar(20) not null,
    queued_at        timestamp with time zone not null,
    started_at       timestamp with time zone,
    ended_at         timestamp with time zone,
    planned_seconds  double precision not null,
    planned_grams    double precision not null,
    commands         bigint not null,
    acknowledged     bigint not null,
    last_line        bigint not null,
    reason           varchar(500),
    printing_seconds double precision not null,
    heating_seconds  double precision not null,
    paused_seconds   double precision not null,
    laser_on_seconds double precision not null,
    grams            double precision not null
);
create index job_by_reservation on job (reservation_id);

-- A session on a machine, from badge-in to power off, and what it consumed.
create table usage_session (
    id              varchar(80) primary key,
    machine_id      varchar(40) not null references machine,
    member_id       uuid        not null references member,
    reservation_id  uuid        references reservation,
    opened_at       timestamp with time zone not null,
    powered_on_at   timestamp with time zone,
    powered_off_at  timestamp with time zone,
    closed_at       timestamp with time zone,
    cause           varchar(30),
    watt_hours      double precision,
    price_cents     integer
);
create index usage_session_by_reservation on usage_session (reservation_id);

-- Every event as its bench journalled it; bench and sequence make a second delivery harmless.
create table bench_event (
    bench        varchar(40)  not null references bench,
    sequence     bigint       not null,
    happened_at  timestamp with time zone not null,
    received_at  timestamp with time zone not null,
    machine_id   varchar(40),
    session_id   varchar(80),
    kind         varchar(60)  not null,
    body         varchar(8000) not null,
    primary key (bench, sequence)
);
create index bench_event_by_session on bench_event (session_id, sequence);

create table api_token (
    hash        char(64) primary key,
    member_id   uuid     not null references member on delete cascade,
    created_at  timestamp with time zone not null,
    expires_at  timestamp with time zone not null
);
