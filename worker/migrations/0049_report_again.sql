-- What was decided about a report holds for what the post said then: a report of what it was edited into waits as a first one does.
CREATE TRIGGER post_reported_again AFTER UPDATE OF closed_at ON report WHEN old.closed_at IS NOT NULL AND new.closed_at IS NULL BEGIN
  UPDATE post SET review_since = new.at WHERE community = new.community AND id = new.post AND review_since IS NULL;
END;
