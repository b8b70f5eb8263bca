-- The time of everything here is the database's: replicas' clocks may differ. Tests put another function in its place.
create function store_now() returns timestamptz language sql volatile as 'select clock_timestamp()';

-- Every event that was accepted, so that a repeated one is known; swept by age.
create table events (
    event text collate "C" primary key,
    at    timestamptz not null
);

create index events_at on events (at);

-- A conversation with messages that wait or run. The row is what hands out the turn: whoever locks it decides. It goes with the last message.
create table turn_lanes (
    conversation text collate "C" primary key,
    workspace    text collate "C" not null,
    free         timestamptz not null,               -- from when on the first message may be claimed: at once, after a delay, when the lease ends
    token        bigint,                             -- of the lease, running or run out; null where nobody has one
    owner        text,
    lapsed       boolean not null default false,     -- the lease before this one ran out
    stop         boolean not null default false
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

create index turn_lanes_free on turn_lanes (workspace, free);
create index turn_lanes_token on turn_lanes (token) where token is not null;

-- Messages whose turn has not ended. Ids grow in a conversation in the order accepted, as they are given under its lane's lock.
create table inbox (
    id           bigint generated always as identity primary key,
    event        text not null,
    conversation text collate "C" not null,
    workspace    text not null,
    person       text not null,
    at           timestamptz not null,
    tries        int not null default 0,
    progress     text,
    body         bytea not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

create index inbox_conversation on inbox (conversation, id);

create table conversations (
    id        bigint generated always as identity primary key,
    key       text collate "C" not null unique,
    workspace text not null,
    exchanges bigint not null,                       -- how many it ever had
    touched   timestamptz not null,
    active    timestamptz not null                   -- touched, to the hour: indexed, and most turns do not change it
) with (fillfactor = 90);

create index conversations_active on conversations (active);

create table exchanges (
    conversation bigint not null,
    number       bigint not null,
    person       text collate "C",
    at           timestamptz not null,
    platform_id  text,
    body         bytea not null,
    primary key (conversation, number)
) with (fillfactor = 95);

-- Who asked in which conversation, and what it is called in their list.
create table participants (
    person       text collate "C" not null,
    conversation bigint not null,
    title        text,
    latest       timestamptz not null,
    exchanges    bigint not null,
    primary key (person, conversation)
) with (fillfactor = 90);

create index participants_conversation on participants (conversation);

-- As turn_lanes, for what is to be delivered.
create table delivery_lanes (
    conversation text collate "C" primary key,
    workspace    text collate "C" not null,
    free         timestamptz not null,
    token        bigint,
    owner        text,
    lapsed       boolean not null default false,
    stop         boolean not null default false
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

create index delivery_lanes_free on delivery_lanes (workspace, free);
create index delivery_lanes_token on delivery_lanes (token) where token is not null;

create table outbox (
    id           bigint generated always as identity primary key,
    delivery     text collate "C" not null unique,
    conversation text collate "C" not null,
    workspace    text not null,
    thread       bigint,                             -- the exchange that it answers
    number       bigint,
    at           timestamptz not null,
    tries        int not null default 0,
    uncertain    boolean not null default false,
    body         bytea not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

create index outbox_conversation on outbox (conversation, id);

create table dead_letters (
    id           bigint generated always as identity primary key,
    kind         int not null,
    key          text not null,
    conversation text not null,
    workspace    text not null,
    reason       text not null,
    at           timestamptz not null,
    body         bytea not null
);

create index dead_letters_at on dead_letters (at);
