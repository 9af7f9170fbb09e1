-- What facts are worth. Rules and badges are data; the ledger only grows; scores follow it by trigger,
-- so that no writer can forget them.

CREATE TABLE rule (
  community  INTEGER NOT NULL REFERENCES community (id),
  id         TEXT NOT NULL,
  version    INTEGER NOT NULL,
  definition TEXT NOT NULL,               -- JSON, RuleDefinition
  valid_from INTEGER NOT NULL,
  valid_to   INTEGER,                     -- facts from valid_from until valid_to are its own
  PRIMARY KEY (community, id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE badge (
  community  INTEGER NOT NULL REFERENCES community (id),
  id         TEXT NOT NULL,
  position   INTEGER NOT NULL,
  definition TEXT NOT NULL,               -- JSON, BadgeDefinition
  holders    INTEGER NOT NULL DEFAULT 0,  -- kept by trigger
  PRIMARY KEY (community, id)
) STRICT, WITHOUT ROWID;

-- An award is a fact of its own: undoing its cause does not take it away.
CREATE TABLE award (
  community INTEGER NOT NULL,
  member    INTEGER NOT NULL REFERENCES member (id),
  badge     TEXT NOT NULL,
  at        INTEGER NOT NULL,
  given_by  INTEGER REFERENCES member (id),
  reason    TEXT,
  PRIMARY KEY (community, member, badge),
  FOREIGN KEY (community, badge) REFERENCES badge (community, id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER award_counted AFTER INSERT ON award BEGIN
  UPDATE badge SET holders = holders + 1 WHERE community = new.community AND id = new.badge;
END;

-- Metrics that a badge counts; a fact that no badge counts costs no row.
CREATE TABLE metric (
  community INTEGER NOT NULL REFERENCES community (id),
  metric    TEXT NOT NULL,                -- {fact}:{actor|author}
  PRIMARY KEY (community, metric)
) STRICT, WITHOUT ROWID;

-- How often a member did a thing on a day. Totals and distinct days are sums over it.
CREATE TABLE activity (
  community INTEGER NOT NULL,
  member    INTEGER NOT NULL,
  metric    TEXT NOT NULL,
  day       TEXT NOT NULL,
  n         INTEGER NOT NULL CHECK (n >= 0),
  PRIMARY KEY (community, member, metric, day)
) STRICT, WITHOUT ROWID;

-- What facts brought. The lines of one cause under one version of a rule add up to what it counts for now:
-- the first line gives, later ones (seq 1, 2, …) take back or correct. `raw` is what the rule gives, `points`
-- what its limits left, and `reason` names the limit that left less. A later line stands in the day of its
-- fact and counts in the same boards; `written_at` is when it came.
CREATE TABLE ledger (
  community   INTEGER NOT NULL,
  member      INTEGER NOT NULL REFERENCES member (id),
  day         TEXT NOT NULL,
  at          INTEGER NOT NULL,
  cause       TEXT NOT NULL,
  rule        TEXT NOT NULL,
  version     INTEGER NOT NULL,
  seq         INTEGER NOT NULL,
  fact        TEXT NOT NULL,
  subject     TEXT,
  actor       INTEGER,
  raw         INTEGER NOT NULL,
  points      INTEGER NOT NULL,
  reason      TEXT,
  boards      TEXT NOT NULL,              -- JSON array: the leaderboards that it counts in
  written_at  INTEGER NOT NULL,
  change      TEXT,                       -- name of the re-pricing that wrote it
  PRIMARY KEY (community, member, day, at, cause, rule, version, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER ledger_is_append_only BEFORE UPDATE ON ledger BEGIN
  SELECT raise(ABORT, 'the ledger is append-only');
END;

-- A period is a board of its own ('all', '2026-W47', '2026-11'): a reset rewrites nothing.
CREATE TABLE score (
  community INTEGER NOT NULL,
  board     TEXT NOT NULL,
  member    INTEGER NOT NULL,
  points    INTEGER NOT NULL,
  PRIMARY KEY (community, board, member)
) STRICT, WITHOUT ROWID;
CREATE INDEX score_rank ON score (community, board, points, member);

CREATE TRIGGER ledger_scored AFTER INSERT ON ledger WHEN new.points <> 0 BEGIN
  INSERT INTO score (community, board, member, points)
    SELECT new.community, b.value, new.member, new.points FROM json_each(new.boards) b WHERE true
    ON CONFLICT (community, board, member) DO UPDATE SET points = points + excluded.points;
END;

-- How many members have how many points: rank is a sum over it. A bucket spans 512 points;
-- `fine` is a JSON object (as JSONB: read as text it costs an award four times as long) from the points within the
-- bucket to members, so that an award inside a bucket writes one row (docs/decisions/2026-11-22-rank-histogram.md has the figures).
CREATE TABLE histogram (
  community INTEGER NOT NULL,
  board     TEXT NOT NULL,
  bucket    INTEGER NOT NULL,
  members   INTEGER NOT NULL CHECK (members >= 0),
  fine      BLOB NOT NULL,
  PRIMARY KEY (community, board, bucket)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER score_enters AFTER INSERT ON score WHEN new.points > 0 BEGIN
  INSERT INTO histogram (community, board, bucket, members, fine)
    VALUES (new.community, new.board, new.points / 512, 1, jsonb_object(CAST(new.points % 512 AS TEXT), 1))
    ON CONFLICT (community, board, bucket) DO UPDATE SET members = members + 1,
      fine = jsonb_set(fine, '$."' || (new.points % 512) || '"', coalesce(fine ->> ('$."' || (new.points % 512) || '"'), 0) + 1);
END;

CREATE TRIGGER score_moves_inside AFTER UPDATE OF points ON score
WHEN old.points > 0 AND new.points > 0 AND old.points <> new.points AND old.points / 512 = new.points / 512 BEGIN
  UPDATE histogram SET fine = jsonb_set(
      CASE fine ->> ('$."' || (old.points % 512) || '"') WHEN 1
        THEN jsonb_remove(fine, '$."' || (old.points % 512) || '"')
        ELSE jsonb_set(fine, '$."' || (old.points % 512) || '"', (fine ->> ('$."' || (old.points % 512) || '"')) - 1) END,
      '$."' || (new.points % 512) || '"', coalesce(fine ->> ('$."' || (new.points % 512) || '"'), 0) + 1)
    WHERE community = new.community AND board = new.board AND bucket = new.points / 512;
END;

CREATE TRIGGER score_leaves AFTER UPDATE OF points ON score
WHEN old.points > 0 AND (new.points <= 0 OR old.points / 512 <> new.points / 512) BEGIN
  UPDATE histogram SET members = members - 1, fine = CASE fine ->> ('$."' || (old.points % 512) || '"') WHEN 1
      THEN jsonb_remove(fine, '$."' || (old.points % 512) || '"')
      ELSE jsonb_set(fine, '$."' || (old.points % 512) || '"', (fine ->> ('$."' || (old.points % 512) || '"')) - 1) END
    WHERE community = old.community AND board = old.board AND bucket = old.points / 512;
END;

CREATE TRIGGER score_arrives AFTER UPDATE OF points ON score
WHEN new.points > 0 AND (old.points <= 0 OR old.points / 512 <> new.points / 512) BEGIN
  INSERT INTO histogram (community, board, bucket, members, fine)
    VALUES (new.community, new.board, new.points / 512, 1, jsonb_object(CAST(new.points % 512 AS TEXT), 1))
    ON CONFLICT (community, board, bucket) DO UPDATE SET members = members + 1,
      fine = jsonb_set(fine, '$."' || (new.points % 512) || '"', coalesce(fine ->> ('$."' || (new.points % 512) || '"'), 0) + 1);
END;
