-- A period that is switched on takes up what was earned before. A request that had begun by then lists its lines by the plan
-- that it read: such a line is added to the board when it is written, as though it had come just before.
ALTER TABLE filling ADD COLUMN late_until INTEGER NOT NULL DEFAULT 0;  -- lines written until then may not know of the board
ALTER TABLE filling ADD COLUMN done_at INTEGER;                        -- listed no more, but kept for what is late

CREATE TRIGGER ledger_late AFTER INSERT ON ledger
WHEN new.points <> 0 AND EXISTS (SELECT 1 FROM filling f WHERE f.community = new.community AND f.late_until > new.written_at) BEGIN
  INSERT INTO carried (community, member, board, points)
    SELECT new.community, new.member, f.board, new.points FROM filling f
      WHERE f.community = new.community AND f.late_until > new.written_at AND new.day BETWEEN f.from_day AND f.to_day
        AND EXISTS (SELECT 1 FROM json_each(new.boards) b WHERE b.value = f.within) AND NOT EXISTS (SELECT 1 FROM json_each(new.boards) b WHERE b.value = f.board)
    ON CONFLICT (community, member, board) DO UPDATE SET points = points + excluded.points;
  INSERT INTO score (community, board, member, points)
    SELECT new.community, f.board, new.member, new.points FROM filling f
      WHERE f.community = new.community AND f.late_until > new.written_at AND new.day BETWEEN f.from_day AND f.to_day
        AND EXISTS (SELECT 1 FROM json_each(new.boards) b WHERE b.value = f.within) AND NOT EXISTS (SELECT 1 FROM json_each(new.boards) b WHERE b.value = f.board)
        AND NOT EXISTS (SELECT 1 FROM exclusion x WHERE x.community = new.community AND x.member = new.member AND x.to_at IS NULL)
    ON CONFLICT (community, board, member) DO UPDATE SET points = points + excluded.points;
END;

-- Nor does a day that has ended come back when the community moves to a zone where it has not: boards of before this day are
-- closed until the calendar is past it. Empty for a community that never moved back.
ALTER TABLE community ADD COLUMN open_from TEXT NOT NULL DEFAULT '';
