create table records (
    kind    text not null,
    key     text not null,
    json    text not null,
    version integer not null,
    expires integer,
    primary key (kind, key)
) strict, without rowid;

create index records_expires on records (expires) where expires is not null;
