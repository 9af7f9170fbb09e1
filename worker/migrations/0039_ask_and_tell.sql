-- Asking people by name, how long answers take, and what happened in a community.

-- A question that was put to somebody by name. The row is what their inbox tells; a refusal keeps it, so that they are not asked again.

CREATE TABLE request (
  community   INTEGER NOT NULL,
  question    TEXT NOT NULL,
  member      INTEGER NOT NULL REFERENCES member (id),
  asked_by    INTEGER NOT NULL REFERENCES member (id),
  at          INTEGER NOT NULL,
  declined_at INTEGER,
  PRIMARY KEY (community, question, member),
  FOREIGN KEY (community, question) REFERENCES post (community, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX request_of_member ON request (community, member, at, question);

-- Who is asked hears of it in their inbox (0031).
CREATE TRIGGER request_told AFTER INSERT ON request BEGIN
  INSERT INTO tell (community, member, at, kind, object, ref, actor) VALUES (new.community, new.member, new.at, 'expert', new.question, new.question, new.asked_by);
END;

-- When a question was first answered by somebody else, of the answers that stand: how long answers take is read from the questions.
ALTER TABLE post ADD COLUMN answered_at INTEGER;

CREATE VIEW first_answer AS
  SELECT q.community, q.id AS question, (SELECT min(p.at) FROM post p INDEXED BY post_replies
      WHERE p.community = q.community AND p.parent = q.id AND p.parent IS NOT NULL AND p.kind = 'answer' AND p.removed_at IS NULL AND (p.author IS NULL OR p.author IS NOT q.author)) AS at
  FROM post q WHERE q.kind = 'question';

CREATE TRIGGER question_answered AFTER INSERT ON post WHEN new.kind = 'answer' BEGIN
  UPDATE post SET answered_at = new.at WHERE community = new.community AND id = new.parent AND new.removed_at IS NULL
    AND (new.author IS NULL OR author IS NOT new.author) AND (answered_at IS NULL OR answered_at > new.at);
END;
CREATE TRIGGER answer_comes_or_goes AFTER UPDATE OF removed_at ON post WHEN new.kind = 'answer' AND (old.removed_at IS NULL) <> (new.removed_at IS NULL) BEGIN
  UPDATE post SET answered_at = f.at FROM first_answer f
    WHERE f.community = new.community AND f.question = new.parent AND post.community = new.community AND post.id = new.parent AND post.answered_at IS NOT f.at;
END;

UPDATE post SET answered_at = (SELECT f.at FROM first_answer f WHERE f.community = post.community AND f.question = post.id) WHERE kind = 'question' AND replies > 0;

-- What happened, read from the facts themselves: each is found by its date, and nothing else is written for it.

CREATE INDEX post_latest ON post (community, at, id) WHERE kind IN ('idea', 'question', 'answer') AND removed_at IS NULL AND merged_into IS NULL;
CREATE INDEX post_realised ON post (community, status_at, id) WHERE kind = 'idea' AND status = 'done' AND removed_at IS NULL AND merged_into IS NULL;
CREATE INDEX acceptance_latest ON acceptance (community, at, answer) WHERE value = 1;
CREATE INDEX award_latest ON award (community, at, member, badge, cause) WHERE revoked_at IS NULL;
