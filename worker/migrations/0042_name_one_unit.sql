-- What one of its points is called, JSON, words by language, beside `unit`, which says what several are: a unit of the community's own
-- has its singular too. Null where nobody said it. Further currencies have theirs in their definition.
ALTER TABLE community ADD COLUMN unit_one TEXT;
