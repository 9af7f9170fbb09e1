-- What others should not see before somebody looked: it is kept from them as what is removed is, so that it is in no list, brings
-- nobody points, and comes back whole. Reasons: docs/decisions/2026-11-28-moderation.md.

ALTER TABLE community ADD COLUMN moderation TEXT NOT NULL DEFAULT '{}';  -- JSON, ModerationSettings as far as they were set

ALTER TABLE post ADD COLUMN held TEXT CHECK (held IN ('approval', 'words', 'reports'));   -- why it waits; removed_at is set while it does
ALTER TABLE post ADD COLUMN review_since INTEGER;                                         -- since when somebody should look
CREATE INDEX post_review ON post (community, review_since, id) WHERE review_since IS NOT NULL;

CREATE TABLE report (
  community INTEGER NOT NULL,
  post      TEXT NOT NULL,
  member    INTEGER NOT NULL REFERENCES member (id),
  reason    TEXT NOT NULL,
  note      TEXT,
  at        INTEGER NOT NULL,
  closed_at INTEGER,                      -- when somebody decided about it
  PRIMARY KEY (community, post, member),
  FOREIGN KEY (community, post) REFERENCES post (community, id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER post_reported AFTER INSERT ON report BEGIN
  UPDATE post SET review_since = new.at WHERE community = new.community AND id = new.post AND review_since IS NULL;
END;

-- What animateurs did, with the same transaction as the act. Only grows.
CREATE TABLE audit (
  community INTEGER NOT NULL,
  at        INTEGER NOT NULL,
  id        TEXT NOT NULL,                -- random: two acts may have one instant
  by        INTEGER NOT NULL REFERENCES member (id),
  act       TEXT NOT NULL,
  subject   TEXT,
  member    INTEGER REFERENCES member (id),
  detail    TEXT,
  PRIMARY KEY (community, at, id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER audit_is_append_only BEFORE UPDATE ON audit BEGIN
  SELECT raise(ABORT, 'the audit log is append-only');
END;
CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit BEGIN
  SELECT raise(ABORT, 'the audit log is append-only');
END;
