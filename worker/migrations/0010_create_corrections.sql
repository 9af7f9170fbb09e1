-- Points corrected by hand: a fact of its own, with who did it and why, that the member reads on the line.
CREATE TABLE correction (
  community INTEGER NOT NULL REFERENCES community (id),
  id        TEXT NOT NULL,
  member    INTEGER NOT NULL REFERENCES member (id),
  points    INTEGER NOT NULL CHECK (points <> 0),
  reason    TEXT NOT NULL,
  made_by   INTEGER NOT NULL REFERENCES member (id),
  at        INTEGER NOT NULL,
  day       TEXT NOT NULL,
  PRIMARY KEY (community, id)
) STRICT, WITHOUT ROWID;
