-- Posts can be taken away and come back, and one idea can be merged into another. The row stays in every case, so that
-- what follows from it can be derived in either direction. A removed post gives its author nothing; what colleagues did
-- with it stays theirs (docs/decisions/2026-11-22-removed-and-merged.md).

ALTER TABLE post ADD COLUMN removed_at INTEGER;
ALTER TABLE post ADD COLUMN removed_by INTEGER REFERENCES member (id);
ALTER TABLE post ADD COLUMN removed_reason TEXT;
-- The idea whose page it is found on now. Never one that is merged itself, nor one that is removed.
ALTER TABLE post ADD COLUMN merged_into TEXT;
ALTER TABLE post ADD COLUMN merged_by INTEGER REFERENCES member (id);
ALTER TABLE post ADD COLUMN merged_at INTEGER;

-- Covers whom it is asked for, or SQLite walks the community instead.
CREATE INDEX post_merged ON post (community, merged_into, removed_at) WHERE merged_into IS NOT NULL;

-- Lists find what they show and walk over nothing else.
DROP INDEX post_new;
DROP INDEX post_top;
DROP INDEX post_hot;
DROP INDEX post_unanswered;
DROP INDEX post_replies;
CREATE INDEX post_new ON post (community, kind, board, at, id)
  WHERE parent IS NULL AND removed_at IS NULL AND merged_into IS NULL;
CREATE INDEX post_top ON post (community, kind, board, votes, id)
  WHERE parent IS NULL AND removed_at IS NULL AND merged_into IS NULL;
CREATE INDEX post_hot ON post (community, kind, board, hot, id)
  WHERE parent IS NULL AND removed_at IS NULL AND merged_into IS NULL AND kind = 'idea';
CREATE INDEX post_unanswered ON post (community, kind, board, at, id)
  WHERE parent IS NULL AND removed_at IS NULL AND merged_into IS NULL AND kind = 'question' AND replies = 0;
CREATE INDEX post_status ON post (community, kind, board, status, at, id)
  WHERE parent IS NULL AND removed_at IS NULL AND merged_into IS NULL AND kind = 'idea';
CREATE INDEX post_replies ON post (community, parent, votes, at, id) WHERE parent IS NOT NULL AND removed_at IS NULL;

-- What people say of a post, and of the ideas merged into it: each voter once, however many of these they voted for, and
-- never the author of the one that is left. Left alone, SQLite takes a whole community to be ten rows and walks it.
CREATE VIEW post_tally AS
  SELECT p.community, p.id,
    (SELECT count(DISTINCT v.member) FROM vote v WHERE v.community = p.community AND v.value = 1 AND v.member IS NOT p.author AND v.subject IN (
      SELECT p.id UNION ALL SELECT t.id FROM post t WHERE t.community = p.community AND t.merged_into = p.id AND t.removed_at IS NULL)) AS votes,
    (SELECT count(*) FROM post r INDEXED BY post_replies WHERE r.community = p.community AND r.removed_at IS NULL AND r.parent IN (
      SELECT p.id UNION ALL SELECT t.id FROM post t WHERE t.community = p.community AND t.merged_into = p.id AND t.removed_at IS NULL)) AS replies
  FROM post p;

CREATE TRIGGER post_recounted AFTER UPDATE OF removed_at, merged_into ON post
WHEN old.removed_at IS NOT new.removed_at AND (new.parent IS NOT NULL OR new.merged_into IS NOT NULL) OR old.merged_into IS NOT new.merged_into BEGIN
  UPDATE post SET votes = t.votes, replies = t.replies, hot = log2(1 + t.votes + t.replies) + post.at / 864000000.0
    FROM post_tally t WHERE t.community = post.community AND t.id = post.id AND post.community = new.community
      AND post.id IN (old.merged_into, new.merged_into, new.parent,
        (SELECT merged_into FROM post WHERE community = new.community AND id = new.parent AND removed_at IS NULL))
      AND (post.votes <> t.votes OR post.replies <> t.replies);
END;

-- Only who votes on the page of the idea that is left can withdraw; all their votes that count there go at once, row by row.
DROP TRIGGER vote_withdrawn;
CREATE TRIGGER vote_withdrawn AFTER UPDATE OF value ON vote WHEN old.value = 1 AND new.value = 0 BEGIN
  UPDATE post SET votes = votes - 1, hot = log2(votes + replies) + at / 864000000.0
    WHERE community = new.community AND author IS NOT new.member
      AND (id = new.subject OR id = (SELECT merged_into FROM post WHERE community = new.community AND id = new.subject AND removed_at IS NULL))
      AND NOT EXISTS (SELECT 1 FROM vote v WHERE v.community = new.community AND v.member = new.member AND v.value = 1 AND v.subject IN (
        SELECT post.id UNION ALL SELECT t.id FROM post t WHERE t.community = new.community AND t.merged_into = post.id AND t.removed_at IS NULL));
  UPDATE activity SET n = n - 1
    FROM (SELECT * FROM vote_metric WHERE community = new.community AND subject = new.subject AND voter = new.member) c
    WHERE activity.community = c.community AND activity.member = c.member AND activity.metric = c.metric AND activity.day = old.day AND activity.n > 0;
END;

-- Tags in the order of a list, by status, so that a filtered list is read and not searched.
DROP TRIGGER post_written;
DROP TABLE post_tag;
CREATE TABLE post_tag (
  community INTEGER NOT NULL,
  kind      TEXT NOT NULL,
  board     TEXT NOT NULL,
  tag       TEXT NOT NULL,
  status    TEXT NOT NULL,
  at        INTEGER NOT NULL,
  post      TEXT NOT NULL,
  PRIMARY KEY (community, kind, board, tag, status, at, post)
) STRICT, WITHOUT ROWID;
INSERT INTO post_tag (community, kind, board, tag, status, at, post)
  SELECT p.community, p.kind, p.board, t.value, p.status, p.at, p.id FROM post p, json_each(p.tags) t;

CREATE TRIGGER tag_put AFTER INSERT ON post_tag BEGIN
  INSERT INTO tag (community, kind, board, tag, posts) VALUES (new.community, new.kind, new.board, new.tag, 1)
    ON CONFLICT (community, kind, board, tag) DO UPDATE SET posts = posts + 1;
END;

CREATE TRIGGER tag_taken AFTER DELETE ON post_tag BEGIN
  UPDATE tag SET posts = posts - 1 WHERE community = old.community AND kind = old.kind AND board = old.board AND tag = old.tag;
END;

CREATE TRIGGER post_written AFTER INSERT ON post BEGIN
  UPDATE post SET replies = replies + 1, hot = log2(2 + votes + replies) + at / 864000000.0
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

CREATE TRIGGER post_unlisted AFTER UPDATE OF removed_at, merged_into ON post
WHEN old.removed_at IS NULL AND old.merged_into IS NULL AND (new.removed_at IS NOT NULL OR new.merged_into IS NOT NULL) BEGIN
  DELETE FROM post_tag WHERE community = new.community AND kind = new.kind AND board = new.board
    AND tag IN (SELECT value FROM json_each(new.tags)) AND status = new.status AND at = new.at AND post = new.id;
END;

CREATE TRIGGER post_listed_again AFTER UPDATE OF removed_at, merged_into ON post
WHEN (old.removed_at IS NOT NULL OR old.merged_into IS NOT NULL) AND new.removed_at IS NULL AND new.merged_into IS NULL BEGIN
  INSERT INTO post_tag (community, kind, board, tag, status, at, post)
    SELECT new.community, new.kind, new.board, t.value, new.status, new.at, new.id FROM json_each(new.tags) t WHERE true
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER tag_status_follows AFTER UPDATE OF status ON post WHEN old.status <> new.status BEGIN
  UPDATE post_tag SET status = new.status WHERE community = new.community AND kind = new.kind AND board = new.board
    AND tag IN (SELECT value FROM json_each(new.tags)) AND status = old.status AND at = new.at AND post = new.id;
END;

-- Who an acceptance counts for. With the question only its asker's side goes: whoever answered keeps what the answer earned.
DROP VIEW acceptance_metric;
CREATE VIEW acceptance_metric AS
  SELECT a.community, a.question, a.answer, q.author AS member, m.metric
    FROM acceptance a JOIN post q ON q.community = a.community AND q.id = a.question AND q.author IS NOT NULL AND q.removed_at IS NULL
    JOIN post p ON p.community = a.community AND p.id = a.answer AND p.removed_at IS NULL
    JOIN metric m ON m.community = a.community AND m.metric = 'answer_accepted:actor'
  UNION ALL
  SELECT a.community, a.question, a.answer, p.author, m.metric
    FROM acceptance a JOIN post q ON q.community = a.community AND q.id = a.question
    JOIN post p ON p.community = a.community AND p.id = a.answer AND p.author IS NOT NULL AND p.author IS NOT q.author AND p.removed_at IS NULL
    JOIN metric m ON m.community = a.community AND m.metric = 'answer_accepted:author';

-- What stands if and only if the post does: the sides of facts that its removal ends and its return brings back, named as
-- the metrics that count them, and what each was about.
CREATE VIEW hangs_on_post AS
  SELECT community, id AS post, author AS member, CASE kind WHEN 'idea' THEN 'idea_proposed:actor' WHEN 'question' THEN 'question_asked:actor'
      WHEN 'answer' THEN 'answer_given:actor' WHEN 'comment' THEN 'comment_written:actor' END AS side, coalesce(parent, id) AS object, day
    FROM post WHERE author IS NOT NULL
  UNION ALL
  SELECT community, id, author, 'idea_selected:author', id, selected_day FROM post WHERE author IS NOT NULL AND selected_at IS NOT NULL
  UNION ALL
  SELECT v.community, v.subject, p.author, p.kind || '_supported:author', v.subject, v.day FROM vote v
    JOIN post p ON p.community = v.community AND p.id = v.subject AND p.author IS NOT NULL
    WHERE v.value = 1
  UNION ALL
  SELECT r.community, r.id, p.author, CASE r.kind WHEN 'answer' THEN 'answer_given:author' ELSE 'comment_written:author' END, r.parent, r.day FROM post r
    JOIN post p ON p.community = r.community AND p.id = r.parent AND p.author IS NOT NULL AND p.author IS NOT r.author AND p.removed_at IS NULL
  UNION ALL
  SELECT r.community, r.parent, p.author, CASE r.kind WHEN 'answer' THEN 'answer_given:author' ELSE 'comment_written:author' END, r.parent, r.day
    FROM post r INDEXED BY post_replies
    JOIN post p ON p.community = r.community AND p.id = r.parent AND p.author IS NOT NULL AND p.author IS NOT r.author
    WHERE r.parent IS NOT NULL AND r.removed_at IS NULL;

-- The same of acceptances. Two views, because D1 takes five parts in one.
CREATE VIEW acceptance_hangs_on_post AS
  SELECT a.community, a.question AS post, q.author AS member, 'answer_accepted:actor' AS side, a.question AS object, a.day FROM acceptance a
    JOIN post q ON q.community = a.community AND q.id = a.question AND q.author IS NOT NULL
    JOIN post p ON p.community = a.community AND p.id = a.answer AND p.removed_at IS NULL
    WHERE a.value = 1
  UNION ALL
  SELECT p.community, p.id, q.author, 'answer_accepted:actor', q.id, a.day FROM post p
    JOIN acceptance a ON a.community = p.community AND a.question = p.parent AND a.answer = p.id AND a.value = 1
    JOIN post q ON q.community = a.community AND q.id = a.question AND q.author IS NOT NULL AND q.removed_at IS NULL
  UNION ALL
  SELECT p.community, p.id, p.author, 'answer_accepted:author', q.id, a.day FROM post p
    JOIN acceptance a ON a.community = p.community AND a.question = p.parent AND a.answer = p.id AND a.value = 1
    JOIN post q ON q.community = a.community AND q.id = a.question
    WHERE p.author IS NOT NULL AND p.author IS NOT q.author;

-- Whatever was done before its metric was wanted may not be counted yet: no count is ever taken below nothing.
CREATE TRIGGER post_removed AFTER UPDATE OF removed_at ON post WHEN old.removed_at IS NULL AND new.removed_at IS NOT NULL BEGIN
  UPDATE activity SET n = max(0, n - c.times)
    FROM (SELECT h.member, m.metric, h.day, count(*) AS times FROM hangs_on_post h CROSS JOIN metric m ON m.community = new.community AND m.metric = h.side
      WHERE h.community = new.community AND h.post = new.id GROUP BY h.member, m.metric, h.day) c
    WHERE activity.community = new.community AND activity.member = c.member AND activity.metric = c.metric AND activity.day = c.day;
  UPDATE activity SET n = max(0, n - c.times)
    FROM (SELECT h.member, m.metric, h.day, count(*) AS times FROM acceptance_hangs_on_post h CROSS JOIN metric m ON m.community = new.community AND m.metric = h.side
      WHERE h.community = new.community AND h.post = new.id GROUP BY h.member, m.metric, h.day) c
    WHERE activity.community = new.community AND activity.member = c.member AND activity.metric = c.metric AND activity.day = c.day;
  UPDATE activity_object SET n = max(0, n - c.times)
    FROM (SELECT h.member, m.metric, h.object, h.day, count(*) AS times FROM hangs_on_post h CROSS JOIN metric m ON m.community = new.community AND m.metric = h.side || ':objects'
      WHERE h.community = new.community AND h.post = new.id GROUP BY h.member, m.metric, h.object, h.day) c
    WHERE activity_object.community = new.community AND activity_object.member = c.member AND activity_object.metric = c.metric
      AND activity_object.object = c.object AND activity_object.day = c.day;
END;

CREATE TRIGGER post_restored AFTER UPDATE OF removed_at ON post WHEN old.removed_at IS NOT NULL AND new.removed_at IS NULL BEGIN
  INSERT INTO activity (community, member, metric, day, n)
    SELECT new.community, h.member, m.metric, h.day, count(*) FROM hangs_on_post h CROSS JOIN metric m ON m.community = new.community AND m.metric = h.side
      WHERE h.community = new.community AND h.post = new.id GROUP BY h.member, m.metric, h.day
    ON CONFLICT (community, member, metric, day) DO UPDATE SET n = n + excluded.n;
  INSERT INTO activity (community, member, metric, day, n)
    SELECT new.community, h.member, m.metric, h.day, count(*) FROM acceptance_hangs_on_post h CROSS JOIN metric m ON m.community = new.community AND m.metric = h.side
      WHERE h.community = new.community AND h.post = new.id GROUP BY h.member, m.metric, h.day
    ON CONFLICT (community, member, metric, day) DO UPDATE SET n = n + excluded.n;
  INSERT INTO activity_object (community, member, metric, object, day, n)
    SELECT new.community, h.member, m.metric, h.object, h.day, count(*) FROM hangs_on_post h
      CROSS JOIN metric m ON m.community = new.community AND m.metric = h.side || ':objects'
      WHERE h.community = new.community AND h.post = new.id GROUP BY h.member, m.metric, h.object, h.day
    ON CONFLICT (community, member, metric, object, day) DO UPDATE SET n = n + excluded.n;
END;

-- A post with thousands of votes, removed or back, whose points are being carried into the ledger, a page of those
-- who voted or replied at a time. `after_actor` is how far it is; whoever goes on from there comes to the same end.
CREATE TABLE settling (
  community   INTEGER NOT NULL,
  post        TEXT NOT NULL,
  after_actor INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (community, post),
  FOREIGN KEY (community, post) REFERENCES post (community, id)
) STRICT, WITHOUT ROWID;
