-- Two reservations of one machine that overlap cannot both be in the table, whoever writes them.
create extension if not exists btree_gist;
alter table reservation add constraint reservation_overlap
    exclude using gist (machine_id with =, tstzrange(starts_at, ends_at) with &&) where (cancelled_at is null);

create table event_publication (
    id                      uuid primary key,
    completion_date         timestamp with time zone,
    event_type              text not null,
    listener_id             text not null,
    publication_date        timestamp with time zone not null,
    serialized_event        text not null,
    status                  text,
    completion_attempts     int,
    last_resubmission_date  timestamp with time zone
);
create index event_publication_by_listener on event_publication using hash (serialized_event);
create index event_publication_by_completion on event_publication (completion_date);
