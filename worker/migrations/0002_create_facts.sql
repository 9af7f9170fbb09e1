-- What members did. These rows are the truth; ledger, scores, tallies and counters follow from them.
-- `day` is the community's calendar day of the fact, computed once in code and stored.

CREATE TABLE visit (
  community INTEGER NOT NULL,
  member    INTEGER NOT NULL REFERENCES member (id),
  day       TEXT NOT NULL,
  at        INTEGER NOT NULL,
  PRIMARY KEY (community, member, day)
) STRICT, WITHOUT ROWID;

-- Ideas, questions, their answers and comments, and things on the host's pages that are voted for.
-- The id of a written post comes from its author and idempotency key, so that a retry meets itself.
CREATE TABLE post (
  community   INTEGER NOT NULL REFERENCES community (id),
  id          TEXT NOT NULL,
  kind        TEXT NOT NULL CHECK (kind IN ('idea', 'question', 'answer', 'comment', 'page')),
  board       TEXT NOT NULL,
  parent      TEXT,                        -- the question of an answer, the idea of a comment
  author      INTEGER REFERENCES member (id),
  title       TEXT NOT NULL DEFAULT '',
  body        TEXT NOT NULL DEFAULT '',
  tags        TEXT NOT NULL DEFAULT '[]',  -- JSON array
  status      TEXT NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'review', 'planned', 'done', 'declined')),
  status_note TEXT,
  selected_at INTEGER,                     -- first time an idea was planned or done
  selected_day TEXT,
  version     INTEGER NOT NULL DEFAULT 1,
  at          INTEGER NOT NULL,
  day         TEXT NOT NULL,
  -- tallies, kept by triggers
  votes       INTEGER NOT NULL DEFAULT 0 CHECK (votes >= 0),
  replies     INTEGER NOT NULL DEFAULT 0 CHECK (replies >= 0),
  hot         REAL NOT NULL DEFAULT 0,
  PRIMARY KEY (community, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX post_new ON post (community, kind, board, at, id) WHERE parent IS NULL;
CREATE INDEX post_top ON post (community, kind, board, votes, id) WHERE parent IS NULL;
CREATE INDEX post_hot ON post (community, kind, board, hot, id) WHERE parent IS NULL AND kind = 'idea';
CREATE INDEX post_unanswered ON post (community, kind, board, at, id) WHERE kind = 'question' AND replies = 0;
CREATE INDEX post_replies ON post (community, parent, votes, at, id) WHERE parent IS NOT NULL;

-- A vote is a wanted state. A withdrawn vote keeps its row, so that voting again is a new generation of the same cause.
CREATE TABLE vote (
  community  INTEGER NOT NULL,
  subject    TEXT NOT NULL,
  member     INTEGER NOT NULL REFERENCES member (id),
  value      INTEGER NOT NULL CHECK (value IN (0, 1)),
  generation INTEGER NOT NULL DEFAULT 1,
  at         INTEGER NOT NULL,
  day        TEXT NOT NULL,
  PRIMARY KEY (community, subject, member),
  FOREIGN KEY (community, subject) REFERENCES post (community, id)
) STRICT, WITHOUT ROWID;

-- Accepted answers, in the shape of votes; the index lets a question have one at a time.
CREATE TABLE acceptance (
  community  INTEGER NOT NULL,
  question   TEXT NOT NULL,
  answer     TEXT NOT NULL,
  value      INTEGER NOT NULL CHECK (value IN (0, 1)),
  generation INTEGER NOT NULL DEFAULT 1,
  at         INTEGER NOT NULL,
  day        TEXT NOT NULL,
  PRIMARY KEY (community, question, answer),
  FOREIGN KEY (community, question) REFERENCES post (community, id),
  FOREIGN KEY (community, answer) REFERENCES post (community, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX acceptance_standing ON acceptance (community, question) WHERE value = 1;

-- Tags of a board with how often they stand there, for its filter.
CREATE TABLE tag (
  community INTEGER NOT NULL,
  kind      TEXT NOT NULL,
  board     TEXT NOT NULL,
  tag       TEXT NOT NULL,
  posts     INTEGER NOT NULL,
  PRIMARY KEY (community, kind, board, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX tag_used ON tag (community, kind, board, posts);

CREATE TABLE post_tag (
  community INTEGER NOT NULL,
  kind      TEXT NOT NULL,
  board     TEXT NOT NULL,
  tag       TEXT NOT NULL,
  post      TEXT NOT NULL,
  PRIMARY KEY (community, kind, board, tag, post)
) STRICT, WITHOUT ROWID;

-- Search. `scope` holds one word for community, kind and board, so that a match never leaves its board.
-- A full-text table blocks D1's export: it may be dropped and is filled again by `rebuild`.
CREATE VIRTUAL TABLE post_search USING fts5 (
  scope, post UNINDEXED, title, body, tags,
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
