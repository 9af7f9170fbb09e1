-- Who is here and whom we trust. Everything else hangs on a community's number:
-- it leads every key, so that a query without it cannot use an index and shows itself.

CREATE TABLE community (
  id         INTEGER PRIMARY KEY,
  slug       TEXT NOT NULL UNIQUE,
  name       TEXT NOT NULL,
  time_zone  TEXT NOT NULL,
  unit       TEXT NOT NULL,               -- JSON, words by language
  levels     TEXT NOT NULL,               -- JSON, [{"from":0,"name":{…}}, …], ascending
  created_at INTEGER NOT NULL
) STRICT;

-- Exact origins whose pages may call the API for this community.
CREATE TABLE origin (
  community INTEGER NOT NULL REFERENCES community (id),
  origin    TEXT NOT NULL,
  PRIMARY KEY (community, origin)
) STRICT, WITHOUT ROWID;

-- Keys that vouch for members. Two may be live at once, so that a secret can be rotated.
CREATE TABLE trust (
  community  INTEGER NOT NULL REFERENCES community (id),
  issuer     TEXT NOT NULL,
  key_id     TEXT NOT NULL,
  algorithm  TEXT NOT NULL CHECK (algorithm IN ('HS256')),
  audience   TEXT NOT NULL,
  sealed     TEXT NOT NULL,               -- the secret, AES-GCM under a key of the installation
  created_at INTEGER NOT NULL,
  PRIMARY KEY (community, issuer, key_id)
) STRICT, WITHOUT ROWID;

-- Identity tokens that were exchanged; a second use is refused until they expire. In the order in which they do, so that
-- each sign-in finds a few old ones to clear without walking through all that are live.
CREATE TABLE used_token (
  community  INTEGER NOT NULL,
  issuer     TEXT NOT NULL,
  jti        TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (community, issuer, expires_at, jti)
) STRICT, WITHOUT ROWID;

-- The member is (community, issuer, subject); an e-mail address is never looked at.
CREATE TABLE member (
  id              INTEGER PRIMARY KEY,
  community       INTEGER NOT NULL REFERENCES community (id),
  issuer          TEXT NOT NULL,
  subject         TEXT NOT NULL,
  name            TEXT NOT NULL,
  team            TEXT,
  role            TEXT NOT NULL DEFAULT 'member' CHECK (role IN ('member', 'animateur')),
  appears         TEXT NOT NULL DEFAULT 'undecided' CHECK (appears IN ('undecided', 'yes', 'no')),
  status          TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended')),
  session_version INTEGER NOT NULL DEFAULT 1,
  joined_at       INTEGER NOT NULL,
  UNIQUE (community, issuer, subject)
) STRICT;

-- Kept by triggers: counting members would read every one of them.
CREATE TABLE community_tally (
  community INTEGER PRIMARY KEY REFERENCES community (id),
  members   INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TRIGGER member_counted AFTER INSERT ON member BEGIN
  INSERT INTO community_tally (community, members) VALUES (new.community, 1)
    ON CONFLICT (community) DO UPDATE SET members = members + 1;
END;
