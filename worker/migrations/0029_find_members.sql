-- Members by the beginnings of their names, for who types one: without regard to case and accents, first and last names alike.
-- Who may be found so is decided when somebody looks (worker/src/members/finding.queries.ts), as members and communities change
-- their minds. A full-text table blocks D1's export: this one may be dropped, and filled again by its last statement.

CREATE VIRTUAL TABLE member_search USING fts5 (
  community, name, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TRIGGER member_searchable AFTER INSERT ON member BEGIN
  INSERT INTO member_search (rowid, community, name) VALUES (new.id, 'c' || new.community, new.name);
END;

CREATE TRIGGER member_renamed AFTER UPDATE OF name ON member WHEN old.name <> new.name BEGIN
  UPDATE member_search SET name = new.name WHERE rowid = new.id;
END;

INSERT INTO member_search (rowid, community, name) SELECT id, 'c' || community, name FROM member;
