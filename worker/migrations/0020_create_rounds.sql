-- Rounds: questions, the ballots about them, and what these come to. Reasons and figures: docs/decisions/2026-11-28-rounds.md.

-- What is asked, of whom and how names are treated never changes: a ballot means what its voter read. `closes_at` is when it
-- ends or ended, whether planned or closed by hand; without an end it is the largest number that JavaScript has.
CREATE TABLE round (
  community  INTEGER NOT NULL REFERENCES community (id),
  id         TEXT NOT NULL,               -- from its author and idempotency key, as that of a post
  title      TEXT NOT NULL,
  intro      TEXT,
  questions  TEXT NOT NULL,               -- JSON, Question[]
  summed     TEXT NOT NULL DEFAULT '[]',  -- JSON, ids of those whose ballots can be too many different ones to count by kinds
  names      TEXT NOT NULL CHECK (names IN ('visible', 'confidential', 'anonymous')),
  results    TEXT NOT NULL CHECK (results IN ('always', 'after_vote', 'after_close', 'hidden')),
  change     INTEGER NOT NULL CHECK (change IN (0, 1)),
  teams      TEXT,                        -- JSON array; null for everybody
  quorum     TEXT,                        -- JSON, as in RoundDefinition
  shuffle    INTEGER NOT NULL CHECK (shuffle IN (0, 1)),
  opens_at   INTEGER NOT NULL,
  closes_at  INTEGER NOT NULL,
  archived   INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  author     INTEGER NOT NULL REFERENCES member (id),
  version    INTEGER NOT NULL DEFAULT 1,
  at         INTEGER NOT NULL,
  PRIMARY KEY (community, id),
  CHECK (names <> 'anonymous' OR change = 0)
) STRICT, WITHOUT ROWID;
-- What is open before what is closed, and of that the latest first.
CREATE INDEX round_ending ON round (community, archived, closes_at, id);

-- A whole ballot is one row: a second choice where one is asked for, or a budget spent twice, has nowhere to be. A withdrawn
-- one keeps its row, as a vote does, and its date, or it would be paid anew in every week that begins.
CREATE TABLE ballot (
  community  INTEGER NOT NULL,
  round      TEXT NOT NULL,
  member     INTEGER NOT NULL REFERENCES member (id),
  choices    TEXT NOT NULL,               -- JSON, Choices in the order of questions and options
  value      INTEGER NOT NULL CHECK (value IN (0, 1)),
  revision   INTEGER NOT NULL DEFAULT 1,  -- counts every change
  generation INTEGER NOT NULL DEFAULT 1,  -- counts only castings, as that of a vote
  summed     INTEGER NOT NULL CHECK (summed IN (0, 1)),  -- whether any question of its round is
  team       TEXT NOT NULL,               -- the voter's when they first voted; '' for none
  at         INTEGER NOT NULL,
  day        TEXT NOT NULL,
  PRIMARY KEY (community, round, member),
  FOREIGN KEY (community, round) REFERENCES round (community, id),
  CHECK ((value = 0) = (choices = '{}'))
) STRICT, WITHOUT ROWID;

-- How many ballots say exactly this about a question: what results are counted from, and what is exported. Questions are apart,
-- since all answers of a ballot together may tell whose it is.
CREATE TABLE ballot_kind (
  community INTEGER NOT NULL,
  round     TEXT NOT NULL,
  question  TEXT NOT NULL,
  choice    TEXT NOT NULL,                -- JSON, as in `choices`
  n         INTEGER NOT NULL CHECK (n > 0),
  PRIMARY KEY (community, round, question, choice)
) STRICT, WITHOUT ROWID;

-- How many took part, and the sum of their ballots where there can be too many kinds of them: a result reads this row, however many
-- there are. `tally` is a JSON object (as JSONB, see `histogram`) from 'question/' to ballots that answer it, and from
-- 'question/option=number' to those that gave the option the number; empty where results are counted from kinds.
CREATE TABLE round_tally (
  community INTEGER NOT NULL,
  round     TEXT NOT NULL,
  voters    INTEGER NOT NULL,
  counted   INTEGER NOT NULL,             -- ballots in kinds and tally: fewer than voters where some are held back
  tally     BLOB NOT NULL,
  PRIMARY KEY (community, round)
) STRICT, WITHOUT ROWID;

-- The same by team, of all questions, counted from the ballots of a closed round when somebody first asks for it: to keep it with every
-- ballot would cost a thousand times as much. Of another `version` than the round it is out of date.
CREATE TABLE team_tally (
  community INTEGER NOT NULL,
  round     TEXT NOT NULL,
  team      TEXT NOT NULL,
  version   INTEGER NOT NULL,
  counted   INTEGER NOT NULL,
  tally     BLOB NOT NULL,
  PRIMARY KEY (community, round, team)
) STRICT, WITHOUT ROWID;

-- Who took part in an anonymous round, without a time, in the order of members' numbers. No row of any table has both a member
-- and a choice of such a round, nor anything by which the two could be brought together.
CREATE TABLE participation (
  community INTEGER NOT NULL,
  round     TEXT NOT NULL,
  member    INTEGER NOT NULL REFERENCES member (id),
  PRIMARY KEY (community, round, member),
  FOREIGN KEY (community, round) REFERENCES round (community, id)
) STRICT, WITHOUT ROWID;

-- The latest five to nine ballots of an anonymous round, not counted yet: `step` 2 fills up to five, then they become step 1, and
-- those that were step 1 are counted. So what is shown grows by five, and by at least five once more when the round closes.
CREATE TABLE held_kind (
  community INTEGER NOT NULL,
  round     TEXT NOT NULL,
  step      INTEGER NOT NULL CHECK (step IN (1, 2)),
  question  TEXT NOT NULL,
  choice    TEXT NOT NULL,
  n         INTEGER NOT NULL CHECK (n BETWEEN 1 AND 5),
  PRIMARY KEY (community, round, step, question, choice)
) STRICT, WITHOUT ROWID;

-- What ballots and their kinds add up to, in the names of tallies: to count again, and to check.
CREATE VIEW kind_number AS
  SELECT community, round, question || '/' AS key, n FROM ballot_kind
  UNION ALL SELECT k.community, k.round, k.question || '/' || o.key || '=' || o.value, k.n FROM ballot_kind k, json_each(k.choice) o;
CREATE VIEW ballot_number AS
  SELECT b.community, b.round, b.team, q.key || '/' AS key, 1 AS n FROM ballot b, json_each(b.choices) q
  UNION ALL SELECT b.community, b.round, b.team, q.key || '/' || o.key || '=' || o.value, 1 FROM ballot b, json_each(b.choices) q, json_each(q.value) o;

-- Who took part in each round, and how many of their ballots are counted.
CREATE VIEW round_voters AS
  SELECT community, round, count(*) AS voters, count(*) AS counted FROM ballot WHERE value = 1 GROUP BY community, round
  UNION ALL SELECT community, round, count(*), max(0, count(*) / 5 * 5 - 5) FROM participation GROUP BY community, round;

-- Views that only take inserts: names for what several statements do in one. Nothing is ever read from them.

-- One ballot of a kind less.
CREATE VIEW kind_left AS SELECT 0 AS community, '' AS round, '' AS question, '' AS choice WHERE false;
CREATE TRIGGER kind_leaves INSTEAD OF INSERT ON kind_left BEGIN
  DELETE FROM ballot_kind WHERE community = new.community AND round = new.round AND question = new.question AND choice = new.choice AND n = 1;
  UPDATE ballot_kind SET n = n - 1 WHERE changes() = 0 AND community = new.community AND round = new.round AND question = new.question AND choice = new.choice;
END;

-- Adds to the tally of a round. Numbers that come to nothing go: `jsonb_patch` drops what is null. Grouping and summing instead would
-- read every number of the tally, some of them three times.
CREATE VIEW tally_move AS SELECT 0 AS community, '' AS round, 0 AS voters, 0 AS counted, x'' AS tally WHERE false;
CREATE TRIGGER tally_moves INSTEAD OF INSERT ON tally_move BEGIN
  INSERT INTO round_tally (community, round, voters, counted, tally) VALUES (new.community, new.round, new.voters, new.counted, new.tally)
    ON CONFLICT (community, round) DO UPDATE SET voters = voters + excluded.voters, counted = counted + excluded.counted,
      tally = CASE WHEN excluded.tally = jsonb('{}') THEN tally ELSE
        jsonb_patch(tally, (SELECT jsonb_group_object(d.key, nullif(coalesce(round_tally.tally ->> d.key, 0) + d.value, 0)) FROM json_each(excluded.tally) d)) END
      WHERE excluded.voters <> 0 OR excluded.counted <> 0 OR excluded.tally <> jsonb('{}');
END;

-- A named ballot that says something else than before; '{}' is none.
CREATE VIEW ballot_move AS SELECT 0 AS community, '' AS round, 0 AS summed, '' AS before, '' AS after WHERE false;
CREATE TRIGGER ballot_moves INSTEAD OF INSERT ON ballot_move BEGIN
  INSERT INTO kind_left (community, round, question, choice)
    SELECT new.community, new.round, q.key, q.value FROM json_each(new.before) q WHERE new.after -> q.key IS NOT q.value;
  INSERT INTO ballot_kind (community, round, question, choice, n)
    SELECT new.community, new.round, q.key, q.value, 1 FROM json_each(new.after) q WHERE new.before -> q.key IS NOT q.value
    ON CONFLICT (community, round, question, choice) DO UPDATE SET n = n + 1;
  INSERT INTO tally_move (community, round, voters, counted, tally)
    VALUES (new.community, new.round, (new.after <> '{}') - (new.before <> '{}'), (new.after <> '{}') - (new.before <> '{}'),
      CASE WHEN new.summed THEN (SELECT jsonb_group_object(key, n) FROM (
        SELECT q.key || '/' AS key, 1 AS n FROM json_each(new.after) q WHERE new.before -> q.key IS NULL
        UNION ALL SELECT q.key || '/' || o.key || '=' || o.value, 1 FROM json_each(new.after) q, json_each(q.value) o WHERE new.before -> q.key ->> o.key IS NOT o.value
        UNION ALL SELECT q.key || '/', -1 FROM json_each(new.before) q WHERE new.after -> q.key IS NULL
        UNION ALL SELECT q.key || '/' || o.key || '=' || o.value, -1 FROM json_each(new.before) q, json_each(q.value) o WHERE new.after -> q.key ->> o.key IS NOT o.value))
      ELSE jsonb('{}') END);
END;

CREATE TRIGGER ballot_cast AFTER INSERT ON ballot BEGIN
  INSERT INTO ballot_move (community, round, summed, before, after) VALUES (new.community, new.round, new.summed, '{}', new.choices);
  INSERT INTO activity (community, member, metric, day, n)
    SELECT new.community, new.member, m.metric, new.day, 1 FROM metric m WHERE m.community = new.community AND m.metric = 'ballot_cast:actor'
    ON CONFLICT (community, member, metric, day) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER ballot_changed AFTER UPDATE OF choices ON ballot WHEN old.choices <> new.choices BEGIN
  INSERT INTO ballot_move (community, round, summed, before, after) VALUES (new.community, new.round, new.summed, old.choices, new.choices);
END;

CREATE TRIGGER ballot_cast_again AFTER UPDATE OF value ON ballot WHEN old.value = 0 AND new.value = 1 BEGIN
  INSERT INTO activity (community, member, metric, day, n)
    SELECT new.community, new.member, m.metric, new.day, 1 FROM metric m WHERE m.community = new.community AND m.metric = 'ballot_cast:actor'
    ON CONFLICT (community, member, metric, day) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER ballot_withdrawn AFTER UPDATE OF value ON ballot WHEN old.value = 1 AND new.value = 0 BEGIN
  UPDATE activity SET n = n - 1 WHERE community = new.community AND member = new.member AND metric = 'ballot_cast:actor' AND day = old.day AND n > 0;
END;

-- Five more took part: the five before them are counted.
CREATE VIEW held_step AS SELECT 0 AS community, '' AS round, 0 AS summed WHERE false;
CREATE TRIGGER held_steps INSTEAD OF INSERT ON held_step BEGIN
  INSERT INTO tally_move (community, round, voters, counted, tally)
    SELECT new.community, new.round, 0, 5,
      CASE WHEN new.summed THEN (SELECT jsonb_group_object(key, n) FROM (SELECT key, sum(n) AS n FROM (
        SELECT h.question || '/' AS key, h.n FROM held_kind h WHERE h.community = new.community AND h.round = new.round AND h.step = 1
        UNION ALL SELECT h.question || '/' || o.key || '=' || o.value, h.n FROM held_kind h, json_each(h.choice) o
          WHERE h.community = new.community AND h.round = new.round AND h.step = 1) GROUP BY key))
      ELSE jsonb('{}') END
      WHERE EXISTS (SELECT 1 FROM held_kind h WHERE h.community = new.community AND h.round = new.round AND h.step = 1);
  INSERT INTO ballot_kind (community, round, question, choice, n)
    SELECT community, round, question, choice, n FROM held_kind WHERE community = new.community AND round = new.round AND step = 1
    ON CONFLICT (community, round, question, choice) DO UPDATE SET n = n + excluded.n;
  DELETE FROM held_kind WHERE community = new.community AND round = new.round AND step = 1;
  UPDATE held_kind SET step = 1 WHERE community = new.community AND round = new.round AND step = 2;
END;

-- An anonymous ballot: that somebody took part, and apart from it what was said. One statement, and no row for both.
CREATE VIEW anonymous_ballot AS SELECT 0 AS community, '' AS round, 0 AS member, '' AS choices, 0 AS summed WHERE false;
CREATE TRIGGER anonymous_ballot_cast INSTEAD OF INSERT ON anonymous_ballot BEGIN
  INSERT INTO participation (community, round, member) VALUES (new.community, new.round, new.member);
  INSERT INTO held_kind (community, round, step, question, choice, n)
    SELECT new.community, new.round, 2, q.key, q.value, 1 FROM json_each(new.choices) q WHERE true
    ON CONFLICT (community, round, step, question, choice) DO UPDATE SET n = n + 1;
  INSERT INTO tally_move (community, round, voters, counted, tally) VALUES (new.community, new.round, 1, 0, jsonb('{}'));
  INSERT INTO held_step (community, round, summed)
    SELECT community, round, new.summed FROM round_tally WHERE community = new.community AND round = new.round AND voters % 5 = 0;
END;
