-- Badges that communities shape themselves: criteria of several conditions, drafts, versions, tiers, awards that repeat,
-- expire or are revoked. An award stays the fact that it was: nothing here ends one but a person with a reason.

ALTER TABLE badge ADD COLUMN version INTEGER NOT NULL DEFAULT 1;   -- counts activations
ALTER TABLE badge ADD COLUMN retired_at INTEGER;                   -- nobody receives it since

-- A draft counts for nothing until it is activated.
CREATE TABLE badge_draft (
  community  INTEGER NOT NULL REFERENCES community (id),
  id         TEXT NOT NULL,
  definition TEXT NOT NULL,               -- JSON, BadgeDefinition
  changed_by INTEGER NOT NULL REFERENCES member (id),
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (community, id)
) STRICT, WITHOUT ROWID;

-- A version on its way to the members who deserve it already, a page of them at a time, as in a re-pricing.
CREATE TABLE badge_backfill (
  community    INTEGER NOT NULL,
  badge        TEXT NOT NULL,
  version      INTEGER NOT NULL,
  after_member INTEGER NOT NULL DEFAULT 0,
  last_member  INTEGER NOT NULL,
  page         INTEGER NOT NULL,          -- facts a page where a past is to be counted, else members
  started_by   INTEGER NOT NULL REFERENCES member (id),
  started_at   INTEGER NOT NULL,
  done_at      INTEGER,
  PRIMARY KEY (community, badge, version),
  FOREIGN KEY (community, badge) REFERENCES badge (community, id)
) STRICT, WITHOUT ROWID;

-- Of a badge that repeats there is an award for each cause; others have the empty cause. A revoked award keeps its row:
-- it is what a notice tells, and why the badge is not given again. The index is in the order in which awards end.
CREATE TABLE award_v2 (
  community      INTEGER NOT NULL,
  member         INTEGER NOT NULL REFERENCES member (id),
  badge          TEXT NOT NULL,
  cause          TEXT NOT NULL DEFAULT '',
  at             INTEGER NOT NULL,
  given_by       INTEGER REFERENCES member (id),
  reason         TEXT,
  until          TEXT NOT NULL DEFAULT '9999-12-31',  -- last day on which it is held
  cause_stands   INTEGER NOT NULL DEFAULT 1 CHECK (cause_stands IN (0, 1)),
  revoked_at     INTEGER,
  revoked_by     INTEGER REFERENCES member (id),
  revoked_for    TEXT CHECK (revoked_for IN ('fraud', 'cause_gone')),
  revoked_reason TEXT,
  seen_at        INTEGER,                 -- when the member acknowledged the revocation
  PRIMARY KEY (community, member, badge, cause),
  FOREIGN KEY (community, badge) REFERENCES badge (community, id)
) STRICT, WITHOUT ROWID;
INSERT INTO award_v2 (community, member, badge, at, given_by, reason)
  SELECT community, member, badge, at, given_by, reason FROM award;
DROP TABLE award;
ALTER TABLE award_v2 RENAME TO award;
CREATE INDEX award_of_badge ON award (community, badge, until, member);
CREATE INDEX award_doubtful ON award (community, badge) WHERE cause_stands = 0 AND revoked_at IS NULL;
CREATE INDEX award_notice ON award (community, member) WHERE revoked_at IS NOT NULL AND seen_at IS NULL;

-- How often a badge that repeats is held, so that a page need not read award by award.
CREATE TABLE award_tally (
  community INTEGER NOT NULL,
  member    INTEGER NOT NULL,
  badge     TEXT NOT NULL,
  times     INTEGER NOT NULL CHECK (times >= 0),
  last_at   INTEGER NOT NULL,
  PRIMARY KEY (community, member, badge)
) STRICT, WITHOUT ROWID;

-- A member is one holder, however often.
CREATE TRIGGER award_counted AFTER INSERT ON award
WHEN NOT EXISTS (SELECT 1 FROM award o WHERE o.community = new.community AND o.member = new.member AND o.badge = new.badge
  AND o.cause <> new.cause AND o.revoked_at IS NULL) BEGIN
  UPDATE badge SET holders = holders + 1 WHERE community = new.community AND id = new.badge;
END;

CREATE TRIGGER award_repeated AFTER INSERT ON award WHEN new.cause <> '' BEGIN
  INSERT INTO award_tally (community, member, badge, times, last_at) VALUES (new.community, new.member, new.badge, 1, new.at)
    ON CONFLICT (community, member, badge) DO UPDATE SET times = times + 1, last_at = max(last_at, excluded.last_at);
END;

CREATE TRIGGER award_decided AFTER UPDATE OF revoked_at ON award WHEN (old.revoked_at IS NULL) <> (new.revoked_at IS NULL) BEGIN
  UPDATE badge SET holders = holders + CASE WHEN new.revoked_at IS NULL THEN 1 ELSE -1 END
    WHERE community = new.community AND id = new.badge AND NOT EXISTS (SELECT 1 FROM award o
      WHERE o.community = new.community AND o.member = new.member AND o.badge = new.badge AND o.cause <> new.cause AND o.revoked_at IS NULL);
  UPDATE award_tally SET (times, last_at) = (SELECT count(*), coalesce(max(at), 0) FROM award o
      WHERE o.community = new.community AND o.member = new.member AND o.badge = new.badge AND o.cause <> '' AND o.revoked_at IS NULL)
    WHERE community = new.community AND member = new.member AND badge = new.badge;
END;

-- A metric that a new badge wants is counted from now on, and what was before a page of members at a time: until that
-- is done a member's count may be too low, never too high.
ALTER TABLE metric ADD COLUMN counted INTEGER NOT NULL DEFAULT 1 CHECK (counted IN (0, 1));

-- About which things a member did something, for badges that count these: metric {fact}:{actor|author}:objects. Only facts
-- of which several are about one thing have such a metric; of the others every one is about another.
CREATE TABLE activity_object (
  community INTEGER NOT NULL,
  member    INTEGER NOT NULL,
  metric    TEXT NOT NULL,
  object    TEXT NOT NULL,
  day       TEXT NOT NULL,
  n         INTEGER NOT NULL CHECK (n >= 0),
  PRIMARY KEY (community, member, metric, object, day)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER reply_about AFTER INSERT ON post WHEN new.kind IN ('answer', 'comment') AND new.parent IS NOT NULL BEGIN
  INSERT INTO activity_object (community, member, metric, object, day, n)
    SELECT new.community, new.author, m.metric, new.parent, new.day, 1 FROM metric m
      WHERE m.community = new.community AND new.author IS NOT NULL
        AND m.metric = CASE new.kind WHEN 'answer' THEN 'answer_given:actor:objects' ELSE 'comment_written:actor:objects' END
    ON CONFLICT (community, member, metric, object, day) DO UPDATE SET n = n + 1;
  INSERT INTO activity_object (community, member, metric, object, day, n)
    SELECT new.community, p.author, m.metric, new.parent, new.day, 1 FROM post p JOIN metric m ON m.community = new.community
        AND m.metric = CASE new.kind WHEN 'answer' THEN 'answer_given:author:objects' ELSE 'comment_written:author:objects' END
      WHERE p.community = new.community AND p.id = new.parent AND p.author IS NOT NULL AND p.author IS NOT new.author
    ON CONFLICT (community, member, metric, object, day) DO UPDATE SET n = n + 1;
END;

CREATE VIEW vote_object AS
  SELECT v.community, v.subject, v.member AS voter, p.author AS member, m.metric
    FROM vote v JOIN post p ON p.community = v.community AND p.id = v.subject AND p.author IS NOT NULL
    JOIN metric m ON m.community = v.community AND m.metric = p.kind || '_supported:author:objects';

CREATE TRIGGER vote_about AFTER INSERT ON vote WHEN new.value = 1 BEGIN
  INSERT INTO activity_object (community, member, metric, object, day, n)
    SELECT community, member, metric, subject, new.day, 1 FROM vote_object
      WHERE community = new.community AND subject = new.subject AND voter = new.member
    ON CONFLICT (community, member, metric, object, day) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER vote_about_again AFTER UPDATE OF value ON vote WHEN old.value = 0 AND new.value = 1 BEGIN
  INSERT INTO activity_object (community, member, metric, object, day, n)
    SELECT community, member, metric, subject, new.day, 1 FROM vote_object
      WHERE community = new.community AND subject = new.subject AND voter = new.member
    ON CONFLICT (community, member, metric, object, day) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER vote_no_longer_about AFTER UPDATE OF value ON vote WHEN old.value = 1 AND new.value = 0 BEGIN
  UPDATE activity_object SET n = n - 1
    FROM (SELECT * FROM vote_object WHERE community = new.community AND subject = new.subject AND voter = new.member) c
    WHERE activity_object.community = c.community AND activity_object.member = c.member AND activity_object.metric = c.metric
      AND activity_object.object = c.subject AND activity_object.day = old.day AND activity_object.n > 0;
END;

CREATE VIEW event_object AS
  SELECT e.community, e.source, e.id, e.member, e.object, m.metric
    FROM event e JOIN metric m ON m.community = e.community AND m.metric = e.fact || ':actor:objects' WHERE e.object IS NOT NULL
  UNION ALL
  SELECT e.community, e.source, e.id, e.author, e.object, m.metric
    FROM event e JOIN metric m ON m.community = e.community AND m.metric = e.fact || ':author:objects'
    WHERE e.object IS NOT NULL AND e.author IS NOT NULL AND e.author <> e.member;

CREATE TRIGGER event_about AFTER INSERT ON event WHEN new.object IS NOT NULL BEGIN
  INSERT INTO activity_object (community, member, metric, object, day, n)
    SELECT community, member, metric, object, new.day, 1 FROM event_object
      WHERE community = new.community AND source = new.source AND id = new.id
    ON CONFLICT (community, member, metric, object, day) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER event_no_longer_about AFTER UPDATE OF retracted_at ON event
WHEN old.retracted_at IS NULL AND new.retracted_at IS NOT NULL AND new.object IS NOT NULL BEGIN
  UPDATE activity_object SET n = n - 1
    FROM (SELECT * FROM event_object WHERE community = new.community AND source = new.source AND id = new.id) c
    WHERE activity_object.community = c.community AND activity_object.member = c.member AND activity_object.metric = c.metric
      AND activity_object.object = c.object AND activity_object.day = old.day AND activity_object.n > 0;
END;

-- What was done before its metric was wanted may be undone before it is counted: there is nothing to take from then.
DROP TRIGGER vote_withdrawn;
CREATE TRIGGER vote_withdrawn AFTER UPDATE OF value ON vote WHEN old.value = 1 AND new.value = 0 BEGIN
  UPDATE post SET votes = votes - 1, hot = log2(votes + replies) + at / 864000000.0
    WHERE community = new.community AND id = new.subject;
  UPDATE activity SET n = n - 1
    FROM (SELECT * FROM vote_metric WHERE community = new.community AND subject = new.subject AND voter = new.member) c
    WHERE activity.community = c.community AND activity.member = c.member AND activity.metric = c.metric AND activity.day = old.day AND activity.n > 0;
END;

DROP TRIGGER answer_unaccepted;
CREATE TRIGGER answer_unaccepted AFTER UPDATE OF value ON acceptance WHEN old.value = 1 AND new.value = 0 BEGIN
  UPDATE activity SET n = n - 1
    FROM (SELECT * FROM acceptance_metric
      WHERE community = new.community AND question = new.question AND answer = new.answer) c
    WHERE activity.community = c.community AND activity.member = c.member AND activity.metric = c.metric AND activity.day = old.day AND activity.n > 0;
END;

DROP TRIGGER event_retracted;
CREATE TRIGGER event_retracted AFTER UPDATE OF retracted_at ON event WHEN old.retracted_at IS NULL AND new.retracted_at IS NOT NULL BEGIN
  UPDATE activity SET n = n - 1
    FROM (SELECT * FROM event_metric WHERE community = new.community AND source = new.source AND id = new.id) c
    WHERE activity.community = c.community AND activity.member = c.member AND activity.metric = c.metric AND activity.day = old.day AND activity.n > 0;
END;
