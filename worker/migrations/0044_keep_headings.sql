-- What is done counts by the board and tags that it was done under: neither an edit nor a move takes points along or brings any.
-- A post's heading is its board with its tags; it has a number, and so has each fact about the post. A fact under the heading of today
-- reads the post's row; the few of before look up what stood then (docs/decisions/2026-11-28-headings.md).
ALTER TABLE post ADD COLUMN heading INTEGER NOT NULL DEFAULT 0;          -- how often its board or tags were changed
ALTER TABLE post ADD COLUMN parent_heading INTEGER NOT NULL DEFAULT 0;   -- of the idea or question when this was written below it
ALTER TABLE post ADD COLUMN selected_heading INTEGER NOT NULL DEFAULT 0; -- when it was selected
ALTER TABLE vote ADD COLUMN heading INTEGER NOT NULL DEFAULT 0;          -- of the subject, at the vote's date
ALTER TABLE acceptance ADD COLUMN heading INTEGER NOT NULL DEFAULT 0;    -- of the question, at its date

-- Headings of before. Only grows.
CREATE TABLE heading (
  community INTEGER NOT NULL,
  post      TEXT NOT NULL,
  n         INTEGER NOT NULL,
  board     TEXT NOT NULL,
  tags      TEXT NOT NULL,
  PRIMARY KEY (community, post, n),
  FOREIGN KEY (community, post) REFERENCES post (community, id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER heading_stays BEFORE UPDATE ON heading BEGIN
  SELECT raise(ABORT, 'what a post stood under stays as it was');
END;

-- Replies have none of their own.
CREATE TRIGGER post_headed_anew AFTER UPDATE OF board, tags ON post WHEN new.kind IN ('idea', 'question') AND (old.board, old.tags) IS NOT (new.board, new.tags) BEGIN
  INSERT INTO heading (community, post, n, board, tags) VALUES (old.community, old.id, old.heading, old.board, old.tags);
  UPDATE post SET heading = heading + 1 WHERE community = new.community AND id = new.id;
END;
