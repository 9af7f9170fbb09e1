-- Streaks are read from facts, never stored: the visits, and what stands here. A community without a row works
-- from Monday to Friday and has no holidays. The time zone stays where the community is; `zone_changed_at` tells
-- which visits were dated in another one.
CREATE TABLE calendar (
  community       INTEGER PRIMARY KEY REFERENCES community (id),
  weeks           TEXT NOT NULL,          -- JSON, WorkingWeek[]
  holidays        TEXT NOT NULL,          -- name of a ready-made set
  days_off        TEXT NOT NULL,          -- JSON, Holiday[]
  worked_days     TEXT NOT NULL,          -- JSON, days
  pause_days      INTEGER NOT NULL,
  zone_changed_at INTEGER NOT NULL DEFAULT 0,
  version         INTEGER NOT NULL
) STRICT;

-- Set by members for themselves; pauses of a member never overlap. No reason, and nobody else reads it.
CREATE TABLE pause (
  community INTEGER NOT NULL,
  member    INTEGER NOT NULL REFERENCES member (id),
  from_day  TEXT NOT NULL,
  to_day    TEXT NOT NULL CHECK (to_day >= from_day),
  PRIMARY KEY (community, member, from_day)
) STRICT, WITHOUT ROWID;

-- Days that an animateur counted for a member.
CREATE TABLE streak_repair (
  community INTEGER NOT NULL,
  member    INTEGER NOT NULL REFERENCES member (id),
  day       TEXT NOT NULL,
  reason    TEXT NOT NULL,
  given_by  INTEGER NOT NULL REFERENCES member (id),
  at        INTEGER NOT NULL,
  PRIMARY KEY (community, member, day)
) STRICT, WITHOUT ROWID;
