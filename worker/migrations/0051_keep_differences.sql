-- What a job that counts again, a page at a time, found not to be what is shown: kept for people to see, and never put right by it.

-- Where each kind of thing was last looked at; the next run goes on there.
CREATE TABLE reconciled (
  kind      TEXT PRIMARY KEY CHECK (kind IN ('post', 'round')),
  community INTEGER NOT NULL,
  subject   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A row goes when its subject was counted again and agrees.
CREATE TABLE difference (
  community INTEGER NOT NULL REFERENCES community (id),
  kind      TEXT NOT NULL CHECK (kind IN ('post', 'round')),
  subject   TEXT NOT NULL,                -- id of the post or round
  differs   TEXT NOT NULL,                -- JSON, as in the contract
  found_at  INTEGER NOT NULL,
  seen_at   INTEGER NOT NULL,
  PRIMARY KEY (community, kind, subject)
) STRICT, WITHOUT ROWID;
