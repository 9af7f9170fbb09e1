-- How many awards of a badge end in a year, in a month and on a day, so that nobody counts ended awards one by one to say how
-- many hold it today: of those before a day there are at most all years, eleven months and thirty days to add up. Nothing
-- has to happen when one ends.
CREATE TABLE award_end (
  community INTEGER NOT NULL,
  badge     TEXT NOT NULL,
  span      TEXT NOT NULL CHECK (span IN ('year', 'month', 'day')),
  period    TEXT NOT NULL,                -- 2026, 2026-11 or 2026-11-22
  n         INTEGER NOT NULL CHECK (n >= 0),
  PRIMARY KEY (community, badge, span, period)
) STRICT, WITHOUT ROWID;

-- An award with an end that is not revoked, in each of its spans.
CREATE VIEW award_ending AS
  SELECT a.community, a.member, a.badge, a.cause, s.value ->> 0 AS span, substr(a.until, 1, s.value ->> 1) AS period
    FROM award a CROSS JOIN json_each('[["year",4],["month",7],["day",10]]') s
    WHERE a.until < '9999-12-31' AND a.revoked_at IS NULL;

CREATE TRIGGER award_with_end AFTER INSERT ON award WHEN new.until < '9999-12-31' BEGIN
  INSERT INTO award_end (community, badge, span, period, n)
    SELECT community, badge, span, period, 1 FROM award_ending
      WHERE community = new.community AND member = new.member AND badge = new.badge AND cause = new.cause
    ON CONFLICT (community, badge, span, period) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER award_end_changed AFTER UPDATE OF until, revoked_at ON award
WHEN old.until <> new.until OR (old.revoked_at IS NULL) <> (new.revoked_at IS NULL) BEGIN
  UPDATE award_end SET n = n - 1
    WHERE old.until < '9999-12-31' AND old.revoked_at IS NULL AND community = old.community AND badge = old.badge
      AND (span, period) IN (VALUES ('year', substr(old.until, 1, 4)), ('month', substr(old.until, 1, 7)), ('day', old.until));
  INSERT INTO award_end (community, badge, span, period, n)
    SELECT community, badge, span, period, 1 FROM award_ending
      WHERE community = new.community AND member = new.member AND badge = new.badge AND cause = new.cause
    ON CONFLICT (community, badge, span, period) DO UPDATE SET n = n + 1;
END;

INSERT INTO award_end (community, badge, span, period, n)
  SELECT community, badge, span, period, count(*) FROM award_ending GROUP BY community, badge, span, period;
