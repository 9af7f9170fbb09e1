-- What a community talks about. A theme is a tag: the list gives it names, a description and the other words that people type for it.
-- One row, because it is set and read as a whole; nothing that follows from tags depends on it
-- (docs/decisions/2026-11-28-expertise.md).

CREATE TABLE theme_list (
  community  INTEGER PRIMARY KEY REFERENCES community (id),
  definition TEXT NOT NULL,               -- JSON, Theme[]
  version    INTEGER NOT NULL DEFAULT 1
) STRICT;
