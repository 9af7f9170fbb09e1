-- What waits for approval is in no list, and its author lost it with the answer that said so, and wrote it again: it is in their inbox
-- as what reports hid is, from the moment on which it waits. What it became is read from the post.
DROP TRIGGER moderation_told;
CREATE TRIGGER moderation_told AFTER UPDATE OF removed_at, removed_by, held ON post
WHEN (old.removed_at IS NULL) <> (new.removed_at IS NULL) AND (new.held IS NOT NULL OR old.held IS NOT NULL OR coalesce(new.removed_by, old.removed_by) IS NOT new.author AND new.held IS NULL)
  OR old.removed_at IS NOT NULL AND new.removed_at IS NOT NULL AND new.held IS NULL AND old.removed_by IS NOT new.removed_by BEGIN
  INSERT INTO tell (community, member, at, kind, object, ref, actor)
    SELECT new.community, new.author, CAST(unixepoch('subsec') * 1000 AS INTEGER), 'moderation', coalesce(q.parent, q.id, new.id), new.id, NULL
      FROM (SELECT 1) LEFT JOIN post q ON q.community = new.community AND q.id = new.parent;
END;
INSERT INTO tell (community, member, at, kind, object, ref, actor)
  SELECT p.community, p.author, p.review_since, 'moderation', coalesce(q.parent, q.id, p.id), p.id, NULL
    FROM post p LEFT JOIN post q ON q.community = p.community AND q.id = p.parent WHERE p.held IN ('approval', 'words');
