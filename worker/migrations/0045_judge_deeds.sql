-- A verdict is about a deed, whatever its generation: what was refused and withdrawn is refused when it is done again. Until here it
-- named the cause, in which a second casting is another one. Of several verdicts about one deed the latest counts, the others are those that
-- it replaced.
ALTER TABLE verdict RENAME TO verdict_of_cause;
ALTER TABLE replaced_verdict RENAME TO replaced_of_cause;

CREATE TABLE verdict (
  community  INTEGER NOT NULL,
  member     INTEGER NOT NULL REFERENCES member (id),  -- who earns
  rule       TEXT NOT NULL,
  day        TEXT NOT NULL,
  actor      INTEGER NOT NULL REFERENCES member (id),
  deed       TEXT NOT NULL,                            -- its cause without a generation
  decision   TEXT NOT NULL CHECK (decision IN ('released', 'refused')),
  reason     TEXT NOT NULL,
  decided_by INTEGER NOT NULL REFERENCES member (id),
  at         INTEGER NOT NULL,
  PRIMARY KEY (community, member, rule, day, actor, deed)
) STRICT, WITHOUT ROWID;

CREATE TABLE replaced_verdict (
  community  INTEGER NOT NULL,
  member     INTEGER NOT NULL REFERENCES member (id),
  rule       TEXT NOT NULL,
  day        TEXT NOT NULL,
  actor      INTEGER NOT NULL REFERENCES member (id),
  deed       TEXT NOT NULL,
  n          INTEGER NOT NULL,            -- 1 for the first, 2 for the one that replaced it
  decision   TEXT NOT NULL CHECK (decision IN ('released', 'refused')),
  reason     TEXT NOT NULL,
  decided_by INTEGER NOT NULL REFERENCES member (id),
  at         INTEGER NOT NULL,
  PRIMARY KEY (community, member, rule, day, actor, deed, n)
) STRICT, WITHOUT ROWID;

-- All of a deed, the first as 1; then the last of each takes its place.
INSERT INTO replaced_verdict (community, member, rule, day, actor, deed, n, decision, reason, decided_by, at)
  SELECT community, member, rule, day, actor, deed, row_number() OVER (PARTITION BY community, member, rule, day, actor, deed ORDER BY at, n), decision, reason, decided_by, at
  FROM (
    SELECT *, CASE WHEN substr(cause, 1, instr(cause, ':')) IN ('vote:', 'accepted:', 'ballot:') THEN rtrim(rtrim(cause, '0123456789'), ':') ELSE cause END AS deed FROM (
      SELECT community, member, rule, day, actor, cause, n, decision, reason, decided_by, at FROM replaced_of_cause
      UNION ALL SELECT community, member, rule, day, actor, cause, 9223372036854775807, decision, reason, decided_by, at FROM verdict_of_cause));
INSERT INTO verdict (community, member, rule, day, actor, deed, decision, reason, decided_by, at)
  SELECT community, member, rule, day, actor, deed, decision, reason, decided_by, at FROM replaced_verdict r
  WHERE n = (SELECT max(n) FROM replaced_verdict o WHERE (o.community, o.member, o.rule, o.day, o.actor, o.deed) = (r.community, r.member, r.rule, r.day, r.actor, r.deed));
DELETE FROM replaced_verdict AS r
  WHERE n = (SELECT max(n) FROM replaced_verdict o WHERE (o.community, o.member, o.rule, o.day, o.actor, o.deed) = (r.community, r.member, r.rule, r.day, r.actor, r.deed));

DROP TABLE verdict_of_cause;
DROP TABLE replaced_of_cause;

CREATE TRIGGER verdict_replaced BEFORE UPDATE ON verdict BEGIN
  INSERT INTO replaced_verdict (community, member, rule, day, actor, deed, n, decision, reason, decided_by, at)
    SELECT old.community, old.member, old.rule, old.day, old.actor, old.deed, 1 + count(*), old.decision, old.reason, old.decided_by, old.at
      FROM replaced_verdict WHERE community = old.community AND member = old.member AND rule = old.rule AND day = old.day
        AND actor = old.actor AND deed = old.deed;
END;
CREATE TRIGGER replaced_verdict_stays BEFORE UPDATE ON replaced_verdict BEGIN
  SELECT raise(ABORT, 'a verdict that was replaced stays as it was');
END;
