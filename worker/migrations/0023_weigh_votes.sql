-- Votes with weight: dots out of a budget, and votes against. A vote against is no support: its `value` is 0, so that nothing
-- that follows from support, points, badges and rings, ever follows from it. Dots beyond the first are `extra`: however many,
-- they are one support. What a vote costs is kept with it where its board has a budget; what is left is derived from that.
-- Order and trend are derived in the schema, so that no trigger can forget them. Reasons: docs/decisions/2026-11-28-boards.md.

ALTER TABLE vote ADD COLUMN extra INTEGER NOT NULL DEFAULT 0 CHECK (extra BETWEEN 0 AND 99 AND (extra = 0 OR value = 1));
ALTER TABLE vote ADD COLUMN against INTEGER NOT NULL DEFAULT 0 CHECK (against IN (0, 1) AND against + value <= 1);
ALTER TABLE vote ADD COLUMN charge INTEGER NOT NULL DEFAULT 0;
-- Counts the changes of the row: a wish that was made before the last one and arrives late is noticed.
ALTER TABLE vote ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;

-- Only of boards with a budget: a vote elsewhere writes no row here.
CREATE INDEX vote_charged ON vote (community, member, subject, charge) WHERE charge > 0;

DROP TRIGGER post_written;
DROP TRIGGER vote_cast;
DROP TRIGGER vote_cast_again;
DROP TRIGGER vote_withdrawn;
DROP TRIGGER post_recounted;
DROP VIEW post_tally;
DROP INDEX post_top;
DROP INDEX post_hot;
ALTER TABLE post DROP COLUMN hot;
ALTER TABLE post ADD COLUMN extra INTEGER NOT NULL DEFAULT 0 CHECK (extra >= 0);
ALTER TABLE post ADD COLUMN downs INTEGER NOT NULL DEFAULT 0 CHECK (downs >= 0);
-- log2(1 + net votes and comments) + created / tau, tau ten days: it changes with writes only.
ALTER TABLE post ADD COLUMN hot REAL GENERATED ALWAYS AS (log2(1 + max(0, votes - downs) + replies) + at / 864000000.0) VIRTUAL;
-- Lower bound of Wilson's interval at 90 % (z = 1.6449): the share of support that is likely at the least. Without votes against it
-- orders as their number does.
ALTER TABLE post ADD COLUMN merit REAL GENERATED ALWAYS AS (CASE votes + extra + downs WHEN 0 THEN 0.0 ELSE
  (votes + extra + 1.3527716 - 1.6448536 * sqrt((votes + extra) * downs * 1.0 / (votes + extra + downs) + 0.6763858)) / (votes + extra + downs + 2.7055432) END) VIRTUAL;

CREATE INDEX post_top ON post (community, kind, board, merit, id)
  WHERE parent IS NULL AND removed_at IS NULL AND merged_into IS NULL;
CREATE INDEX post_hot ON post (community, kind, board, hot, id)
  WHERE parent IS NULL AND removed_at IS NULL AND merged_into IS NULL AND kind = 'idea';

-- What people say of a post, and of the ideas merged into it: each voter once, by the most that they gave to any of these, and
-- never the author of the one that is left. Left alone, SQLite takes a whole community to be ten rows and walks it.
CREATE VIEW post_tally AS
  SELECT p.community, p.id,
    (SELECT count(DISTINCT v.member) FROM vote v WHERE v.community = p.community AND v.value = 1 AND v.member IS NOT p.author AND v.subject IN (
      SELECT p.id UNION ALL SELECT t.id FROM post t WHERE t.community = p.community AND t.merged_into = p.id AND t.removed_at IS NULL)) AS votes,
    (SELECT coalesce(sum(most), 0) FROM (SELECT max(v.extra) AS most FROM vote v WHERE v.community = p.community AND v.value = 1 AND v.member IS NOT p.author AND v.subject IN (
      SELECT p.id UNION ALL SELECT t.id FROM post t WHERE t.community = p.community AND t.merged_into = p.id AND t.removed_at IS NULL) GROUP BY v.member)) AS extra,
    (SELECT count(*) FROM (SELECT 1 FROM vote v WHERE v.community = p.community AND (v.value = 1 OR v.against = 1) AND v.member IS NOT p.author AND v.subject IN (
      SELECT p.id UNION ALL SELECT t.id FROM post t WHERE t.community = p.community AND t.merged_into = p.id AND t.removed_at IS NULL)
      GROUP BY v.member HAVING max(v.value) = 0)) AS downs,
    (SELECT count(*) FROM post r INDEXED BY post_replies WHERE r.community = p.community AND r.removed_at IS NULL AND r.parent IN (
      SELECT p.id UNION ALL SELECT t.id FROM post t WHERE t.community = p.community AND t.merged_into = p.id AND t.removed_at IS NULL)) AS replies
  FROM post p;

CREATE TRIGGER post_recounted AFTER UPDATE OF removed_at, merged_into ON post
WHEN old.removed_at IS NOT new.removed_at AND (new.parent IS NOT NULL OR new.merged_into IS NOT NULL) OR old.merged_into IS NOT new.merged_into BEGIN
  UPDATE post SET votes = t.votes, extra = t.extra, downs = t.downs, replies = t.replies
    FROM post_tally t WHERE t.community = post.community AND t.id = post.id AND post.community = new.community
      AND post.id IN (old.merged_into, new.merged_into, new.parent,
        (SELECT merged_into FROM post WHERE community = new.community AND id = new.parent AND removed_at IS NULL))
      AND (post.votes <> t.votes OR post.extra <> t.extra OR post.downs <> t.downs OR post.replies <> t.replies);
END;

CREATE TRIGGER post_written AFTER INSERT ON post BEGIN
  UPDATE post SET replies = replies + 1 WHERE community = new.community AND id = new.parent;
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

CREATE TRIGGER vote_cast AFTER INSERT ON vote WHEN new.value = 1 OR new.against = 1 BEGIN
  UPDATE post SET votes = votes + new.value, extra = extra + new.extra, downs = downs + new.against WHERE community = new.community AND id = new.subject;
  INSERT INTO activity (community, member, metric, day, n)
    SELECT community, member, metric, new.day, 1 FROM vote_metric
      WHERE community = new.community AND subject = new.subject AND voter = new.member AND new.value = 1
    ON CONFLICT (community, member, metric, day) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER vote_cast_again AFTER UPDATE OF value ON vote WHEN old.value = 0 AND new.value = 1 BEGIN
  INSERT INTO activity (community, member, metric, day, n)
    SELECT community, member, metric, new.day, 1 FROM vote_metric
      WHERE community = new.community AND subject = new.subject AND voter = new.member
    ON CONFLICT (community, member, metric, day) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER vote_withdrawn AFTER UPDATE OF value ON vote WHEN old.value = 1 AND new.value = 0 BEGIN
  UPDATE activity SET n = n - 1
    FROM (SELECT * FROM vote_metric WHERE community = new.community AND subject = new.subject AND voter = new.member) c
    WHERE activity.community = c.community AND activity.member = c.member AND activity.metric = c.metric AND activity.day = old.day AND activity.n > 0;
END;

-- A change of a vote changes the tally by as much; among ideas that were merged, where each voter counts once, it is counted anew.
CREATE TRIGGER vote_changed AFTER UPDATE OF value, extra, against ON vote
WHEN (old.value, old.extra, old.against) IS NOT (new.value, new.extra, new.against)
  AND NOT EXISTS (SELECT 1 FROM post WHERE community = new.community AND id = new.subject AND merged_into IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM post INDEXED BY post_merged WHERE community = new.community AND merged_into = new.subject) BEGIN
  UPDATE post SET votes = votes + new.value - old.value, extra = extra + new.extra - old.extra, downs = downs + new.against - old.against
    WHERE community = new.community AND id = new.subject;
END;

CREATE TRIGGER vote_changed_together AFTER UPDATE OF value, extra, against ON vote
WHEN (old.value, old.extra, old.against) IS NOT (new.value, new.extra, new.against)
  AND (EXISTS (SELECT 1 FROM post WHERE community = new.community AND id = new.subject AND merged_into IS NOT NULL)
    OR EXISTS (SELECT 1 FROM post INDEXED BY post_merged WHERE community = new.community AND merged_into = new.subject)) BEGIN
  UPDATE post SET votes = t.votes, extra = t.extra, downs = t.downs
    FROM post_tally t WHERE t.community = post.community AND t.id = post.id AND post.community = new.community
      AND post.id IN (new.subject, (SELECT merged_into FROM post WHERE community = new.community AND id = new.subject))
      AND (post.votes <> t.votes OR post.extra <> t.extra OR post.downs <> t.downs);
END;
