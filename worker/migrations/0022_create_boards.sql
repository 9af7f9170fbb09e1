-- A board is set up by data: what it is called, its stages and fields. One that nobody set up is a board of ideas, as before.
-- A stage is a name of the community's own for a phase; votes, points and lists go by the phase, so that renaming a stage
-- rewrites nothing. Reasons: docs/decisions/2026-11-28-boards.md.

CREATE TABLE board (
  community  INTEGER NOT NULL REFERENCES community (id),
  id         TEXT NOT NULL,
  definition TEXT NOT NULL,               -- JSON, BoardDefinition
  closed     INTEGER NOT NULL CHECK (closed IN (0, 1)),
  version    INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (community, id)
) STRICT, WITHOUT ROWID;

ALTER TABLE post ADD COLUMN stage TEXT;
ALTER TABLE post ADD COLUMN status_at INTEGER;          -- since it left the status that it began with
ALTER TABLE post ADD COLUMN owner INTEGER REFERENCES member (id);
ALTER TABLE post ADD COLUMN fields TEXT NOT NULL DEFAULT '{}';
ALTER TABLE post ADD COLUMN anonymous INTEGER NOT NULL DEFAULT 0 CHECK (anonymous IN (0, 1));
ALTER TABLE post ADD COLUMN pinned_at INTEGER;

-- Few ideas are pinned: no other costs a row here.
CREATE INDEX post_pinned ON post (community, kind, board, pinned_at)
  WHERE pinned_at IS NOT NULL AND parent IS NULL AND removed_at IS NULL AND merged_into IS NULL;

-- Ideas of a stage, in the order of their dates; one in a phase and no more costs nothing here.
CREATE INDEX post_stage ON post (community, kind, board, stage, at, id)
  WHERE stage IS NOT NULL AND parent IS NULL AND removed_at IS NULL AND merged_into IS NULL;

-- By id, which is a hash: the order of a reader's own. Written with an idea and never again.
CREATE INDEX post_by_id ON post (community, kind, board, id)
  WHERE parent IS NULL AND removed_at IS NULL AND merged_into IS NULL AND kind = 'idea';

-- What was decided about an idea, each time. Only grows: the post has what holds, this has how it came to be.
CREATE TABLE status_change (
  community INTEGER NOT NULL,
  post      TEXT NOT NULL,
  version   INTEGER NOT NULL,             -- of the post that it made
  status    TEXT NOT NULL,
  stage     TEXT,
  owner     INTEGER REFERENCES member (id),
  note      TEXT,
  by        INTEGER REFERENCES member (id),
  at        INTEGER NOT NULL,
  PRIMARY KEY (community, post, version),
  FOREIGN KEY (community, post) REFERENCES post (community, id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER status_change_is_append_only BEFORE UPDATE ON status_change BEGIN
  SELECT raise(ABORT, 'decisions are kept as they were');
END;
