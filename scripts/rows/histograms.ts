import { readFileSync } from 'node:fs';
import type { Leaderboard } from '@cocarde/contract/leaderboard.ts';
import type { Database, Read } from '@cocarde/worker/database.ts';

/** A way of keeping how many members have how many points, so that a rank is read without counting members. */
export interface Histogram {
  name: string;
  table: string;
  /** Fills it from the scores that are there and makes the triggers that keep it. */
  set: string;
  /** The worker's page with its ranks read from this histogram; absent when it is the worker's own. */
  page?(db: Database, own: Read<Leaderboard>, member: number): Read<unknown>;
}

const LEDGER = readFileSync(new URL('../../worker/migrations/0003_create_ledger.sql', import.meta.url), 'utf8');

/** Ours: one row for 512 points, with the finer counts in it. */
export const BUCKET_ROWS: Histogram = {
  name: '512 points a row, JSONB',
  table: 'histogram',
  set: `INSERT INTO histogram (community, board, bucket, members, fine)
      SELECT community, board, points / 512, sum(n), jsonb_group_object(CAST(points % 512 AS TEXT), n)
      FROM (SELECT community, board, points, count(*) AS n FROM score GROUP BY 1, 2, 3) GROUP BY 1, 2, 3;
    ${LEDGER.match(/CREATE TRIGGER score_[\s\S]*?END;/g)!.join('\n')}`,
};

/** A row for every number of points that somebody has, and one for every 256 of them. */
export const TWO_LEVELS: Histogram = {
  name: 'two levels of rows',
  table: 'hist',
  set: `CREATE TABLE hist (community INTEGER NOT NULL, board TEXT NOT NULL, lvl INTEGER NOT NULL, bucket INTEGER NOT NULL,
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
  page(db, own, member) {
    // Its place in the page's statements is that of the worker's histogram: after the top and the three around me.
    const at = 4;
    const near = (compare: string, order: string, limit: number) =>
      `SELECT points FROM (SELECT points FROM score WHERE community = 1 AND board = 'all'
        AND (points, member) ${compare} ((SELECT points FROM score WHERE community = 1 AND board = 'all' AND member = ?1), ?1)
        ORDER BY points ${order}, member ${order} LIMIT ${limit})`;
    // Of each span that somebody around me is in, the rows above the lowest of them.
    const histogram = db.prepare(
      `SELECT lvl, bucket, n FROM hist WHERE community = 1 AND board = 'all' AND lvl = 1
       UNION ALL
       SELECT h.lvl, h.bucket, h.n FROM (SELECT min(points) AS low FROM (${near('>=', 'ASC', 3)} UNION ALL ${near('<', 'DESC', 2)}) GROUP BY points >> 8) near
         CROSS JOIN hist h ON h.community = 1 AND h.board = 'all' AND h.lvl = 0 AND h.bucket > near.low AND h.bucket < ((near.low >> 8) + 1) << 8`,
    ).bind(member);
    return {
      statements: own.statements.toSpliced(at, 1, histogram),
      take(results) {
        const rows = results[at]!.results as unknown as { lvl: number; bucket: number; n: number }[];
        const rank = (points: number) => 1 + rows.reduce((above, { lvl, bucket, n }) => above + (
          lvl === 1 ? (bucket > points >> 8 ? n : 0) : (bucket >> 8 === points >> 8 && bucket > points ? n : 0)), 0);
        const page = own.take(results.toSpliced(at, 1, { ...results[at]!, results: [] }));
        return { ...page, around: page.around.map((row) => ({ ...row, rank: rank(row.points) })) };
      },
    };
  },
};
