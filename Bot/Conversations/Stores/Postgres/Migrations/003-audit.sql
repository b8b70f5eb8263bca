-- Times are ticks of UTC (100 ns since the year 1): an entry is given back to the tick.
create table audit (
    chain   text collate "C" not null,
    seq     bigint not null,
    at      bigint not null,
    kind    text not null,
    person  text collate "C" not null,
    channel text collate "C" not null,
    turn    text collate "C" not null,
    outcome text not null,
    json    text not null,
    hash    text not null,
    primary key (chain, seq)
);

create index audit_at on audit (at, chain, seq);
create index audit_person on audit (person, at, chain, seq) where person <> '';
create index audit_channel on audit (channel, at, chain, seq) where channel <> '';
create index audit_turn on audit (turn, at, chain, seq) where turn <> '';

create table audit_resources (
    chain    text collate "C" not null,
    seq      bigint not null,
    resource text collate "C" not null,
    at       bigint not null,
    primary key (chain, seq, resource)
);

create index audit_resources_resource on audit_resources (resource, at, chain, seq);
