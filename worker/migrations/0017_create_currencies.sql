-- Further currencies; what the community calls its points themselves, and their levels, stand in its own row.
-- The boards of a further one have its name in front: 'expertise~2026-W47', '@expertise~equipes/2026-W47'.
CREATE TABLE currency (
  community  INTEGER NOT NULL REFERENCES community (id),
  id         TEXT NOT NULL,
  definition TEXT NOT NULL,               -- JSON, CurrencyDefinition
  created_at INTEGER NOT NULL,
  PRIMARY KEY (community, id)
) STRICT, WITHOUT ROWID;

-- Lines are taken up by a board when they list this one, where everything of their currency counts.
ALTER TABLE filling ADD COLUMN within TEXT NOT NULL DEFAULT 'all';

ALTER TABLE correction ADD COLUMN currency TEXT NOT NULL DEFAULT 'points';
