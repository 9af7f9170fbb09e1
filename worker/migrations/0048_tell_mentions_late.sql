-- Whom a reply answers or names hears of it when others may read it.
DROP TRIGGER reply_told_late;
CREATE TRIGGER reply_told_late AFTER UPDATE OF held ON post WHEN old.held IN ('approval', 'words') AND new.held IS NULL AND new.removed_at IS NULL AND new.parent IS NOT NULL BEGIN
  UPDATE told SET at = CAST(unixepoch('subsec') * 1000 AS INTEGER) WHERE community = new.community AND at = new.at AND ref = new.id AND member IN (
    SELECT author FROM post WHERE community = new.community AND id IN (new.parent, new.thread)
    UNION ALL SELECT member FROM mention WHERE community = new.community AND post = new.id);
END;
