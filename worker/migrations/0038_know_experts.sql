-- Who knows what, by what their answers were worth to others and by the word of people who know. It follows from the facts in the
-- same transaction; being found by it is each member's own choice. Reasons: docs/decisions/2026-11-28-expertise.md.

-- Where somebody works, as the intranet says it.
ALTER TABLE member ADD COLUMN place TEXT;

-- What an answer counts for in the expertise of who wrote it, as `answer_worth` has it now.
ALTER TABLE post ADD COLUMN worth INTEGER NOT NULL DEFAULT 0;

-- The one place that says what an answer is worth: whatever changes this calls for the trigger `answer_valued` or one like it.
-- Ten votes are as good as being accepted, and more are worth no more: a popular joke makes nobody an expert. Accepted by who wrote
-- it counts for nothing, as it earns nothing. It stays with its author when the question goes, as its points do.
CREATE VIEW answer_worth AS
  SELECT p.community, p.id AS answer, CASE WHEN p.removed_at IS NOT NULL OR p.author IS NULL THEN 0 ELSE
      min(p.votes, 10)
      + 10 * (p.author IS NOT q.author AND EXISTS (SELECT 1 FROM acceptance a
          WHERE a.community = p.community AND a.question = p.parent AND a.answer = p.id AND a.value = 1))
    END AS worth
  FROM post p JOIN post q ON q.community = p.community AND q.id = p.parent WHERE p.kind = 'answer';

-- Of a member in a theme; the empty theme is all of them together, each answer once.
CREATE TABLE expertise (
  community    INTEGER NOT NULL,
  member       INTEGER NOT NULL REFERENCES member (id),
  theme        TEXT NOT NULL,
  answers      INTEGER NOT NULL DEFAULT 0,  -- those that are worth something
  worth        INTEGER NOT NULL DEFAULT 0,  -- of all of them
  endorsements INTEGER NOT NULL DEFAULT 0,  -- by colleagues who know
  grants       INTEGER NOT NULL DEFAULT 0,  -- by animateurs
  score        INTEGER GENERATED ALWAYS AS (worth + 5 * min(endorsements, 10) + 20 * (grants > 0)) VIRTUAL,
  level        INTEGER GENERATED ALWAYS AS ((score >= 10) + (score >= 40) + (score >= 120) + (score >= 400)) VIRTUAL,
  PRIMARY KEY (community, member, theme)
) STRICT, WITHOUT ROWID;

-- A colleague's word, or an animateur's, that somebody knows. Wanted state, as a reaction is.
CREATE TABLE endorsement (
  community INTEGER NOT NULL,
  member    INTEGER NOT NULL REFERENCES member (id),
  theme     TEXT NOT NULL CHECK (theme <> ''),
  endorser  INTEGER NOT NULL REFERENCES member (id) CHECK (endorser <> member),
  granted   INTEGER NOT NULL CHECK (granted IN (0, 1)),   -- 1 by an animateur
  at        INTEGER NOT NULL,
  PRIMARY KEY (community, member, theme, endorser)
) STRICT, WITHOUT ROWID;

-- Who wants to be found, and for what. Without a row nobody is; the empty theme is theirs who have any row. The level, team and
-- place follow, so that a directory of a hundred thousand members is read by the page. Nothing is written here while a level stays.
CREATE TABLE listing (
  community INTEGER NOT NULL,
  member    INTEGER NOT NULL REFERENCES member (id),
  theme     TEXT NOT NULL,
  level     INTEGER NOT NULL,
  team      TEXT,
  place     TEXT,
  PRIMARY KEY (community, member, theme)
) STRICT, WITHOUT ROWID;
CREATE INDEX listing_found ON listing (community, theme, level, member);
CREATE INDEX listing_of_team ON listing (community, theme, team, level, member);
CREATE INDEX listing_of_place ON listing (community, theme, place, level, member);

-- Names of those who are listed. A full-text table blocks D1's export: it may be dropped and is filled again by `rebuild`.
CREATE VIRTUAL TABLE expert_search USING fts5 (
  scope, name, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
CREATE TRIGGER member_listed AFTER INSERT ON listing WHEN new.theme = '' BEGIN
  INSERT INTO expert_search (rowid, scope, name) SELECT id, 'c' || community || 'experts', name FROM member
    WHERE id = new.member AND NOT EXISTS (SELECT 1 FROM expert_search WHERE rowid = new.member);
END;
CREATE TRIGGER member_unlisted AFTER DELETE ON listing WHEN old.theme = '' BEGIN
  DELETE FROM expert_search WHERE rowid = old.member;
END;
CREATE TRIGGER listing_follows AFTER UPDATE OF name, team, place ON member
WHEN (old.name, old.team, old.place) IS NOT (new.name, new.team, new.place) BEGIN
  UPDATE listing SET team = new.team, place = new.place WHERE community = new.community AND member = new.id
    AND (team, place) IS NOT (new.team, new.place);
  UPDATE expert_search SET name = new.name WHERE rowid = new.id AND old.name <> new.name;
END;

CREATE TRIGGER expertise_begun AFTER INSERT ON expertise WHEN new.level > 0 BEGIN
  UPDATE listing SET level = new.level WHERE community = new.community AND member = new.member AND theme = new.theme AND level <> new.level;
END;
CREATE TRIGGER expertise_passes AFTER UPDATE ON expertise WHEN old.level <> new.level BEGIN
  UPDATE listing SET level = new.level WHERE community = new.community AND member = new.member AND theme = new.theme AND level <> new.level;
END;
CREATE TRIGGER expertise_ended AFTER DELETE ON expertise WHEN old.level > 0 BEGIN
  UPDATE listing SET level = 0 WHERE community = old.community AND member = old.member AND theme = old.theme;
END;

CREATE TRIGGER answer_valued AFTER UPDATE OF votes, removed_at ON post
WHEN new.kind = 'answer' AND (old.votes, old.removed_at) IS NOT (new.votes, new.removed_at) BEGIN
  UPDATE post SET worth = w.worth FROM answer_worth w
    WHERE w.community = new.community AND w.answer = new.id AND post.community = new.community AND post.id = new.id AND post.worth <> w.worth;
END;
CREATE TRIGGER acceptance_valued AFTER INSERT ON acceptance WHEN new.value = 1 BEGIN
  UPDATE post SET worth = w.worth FROM answer_worth w
    WHERE w.community = new.community AND w.answer = new.answer AND post.community = new.community AND post.id = new.answer AND post.worth <> w.worth;
END;
CREATE TRIGGER acceptance_revalued AFTER UPDATE OF value ON acceptance WHEN old.value <> new.value BEGIN
  UPDATE post SET worth = w.worth FROM answer_worth w
    WHERE w.community = new.community AND w.answer = new.answer AND post.community = new.community AND post.id = new.answer AND post.worth <> w.worth;
END;

CREATE TRIGGER expertise_follows AFTER UPDATE OF worth ON post WHEN new.kind = 'answer' AND old.worth <> new.worth BEGIN
  INSERT INTO expertise (community, member, theme, answers, worth)
    SELECT new.community, new.author, t.theme, (new.worth > 0) - (old.worth > 0), new.worth - old.worth FROM (
      SELECT '' AS theme UNION ALL SELECT j.value FROM post q, json_each(q.tags) j WHERE q.community = new.community AND q.id = new.parent) t
    WHERE new.author IS NOT NULL
    ON CONFLICT (community, member, theme) DO UPDATE SET answers = answers + excluded.answers, worth = worth + excluded.worth;
END;

-- With the themes of a question those of its answers change.
CREATE TRIGGER expertise_moves AFTER UPDATE OF tags ON post WHEN new.kind = 'question' AND old.tags <> new.tags BEGIN
  INSERT INTO expertise (community, member, theme, answers, worth)
    SELECT new.community, p.author, t.theme, t.sign * count(*), t.sign * sum(p.worth)
      FROM (SELECT theme, sum(sign) AS sign FROM (SELECT value AS theme, 1 AS sign FROM json_each(new.tags) UNION ALL SELECT value, -1 FROM json_each(old.tags))
        GROUP BY theme HAVING sum(sign) <> 0) t
      CROSS JOIN post p INDEXED BY post_replies
      WHERE p.community = new.community AND p.parent = new.id AND p.parent IS NOT NULL AND p.kind = 'answer' AND p.removed_at IS NULL AND p.worth > 0
      GROUP BY p.author, t.theme
    ON CONFLICT (community, member, theme) DO UPDATE SET answers = answers + excluded.answers, worth = worth + excluded.worth;
END;

CREATE TRIGGER endorsed AFTER INSERT ON endorsement BEGIN
  INSERT INTO expertise (community, member, theme, endorsements, grants)
    SELECT new.community, new.member, t.value, 1 - new.granted, new.granted FROM json_each(json_array('', new.theme)) t WHERE true
    ON CONFLICT (community, member, theme) DO UPDATE SET endorsements = endorsements + excluded.endorsements, grants = grants + excluded.grants;
END;
CREATE TRIGGER endorsement_taken AFTER DELETE ON endorsement BEGIN
  UPDATE expertise SET endorsements = endorsements - (1 - old.granted), grants = grants - old.granted
    WHERE community = old.community AND member = old.member AND theme IN ('', old.theme);
END;

-- What counts where everything is counted again: the rows that `expertise` has, but those in which nothing is left.
CREATE VIEW expertise_counted AS
  SELECT community, member, theme, sum(answers) AS answers, sum(worth) AS worth, sum(endorsements) AS endorsements, sum(grants) AS grants FROM (
    SELECT p.community, p.author AS member, t.value AS theme, 1 AS answers, w.worth, 0 AS endorsements, 0 AS grants
      FROM post p JOIN answer_worth w ON w.community = p.community AND w.answer = p.id JOIN post q ON q.community = p.community AND q.id = p.parent,
        json_each(json_insert(q.tags, '$[#]', '')) t
      WHERE p.kind = 'answer' AND w.worth > 0
    UNION ALL SELECT e.community, e.member, t.value, 0, 0, 1 - e.granted, e.granted FROM endorsement e, json_each(json_array('', e.theme)) t)
  GROUP BY community, member, theme;

-- What was there before.
UPDATE post SET worth = (SELECT w.worth FROM answer_worth w WHERE w.community = post.community AND w.answer = post.id)
  WHERE kind = 'answer' AND EXISTS (SELECT 1 FROM answer_worth w WHERE w.community = post.community AND w.answer = post.id AND w.worth > 0);
