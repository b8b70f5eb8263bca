-- Times are milliseconds since 1970. Who runs what is kept in memory: one process uses the file.

-- Every event that was accepted, so that a repeated one is known; swept by age.
create table events (
    id    integer primary key,
    event text not null unique,
    at    integer not null
) strict;

-- Messages whose turn has not ended, by the id of their event.
create table inbox (
    id           integer primary key,
    event        text not null,
    conversation text not null,
    workspace    text not null,
    person       text not null,
    at           integer not null,
    tries        integer not null default 0,
    progress     text,
    body         blob not null
) strict;

create table conversations (
    id        integer primary key,
    key       text not null unique,
    workspace text not null,
    exchanges integer not null,
    touched   integer not null
) strict;

create index conversations_touched on conversations (touched);

-- What each person of the directory asked in which conversation: their list. latest is the id of their last exchange.
create table participants (
    person       text not null,
    conversation integer not null,
    title        text,
    exchanges    integer not null,
    latest       integer not null,
    at           integer not null,
    primary key (person, conversation)
) strict, without rowid;

create table exchanges (
    id           integer primary key,
    conversation integer not null,
    number       integer not null,
    person       text,
    platform_id  text,
    body         blob not null,
    unique (conversation, number)
) strict;

-- What is to be delivered, in the order of ids within a conversation.
create table outbox (
    id           integer primary key,
    delivery     text not null unique,
    conversation text not null,
    workspace    text not null,
    exchange     integer,
    at           integer not null,
    tries        integer not null default 0,
    uncertain    integer not null default 0,
    body         blob not null
) strict;

create table dead_letters (
    id           integer primary key,
    kind         integer not null,
    key          text not null,
    conversation text not null,
    workspace    text not null,
    reason       text not null,
    at           integer not null,
    body         blob not null
) strict;
