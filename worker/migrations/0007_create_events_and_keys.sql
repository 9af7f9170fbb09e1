-- What other systems report. An event is a fact like a vote: ledger, scores and counters follow from its row.

-- Kinds of facts that the community declared. Their names have a dot, so that no built-in one is ever called the same.
CREATE TABLE fact_type (
  community  INTEGER NOT NULL REFERENCES community (id),
  type       TEXT NOT NULL,
  definition TEXT NOT NULL,               -- JSON, FactDefinition
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (community, type)
) STRICT, WITHOUT ROWID;

-- The sender's source and id name an event, so that a retry meets the row of the first try. A retracted event keeps
-- its row: sent again, it stays retracted. `day` is never after the day on which it came, `at` up to a minute.
CREATE TABLE event (
  community    INTEGER NOT NULL,
  source       TEXT NOT NULL,
  id           TEXT NOT NULL,
  fact         TEXT NOT NULL,
  member       INTEGER NOT NULL REFERENCES member (id),
  author       INTEGER REFERENCES member (id),
  object       TEXT,                      -- what it was done to: an id of the sender's, or of a post
  attributes   TEXT NOT NULL,             -- JSON object, names in order
  at           INTEGER NOT NULL,
  day          TEXT NOT NULL,
  received_at  INTEGER NOT NULL,
  retracted_at INTEGER,
  PRIMARY KEY (community, source, id),
  FOREIGN KEY (community, fact) REFERENCES fact_type (community, type)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_of_member ON event (community, fact, member);

-- Who an event counts for: its member as actor, the other one as author.
CREATE VIEW event_metric AS
  SELECT e.community, e.source, e.id, e.member, m.metric
    FROM event e JOIN metric m ON m.community = e.community AND m.metric = e.fact || ':actor'
  UNION ALL
  SELECT e.community, e.source, e.id, e.author, m.metric
    FROM event e JOIN metric m ON m.community = e.community AND m.metric = e.fact || ':author'
    WHERE e.author IS NOT NULL AND e.author <> e.member;

CREATE TRIGGER event_accepted AFTER INSERT ON event BEGIN
  INSERT INTO activity (community, member, metric, day, n)
    SELECT community, member, metric, new.day, 1 FROM event_metric
      WHERE community = new.community AND source = new.source AND id = new.id
    ON CONFLICT (community, member, metric, day) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER event_retracted AFTER UPDATE OF retracted_at ON event WHEN old.retracted_at IS NULL AND new.retracted_at IS NOT NULL BEGIN
  UPDATE activity SET n = n - 1
    FROM (SELECT * FROM event_metric WHERE community = new.community AND source = new.source AND id = new.id) c
    WHERE activity.community = c.community AND activity.member = c.member AND activity.metric = c.metric AND activity.day = old.day;
END;

-- Keys of other systems. Of the secret, 256 random bits, only its SHA-256 is here. `used_day` is written once a day.
CREATE TABLE api_key (
  community  INTEGER NOT NULL REFERENCES community (id),
  id         TEXT NOT NULL,
  name       TEXT NOT NULL,
  hash       TEXT NOT NULL,               -- base64url
  scopes     TEXT NOT NULL,               -- JSON array
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  revoked_at INTEGER,
  used_day   TEXT,
  PRIMARY KEY (community, id)
) STRICT, WITHOUT ROWID;
