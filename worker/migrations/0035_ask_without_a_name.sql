-- Who asked without a name goes on as who asked, by a key that only their browser has. No row says whose question it is; these
-- two say what was done by whoever has the key. What is promised, and what not: docs/decisions/2026-11-28-questions.md.

-- Of a key of 256 bits only its SHA-256, base64url.
CREATE TABLE asker_key (
  community INTEGER NOT NULL,
  question  TEXT NOT NULL,
  hash      TEXT NOT NULL,
  PRIMARY KEY (community, question),
  FOREIGN KEY (community, question) REFERENCES post (community, id)
) STRICT, WITHOUT ROWID;

-- Answers for which they said thanks. A reaction would say who they are.
CREATE TABLE asker_thanks (
  community INTEGER NOT NULL,
  answer    TEXT NOT NULL,
  PRIMARY KEY (community, answer),
  FOREIGN KEY (community, answer) REFERENCES post (community, id)
) STRICT, WITHOUT ROWID;

-- Told by the hour, as all that they do.
CREATE TRIGGER asker_thanks_told AFTER INSERT ON asker_thanks BEGIN
  INSERT INTO tell (community, member, at, kind, object, ref, actor)
    SELECT new.community, p.author, unixepoch() / 3600 * 3600000, 'thanks', p.parent, p.id, NULL FROM post p WHERE p.community = new.community AND p.id = new.answer;
END;
