-- A verdict can be changed; what it was stays, so that each ledger line is explained by the one that wrote it. `verdict` holds what
-- counts, as before; what it replaced moves here, and a first verdict writes no row more.
CREATE TABLE replaced_verdict (
  community  INTEGER NOT NULL,
  member     INTEGER NOT NULL REFERENCES member (id),
  rule       TEXT NOT NULL,
  day        TEXT NOT NULL,
  actor      INTEGER NOT NULL REFERENCES member (id),
  cause      TEXT NOT NULL,
  n          INTEGER NOT NULL,            -- 1 for the first, 2 for the one that replaced it
  decision   TEXT NOT NULL CHECK (decision IN ('released', 'refused')),
  reason     TEXT NOT NULL,
  decided_by INTEGER NOT NULL REFERENCES member (id),
  at         INTEGER NOT NULL,
  PRIMARY KEY (community, member, rule, day, actor, cause, n)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER verdict_replaced BEFORE UPDATE ON verdict BEGIN
  INSERT INTO replaced_verdict (community, member, rule, day, actor, cause, n, decision, reason, decided_by, at)
    SELECT old.community, old.member, old.rule, old.day, old.actor, old.cause, 1 + count(*), old.decision, old.reason, old.decided_by, old.at
      FROM replaced_verdict WHERE community = old.community AND member = old.member AND rule = old.rule AND day = old.day
        AND actor = old.actor AND cause = old.cause;
END;
CREATE TRIGGER replaced_verdict_stays BEFORE UPDATE ON replaced_verdict BEGIN
  SELECT raise(ABORT, 'a verdict that was replaced stays as it was');
END;
