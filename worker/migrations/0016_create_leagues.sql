-- Leagues: small weekly leaderboards of members of one tier.
-- Reasons: docs/decisions/2026-11-22-leagues.md.

-- Where a member sat in a week: which tier, and which of its leagues. A fact, made with the first points of the week and
-- never changed; who is excluded afterwards leaves a seat that nobody takes.
CREATE TABLE seat (
  community INTEGER NOT NULL,
  member    INTEGER NOT NULL REFERENCES member (id),
  week      TEXT NOT NULL,                -- '2026-W47', as the week's leaderboard is called
  tier      INTEGER NOT NULL CHECK (tier >= 1),
  league    INTEGER NOT NULL CHECK (league >= 1),
  PRIMARY KEY (community, member, week)
) STRICT, WITHOUT ROWID;
CREATE INDEX seat_league ON seat (community, week, tier, league);

-- The tier follows from the seat before and the place there (worker/src/leagues/leagues.ts has the rule for what is shown:
-- the two say the same, and a test holds them together); the league is the newest of the tier while it has room.
-- A score that is written anew, by a rebuild or for who takes part again, finds its seat.
CREATE TRIGGER score_takes_seat AFTER INSERT ON score
WHEN new.member > 0 AND new.board GLOB '[0-9][0-9][0-9][0-9]-W[0-9][0-9]' BEGIN
  INSERT INTO seat (community, member, week, tier, league)
  SELECT new.community, new.member, new.board, t.tier,
    coalesce((SELECT s.league + (count(*) >= t.size) FROM seat s WHERE s.community = new.community AND s.week = new.board AND s.tier = t.tier
      GROUP BY s.league ORDER BY s.league DESC LIMIT 1), 1)
  FROM (
    SELECT c.size, max(1, min(c.tiers, coalesce(b.tier, 1) + CASE
        WHEN b.mine > 0 AND b.place <= round(1.0 * b.ranked * c.promoted / c.size) THEN 1
        WHEN b.mine > 0 AND b.place > b.ranked - round(1.0 * b.ranked * c.demoted / c.size) THEN -1
        ELSE 0 END)) AS tier
    FROM (
      SELECT leaderboards ->> '$.leagues.size' AS size, json_array_length(leaderboards, '$.leagues.tiers') AS tiers,
        leaderboards ->> '$.leagues.promoted' AS promoted, leaderboards ->> '$.leagues.demoted' AS demoted
      FROM community WHERE id = new.community AND leaderboards ->> '$.leagues.since' <= new.board
        AND NOT EXISTS (SELECT 1 FROM seat WHERE community = new.community AND member = new.member AND week = new.board)) c
    LEFT JOIN (
      SELECT l.tier, l.mine, count(p.points) AS ranked, 1 + sum(coalesce(p.points, 0) > l.mine) AS place
      FROM (
        SELECT s.week, s.tier, s.league, (SELECT points FROM score WHERE community = new.community AND board = s.week AND member = new.member) AS mine
        FROM seat s WHERE s.community = new.community AND s.member = new.member AND s.week < new.board ORDER BY s.week DESC LIMIT 1) l
      JOIN seat o ON o.community = new.community AND o.week = l.week AND o.tier = l.tier AND o.league = l.league
      LEFT JOIN score p ON p.community = new.community AND p.board = l.week AND p.member = o.member AND p.points > 0
      GROUP BY l.week) b ON true) t;
END;
