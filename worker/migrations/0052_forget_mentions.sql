-- Whom a comment names is whom it names now: who is in it no more is neither listed with it nor told of it.
CREATE TRIGGER mention_untold AFTER DELETE ON mention BEGIN
  DELETE FROM told WHERE community = old.community AND member = old.member AND at >= (SELECT at FROM post WHERE community = old.community AND id = old.post)
    AND kind = 'mention' AND ref = old.post;
END;

CREATE TRIGGER post_names_no_more AFTER UPDATE OF body ON post WHEN new.kind = 'comment' AND new.body <> old.body BEGIN
  DELETE FROM mention WHERE community = new.community AND post = new.id
    AND NOT EXISTS (SELECT 1 FROM member m WHERE m.id = mention.member AND m.name <> '' AND instr(new.body, '@' || m.name) > 0);
END;

-- What edits of before left behind.
DELETE FROM mention WHERE NOT EXISTS (SELECT 1 FROM post p JOIN member m ON m.id = mention.member AND m.name <> ''
  WHERE p.community = mention.community AND p.id = mention.post AND instr(p.body, '@' || m.name) > 0);
