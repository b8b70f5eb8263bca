-- Keys are compared byte by byte (collation C), whatever the database's own collation: prefixes and order must not depend on it.
create table records (
    kind    text collate "C" not null,
    key     text collate "C" not null,
    json    text not null,
    version bigint not null,
    expires timestamptz,
    primary key (kind, key)
);

create index records_expires on records (expires) where expires is not null;
