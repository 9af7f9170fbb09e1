-- Verdicts are in another table since deeds are judged, whose members hear of them as before.
CREATE TRIGGER verdict_told AFTER INSERT ON verdict BEGIN
  INSERT INTO tell (community, member, at, kind, object, ref, actor) VALUES (new.community, new.member, new.at, 'points', new.rule, new.day || '/' || new.actor, new.decided_by);
END;
CREATE TRIGGER verdict_told_again AFTER UPDATE OF decision ON verdict WHEN old.decision <> new.decision BEGIN
  INSERT INTO tell (community, member, at, kind, object, ref, actor) VALUES (new.community, new.member, new.at, 'points', new.rule, new.day || '/' || new.actor, new.decided_by);
END;
