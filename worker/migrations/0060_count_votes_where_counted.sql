-- What a member did is counted for badges and for rules that wait. A community that has none of these is asked once whether it counts
-- anything, instead of four times what of this vote would be counted. Of six triggers three are left.
DROP TRIGGER vote_about;
DROP TRIGGER vote_about_again;
DROP TRIGGER vote_no_longer_about;
DROP TRIGGER vote_cast_again;
DROP TRIGGER vote_withdrawn;
DROP TRIGGER vote_cast;

CREATE TRIGGER vote_cast AFTER INSERT ON vote WHEN (new.value = 1 OR new.against = 1)
  AND NOT EXISTS (SELECT 1 FROM post INDEXED BY post_merged WHERE community = new.community AND merged_into = new.subject) BEGIN
  UPDATE post SET votes = votes + new.value, extra = extra + new.extra, downs = downs + new.against,
      heat = heat + new.value * ((864000000 + min(max(new.at - at, 0), 31104000000) % 864000000) / 54000000 << min(max(new.at - at, 0), 31104000000) / 864000000),
      supported_at = CASE new.value WHEN 1 THEN max(coalesce(supported_at, 0), new.at) ELSE supported_at END
    WHERE community = new.community AND id = new.subject;
END;

-- A vote for what others were merged into may be by somebody whose vote for one of those stands already, as where they give more dots.
CREATE TRIGGER vote_cast_together AFTER INSERT ON vote WHEN (new.value = 1 OR new.against = 1)
  AND EXISTS (SELECT 1 FROM post INDEXED BY post_merged WHERE community = new.community AND merged_into = new.subject) BEGIN
  UPDATE post SET votes = t.votes, extra = t.extra, downs = t.downs, heat = t.heat,
      supported_at = CASE new.value WHEN 1 THEN max(coalesce(supported_at, 0), new.at) ELSE supported_at END
    FROM post_tally t WHERE t.community = new.community AND t.id = new.subject AND post.community = new.community AND post.id = new.subject;
END;

CREATE TRIGGER vote_counted AFTER INSERT ON vote WHEN new.value = 1 AND EXISTS (SELECT 1 FROM metric WHERE community = new.community) BEGIN
  INSERT INTO activity (community, member, metric, day, n)
    SELECT community, member, metric, new.day, 1 FROM vote_metric
      WHERE community = new.community AND subject = new.subject AND voter = new.member
    ON CONFLICT (community, member, metric, day) DO UPDATE SET n = n + 1;
  INSERT INTO activity_object (community, member, metric, object, day, n)
    SELECT community, member, metric, subject, new.day, 1 FROM vote_object
      WHERE community = new.community AND subject = new.subject AND voter = new.member
    ON CONFLICT (community, member, metric, object, day) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER vote_counted_again AFTER UPDATE OF value ON vote
WHEN old.value = 0 AND new.value = 1 AND EXISTS (SELECT 1 FROM metric WHERE community = new.community) BEGIN
  INSERT INTO activity (community, member, metric, day, n)
    SELECT community, member, metric, new.day, 1 FROM vote_metric
      WHERE community = new.community AND subject = new.subject AND voter = new.member
    ON CONFLICT (community, member, metric, day) DO UPDATE SET n = n + 1;
  INSERT INTO activity_object (community, member, metric, object, day, n)
    SELECT community, member, metric, subject, new.day, 1 FROM vote_object
      WHERE community = new.community AND subject = new.subject AND voter = new.member
    ON CONFLICT (community, member, metric, object, day) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER vote_counted_no_more AFTER UPDATE OF value ON vote
WHEN old.value = 1 AND new.value = 0 AND EXISTS (SELECT 1 FROM metric WHERE community = new.community) BEGIN
  UPDATE activity SET n = n - 1
    FROM (SELECT * FROM vote_metric WHERE community = new.community AND subject = new.subject AND voter = new.member) c
    WHERE activity.community = c.community AND activity.member = c.member AND activity.metric = c.metric AND activity.day = old.day AND activity.n > 0;
  UPDATE activity_object SET n = n - 1
    FROM (SELECT * FROM vote_object WHERE community = new.community AND subject = new.subject AND voter = new.member) c
    WHERE activity_object.community = c.community AND activity_object.member = c.member AND activity_object.metric = c.metric
      AND activity_object.object = c.subject AND activity_object.day = old.day AND activity_object.n > 0;
END;
