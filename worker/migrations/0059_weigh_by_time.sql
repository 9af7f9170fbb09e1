-- A trend that sees when votes and comments came, not only how many: each weighs twice as much as one that came a tau earlier, ten days
-- after another. In sixteenths, between its doublings on a straight line, so that the sum is a whole number that does not depend on
-- the order in which it was made, and gives back exactly what was taken. It no longer grows after thirty-six doublings, a year: four
-- million votes fit. Reasons and figures: docs/decisions/2026-11-29-a-trend-by-time.md.
ALTER TABLE post ADD COLUMN heat INTEGER NOT NULL DEFAULT 0;

DROP TRIGGER post_recounted;
DROP VIEW post_tally;
CREATE VIEW post_tally AS
  SELECT p.community, p.id,
    (SELECT count(DISTINCT v.member) FROM vote v WHERE v.community = p.community AND v.value = 1 AND v.member IS NOT p.author AND v.subject IN (
      SELECT p.id UNION ALL SELECT t.id FROM post t WHERE t.community = p.community AND t.merged_into = p.id AND t.removed_at IS NULL)) AS votes,
    (SELECT coalesce(sum(most), 0) FROM (SELECT max(v.extra) AS most FROM vote v WHERE v.community = p.community AND v.value = 1 AND v.member IS NOT p.author AND v.subject IN (
      SELECT p.id UNION ALL SELECT t.id FROM post t WHERE t.community = p.community AND t.merged_into = p.id AND t.removed_at IS NULL) GROUP BY v.member)) AS extra,
    (SELECT count(*) FROM (SELECT 1 FROM vote v WHERE v.community = p.community AND (v.value = 1 OR v.against = 1) AND v.member IS NOT p.author AND v.subject IN (
      SELECT p.id UNION ALL SELECT t.id FROM post t WHERE t.community = p.community AND t.merged_into = p.id AND t.removed_at IS NULL)
      GROUP BY v.member HAVING max(v.value) = 0)) AS downs,
    (SELECT count(*) FROM post r INDEXED BY post_replies WHERE r.community = p.community AND r.removed_at IS NULL
      AND r.kind = CASE p.kind WHEN 'question' THEN 'answer' ELSE 'comment' END AND r.parent IN (
      SELECT p.id UNION ALL SELECT t.id FROM post t WHERE t.community = p.community AND t.merged_into = p.id AND t.removed_at IS NULL)) AS replies,
    (SELECT count(*) FROM post r INDEXED BY post_replies WHERE p.kind = 'question' AND r.community = p.community AND r.removed_at IS NULL AND r.kind = 'comment' AND r.parent IN (
      SELECT p.id UNION ALL SELECT t.id FROM post t WHERE t.community = p.community AND t.merged_into = p.id AND t.removed_at IS NULL)) AS comments,
    -- Each voter once, by the first of their votes: a merge brings nothing up as if it had just been wanted.
    (SELECT coalesce(sum((864000000 + later % 864000000) / 54000000 << later / 864000000), 0) FROM (
      SELECT min(max(min(v.at) - p.at, 0), 31104000000) AS later FROM vote v WHERE v.community = p.community AND v.value = 1 AND v.member IS NOT p.author AND v.subject IN (
        SELECT p.id UNION ALL SELECT t.id FROM post t WHERE t.community = p.community AND t.merged_into = p.id AND t.removed_at IS NULL) GROUP BY v.member
      UNION ALL
      SELECT min(max(r.at - p.at, 0), 31104000000) FROM post r INDEXED BY post_replies WHERE r.community = p.community AND r.removed_at IS NULL
        AND r.kind = CASE p.kind WHEN 'question' THEN 'answer' ELSE 'comment' END AND r.parent IN (
        SELECT p.id UNION ALL SELECT t.id FROM post t WHERE t.community = p.community AND t.merged_into = p.id AND t.removed_at IS NULL))) AS heat
  FROM post p;

UPDATE post SET heat = t.heat FROM post_tally t WHERE t.community = post.community AND t.id = post.id AND post.votes + post.replies > 0;

DROP INDEX post_hot;
ALTER TABLE post DROP COLUMN hot;
-- log2(1 + net votes and comments, by what they weigh on average) + created / tau.
ALTER TABLE post ADD COLUMN hot REAL GENERATED ALWAYS AS (log2(1 + max(0, votes + replies - downs) * heat / 16.0 / max(1, votes + replies))
  - log2(1 + max(0, downs - votes - replies)) + at / 864000000.0) VIRTUAL;
CREATE INDEX post_hot ON post (community, kind, board, hot, id)
  WHERE parent IS NULL AND removed_at IS NULL AND merged_into IS NULL AND kind = 'idea';

CREATE TRIGGER post_recounted AFTER UPDATE OF removed_at, merged_into ON post
WHEN old.removed_at IS NOT new.removed_at AND (new.parent IS NOT NULL OR new.merged_into IS NOT NULL) OR old.merged_into IS NOT new.merged_into BEGIN
  UPDATE post SET votes = t.votes, extra = t.extra, downs = t.downs, replies = t.replies, comments = t.comments, heat = t.heat
    FROM post_tally t WHERE t.community = post.community AND t.id = post.id AND post.community = new.community
      AND post.id IN (old.merged_into, new.merged_into, new.parent,
        (SELECT merged_into FROM post WHERE community = new.community AND id = new.parent AND removed_at IS NULL))
      AND (post.votes, post.extra, post.downs, post.replies, post.comments, post.heat) <> (t.votes, t.extra, t.downs, t.replies, t.comments, t.heat);
END;

DROP TRIGGER post_written;
CREATE TRIGGER post_written AFTER INSERT ON post BEGIN
  UPDATE post SET replies = replies + (kind <> 'question' OR new.kind = 'answer'), comments = comments + (kind = 'question' AND new.kind = 'comment'),
      heat = heat + (kind <> 'question' OR new.kind = 'answer')
        * ((864000000 + min(max(new.at - at, 0), 31104000000) % 864000000) / 54000000 << min(max(new.at - at, 0), 31104000000) / 864000000)
    WHERE community = new.community AND id = new.parent;
  INSERT INTO post_tag (community, kind, board, tag, status, at, post)
    SELECT new.community, new.kind, new.board, t.value, new.status, new.at, new.id FROM json_each(new.tags) t WHERE true
    ON CONFLICT DO NOTHING;
  INSERT INTO activity (community, member, metric, day, n)
    SELECT new.community, new.author, m.metric, new.day, 1 FROM metric m
      WHERE m.community = new.community AND new.author IS NOT NULL AND m.metric = CASE new.kind
        WHEN 'idea' THEN 'idea_proposed:actor' WHEN 'question' THEN 'question_asked:actor'
        WHEN 'answer' THEN 'answer_given:actor' WHEN 'comment' THEN 'comment_written:actor' END
    ON CONFLICT (community, member, metric, day) DO UPDATE SET n = n + 1;
  INSERT INTO activity (community, member, metric, day, n)
    SELECT new.community, p.author, m.metric, new.day, 1 FROM post p JOIN metric m ON m.community = new.community
      AND m.metric = CASE new.kind WHEN 'answer' THEN 'answer_given:author' WHEN 'comment' THEN 'comment_written:author' END
      WHERE p.community = new.community AND p.id = new.parent AND p.author IS NOT NULL AND p.author IS NOT new.author
    ON CONFLICT (community, member, metric, day) DO UPDATE SET n = n + 1;
END;

-- The trigger for a vote that is cast: 0060.
DROP TRIGGER vote_changed;
CREATE TRIGGER vote_changed AFTER UPDATE OF value, extra, against ON vote
WHEN (old.value, old.extra, old.against) IS NOT (new.value, new.extra, new.against)
  AND NOT EXISTS (SELECT 1 FROM post WHERE community = new.community AND id = new.subject AND merged_into IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM post INDEXED BY post_merged WHERE community = new.community AND merged_into = new.subject) BEGIN
  UPDATE post SET votes = votes + new.value - old.value, extra = extra + new.extra - old.extra, downs = downs + new.against - old.against,
      heat = heat + (new.value - old.value) * ((864000000 + min(max(new.at - at, 0), 31104000000) % 864000000) / 54000000 << min(max(new.at - at, 0), 31104000000) / 864000000)
    WHERE community = new.community AND id = new.subject;
END;

DROP TRIGGER vote_changed_together;
CREATE TRIGGER vote_changed_together AFTER UPDATE OF value, extra, against ON vote
WHEN (old.value, old.extra, old.against) IS NOT (new.value, new.extra, new.against)
  AND (EXISTS (SELECT 1 FROM post WHERE community = new.community AND id = new.subject AND merged_into IS NOT NULL)
    OR EXISTS (SELECT 1 FROM post INDEXED BY post_merged WHERE community = new.community AND merged_into = new.subject)) BEGIN
  UPDATE post SET votes = t.votes, extra = t.extra, downs = t.downs, heat = t.heat
    FROM post_tally t WHERE t.community = post.community AND t.id = post.id AND post.community = new.community
      AND post.id IN (new.subject, (SELECT merged_into FROM post WHERE community = new.community AND id = new.subject))
      AND (post.votes, post.extra, post.downs, post.heat) <> (t.votes, t.extra, t.downs, t.heat);
END;
