-- With which accounts of the OpenID provider somebody signs in.
create table openid_account (
    issuer      varchar(500) not null,
    subject     varchar(255) not null,
    member_id   uuid         not null references member on delete cascade,
    primary key (issuer, subject)
);
create index openid_account_by_member on openid_account (member_id);
