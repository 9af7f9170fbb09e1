-- "12th of 320" counted staff and machines, who cannot have a rank. Who takes no part is counted beside the members, by trigger:
-- counting them would read every one, and a suspension writes a row more.
ALTER TABLE community_tally ADD COLUMN apart INTEGER NOT NULL DEFAULT 0 CHECK (apart >= 0); -- of the members, those excluded now

UPDATE community_tally SET apart = (SELECT count(DISTINCT member) FROM exclusion x WHERE x.community = community_tally.community AND x.to_at IS NULL);

CREATE TRIGGER exclusion_counted AFTER INSERT ON exclusion WHEN new.to_at IS NULL
  AND (SELECT count(*) FROM exclusion WHERE community = new.community AND member = new.member AND to_at IS NULL) = 1 BEGIN
  UPDATE community_tally SET apart = apart + 1 WHERE community = new.community;
END;
CREATE TRIGGER exclusion_resumed AFTER UPDATE OF to_at ON exclusion WHEN old.to_at IS NOT NULL AND new.to_at IS NULL
  AND (SELECT count(*) FROM exclusion WHERE community = new.community AND member = new.member AND to_at IS NULL) = 1 BEGIN
  UPDATE community_tally SET apart = apart + 1 WHERE community = new.community;
END;
CREATE TRIGGER exclusion_ended AFTER UPDATE OF to_at ON exclusion WHEN old.to_at IS NULL AND new.to_at IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM exclusion WHERE community = new.community AND member = new.member AND to_at IS NULL) BEGIN
  UPDATE community_tally SET apart = apart - 1 WHERE community = new.community;
END;
