-- What one point is called, JSON, words by language, beside `unit`, which says what several are: a unit of the community's own has its
-- singular too. Null where nobody said it. Further currencies have theirs in their definition.
ALTER TABLE community ADD COLUMN unit_one TEXT;
UPDATE community SET unit_one = '{"fr":"point","en":"point"}' WHERE unit = '{"fr":"points","en":"points"}';
