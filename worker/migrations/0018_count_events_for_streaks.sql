-- On which days a member was there: visits, and standing events of facts that keep a streak.
CREATE VIEW presence AS
  SELECT community, member, day, at FROM visit
  UNION ALL
  SELECT e.community, e.member, e.day, e.at FROM fact_type t CROSS JOIN event e ON e.community = t.community AND e.fact = t.type
    WHERE t.definition ->> '$.keepsStreak' = 1 AND e.retracted_at IS NULL;
