-- A promise holds points back until it is paid, withdrawn or lapsed, whatever becomes of its question meanwhile: one that ceased to hold
-- while its question was closed, merged or removed could be made once more with the same points, and both came back.
DROP VIEW standing_bounty;
CREATE VIEW standing_bounty AS
  SELECT b.community, b.question, b.n, b.asker, b.points, b.until FROM bounty b
    WHERE b.answer IS NULL AND b.withdrawn_at IS NULL AND b.until > CAST(unixepoch('subsec') * 1000 AS INTEGER);
