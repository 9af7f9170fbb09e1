import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { migrate } from '@cocarde/host/migrate.ts';
import { loadCommunity } from '@cocarde/worker/communities/communities.ts';
import { readOne } from '@cocarde/worker/database.ts';
import { lookUp, type Shown } from '@cocarde/worker/leaderboard/asked.ts';
import { leaderboardPage } from '@cocarde/worker/leaderboard/leaderboard.queries.ts';
import type { MemberRow } from '@cocarde/worker/members/members.queries.ts';
import { MeteredD1 } from './meter.ts';

const DAY = '2026-11-22';
const SEVERAL = 50;

/**
 * Most rows that a leaderboard page reads among so many members who all have points in this week and the one before:
 * for members from the first to the last place. Scores are written as they are stored; twenty facts for each of a
 * million would take an hour and change nothing of what the page reads.
 */
export async function pageAmong(members: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'cocarde-million-'));
  const file = join(folder, 'million.db');
  seed(file, members);
  const db = await MeteredD1.open(file);
  rmSync(folder, { recursive: true });
  try {
    const community = (await loadCommunity(db, 'million'))!;
    const shown = lookUp(community.boards, { kind: 'week' }, DAY, null) as Shown;
    let most = 0;
    for (let n = 0; n < SEVERAL; n += 1) {
      const me = { id: 1 + Math.floor((n * (members - 1)) / (SEVERAL - 1)), community: community.id, appears: 'yes' } as MemberRow;
      db.take();
      await readOne(db, leaderboardPage(db, community, me, shown));
      most = Math.max(most, db.take().read);
    }
    return most;
  } finally {
    await db.close();
  }
}

/** Points as people make them: half of the members have 150 or more, a few ten thousand and more. */
function seed(file: string, members: number): void {
  const db = new SqliteD1(file);
  migrate(db);
  db.connection.trusted((sqlite) => {
    for (const trigger of ['score_enters', 'member_counted']) sqlite.exec(`DROP TRIGGER ${trigger}`);
    sqlite.exec(`
      INSERT INTO community (id, slug, name, time_zone, unit, levels, created_at) VALUES (1, 'million', 'Million', 'Europe/Paris', '{}', '[]', 0);
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${members})
        INSERT INTO member (id, community, issuer, subject, name, appears, joined_at) SELECT i, 1, 'i', CAST(i AS TEXT), 'Member', 'yes', 0 FROM n;
      INSERT INTO score (community, board, member, points)
        SELECT 1, b.value, m.id, 1 + CAST(150 * exp(sqrt(-2 * ln(1 - u)) * cos(6.283185307 * v)) AS INTEGER) FROM json_each('["2026-W46", "2026-W47"]') b,
          (SELECT id, (id * 7919 % ${members}) / (${members} + 1.0) AS u, (id * 104729 % 9973) / 9973.0 AS v FROM member) m;
      INSERT INTO histogram (community, board, bucket, members, fine)
        SELECT community, board, points / 512, sum(n), jsonb_group_object(CAST(points % 512 AS TEXT), n)
        FROM (SELECT community, board, points, count(*) AS n FROM score GROUP BY 1, 2, 3) GROUP BY 1, 2, 3;
      INSERT INTO community_tally VALUES (1, ${members});
      PRAGMA wal_checkpoint(TRUNCATE);`);
  });
  db.close();
}
