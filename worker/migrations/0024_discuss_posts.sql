-- What members say to each other below a contribution, and what changes in it: threads of two levels, names that are mentioned,
-- reactions, edits with what stood before, following. Reasons: docs/decisions/2026-11-28-boards.md.

ALTER TABLE post ADD COLUMN thread TEXT;                -- the comment that a comment answers; that one answers none
ALTER TABLE post ADD COLUMN edited_at INTEGER;
ALTER TABLE post ADD COLUMN edited_by INTEGER REFERENCES member (id);

-- What stood before each edit. Only grows.
CREATE TABLE revision (
  community INTEGER NOT NULL,
  post      TEXT NOT NULL,
  version   INTEGER NOT NULL,             -- of the post that had this content last
  title     TEXT NOT NULL,
  body      TEXT NOT NULL,
  tags      TEXT NOT NULL,
  fields    TEXT NOT NULL,
  by        INTEGER REFERENCES member (id),
  at        INTEGER NOT NULL,
  PRIMARY KEY (community, post, version),
  FOREIGN KEY (community, post) REFERENCES post (community, id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER revision_is_append_only BEFORE UPDATE ON revision BEGIN
  SELECT raise(ABORT, 'what stood before stays as it was');
END;

CREATE TRIGGER post_edited AFTER UPDATE OF title, body, tags, fields ON post
WHEN (old.title, old.body, old.tags, old.fields) IS NOT (new.title, new.body, new.tags, new.fields) BEGIN
  INSERT INTO revision (community, post, version, title, body, tags, fields, by, at)
    VALUES (old.community, old.id, old.version, old.title, old.body, old.tags, old.fields, coalesce(old.edited_by, old.author), coalesce(old.edited_at, old.at));
END;

-- Tags of a list follow an edit and a move to another board.
CREATE TRIGGER post_tagged_anew AFTER UPDATE OF tags, board ON post
WHEN (old.tags <> new.tags OR old.board <> new.board) AND new.removed_at IS NULL AND new.merged_into IS NULL BEGIN
  DELETE FROM post_tag WHERE community = old.community AND kind = old.kind AND board = old.board
    AND tag IN (SELECT value FROM json_each(old.tags)) AND status = old.status AND at = old.at AND post = old.id;
  INSERT INTO post_tag (community, kind, board, tag, status, at, post)
    SELECT new.community, new.kind, new.board, t.value, new.status, new.at, new.id FROM json_each(new.tags) t WHERE true
    ON CONFLICT DO NOTHING;
END;

-- The text of a search is found by its post: 60 bits of the id, which is a hash, are its row. Made anew for that.
DROP TRIGGER post_searchable;
DROP TABLE post_search;
CREATE VIRTUAL TABLE post_search USING fts5 (
  scope, post UNINDEXED, title, body, tags,
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
CREATE VIEW searched_text AS
  SELECT p.community, p.id AS post, 'c' || p.community || p.kind || replace(p.board, '-', 'x') AS scope, p.title, p.body, p.tags,
    (SELECT sum(max(0, instr('0123456789abcdefghjkmnpqrstvwxyz', substr(p.id, -1 - c.value, 1)) - 1) << 5 * c.value)
      FROM json_each('[0,1,2,3,4,5,6,7,8,9,10,11]') c) AS place
  FROM post p WHERE p.kind IN ('idea', 'question');
INSERT INTO post_search (rowid, scope, post, title, body, tags) SELECT place, scope, min(post), title, body, tags FROM searched_text GROUP BY place;

CREATE TRIGGER post_searchable AFTER INSERT ON post WHEN new.kind IN ('idea', 'question') BEGIN
  INSERT INTO post_search (rowid, scope, post, title, body, tags) SELECT t.place, t.scope, t.post, t.title, t.body, t.tags FROM searched_text t
    WHERE t.community = new.community AND t.post = new.id AND NOT EXISTS (SELECT 1 FROM post_search WHERE rowid = t.place);
END;

CREATE TRIGGER post_searched_anew AFTER UPDATE OF title, body, tags, board ON post
WHEN new.kind IN ('idea', 'question') AND (old.title, old.body, old.tags, old.board) IS NOT (new.title, new.body, new.tags, new.board) BEGIN
  UPDATE post_search SET scope = t.scope, title = t.title, body = t.body, tags = t.tags
    FROM searched_text t WHERE t.community = new.community AND t.post = new.id AND post_search.rowid = t.place AND post_search.post = new.id;
END;

-- A reaction is a wanted state, as a vote is. It brings nobody points: it is said, not counted for anything.
CREATE TABLE reaction (
  community INTEGER NOT NULL,
  post      TEXT NOT NULL,
  kind      TEXT NOT NULL,
  member    INTEGER NOT NULL REFERENCES member (id),
  at        INTEGER NOT NULL,
  PRIMARY KEY (community, post, kind, member),
  FOREIGN KEY (community, post) REFERENCES post (community, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE reaction_tally (
  community INTEGER NOT NULL,
  post      TEXT NOT NULL,
  kind      TEXT NOT NULL,
  n         INTEGER NOT NULL CHECK (n >= 0),
  PRIMARY KEY (community, post, kind)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER reaction_given AFTER INSERT ON reaction BEGIN
  INSERT INTO reaction_tally (community, post, kind, n) VALUES (new.community, new.post, new.kind, 1)
    ON CONFLICT (community, post, kind) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER reaction_taken AFTER DELETE ON reaction BEGIN
  UPDATE reaction_tally SET n = n - 1 WHERE community = old.community AND post = old.post AND kind = old.kind;
END;

-- Whom a post names, so that they are told and their names lead to them.
CREATE TABLE mention (
  community INTEGER NOT NULL,
  post      TEXT NOT NULL,
  member    INTEGER NOT NULL REFERENCES member (id),
  PRIMARY KEY (community, post, member),
  FOREIGN KEY (community, post) REFERENCES post (community, id)
) STRICT, WITHOUT ROWID;

-- Who wants to hear of a post. What one wrote, voted for or commented on needs no row: it is followed by that.
CREATE TABLE follow (
  community INTEGER NOT NULL,
  member    INTEGER NOT NULL REFERENCES member (id),
  post      TEXT NOT NULL,
  at        INTEGER NOT NULL,
  PRIMARY KEY (community, member, post),
  FOREIGN KEY (community, post) REFERENCES post (community, id)
) STRICT, WITHOUT ROWID;

-- Cast by an animateur for somebody who said so elsewhere; gone once they vote themselves.
ALTER TABLE vote ADD COLUMN cast_by INTEGER REFERENCES member (id);
