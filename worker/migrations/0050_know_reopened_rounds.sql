-- Whether a round was open again after a close: two breakdowns of a confidential one, of before and of after, would tell single ballots.
ALTER TABLE round ADD COLUMN reopened INTEGER NOT NULL DEFAULT 0 CHECK (reopened IN (0, 1));
-- Of rounds of before it is known only where teams were counted, which is at a close, and it is open now.
UPDATE round SET reopened = 1 WHERE closes_at > CAST(round(unixepoch('subsec') * 1000) AS INTEGER)
  AND EXISTS (SELECT 1 FROM team_tally t WHERE t.community = round.community AND t.round = round.id);
