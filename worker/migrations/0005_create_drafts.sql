-- Rules are changed as drafts: a draft counts for nothing until it is applied, and then becomes a version.
CREATE TABLE rule_draft (
  community  INTEGER NOT NULL REFERENCES community (id),
  id         TEXT NOT NULL,
  definition TEXT NOT NULL,               -- JSON, RuleDefinition
  changed_by INTEGER NOT NULL REFERENCES member (id),
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (community, id)
) STRICT, WITHOUT ROWID;

-- A change of rules that is being carried into the ledger, a page of members at a time. `after_member` is how far
-- it is; whoever goes on from there comes to the same end.
CREATE TABLE repricing (
  community    INTEGER NOT NULL REFERENCES community (id),
  id           TEXT NOT NULL,
  rule         TEXT NOT NULL,
  change       TEXT NOT NULL,             -- said on the ledger lines
  after_member INTEGER NOT NULL DEFAULT 0,
  last_member  INTEGER NOT NULL,
  page         INTEGER NOT NULL,          -- members a page
  started_by   INTEGER NOT NULL REFERENCES member (id),
  started_at   INTEGER NOT NULL,
  done_at      INTEGER,
  PRIMARY KEY (community, id)
) STRICT, WITHOUT ROWID;
