-- Answers are confirmed by those who know, and what was confirmed can be doubted later. Reasons: docs/decisions/2026-11-28-questions.md.

-- Who may validate answers to questions of a theme, beside the animateurs: by an animateur's word.
CREATE TABLE validator (
  community INTEGER NOT NULL,
  member    INTEGER NOT NULL REFERENCES member (id),
  theme     TEXT NOT NULL,                -- a tag
  given_by  INTEGER NOT NULL REFERENCES member (id),
  at        INTEGER NOT NULL,
  PRIMARY KEY (community, member, theme)
) STRICT, WITHOUT ROWID;

-- The one place that says who knows a theme well enough. Whatever else gives this right is added here, and nowhere else.
CREATE VIEW theme_validator AS SELECT community, member, theme FROM validator;

-- One expert's word about an answer, a wanted state as a vote is.
CREATE TABLE validation (
  community INTEGER NOT NULL,
  answer    TEXT NOT NULL,
  member    INTEGER NOT NULL REFERENCES member (id),
  value     INTEGER NOT NULL CHECK (value IN (0, 1)),
  at        INTEGER NOT NULL,
  day       TEXT NOT NULL,
  PRIMARY KEY (community, answer, member),
  FOREIGN KEY (community, answer) REFERENCES post (community, id)
) STRICT, WITHOUT ROWID;

-- The fact that an answer was validated: once, however many say so, with the date of the first time. It stands while one of them does.
CREATE TABLE validated_answer (
  community  INTEGER NOT NULL,
  question   TEXT NOT NULL,
  answer     TEXT NOT NULL,
  validators INTEGER NOT NULL CHECK (validators >= 0),
  at         INTEGER NOT NULL,
  day        TEXT NOT NULL,
  heading    INTEGER NOT NULL DEFAULT 0,  -- of the question, at that date
  PRIMARY KEY (community, question, answer),
  FOREIGN KEY (community, answer) REFERENCES post (community, id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER validation_given AFTER INSERT ON validation WHEN new.value = 1 BEGIN
  INSERT INTO validated_answer (community, question, answer, validators, at, day, heading)
    SELECT new.community, p.parent, p.id, 1, new.at, new.day, q.heading FROM post p JOIN post q ON q.community = p.community AND q.id = p.parent
      WHERE p.community = new.community AND p.id = new.answer
    ON CONFLICT (community, question, answer) DO UPDATE SET validators = validators + 1;
  UPDATE doubt SET settled_at = new.at, settled_by = new.member
    WHERE community = new.community AND settled_at IS NULL AND question = (SELECT parent FROM post WHERE community = new.community AND id = new.answer);
END;

CREATE TRIGGER validation_given_again AFTER UPDATE OF value ON validation WHEN old.value = 0 AND new.value = 1 BEGIN
  UPDATE validated_answer SET validators = validators + 1
    WHERE community = new.community AND answer = new.answer AND question = (SELECT parent FROM post WHERE community = new.community AND id = new.answer);
  UPDATE doubt SET settled_at = new.at, settled_by = new.member
    WHERE community = new.community AND settled_at IS NULL AND question = (SELECT parent FROM post WHERE community = new.community AND id = new.answer);
END;

CREATE TRIGGER validation_withdrawn AFTER UPDATE OF value ON validation WHEN old.value = 1 AND new.value = 0 BEGIN
  UPDATE validated_answer SET validators = validators - 1
    WHERE community = new.community AND answer = new.answer AND question = (SELECT parent FROM post WHERE community = new.community AND id = new.answer);
END;

-- Who a validated answer counts for.
CREATE VIEW validated_metric AS
  SELECT v.community, v.answer, p.author AS member, m.metric FROM validated_answer v
    JOIN post p ON p.community = v.community AND p.id = v.answer AND p.parent = v.question AND p.author IS NOT NULL AND p.removed_at IS NULL
    JOIN metric m ON m.community = v.community AND m.metric = 'answer_validated:author';

CREATE TRIGGER answer_validated AFTER INSERT ON validated_answer BEGIN
  INSERT INTO activity (community, member, metric, day, n)
    SELECT c.community, c.member, c.metric, new.day, 1 FROM validated_metric c WHERE c.community = new.community AND c.answer = new.answer
    ON CONFLICT (community, member, metric, day) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER answer_validated_again AFTER UPDATE OF validators ON validated_answer WHEN old.validators = 0 AND new.validators > 0 BEGIN
  INSERT INTO activity (community, member, metric, day, n)
    SELECT c.community, c.member, c.metric, new.day, 1 FROM validated_metric c WHERE c.community = new.community AND c.answer = new.answer
    ON CONFLICT (community, member, metric, day) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER answer_validated_no_more AFTER UPDATE OF validators ON validated_answer WHEN old.validators > 0 AND new.validators = 0 BEGIN
  UPDATE activity SET n = n - 1
    FROM (SELECT * FROM validated_metric WHERE community = new.community AND answer = new.answer) c
    WHERE activity.community = c.community AND activity.member = c.member AND activity.metric = c.metric AND activity.day = old.day AND activity.n > 0;
END;

-- What stands if and only if a post does: with acceptances now what was validated.
DROP VIEW acceptance_hangs_on_post;
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
    WHERE p.author IS NOT NULL AND p.author IS NOT q.author
  UNION ALL
  SELECT p.community, p.id, p.author, 'answer_validated:author', p.parent, v.day FROM post p
    JOIN validated_answer v ON v.community = p.community AND v.question = p.parent AND v.answer = p.id AND v.validators > 0
    WHERE p.author IS NOT NULL;

-- What a member no longer believes of a question and its answers. It stands until somebody confirms them, or validates or accepts one anew.
CREATE TABLE doubt (
  community  INTEGER NOT NULL,
  question   TEXT NOT NULL,
  member     INTEGER NOT NULL REFERENCES member (id),
  reason     TEXT NOT NULL,
  at         INTEGER NOT NULL,
  settled_at INTEGER,
  settled_by INTEGER REFERENCES member (id),   -- NULL where an acceptance settled it, or who asked without a name
  PRIMARY KEY (community, question, member),
  FOREIGN KEY (community, question) REFERENCES post (community, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX doubt_standing ON doubt (community, question, at, member) WHERE settled_at IS NULL;

CREATE TRIGGER doubt_settled_by_acceptance AFTER INSERT ON acceptance WHEN new.value = 1 BEGIN
  UPDATE doubt SET settled_at = max(new.at, at) WHERE community = new.community AND question = new.question AND settled_at IS NULL;
END;
-- Accepted again it keeps its first date: the doubt is later.
CREATE TRIGGER doubt_settled_by_another_acceptance AFTER UPDATE OF value ON acceptance WHEN old.value = 0 AND new.value = 1 BEGIN
  UPDATE doubt SET settled_at = max(new.at, at) WHERE community = new.community AND question = new.question AND settled_at IS NULL;
END;

-- Whose answer was validated hears of it; who answers for what is doubted is asked.
CREATE TRIGGER validation_told AFTER INSERT ON validation WHEN new.value = 1 BEGIN
  INSERT INTO tell (community, member, at, kind, object, ref, actor)
    SELECT new.community, p.author, new.at, 'validated', p.parent, p.id, new.member FROM post p WHERE p.community = new.community AND p.id = new.answer;
END;
CREATE TRIGGER validation_told_again AFTER UPDATE OF value ON validation WHEN old.value = 0 AND new.value = 1 BEGIN
  INSERT INTO tell (community, member, at, kind, object, ref, actor)
    SELECT new.community, p.author, new.at, 'validated', p.parent, p.id, new.member FROM post p WHERE p.community = new.community AND p.id = new.answer;
END;

CREATE VIEW answerable_for AS
  SELECT w.community, w.question, w.answer, v.member FROM validated_answer w CROSS JOIN validation v ON v.community = w.community AND v.answer = w.answer AND v.value = 1
    CROSS JOIN post p ON p.community = w.community AND p.id = w.answer AND p.removed_at IS NULL
  UNION
  SELECT a.community, a.question, a.answer, p.author FROM acceptance a CROSS JOIN post p ON p.community = a.community AND p.id = a.answer AND p.removed_at IS NULL AND p.author IS NOT NULL
    WHERE a.value = 1;
CREATE TRIGGER doubt_told AFTER INSERT ON doubt BEGIN
  INSERT INTO tell (community, member, at, kind, object, ref, actor)
    SELECT new.community, f.member, new.at, 'doubt', new.question, min(f.answer), new.member FROM answerable_for f
      WHERE f.community = new.community AND f.question = new.question GROUP BY f.member;
END;
CREATE TRIGGER doubt_told_again AFTER UPDATE OF settled_at ON doubt WHEN old.settled_at IS NOT NULL AND new.settled_at IS NULL BEGIN
  INSERT INTO tell (community, member, at, kind, object, ref, actor)
    SELECT new.community, f.member, new.at, 'doubt', new.question, min(f.answer), new.member FROM answerable_for f
      WHERE f.community = new.community AND f.question = new.question GROUP BY f.member;
END;
