-- When somebody last came to support a contribution, so that its author hears of it. Kept with the row that a vote writes anyway.
ALTER TABLE post ADD COLUMN supported_at INTEGER;

DROP TRIGGER vote_cast;
CREATE TRIGGER vote_cast AFTER INSERT ON vote WHEN new.value = 1 OR new.against = 1 BEGIN
  UPDATE post SET votes = votes + new.value, extra = extra + new.extra, downs = downs + new.against,
      supported_at = CASE new.value WHEN 1 THEN max(coalesce(supported_at, 0), new.at) ELSE supported_at END
    WHERE community = new.community AND id = new.subject;
  INSERT INTO activity (community, member, metric, day, n)
    SELECT community, member, metric, new.day, 1 FROM vote_metric
      WHERE community = new.community AND subject = new.subject AND voter = new.member AND new.value = 1
    ON CONFLICT (community, member, metric, day) DO UPDATE SET n = n + 1;
END;
