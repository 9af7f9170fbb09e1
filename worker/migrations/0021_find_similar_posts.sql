-- Ideas and questions that are about the same as a title somebody is typing. Trigrams bear typos, plurals and missing accents;
-- a full-text table holds them in one row a title, where a table of our own would be written forty times
-- (docs/decisions/2026-11-28-similar.md).

-- Boards by number, so that the titles of one stand together: a search reads those of its own board and no others.
CREATE TABLE shelf (
  number    INTEGER PRIMARY KEY,
  community INTEGER NOT NULL,
  kind      TEXT NOT NULL,
  board     TEXT NOT NULL,
  UNIQUE (community, kind, board)
) STRICT;

-- Only titles, and only which trigrams they have. A full-text table blocks D1's export: these two may be dropped and are
-- filled again by `rebuild`.
CREATE VIRTUAL TABLE post_similar USING fts5 (
  title, post UNINDEXED, tokenize = 'trigram remove_diacritics 1', detail = none, columnsize = 0
);
-- How many titles have a trigram.
CREATE VIRTUAL TABLE post_similar_term USING fts5vocab (post_similar, row);

-- Where a title stands: the shelf of its board, then 45 bits of the post's id, which is a hash. Its words stand between spaces.
CREATE VIEW similar_title AS
  SELECT p.community, p.id AS post, p.removed_at,
    s.number << 45 | (SELECT sum(max(0, instr('0123456789abcdefghjkmnpqrstvwxyz', substr(p.id, -1 - c.value, 1)) - 1) << 5 * c.value)
      FROM json_each('[0,1,2,3,4,5,6,7,8]') c) AS place,
    ' ' || replace(replace(replace(replace(p.title, '’', ' '), '''', ' '), 'œ', 'oe'), 'Œ', 'OE') || ' ' AS title
  FROM post p JOIN shelf s ON s.community = p.community AND s.kind = p.kind AND s.board = p.board;

-- In a place that is taken stands the one that came first: two ids of a board that meet in 45 bits are not worth a second table.
CREATE TRIGGER post_likened AFTER INSERT ON post WHEN new.kind IN ('idea', 'question') BEGIN
  INSERT INTO shelf (community, kind, board) SELECT new.community, new.kind, new.board
    WHERE NOT EXISTS (SELECT 1 FROM shelf WHERE community = new.community AND kind = new.kind AND board = new.board);
  INSERT INTO post_similar (rowid, title, post) SELECT t.place, t.title, t.post FROM similar_title t
    WHERE t.community = new.community AND t.post = new.id AND NOT EXISTS (SELECT 1 FROM post_similar WHERE rowid = t.place);
END;

CREATE TRIGGER post_unlikened BEFORE UPDATE OF removed_at, title, board ON post
WHEN old.kind IN ('idea', 'question') AND old.removed_at IS NULL AND (new.removed_at IS NOT NULL OR new.title <> old.title OR new.board <> old.board) BEGIN
  DELETE FROM post_similar WHERE rowid = (SELECT place FROM similar_title WHERE community = old.community AND post = old.id) AND post = old.id;
END;

CREATE TRIGGER post_likened_again AFTER UPDATE OF removed_at, title, board ON post
WHEN new.kind IN ('idea', 'question') AND new.removed_at IS NULL AND (old.removed_at IS NOT NULL OR new.title <> old.title OR new.board <> old.board) BEGIN
  INSERT INTO shelf (community, kind, board) SELECT new.community, new.kind, new.board
    WHERE NOT EXISTS (SELECT 1 FROM shelf WHERE community = new.community AND kind = new.kind AND board = new.board);
  INSERT INTO post_similar (rowid, title, post) SELECT t.place, t.title, t.post FROM similar_title t
    WHERE t.community = new.community AND t.post = new.id AND NOT EXISTS (SELECT 1 FROM post_similar WHERE rowid = t.place);
END;

INSERT INTO shelf (community, kind, board) SELECT DISTINCT community, kind, board FROM post WHERE kind IN ('idea', 'question');
INSERT INTO post_similar (rowid, title, post) SELECT place, title, min(post) FROM similar_title WHERE removed_at IS NULL GROUP BY place;
