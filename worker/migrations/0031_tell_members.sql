-- What reaches one member, in the order of their inbox. What several may hear of, a decision about an idea or a comment below
-- something followed, costs no row: the reader finds it in what was decided and said. Reasons and figures:
-- docs/decisions/2026-11-28-inbox.md.

-- An index over facts with one addressee, each of which lies in the order of its own table: a row costs what an entry in an index of
-- that table would, and an inbox reads one range. Whether the fact still stands is asked of the fact.
CREATE TABLE told (
  community INTEGER NOT NULL,
  member    INTEGER NOT NULL REFERENCES member (id),
  at        INTEGER NOT NULL,
  kind      TEXT NOT NULL,
  object    TEXT NOT NULL,                -- idea, question, badge or rule that it is about
  ref       TEXT NOT NULL,                -- the fact: a post, the cause of an award, day and actor of a verdict
  actor     INTEGER,                      -- whose doing it was; null for nobody's, or who has no name there
  PRIMARY KEY (community, member, at, kind, object, ref)
) STRICT, WITHOUT ROWID;

-- A view that only takes inserts. Nobody is told what they did themselves; what can be undone and done again is told once a day.
CREATE VIEW tell AS SELECT 0 AS community, 0 AS member, 0 AS at, '' AS kind, '' AS object, '' AS ref, 0 AS actor WHERE false;
CREATE TRIGGER told_once INSTEAD OF INSERT ON tell WHEN new.member IS NOT NULL AND new.member IS NOT new.actor BEGIN
  INSERT INTO told (community, member, at, kind, object, ref, actor)
    SELECT new.community, new.member, new.at, new.kind, new.object, new.ref, new.actor
    WHERE new.kind NOT IN ('accepted', 'validated', 'thanks', 'doubt', 'expert') OR NOT EXISTS (SELECT 1 FROM told t
      WHERE t.community = new.community AND t.member = new.member AND t.at > new.at - 86400000
        AND t.kind = new.kind AND t.object = new.object AND t.ref = new.ref AND t.actor IS new.actor)
    ON CONFLICT DO NOTHING;
END;

-- Who is answered hears of it, whether by their comment or by what they wrote; not twice.
CREATE TRIGGER reply_told AFTER INSERT ON post WHEN new.parent IS NOT NULL BEGIN
  INSERT INTO tell (community, member, at, kind, object, ref, actor)
    SELECT new.community, p.author, new.at, CASE new.kind WHEN 'answer' THEN 'answer' ELSE 'comment' END, coalesce(p.parent, p.id), new.id, new.author
      FROM post p WHERE p.community = new.community AND p.id = new.parent
        AND p.author IS NOT (SELECT c.author FROM post c WHERE c.community = new.community AND c.id = new.thread);
  INSERT INTO tell (community, member, at, kind, object, ref, actor)
    SELECT new.community, c.author, new.at, 'reply', coalesce((SELECT p.parent FROM post p WHERE p.community = new.community AND p.id = new.parent), new.parent), new.id, new.author
      FROM post c WHERE c.community = new.community AND c.id = new.thread;
END;

CREATE TRIGGER mention_told AFTER INSERT ON mention BEGIN
  INSERT INTO tell (community, member, at, kind, object, ref, actor)
    SELECT new.community, new.member, p.at, 'mention', coalesce(q.parent, q.id, p.id), p.id, p.author
      FROM post p LEFT JOIN post q ON q.community = p.community AND q.id = p.parent WHERE p.community = new.community AND p.id = new.post
        AND NOT EXISTS (SELECT 1 FROM told t WHERE t.community = new.community AND t.member = new.member AND t.at = p.at AND t.ref = p.id);
END;

CREATE TRIGGER thanks_told AFTER INSERT ON reaction WHEN new.kind = 'thanks' BEGIN
  INSERT INTO tell (community, member, at, kind, object, ref, actor)
    SELECT new.community, p.author, new.at, 'thanks', coalesce(q.parent, q.id, p.id), p.id, new.member
      FROM post p LEFT JOIN post q ON q.community = p.community AND q.id = p.parent WHERE p.community = new.community AND p.id = new.post;
END;

CREATE TRIGGER acceptance_told AFTER INSERT ON acceptance WHEN new.value = 1 BEGIN
  INSERT INTO tell (community, member, at, kind, object, ref, actor)
    SELECT new.community, a.author, new.at, 'accepted', new.question, new.answer, NULL FROM post a
      JOIN post q ON q.community = a.community AND q.id = new.question AND q.author IS NOT a.author
      WHERE a.community = new.community AND a.id = new.answer;
END;
CREATE TRIGGER acceptance_told_again AFTER UPDATE OF value ON acceptance WHEN old.value = 0 AND new.value = 1 BEGIN
  INSERT INTO tell (community, member, at, kind, object, ref, actor)
    SELECT new.community, a.author, new.at, 'accepted', new.question, new.answer, NULL FROM post a
      JOIN post q ON q.community = a.community AND q.id = new.question AND q.author IS NOT a.author
      WHERE a.community = new.community AND a.id = new.answer;
END;

CREATE TRIGGER award_told AFTER INSERT ON award BEGIN
  INSERT INTO tell (community, member, at, kind, object, ref, actor) VALUES (new.community, new.member, new.at, 'badge', new.badge, new.cause, new.given_by);
END;
CREATE TRIGGER revocation_told AFTER UPDATE OF revoked_at ON award WHEN old.revoked_at IS NULL AND new.revoked_at IS NOT NULL BEGIN
  INSERT INTO tell (community, member, at, kind, object, ref, actor) VALUES (new.community, new.member, new.revoked_at, 'revoked', new.badge, new.cause, new.revoked_by);
END;

-- However many acts were decided about at once, it is one row.
CREATE TRIGGER verdict_told AFTER INSERT ON verdict BEGIN
  INSERT INTO tell (community, member, at, kind, object, ref, actor) VALUES (new.community, new.member, new.at, 'points', new.rule, new.day || '/' || new.actor, new.decided_by);
END;
CREATE TRIGGER verdict_told_again AFTER UPDATE OF decision ON verdict WHEN old.decision <> new.decision BEGIN
  INSERT INTO tell (community, member, at, kind, object, ref, actor) VALUES (new.community, new.member, new.at, 'points', new.rule, new.day || '/' || new.actor, new.decided_by);
END;

-- What others decided about a contribution. That it waits for approval its author reads when sending it.
CREATE TRIGGER moderation_told AFTER UPDATE OF removed_at, removed_by, held ON post
WHEN (old.removed_at IS NULL) <> (new.removed_at IS NULL) AND (new.held = 'reports' OR old.held IS NOT NULL OR coalesce(new.removed_by, old.removed_by) IS NOT new.author AND new.held IS NULL)
  OR old.removed_at IS NOT NULL AND new.removed_at IS NOT NULL AND new.held IS NULL AND old.removed_by IS NOT new.removed_by BEGIN
  INSERT INTO tell (community, member, at, kind, object, ref, actor)
    SELECT new.community, new.author, CAST(unixepoch('subsec') * 1000 AS INTEGER), 'moderation', coalesce(q.parent, q.id, new.id), new.id, NULL
      FROM (SELECT 1) LEFT JOIN post q ON q.community = new.community AND q.id = new.parent;
END;
-- Whom a reply answers hears of it when others may read it.
CREATE TRIGGER reply_told_late AFTER UPDATE OF held ON post WHEN old.held IN ('approval', 'words') AND new.held IS NULL AND new.removed_at IS NULL AND new.parent IS NOT NULL BEGIN
  UPDATE told SET at = CAST(unixepoch('subsec') * 1000 AS INTEGER) WHERE community = new.community AND at = new.at AND ref = new.id AND member IN (
    SELECT author FROM post WHERE community = new.community AND id IN (new.parent, new.thread));
END;

-- Decisions in the order in which members may hear of them.
CREATE INDEX status_change_at ON status_change (community, at);
CREATE INDEX post_merged_at ON post (community, merged_at) WHERE merged_at IS NOT NULL;

-- A member's inbox: read up to a moment, with what they want to hear of. Whoever has no row has read nothing and wants all.
CREATE TABLE inbox (
  community  INTEGER NOT NULL,
  member     INTEGER NOT NULL REFERENCES member (id),
  read_until INTEGER NOT NULL DEFAULT 0,
  choices    TEXT NOT NULL DEFAULT '{}',  -- JSON, kinds that are `list` or `off`
  quiet_from INTEGER,                     -- minutes of the community's day; null for none
  quiet_to   INTEGER,
  PRIMARY KEY (community, member)
) STRICT, WITHOUT ROWID;

-- Messages that were read one by one, until all that are as old are.
CREATE TABLE inbox_read (
  community INTEGER NOT NULL,
  member    INTEGER NOT NULL REFERENCES member (id),
  kind      TEXT NOT NULL,
  object    TEXT NOT NULL,
  until     INTEGER NOT NULL,
  PRIMARY KEY (community, member, kind, object)
) STRICT, WITHOUT ROWID;
