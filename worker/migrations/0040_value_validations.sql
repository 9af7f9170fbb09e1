-- A validated answer counts in the expertise of who wrote it as an accepted one does, once, however many experts say so.
-- `validated_answer` has it; who is the expert there is said in `theme_validator`.

DROP VIEW expertise_counted;
DROP VIEW answer_worth;

-- The one place that says what an answer is worth: whatever changes this calls for the trigger `answer_valued` or one like it.
-- Ten votes are as good as being accepted, and more are worth no more: a popular joke makes nobody an expert. Accepted by who wrote
-- it counts for nothing, as it earns nothing. It stays with its author when the question goes, as its points do.
CREATE VIEW answer_worth AS
  SELECT p.community, p.id AS answer, CASE WHEN p.removed_at IS NOT NULL OR p.author IS NULL THEN 0 ELSE
      min(p.votes, 10)
      + 10 * (p.author IS NOT q.author AND EXISTS (SELECT 1 FROM acceptance a
          WHERE a.community = p.community AND a.question = p.parent AND a.answer = p.id AND a.value = 1))
      + 10 * EXISTS (SELECT 1 FROM validated_answer v
          WHERE v.community = p.community AND v.question = p.parent AND v.answer = p.id AND v.validators > 0)
    END AS worth
  FROM post p JOIN post q ON q.community = p.community AND q.id = p.parent WHERE p.kind = 'answer';

CREATE TRIGGER validation_valued AFTER INSERT ON validated_answer BEGIN
  UPDATE post SET worth = w.worth FROM answer_worth w
    WHERE w.community = new.community AND w.answer = new.answer AND post.community = new.community AND post.id = new.answer AND post.worth <> w.worth;
END;
CREATE TRIGGER validation_revalued AFTER UPDATE OF validators ON validated_answer WHEN (old.validators > 0) <> (new.validators > 0) BEGIN
  UPDATE post SET worth = w.worth FROM answer_worth w
    WHERE w.community = new.community AND w.answer = new.answer AND post.community = new.community AND post.id = new.answer AND post.worth <> w.worth;
END;

CREATE VIEW expertise_counted AS
  SELECT community, member, theme, sum(answers) AS answers, sum(worth) AS worth, sum(endorsements) AS endorsements, sum(grants) AS grants FROM (
    SELECT p.community, p.author AS member, t.value AS theme, 1 AS answers, w.worth, 0 AS endorsements, 0 AS grants
      FROM post p JOIN answer_worth w ON w.community = p.community AND w.answer = p.id JOIN post q ON q.community = p.community AND q.id = p.parent,
        json_each(json_insert(q.tags, '$[#]', '')) t
      WHERE p.kind = 'answer' AND w.worth > 0
    UNION ALL SELECT e.community, e.member, t.value, 0, 0, 1 - e.granted, e.granted FROM endorsement e, json_each(json_array('', e.theme)) t)
  GROUP BY community, member, theme;

UPDATE post SET worth = (SELECT w.worth FROM answer_worth w WHERE w.community = post.community AND w.answer = post.id)
  WHERE kind = 'answer' AND EXISTS (SELECT 1 FROM answer_worth w WHERE w.community = post.community AND w.answer = post.id AND w.worth <> post.worth);
