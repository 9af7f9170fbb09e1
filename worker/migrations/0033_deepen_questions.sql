-- Questions get what ideas have, comments and merging, and can be closed. Which of them still wait, and for what, is derived in the
-- schema and has one index. Reasons: docs/decisions/2026-11-28-questions.md.

-- Below a question stand answers and comments: `replies` are its answers, as before, and these the others. Below anything else
-- there is one kind of reply, and none are counted here.
ALTER TABLE post ADD COLUMN comments INTEGER NOT NULL DEFAULT 0 CHECK (comments >= 0);

ALTER TABLE post ADD COLUMN closed_at INTEGER;          -- of a question: takes no more answers
ALTER TABLE post ADD COLUMN closed_by INTEGER REFERENCES member (id);   -- NULL for who asked without a name
ALTER TABLE post ADD COLUMN closed_note TEXT;

-- Of a question: whether an answer that stands is accepted, and whether somebody voted for one; those of its duplicates too.
ALTER TABLE post ADD COLUMN solved INTEGER NOT NULL DEFAULT 0 CHECK (solved IN (0, 1));
ALTER TABLE post ADD COLUMN backed INTEGER NOT NULL DEFAULT 0 CHECK (backed IN (0, 1));
-- 1 no answer, 2 answers of which none is accepted or voted for, 3 none accepted, 4 none voted for; NULL once it waits for nothing.
ALTER TABLE post ADD COLUMN need INTEGER GENERATED ALWAYS AS (CASE WHEN kind = 'question' AND closed_at IS NULL THEN
  CASE WHEN replies = 0 THEN 1 WHEN solved = 0 AND backed = 0 THEN 2 WHEN solved = 0 THEN 3 WHEN backed = 0 THEN 4 END END) VIRTUAL;

-- Each view of what waits is a few of these beside each other.
DROP INDEX post_unanswered;
CREATE INDEX post_need ON post (community, board, need, at, id)
  WHERE need IS NOT NULL AND parent IS NULL AND removed_at IS NULL AND merged_into IS NULL;

-- Answers by votes without walking over comments, and comments without walking over answers.
DROP INDEX post_replies;
CREATE INDEX post_replies ON post (community, parent, kind, votes, at, id) WHERE parent IS NOT NULL AND removed_at IS NULL;

CREATE INDEX follow_latest ON follow (community, member, at, post);

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
      SELECT p.id UNION ALL SELECT t.id FROM post t WHERE t.community = p.community AND t.merged_into = p.id AND t.removed_at IS NULL)) AS comments
  FROM post p;

CREATE TRIGGER post_recounted AFTER UPDATE OF removed_at, merged_into ON post
WHEN old.removed_at IS NOT new.removed_at AND (new.parent IS NOT NULL OR new.merged_into IS NOT NULL) OR old.merged_into IS NOT new.merged_into BEGIN
  UPDATE post SET votes = t.votes, extra = t.extra, downs = t.downs, replies = t.replies, comments = t.comments
    FROM post_tally t WHERE t.community = post.community AND t.id = post.id AND post.community = new.community
      AND post.id IN (old.merged_into, new.merged_into, new.parent,
        (SELECT merged_into FROM post WHERE community = new.community AND id = new.parent AND removed_at IS NULL))
      AND (post.votes <> t.votes OR post.extra <> t.extra OR post.downs <> t.downs OR post.replies <> t.replies OR post.comments <> t.comments);
END;

DROP TRIGGER post_written;
CREATE TRIGGER post_written AFTER INSERT ON post BEGIN
  UPDATE post SET replies = replies + (kind <> 'question' OR new.kind = 'answer'), comments = comments + (kind = 'question' AND new.kind = 'comment')
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

CREATE VIEW question_state AS
  SELECT q.community, q.id,
    EXISTS (SELECT 1 FROM acceptance a JOIN post p ON p.community = a.community AND p.id = a.answer AND p.removed_at IS NULL
      WHERE a.community = q.community AND a.value = 1 AND a.question IN (
        SELECT q.id UNION ALL SELECT t.id FROM post t WHERE t.community = q.community AND t.merged_into = q.id AND t.removed_at IS NULL)) AS solved,
    EXISTS (SELECT 1 FROM post r INDEXED BY post_replies WHERE r.community = q.community AND r.kind = 'answer' AND r.votes > 0 AND r.removed_at IS NULL AND r.parent IN (
        SELECT q.id UNION ALL SELECT t.id FROM post t WHERE t.community = q.community AND t.merged_into = q.id AND t.removed_at IS NULL)) AS backed
  FROM post q WHERE q.kind = 'question';

UPDATE post SET solved = s.solved, backed = s.backed FROM question_state s WHERE s.community = post.community AND s.id = post.id;

CREATE TRIGGER answer_weighed AFTER UPDATE OF votes, removed_at ON post
WHEN new.kind = 'answer' AND (old.votes > 0, old.removed_at IS NULL) IS NOT (new.votes > 0, new.removed_at IS NULL) BEGIN
  UPDATE post SET solved = s.solved, backed = s.backed FROM question_state s
    WHERE s.community = post.community AND s.id = post.id AND post.community = new.community
      AND post.id IN (new.parent, (SELECT merged_into FROM post WHERE community = new.community AND id = new.parent))
      AND (post.solved, post.backed) IS NOT (s.solved, s.backed);
END;

CREATE TRIGGER question_moved_together AFTER UPDATE OF removed_at, merged_into ON post
WHEN new.kind = 'question' AND (old.merged_into IS NOT new.merged_into OR new.merged_into IS NOT NULL AND old.removed_at IS NOT new.removed_at) BEGIN
  UPDATE post SET solved = s.solved, backed = s.backed FROM question_state s
    WHERE s.community = post.community AND s.id = post.id AND post.community = new.community
      AND post.id IN (new.id, old.merged_into, new.merged_into) AND (post.solved, post.backed) IS NOT (s.solved, s.backed);
END;

CREATE TRIGGER question_solved AFTER INSERT ON acceptance WHEN new.value = 1 BEGIN
  UPDATE post SET solved = s.solved FROM question_state s
    WHERE s.community = post.community AND s.id = post.id AND post.community = new.community
      AND post.id IN (new.question, (SELECT merged_into FROM post WHERE community = new.community AND id = new.question)) AND post.solved <> s.solved;
END;

CREATE TRIGGER question_solved_otherwise AFTER UPDATE OF value ON acceptance WHEN old.value <> new.value BEGIN
  UPDATE post SET solved = s.solved FROM question_state s
    WHERE s.community = post.community AND s.id = post.id AND post.community = new.community
      AND post.id IN (new.question, (SELECT merged_into FROM post WHERE community = new.community AND id = new.question)) AND post.solved <> s.solved;
END;
