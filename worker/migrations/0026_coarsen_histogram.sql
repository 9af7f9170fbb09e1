-- Ranks that cost the same whatever the points: on the first bucket of every four the histogram also keeps how many members have
-- at least its points, so that a page reads at most four rows for each rank and no longer all buckets above.
-- Reasons and figures: docs/decisions/2026-11-22-rank-histogram.md.

-- Null but on buckets whose number is a multiple of four. A group of four with somebody in it, now or ever, has its first row.
ALTER TABLE histogram ADD COLUMN at_least INTEGER CHECK (at_least >= 0);

DELETE FROM histogram;
INSERT INTO histogram (community, board, bucket, members, fine, at_least)
  WITH counted AS MATERIALIZED (
    SELECT community, board, points / 512 AS bucket, sum(n) AS members, jsonb_group_object(CAST(points % 512 AS TEXT), n) AS fine
      FROM (SELECT community, board, points, count(*) AS n FROM score WHERE points > 0 GROUP BY 1, 2, 3) GROUP BY 1, 2, 3),
  firsts AS (
    SELECT * FROM counted
    UNION ALL SELECT DISTINCT community, board, bucket / 4 * 4, 0, jsonb('{}') FROM counted c
      WHERE NOT EXISTS (SELECT 1 FROM counted o WHERE o.community = c.community AND o.board = c.board AND o.bucket = c.bucket / 4 * 4))
  SELECT community, board, bucket, members, fine,
      CASE bucket % 4 WHEN 0 THEN sum(members) OVER (PARTITION BY community, board ORDER BY bucket DESC) END
    FROM firsts;

-- A score that stays in its bucket is still one row (score_moves_inside). One that goes from a bucket to another writes both, and
-- the first rows of groups that it passes; the first row that it comes to or leaves is mostly one of the two. One trigger, because
-- the order of its statements matters and that of several triggers is not promised. Without points the bucket is -1.
DROP TRIGGER score_enters;
DROP TRIGGER score_leaves;
DROP TRIGGER score_arrives;
DROP TRIGGER score_removed;

CREATE TRIGGER score_crosses AFTER UPDATE OF points ON score
WHEN (old.points > 0) * (old.points / 512 + 1) <> (new.points > 0) * (new.points / 512 + 1) BEGIN
  UPDATE histogram SET members = members - 1, at_least = at_least - (old.points > new.points),
      fine = CASE fine ->> ('$."' || (old.points % 512) || '"') WHEN 1
        THEN jsonb_remove(fine, '$."' || (old.points % 512) || '"')
        ELSE jsonb_set(fine, '$."' || (old.points % 512) || '"', (fine ->> ('$."' || (old.points % 512) || '"')) - 1) END
    WHERE old.points > 0 AND community = old.community AND board = old.board AND bucket = old.points / 512;
  UPDATE histogram SET at_least = at_least + CASE WHEN new.points > old.points THEN 1 ELSE -1 END
    WHERE community = new.community AND board = new.board AND bucket % 4 = 0
      AND bucket > min((old.points > 0) * (old.points / 512 + 1), (new.points > 0) * (new.points / 512 + 1)) - 1
      AND bucket < max((old.points > 0) * (old.points / 512 + 1), (new.points > 0) * (new.points / 512 + 1)) - 1;
  INSERT INTO histogram (community, board, bucket, members, fine, at_least)
    SELECT new.community, new.board, new.points / 2048 * 4, 0, jsonb('{}'), 1 + coalesce((SELECT at_least FROM histogram
        WHERE community = new.community AND board = new.board AND bucket > new.points / 2048 * 4 AND bucket % 4 = 0 ORDER BY bucket LIMIT 1), 0)
      WHERE new.points > 0 AND new.points / 512 % 4 <> 0
    ON CONFLICT (community, board, bucket) DO NOTHING;
  INSERT INTO histogram (community, board, bucket, members, fine, at_least)
    SELECT new.community, new.board, new.points / 512, 1, jsonb_object(CAST(new.points % 512 AS TEXT), 1),
        CASE new.points / 512 % 4 WHEN 0 THEN 1 + coalesce((SELECT at_least FROM histogram
          WHERE community = new.community AND board = new.board AND bucket > new.points / 512 AND bucket % 4 = 0 ORDER BY bucket LIMIT 1), 0) END
      WHERE new.points > 0
    ON CONFLICT (community, board, bucket) DO UPDATE SET members = members + 1, at_least = at_least + (new.points > old.points),
      fine = jsonb_set(fine, '$."' || (new.points % 512) || '"', coalesce(fine ->> ('$."' || (new.points % 512) || '"'), 0) + 1);
END;

CREATE TRIGGER score_enters AFTER INSERT ON score WHEN new.points > 0 BEGIN
  UPDATE histogram SET at_least = at_least + 1
    WHERE community = new.community AND board = new.board AND bucket < new.points / 512 AND bucket % 4 = 0;
  INSERT INTO histogram (community, board, bucket, members, fine, at_least)
    SELECT new.community, new.board, new.points / 2048 * 4, 0, jsonb('{}'), 1 + coalesce((SELECT at_least FROM histogram
        WHERE community = new.community AND board = new.board AND bucket > new.points / 2048 * 4 AND bucket % 4 = 0 ORDER BY bucket LIMIT 1), 0)
      WHERE new.points / 512 % 4 <> 0
    ON CONFLICT (community, board, bucket) DO NOTHING;
  INSERT INTO histogram (community, board, bucket, members, fine, at_least)
    SELECT new.community, new.board, new.points / 512, 1, jsonb_object(CAST(new.points % 512 AS TEXT), 1),
        CASE new.points / 512 % 4 WHEN 0 THEN 1 + coalesce((SELECT at_least FROM histogram
          WHERE community = new.community AND board = new.board AND bucket > new.points / 512 AND bucket % 4 = 0 ORDER BY bucket LIMIT 1), 0) END
      WHERE true
    ON CONFLICT (community, board, bucket) DO UPDATE SET members = members + 1, at_least = at_least + 1,
      fine = jsonb_set(fine, '$."' || (new.points % 512) || '"', coalesce(fine ->> ('$."' || (new.points % 512) || '"'), 0) + 1);
END;

CREATE TRIGGER score_removed AFTER DELETE ON score WHEN old.points > 0 BEGIN
  UPDATE histogram SET members = members - 1, at_least = at_least - 1,
      fine = CASE fine ->> ('$."' || (old.points % 512) || '"') WHEN 1
        THEN jsonb_remove(fine, '$."' || (old.points % 512) || '"')
        ELSE jsonb_set(fine, '$."' || (old.points % 512) || '"', (fine ->> ('$."' || (old.points % 512) || '"')) - 1) END
    WHERE community = old.community AND board = old.board AND bucket = old.points / 512;
  UPDATE histogram SET at_least = at_least - 1
    WHERE community = old.community AND board = old.board AND bucket < old.points / 512 AND bucket % 4 = 0;
END;
