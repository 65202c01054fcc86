-- What Établi told people, in the application and, where they wish, by e-mail.

create table message (
    id           uuid          primary key,
    member_id    uuid          not null references member on delete cascade,
    -- What it is about, so that the same news is told once however often its event comes.
    about        varchar(160)  not null,
    kind         varchar(40)   not null,
    title        varchar(200)  not null,
    body         varchar(2000) not null,
    link         varchar(200),
    written_at   timestamp with time zone not null,
    read_at      timestamp with time zone,
    -- NONE, WAITING, SENT or FAILED.
    mail         varchar(10)   not null,
    attempts     integer       not null,
    next_try_at  timestamp with time zone,
    unique (member_id, about)
);
create index message_by_member on message (member_id, written_at);
create index message_to_mail on message (mail, next_try_at);

-- Kinds somebody does not want by e-mail.
create table message_unwanted (
    member_id  uuid        not null references member on delete cascade,
    kind       varchar(40) not null,
    primary key (member_id, kind)
);
