-- Which boards points count in, who takes part, and teams through time.
-- Reasons: docs/decisions/2026-11-22-frozen-periods.md and 2026-11-22-team-boards.md.

-- Which team a member was in, from a day on and until another; facts count for the team of their day.
CREATE TABLE membership (
  community INTEGER NOT NULL,
  member    INTEGER NOT NULL REFERENCES member (id),
  from_day  TEXT NOT NULL,
  to_day    TEXT,
  team      TEXT NOT NULL,
  PRIMARY KEY (community, member, from_day)
) STRICT, WITHOUT ROWID;

-- A period with dates of its own, first and last day included.
CREATE TABLE season (
  community INTEGER NOT NULL REFERENCES community (id),
  id        TEXT NOT NULL,
  name      TEXT NOT NULL,                -- JSON, words by language
  from_day  TEXT NOT NULL,
  to_day    TEXT NOT NULL CHECK (to_day >= from_day),
  PRIMARY KEY (community, id)
) STRICT, WITHOUT ROWID;

-- LeaderboardSettings. Of the key, invented names are made: with it alone they could be traced.
ALTER TABLE community ADD COLUMN leaderboards TEXT NOT NULL DEFAULT '{"periods":["week","month","all"],"ranking":"competition","naming":"opt_in"}';
ALTER TABLE community ADD COLUMN alias_key TEXT NOT NULL DEFAULT '';
UPDATE community SET alias_key = lower(hex(randomblob(16)));
CREATE TRIGGER community_alias_key AFTER INSERT ON community WHEN new.alias_key = '' BEGIN
  UPDATE community SET alias_key = lower(hex(randomblob(16))) WHERE id = new.id;
END;

-- Leaderboards of a part of the facts, or of teams. Facts from since_at until until_at count; what it is about never changes.
CREATE TABLE leaderboard (
  community  INTEGER NOT NULL REFERENCES community (id),
  id         TEXT NOT NULL,
  definition TEXT NOT NULL,               -- JSON, LeaderboardDefinition
  since_at   INTEGER NOT NULL,
  since_day  TEXT NOT NULL,
  until_at   INTEGER,
  until_day  TEXT,
  PRIMARY KEY (community, id)
) STRICT, WITHOUT ROWID;

-- Points on a board that no ledger line lists: those of closed periods after a rebuild, and what a board took up
-- that was declared after its first day. A score is the sum of its lines and of this.
CREATE TABLE carried (
  community INTEGER NOT NULL,
  member    INTEGER NOT NULL,
  board     TEXT NOT NULL,
  points    INTEGER NOT NULL,
  PRIMARY KEY (community, member, board)
) STRICT, WITHOUT ROWID;

-- A board on its way through the ledger, a page of members at a time.
CREATE TABLE filling (
  community    INTEGER NOT NULL REFERENCES community (id),
  board        TEXT NOT NULL,
  from_day     TEXT NOT NULL,
  to_day       TEXT NOT NULL,
  after_member INTEGER NOT NULL DEFAULT 0,
  last_member  INTEGER NOT NULL,
  page         INTEGER NOT NULL,          -- members a page
  PRIMARY KEY (community, board)
) STRICT, WITHOUT ROWID;

-- Who takes no part, and when: facts of that time earn nothing, and while it lasts the member is on no board.
CREATE TABLE exclusion (
  community INTEGER NOT NULL,
  member    INTEGER NOT NULL REFERENCES member (id),
  reason    TEXT NOT NULL CHECK (reason IN ('staff', 'bot', 'suspended')),
  from_at   INTEGER NOT NULL,
  to_at     INTEGER,
  PRIMARY KEY (community, member, reason, from_at)
) STRICT, WITHOUT ROWID;

-- Whoever writes the status excludes with it.
CREATE TRIGGER member_suspended AFTER UPDATE OF status ON member WHEN old.status <> 'suspended' AND new.status = 'suspended' BEGIN
  INSERT INTO exclusion (community, member, reason, from_at)
    VALUES (new.community, new.id, 'suspended', CAST(unixepoch('subsec') * 1000 AS INTEGER)) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER member_reinstated AFTER UPDATE OF status ON member WHEN old.status = 'suspended' AND new.status <> 'suspended' BEGIN
  UPDATE exclusion SET to_at = CAST(unixepoch('subsec') * 1000 AS INTEGER)
    WHERE community = new.community AND member = new.id AND reason = 'suspended' AND to_at IS NULL;
END;

-- The scores of who is excluded are taken off and summed again afterwards: the histogram follows by its own
-- triggers, and no reader has to leave anybody out.
CREATE TRIGGER score_removed AFTER DELETE ON score WHEN old.points > 0 BEGIN
  UPDATE histogram SET members = members - 1, fine = CASE fine ->> ('$."' || (old.points % 512) || '"') WHEN 1
      THEN jsonb_remove(fine, '$."' || (old.points % 512) || '"')
      ELSE jsonb_set(fine, '$."' || (old.points % 512) || '"', (fine ->> ('$."' || (old.points % 512) || '"')) - 1) END
    WHERE community = old.community AND board = old.board AND bucket = old.points / 512;
END;
CREATE TRIGGER member_excluded AFTER INSERT ON exclusion WHEN new.to_at IS NULL BEGIN
  DELETE FROM score WHERE community = new.community AND member = new.member AND board IN (
    SELECT b.value FROM ledger l, json_each(l.boards) b WHERE l.community = new.community AND l.member = new.member
    UNION SELECT board FROM carried WHERE community = new.community AND member = new.member);
END;
CREATE TRIGGER member_readmitted AFTER UPDATE OF to_at ON exclusion WHEN old.to_at IS NULL AND new.to_at IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM exclusion WHERE community = new.community AND member = new.member AND to_at IS NULL) BEGIN
  INSERT INTO score (community, board, member, points)
    SELECT new.community, board, new.member, sum(points) FROM (
      SELECT b.value AS board, l.points FROM ledger l, json_each(l.boards) b
        WHERE l.community = new.community AND l.member = new.member AND l.points <> 0 AND b.value NOT LIKE '@%'
      UNION ALL SELECT board, points FROM carried WHERE community = new.community AND member = new.member)
    GROUP BY board
    ON CONFLICT (community, board, member) DO UPDATE SET points = excluded.points;
END;

-- Behind the triggers, so that their scores are taken off too.
INSERT INTO exclusion (community, member, reason, from_at)
  SELECT community, id, 'suspended', CAST(unixepoch('subsec') * 1000 AS INTEGER) FROM member WHERE status = 'suspended';

-- Teams by number: on a board whose key begins with @ a score is a team's, its member the number below zero.
CREATE TABLE team (
  id        INTEGER PRIMARY KEY,
  community INTEGER NOT NULL REFERENCES community (id),
  name      TEXT NOT NULL,
  UNIQUE (community, name)
) STRICT;
ALTER TABLE ledger ADD COLUMN team INTEGER;  -- for which the line counts, where boards of teams are kept

DROP TRIGGER ledger_scored;
CREATE TRIGGER ledger_scored AFTER INSERT ON ledger WHEN new.points <> 0 BEGIN
  INSERT INTO score (community, board, member, points)
    SELECT new.community, b.value, CASE WHEN b.value LIKE '@%' THEN -new.team ELSE new.member END, new.points
      FROM json_each(new.boards) b
      WHERE b.value LIKE '@%' OR NOT EXISTS (SELECT 1 FROM exclusion x WHERE x.community = new.community AND x.member = new.member AND x.to_at IS NULL)
    ON CONFLICT (community, board, member) DO UPDATE SET points = points + excluded.points;
END;

-- How many members a team has from a day on: an average over a past period needs the number of then.
CREATE TABLE team_size (
  community INTEGER NOT NULL,
  team      TEXT NOT NULL,
  from_day  TEXT NOT NULL,
  members   INTEGER NOT NULL CHECK (members >= 0),
  PRIMARY KEY (community, team, from_day)
) STRICT, WITHOUT ROWID;

CREATE INDEX membership_now ON membership (community, team, member) WHERE to_day IS NULL;

CREATE TRIGGER membership_begins AFTER INSERT ON membership BEGIN
  INSERT INTO team (community, name) SELECT new.community, new.team
    WHERE NOT EXISTS (SELECT 1 FROM team WHERE community = new.community AND name = new.team);
  INSERT INTO team_size (community, team, from_day, members)
    VALUES (new.community, new.team, new.from_day, 1 + coalesce((SELECT members FROM team_size
      WHERE community = new.community AND team = new.team AND from_day < new.from_day ORDER BY from_day DESC LIMIT 1), 0))
    ON CONFLICT (community, team, from_day) DO UPDATE SET members = members + 1;
  UPDATE team_size SET members = members + 1 WHERE community = new.community AND team = new.team AND from_day > new.from_day;
END;
CREATE TRIGGER membership_ends AFTER UPDATE OF to_day ON membership WHEN old.to_day IS NULL AND new.to_day IS NOT NULL BEGIN
  INSERT INTO team_size (community, team, from_day, members)
    SELECT community, team, new.to_day, members - 1 FROM team_size
      WHERE community = new.community AND team = new.team AND from_day <= new.to_day ORDER BY from_day DESC LIMIT 1
    ON CONFLICT (community, team, from_day) DO UPDATE SET members = members - 1;
  UPDATE team_size SET members = members - 1 WHERE community = new.community AND team = new.team AND from_day > new.to_day;
END;
CREATE TRIGGER membership_goes_on AFTER UPDATE OF to_day ON membership WHEN old.to_day IS NOT NULL AND new.to_day IS NULL BEGIN
  UPDATE team_size SET members = members + 1 WHERE community = new.community AND team = new.team AND from_day >= old.to_day;
END;
CREATE TRIGGER membership_withdrawn AFTER DELETE ON membership WHEN old.to_day IS NULL BEGIN
  UPDATE team_size SET members = members - 1 WHERE community = old.community AND team = old.team AND from_day >= old.from_day;
END;

INSERT INTO membership (community, member, from_day, team)
  SELECT community, id, date(joined_at / 1000, 'unixepoch'), team FROM member m WHERE team IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM membership s WHERE s.community = m.community AND s.member = m.id);
