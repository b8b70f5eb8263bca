-- Whose a dead letter is, so that it can be erased with all else of them: the writer of a message, the person of an answer; empty where it is nobody's.
alter table dead_letters add column person text collate "C" not null default '';
