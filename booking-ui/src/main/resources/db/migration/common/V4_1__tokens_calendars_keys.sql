-- What a token may do, and what its owner calls it.
alter table api_token add column label varchar(100) default '' not null;
alter table api_token add column scopes varchar(100) default 'READ RESERVE MAKE MANAGE' not null;
create index api_token_by_member on api_token (member_id);

-- Who knows the secret address reads this calendar: a member's own, or a machine's.
create table calendar_feed (
    hash        char(64) primary key,
    member_id   uuid     not null references member on delete cascade,
    machine_id  varchar(40) references machine on delete cascade,
    created_at  timestamp with time zone not null
);
create index calendar_feed_by_member on calendar_feed (member_id);

-- What was answered to a request with an Idempotency-Key; written in the same transaction as what the request did.
create table idempotency_key (
    member_id     uuid         not null references member on delete cascade,
    request_key   varchar(100) not null,
    request_hash  char(64)     not null,
    status        integer      not null,
    location      varchar(300),
    body          varchar(100000) not null,
    created_at    timestamp with time zone not null,
    primary key (member_id, request_key)
);
create index idempotency_key_by_age on idempotency_key (created_at);
