import type { CommunityRow } from '@cocarde/worker/communities/communities.ts';
import type { Database, Read } from '@cocarde/worker/database.ts';
import { pageOf } from './board.ts';

/** A way of keeping how many members have how many points, so that a rank is read without counting members. */
export interface Histogram {
  name: string;
  table: string;
  /** What makes it, with the triggers that keep it, of a board that has ours. */
  instead: string;
  /** A page with its ranks read from it. */
  page(db: Database, community: CommunityRow, member: number): Read<unknown>;
}

/** Ours: one row for 512 points, with the finer counts in it; every fourth knows who is in it or above. */
export const BUCKET_ROWS: Histogram = { name: '512 points a row, JSONB', table: 'histogram', instead: '', page: pageOf };

/** A row for every number of points that somebody has, and one for every 256 of them. */
export const TWO_LEVELS: Histogram = {
  name: 'two levels of rows',
  table: 'hist',
  instead: `DROP TRIGGER score_enters; DROP TRIGGER score_moves_inside; DROP TRIGGER score_crosses;
    CREATE TABLE hist (community INTEGER NOT NULL, board TEXT NOT NULL, lvl INTEGER NOT NULL, bucket INTEGER NOT NULL,
      n INTEGER NOT NULL CHECK (n >= 0), PRIMARY KEY (community, board, lvl, bucket)) STRICT, WITHOUT ROWID;
    INSERT INTO hist SELECT community, board, 0, points, count(*) FROM score GROUP BY 1, 2, 4;
    INSERT INTO hist SELECT community, board, 1, points >> 8, count(*) FROM score GROUP BY 1, 2, 4;
    CREATE TRIGGER hist_moves AFTER UPDATE OF points ON score WHEN old.points <> new.points BEGIN
      UPDATE hist SET n = n - 1 WHERE community = old.community AND board = old.board AND lvl = 0 AND bucket = old.points;
      INSERT INTO hist VALUES (new.community, new.board, 0, new.points, 1)
        ON CONFLICT (community, board, lvl, bucket) DO UPDATE SET n = n + 1;
    END;
    CREATE TRIGGER hist_moves_far AFTER UPDATE OF points ON score WHEN old.points >> 8 <> new.points >> 8 BEGIN
      UPDATE hist SET n = n - 1 WHERE community = old.community AND board = old.board AND lvl = 1 AND bucket = old.points >> 8;
      INSERT INTO hist VALUES (new.community, new.board, 1, new.points >> 8, 1)
        ON CONFLICT (community, board, lvl, bucket) DO UPDATE SET n = n + 1;
    END;`,
  page: (db, { id }, member) => ({
    statements: [db.prepare(PAGE_OF_LEVELS).bind(member, id)],
    take([page]) {
      const rows = page!.results as unknown as ({ what: string; points: number } & { lvl: number; bucket: number; n: number })[];
      const levels = rows.filter(({ what }) => what === 'level');
      const rank = (points: number) => 1 + levels.reduce((above, { lvl, bucket, n }) => above + (
        lvl === 1 ? (bucket > points >> 8 ? n : 0) : (bucket >> 8 === points >> 8 && bucket > points ? n : 0)), 0);
      return rows.filter(({ what }) => what === 'near').map(({ points }) => ({ points, rank: rank(points) }));
    },
  }),
};

const near = (compare: string, order: string, limit: number) =>
  `SELECT 'near' AS what, * FROM (SELECT member, points FROM score WHERE community = ?2 AND board = 'all'
    AND (points, member) ${compare} ((SELECT points FROM score WHERE community = ?2 AND board = 'all' AND member = ?1), ?1)
    ORDER BY points ${order}, member ${order} LIMIT ${limit})`;

// Of each span that somebody near me is in, the rows above the lowest of them.
const PAGE_OF_LEVELS = `WITH shown AS MATERIALIZED (
    SELECT 'top' AS what, * FROM (SELECT member, points FROM score WHERE community = ?2 AND board = 'all' ORDER BY points DESC, member DESC LIMIT 10)
    UNION ALL ${near('>=', 'ASC', 3)} UNION ALL ${near('<', 'DESC', 2)})
  SELECT what, points, m.name, m.team, m.appears, NULL AS lvl, NULL AS bucket, NULL AS n FROM shown s CROSS JOIN member m ON m.id = s.member
  UNION ALL SELECT 'level', NULL, NULL, NULL, NULL, lvl, bucket, n FROM hist WHERE community = ?2 AND board = 'all' AND lvl = 1
  UNION ALL SELECT 'level', NULL, NULL, NULL, NULL, h.lvl, h.bucket, h.n FROM (SELECT min(points) AS low FROM shown WHERE what = 'near' GROUP BY points >> 8) near
    CROSS JOIN hist h ON h.community = ?2 AND h.board = 'all' AND h.lvl = 0 AND h.bucket > near.low AND h.bucket < ((near.low >> 8) + 1) << 8`;
