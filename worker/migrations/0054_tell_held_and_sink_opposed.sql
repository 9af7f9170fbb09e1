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

-- Wilson's bound is nothing for all that nobody is for, so that what was only voted against was ordered by the last digit of a root.
-- It now falls by the bound of the share against. The trend falls likewise with each doubling of what is against on the whole.
DROP INDEX post_top;
DROP INDEX post_hot;
ALTER TABLE post DROP COLUMN merit;
ALTER TABLE post DROP COLUMN hot;
ALTER TABLE post ADD COLUMN hot REAL GENERATED ALWAYS AS (log2(1 + max(0, votes - downs) + replies) - log2(1 + max(0, downs - votes)) + at / 864000000.0) VIRTUAL;
ALTER TABLE post ADD COLUMN merit REAL GENERATED ALWAYS AS (CASE votes + extra WHEN 0 THEN 0.0 - downs / (downs + 2.7055432) ELSE
  (votes + extra + 1.3527716 - 1.6448536 * sqrt((votes + extra) * downs * 1.0 / (votes + extra + downs) + 0.6763858)) / (votes + extra + downs + 2.7055432) END) VIRTUAL;
CREATE INDEX post_top ON post (community, kind, board, merit, id)
  WHERE parent IS NULL AND removed_at IS NULL AND merged_into IS NULL;
CREATE INDEX post_hot ON post (community, kind, board, hot, id)
  WHERE parent IS NULL AND removed_at IS NULL AND merged_into IS NULL AND kind = 'idea';
