-- What somebody promises of their own points for an answer to their question. A promise is no payment: it only holds points back, so
-- that nothing has to happen when it lapses. Accepting an answer pays it, with a ledger line for either side.
-- Reasons: docs/decisions/2026-11-28-bounties.md.
CREATE TABLE bounty (
  community    INTEGER NOT NULL,
  question     TEXT NOT NULL,
  n            INTEGER NOT NULL,          -- of its question: 1 for the first
  asker        INTEGER NOT NULL REFERENCES member (id),
  points       INTEGER NOT NULL CHECK (points > 0),
  at           INTEGER NOT NULL,
  until        INTEGER NOT NULL,          -- no longer from then on
  withdrawn_at INTEGER,
  answer       TEXT,                      -- that it was paid for; stays, whatever becomes of either
  paid_at      INTEGER,
  paid_day     TEXT,
  PRIMARY KEY (community, question, n),
  FOREIGN KEY (community, question) REFERENCES post (community, id),
  FOREIGN KEY (community, answer) REFERENCES post (community, id),
  CHECK ((answer IS NULL) = (paid_at IS NULL) AND (answer IS NULL) = (paid_day IS NULL))
) STRICT, WITHOUT ROWID;

-- What may hold points back: few, and the clock takes them out.
CREATE INDEX bounty_of_asker ON bounty (community, asker, until, question) WHERE answer IS NULL AND withdrawn_at IS NULL;
-- What an answer was paid.
CREATE INDEX bounty_paid ON bounty (community, answer) WHERE answer IS NOT NULL;

-- Promises that stand now: neither paid nor withdrawn nor lapsed, for a question that takes answers.
CREATE VIEW standing_bounty AS
  SELECT b.community, b.question, b.n, b.asker, b.points, b.until FROM bounty b
    CROSS JOIN post q ON q.community = b.community AND q.id = b.question AND q.removed_at IS NULL AND q.merged_into IS NULL AND q.closed_at IS NULL
    WHERE b.answer IS NULL AND b.withdrawn_at IS NULL AND b.until > CAST(unixepoch('subsec') * 1000 AS INTEGER);

-- What was paid has a line of either side while the answer stands: `points` is what these add up to.
CREATE VIEW bounty_line AS
  SELECT b.community, b.question, b.n, b.asker AS member, b.asker AS actor, b.paid_at AS at, b.paid_day AS day, 'bounty:' || b.question || ':' || b.n AS cause,
      CASE WHEN p.removed_at IS NULL THEN -b.points ELSE 0 END AS points
    FROM bounty b CROSS JOIN post p ON p.community = b.community AND p.id = b.answer WHERE b.answer IS NOT NULL
  UNION ALL
  SELECT b.community, b.question, b.n, p.author, b.asker, b.paid_at, b.paid_day, 'bounty:' || b.question || ':' || b.n,
      CASE WHEN p.removed_at IS NULL THEN b.points ELSE 0 END
    FROM bounty b CROSS JOIN post p ON p.community = b.community AND p.id = b.answer AND p.author IS NOT NULL WHERE b.answer IS NOT NULL;
