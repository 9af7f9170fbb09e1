-- Tallies and counters follow the facts in the same statement: a parallel or repeated write cannot part them.
-- hot = log2(1 + votes + replies) + created / tau, tau ten days: only a write can change it, so it is indexed.
-- A post is inserted with its own, created / tau: set here it would be written twice, with its indexes.

CREATE TRIGGER post_written AFTER INSERT ON post BEGIN
  UPDATE post SET replies = replies + 1, hot = log2(2 + votes + replies) + at / 864000000.0
    WHERE community = new.community AND id = new.parent;
  INSERT INTO post_tag (community, kind, board, tag, post)
    SELECT new.community, new.kind, new.board, t.value, new.id FROM json_each(new.tags) t WHERE true
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

CREATE TRIGGER post_searchable AFTER INSERT ON post WHEN new.kind IN ('idea', 'question') BEGIN
  INSERT INTO post_search (scope, post, title, body, tags)
    VALUES ('c' || new.community || new.kind || replace(new.board, '-', 'x'), new.id, new.title, new.body, new.tags);
END;

CREATE TRIGGER tag_put AFTER INSERT ON post_tag BEGIN
  INSERT INTO tag (community, kind, board, tag, posts) VALUES (new.community, new.kind, new.board, new.tag, 1)
    ON CONFLICT (community, kind, board, tag) DO UPDATE SET posts = posts + 1;
END;

CREATE TRIGGER idea_selected AFTER UPDATE OF selected_at ON post WHEN old.selected_at IS NULL AND new.selected_at IS NOT NULL BEGIN
  INSERT INTO activity (community, member, metric, day, n)
    SELECT new.community, new.author, m.metric, new.selected_day, 1 FROM metric m
      WHERE m.community = new.community AND m.metric = 'idea_selected:author' AND new.author IS NOT NULL
    ON CONFLICT (community, member, metric, day) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER visit_made AFTER INSERT ON visit BEGIN
  INSERT INTO activity (community, member, metric, day, n)
    SELECT new.community, new.member, m.metric, new.day, 1 FROM metric m
      WHERE m.community = new.community AND m.metric = 'visit:actor'
    ON CONFLICT (community, member, metric, day) DO UPDATE SET n = n + 1;
END;

-- Who a vote counts for: its member as actor, the post's author as author.
CREATE VIEW vote_metric AS
  SELECT v.community, v.subject, v.member AS voter, v.member AS member, m.metric
    FROM vote v JOIN post p ON p.community = v.community AND p.id = v.subject
    JOIN metric m ON m.community = v.community AND m.metric IN ('vote_cast:actor', p.kind || '_supported:actor')
  UNION ALL
  SELECT v.community, v.subject, v.member, p.author, m.metric
    FROM vote v JOIN post p ON p.community = v.community AND p.id = v.subject AND p.author IS NOT NULL
    JOIN metric m ON m.community = v.community AND m.metric = p.kind || '_supported:author';

CREATE TRIGGER vote_cast AFTER INSERT ON vote WHEN new.value = 1 BEGIN
  UPDATE post SET votes = votes + 1, hot = log2(2 + votes + replies) + at / 864000000.0
    WHERE community = new.community AND id = new.subject;
  INSERT INTO activity (community, member, metric, day, n)
    SELECT community, member, metric, new.day, 1 FROM vote_metric
      WHERE community = new.community AND subject = new.subject AND voter = new.member
    ON CONFLICT (community, member, metric, day) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER vote_cast_again AFTER UPDATE OF value ON vote WHEN old.value = 0 AND new.value = 1 BEGIN
  UPDATE post SET votes = votes + 1, hot = log2(2 + votes + replies) + at / 864000000.0
    WHERE community = new.community AND id = new.subject;
  INSERT INTO activity (community, member, metric, day, n)
    SELECT community, member, metric, new.day, 1 FROM vote_metric
      WHERE community = new.community AND subject = new.subject AND voter = new.member
    ON CONFLICT (community, member, metric, day) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER vote_withdrawn AFTER UPDATE OF value ON vote WHEN old.value = 1 AND new.value = 0 BEGIN
  UPDATE post SET votes = votes - 1, hot = log2(votes + replies) + at / 864000000.0
    WHERE community = new.community AND id = new.subject;
  UPDATE activity SET n = n - 1
    FROM (SELECT * FROM vote_metric WHERE community = new.community AND subject = new.subject AND voter = new.member) c
    WHERE activity.community = c.community AND activity.member = c.member AND activity.metric = c.metric AND activity.day = old.day;
END;

-- An answer accepted by who wrote it counts for nobody as author.
CREATE VIEW acceptance_metric AS
  SELECT a.community, a.question, a.answer, q.author AS member, m.metric
    FROM acceptance a JOIN post q ON q.community = a.community AND q.id = a.question AND q.author IS NOT NULL
    JOIN metric m ON m.community = a.community AND m.metric = 'answer_accepted:actor'
  UNION ALL
  SELECT a.community, a.question, a.answer, p.author, m.metric
    FROM acceptance a JOIN post q ON q.community = a.community AND q.id = a.question
    JOIN post p ON p.community = a.community AND p.id = a.answer AND p.author IS NOT NULL AND p.author IS NOT q.author
    JOIN metric m ON m.community = a.community AND m.metric = 'answer_accepted:author';

CREATE TRIGGER answer_accepted AFTER INSERT ON acceptance WHEN new.value = 1 BEGIN
  INSERT INTO activity (community, member, metric, day, n)
    SELECT community, member, metric, new.day, 1 FROM acceptance_metric
      WHERE community = new.community AND question = new.question AND answer = new.answer
    ON CONFLICT (community, member, metric, day) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER answer_accepted_again AFTER UPDATE OF value ON acceptance WHEN old.value = 0 AND new.value = 1 BEGIN
  INSERT INTO activity (community, member, metric, day, n)
    SELECT community, member, metric, new.day, 1 FROM acceptance_metric
      WHERE community = new.community AND question = new.question AND answer = new.answer
    ON CONFLICT (community, member, metric, day) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER answer_unaccepted AFTER UPDATE OF value ON acceptance WHEN old.value = 1 AND new.value = 0 BEGIN
  UPDATE activity SET n = n - 1
    FROM (SELECT * FROM acceptance_metric
      WHERE community = new.community AND question = new.question AND answer = new.answer) c
    WHERE activity.community = c.community AND activity.member = c.member AND activity.metric = c.metric AND activity.day = old.day;
END;
