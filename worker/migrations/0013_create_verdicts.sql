-- Bursts wait for a moderator. What waits is kept beside the ledger, so that the list of it never reads the ledger;
-- a line that does not wait costs no row. Reasons: docs/decisions/2026-11-22-fairness.md.

-- What a moderator decided about an act that a burst held. A fact: a rebuild finds the same. `day` and `actor` are those
-- of the act, so that the acts of one burst lie together.
CREATE TABLE verdict (
  community  INTEGER NOT NULL,
  member     INTEGER NOT NULL REFERENCES member (id),  -- who earns
  rule       TEXT NOT NULL,
  day        TEXT NOT NULL,
  actor      INTEGER NOT NULL REFERENCES member (id),
  cause      TEXT NOT NULL,
  decision   TEXT NOT NULL CHECK (decision IN ('released', 'refused')),
  reason     TEXT NOT NULL,
  decided_by INTEGER NOT NULL REFERENCES member (id),
  at         INTEGER NOT NULL,
  PRIMARY KEY (community, member, rule, day, actor, cause)
) STRICT, WITHOUT ROWID;

-- Ledger lines that wait, by day: what one actor did for one member by one rule on a day is a burst.
CREATE TABLE pending (
  community INTEGER NOT NULL,
  day       TEXT NOT NULL,
  member    INTEGER NOT NULL,
  rule      TEXT NOT NULL,
  actor     INTEGER NOT NULL,
  at        INTEGER NOT NULL,
  cause     TEXT NOT NULL,
  version   INTEGER NOT NULL,
  raw       INTEGER NOT NULL,
  PRIMARY KEY (community, day, member, rule, actor, at, cause, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER ledger_waits AFTER INSERT ON ledger WHEN new.reason = 'pending' BEGIN
  INSERT INTO pending (community, day, member, rule, actor, at, cause, version, raw)
    SELECT new.community, new.day, new.member, new.rule, new.actor, new.at, new.cause, new.version, sum(raw) FROM ledger
      WHERE community = new.community AND member = new.member AND day = new.day AND at = new.at AND cause = new.cause
        AND rule = new.rule AND version = new.version
    ON CONFLICT DO UPDATE SET raw = excluded.raw;
END;
-- The first line of a fact cannot end a wait.
CREATE TRIGGER ledger_waits_no_more AFTER INSERT ON ledger WHEN new.seq > 0 AND new.reason IS NOT 'pending' BEGIN
  DELETE FROM pending WHERE community = new.community AND day = new.day AND member = new.member AND rule = new.rule
    AND actor = new.actor AND at = new.at AND cause = new.cause AND version = new.version;
END;

-- What somebody did for somebody: whether a colleague's support answers one of before is looked up, not searched for.
CREATE INDEX post_of_author ON post (community, author, kind, at) WHERE author IS NOT NULL;
DROP INDEX event_of_member;
CREATE INDEX event_of_member ON event (community, fact, member, author, at);
