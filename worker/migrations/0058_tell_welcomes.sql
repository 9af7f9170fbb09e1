-- Who is welcomed reads it where they look, in their inbox: the smile that colleagues say welcome with was told nobody.
DROP TRIGGER told_once;
CREATE TRIGGER told_once INSTEAD OF INSERT ON tell WHEN new.member IS NOT NULL AND new.member IS NOT new.actor BEGIN
  INSERT INTO told (community, member, at, kind, object, ref, actor)
    SELECT new.community, new.member, new.at, new.kind, new.object, new.ref, new.actor
    WHERE new.kind NOT IN ('accepted', 'validated', 'thanks', 'welcome', 'doubt', 'expert') OR NOT EXISTS (SELECT 1 FROM told t
      WHERE t.community = new.community AND t.member = new.member AND t.at > new.at - 86400000
        AND t.kind = new.kind AND t.object = new.object AND t.ref = new.ref AND t.actor IS new.actor)
    ON CONFLICT DO NOTHING;
END;

-- A smile at the first contribution of a member is a welcome; at any other it is a smile, of which nobody is told.
CREATE TRIGGER welcome_told AFTER INSERT ON reaction WHEN new.kind = 'smile' BEGIN
  INSERT INTO tell (community, member, at, kind, object, ref, actor)
    SELECT new.community, p.author, new.at, 'welcome', coalesce(p.parent, p.id), p.id, new.member
      FROM post p WHERE p.community = new.community AND p.id = new.post AND p.kind IN ('idea', 'question', 'answer')
        AND NOT EXISTS (SELECT 1 FROM post o INDEXED BY post_of_author WHERE o.community = p.community AND o.author = p.author AND o.author IS NOT NULL
          AND o.kind IN ('idea', 'question', 'answer') AND o.at <= p.at AND (o.at, o.id) < (p.at, p.id));
END;
