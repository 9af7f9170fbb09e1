-- What others see of a member who appears by name: each part stays open until its member closes it
-- (docs/decisions/2026-11-22-profiles.md).
ALTER TABLE member ADD COLUMN shows_points INTEGER NOT NULL DEFAULT 1 CHECK (shows_points IN (0, 1));
ALTER TABLE member ADD COLUMN shows_badges INTEGER NOT NULL DEFAULT 1 CHECK (shows_badges IN (0, 1));
ALTER TABLE member ADD COLUMN shows_contributions INTEGER NOT NULL DEFAULT 1 CHECK (shows_contributions IN (0, 1));

-- Who agreed before there were profiles agreed to be named beside their points. What they wrote has their name on it;
-- their badges nobody has seen yet, so these stay closed until they open them.
UPDATE member SET shows_badges = 0 WHERE appears = 'yes';
