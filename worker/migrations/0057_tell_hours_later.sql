-- What somebody without a name did has the hour instead of the moment, and is told when that hour is over: dated to its beginning it
-- came already read to whoever had read their inbox since, and not at all to who had joined since.
DROP TRIGGER acceptance_told;
CREATE TRIGGER acceptance_told AFTER INSERT ON acceptance WHEN new.value = 1 BEGIN
  INSERT INTO tell (community, member, at, kind, object, ref, actor)
    SELECT new.community, a.author, CASE WHEN q.author IS NULL THEN (new.at / 3600000 + 1) * 3600000 ELSE new.at END, 'accepted', new.question, new.answer, NULL FROM post a
      JOIN post q ON q.community = a.community AND q.id = new.question AND q.author IS NOT a.author
      WHERE a.community = new.community AND a.id = new.answer;
END;
DROP TRIGGER acceptance_told_again;
CREATE TRIGGER acceptance_told_again AFTER UPDATE OF value ON acceptance WHEN old.value = 0 AND new.value = 1 BEGIN
  INSERT INTO tell (community, member, at, kind, object, ref, actor)
    SELECT new.community, a.author, CASE WHEN q.author IS NULL THEN (new.at / 3600000 + 1) * 3600000 ELSE new.at END, 'accepted', new.question, new.answer, NULL FROM post a
      JOIN post q ON q.community = a.community AND q.id = new.question AND q.author IS NOT a.author
      WHERE a.community = new.community AND a.id = new.answer;
END;

DROP TRIGGER asker_thanks_told;
CREATE TRIGGER asker_thanks_told AFTER INSERT ON asker_thanks BEGIN
  INSERT INTO tell (community, member, at, kind, object, ref, actor)
    SELECT new.community, p.author, (unixepoch() / 3600 + 1) * 3600000, 'thanks', p.parent, p.id, NULL FROM post p WHERE p.community = new.community AND p.id = new.answer;
END;

-- A badge that such an act completes has its hour too. One that has a whole hour by chance is told an hour late.
DROP TRIGGER award_told;
CREATE TRIGGER award_told AFTER INSERT ON award BEGIN
  INSERT INTO tell (community, member, at, kind, object, ref, actor)
    VALUES (new.community, new.member, new.at + CASE WHEN new.given_by IS NULL AND new.at % 3600000 = 0 THEN 3600000 ELSE 0 END, 'badge', new.badge, new.cause, new.given_by);
END;
