import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { migrate } from '@cocarde/host/migrate.ts';
import type { Leaderboard, PeriodKind } from '@cocarde/contract/leaderboard.ts';
import type { CommunityRow } from '@cocarde/worker/communities/communities.ts';
import type { Database, Read } from '@cocarde/worker/database.ts';
import { lookUp, type Shown } from '@cocarde/worker/leaderboard/asked.ts';
import { leaderboardPage } from '@cocarde/worker/leaderboard/leaderboard.queries.ts';
import type { MemberRow } from '@cocarde/worker/members/members.queries.ts';

/** A day whose week is 2026-W47. */
const TODAY = '2026-11-22';
const COMMUNITY = {
  id: 1, boards: { periods: ['all', 'week'], ranking: 'competition', naming: 'opt_in', leagues: null, version: 1, aliasKey: '', seasons: [], declared: [], currencies: ['points'] },
} as unknown as CommunityRow;

/**
 * Writes boards of so many members into a new file, all of them named, as the ledger's triggers would have left it:
 * facts are left out, they change nothing of what a page reads. Gives the points of each member from 1 on, by board.
 */
export function writeBoards<Board extends string>(file: string, members: number, boards: readonly Board[]): Record<Board, Int32Array> {
  const random = numbers();
  const points = Object.fromEntries(boards.map((board) => [board, logNormal(members, random)])) as Record<Board, Int32Array>;
  const db = new SqliteD1(file);
  migrate(db);
  db.connection.trusted((sqlite) => {
    sqlite.exec("BEGIN; INSERT INTO community (id, slug, name, time_zone, unit, levels, created_at) VALUES (1, 'bench', 'Bench', 'Europe/Paris', '{}', '[]', 0)");
    const triggers = sqlite.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('member', 'score')").all() as { name: string; sql: string }[];
    for (const { name } of triggers) sqlite.exec(`DROP TRIGGER ${name}`);
    const member = sqlite.prepare("INSERT INTO member (id, community, issuer, subject, name, team, appears, joined_at) VALUES (?1, 1, 'i', ?2, 'Member ' || ?2, 'Contenu', 'yes', 0)");
    for (let id = 1; id <= members; id += 1) member.run(id, String(id));
    const score = sqlite.prepare('INSERT INTO score (community, board, member, points) VALUES (1, ?1, ?2, ?3)');
    for (const board of boards) for (let id = 1; id <= members; id += 1) score.run(board, id, points[board][id]!);
    sqlite.exec(`
      INSERT INTO histogram (community, board, bucket, members, fine)
        SELECT community, board, points / 512, sum(n), jsonb_group_object(CAST(points % 512 AS TEXT), n)
        FROM (SELECT community, board, points, count(*) AS n FROM score GROUP BY 1, 2, 3) GROUP BY 1, 2, 3;
      INSERT INTO community_tally VALUES (1, ${members})`);
    for (const { sql } of triggers) sqlite.exec(sql);
    sqlite.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
  });
  db.close();
  return points;
}

/** The leaderboard that a member is shown on these boards: the Worker's own read. */
export function pageOf(db: Database, member: number, kind: PeriodKind = 'all'): Read<Leaderboard> {
  const shown = lookUp(COMMUNITY.boards, { kind }, TODAY, null) as Shown;
  return leaderboardPage(db, COMMUNITY, { id: member, community: 1, appears: 'yes' } as MemberRow, shown);
}

/** Points as people make them: half of the members have 150 or more, a few ten thousand and more. */
function logNormal(members: number, random: () => number): Int32Array {
  return Int32Array.from({ length: members + 1 }, () =>
    1 + Math.floor(150 * Math.exp(Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()))));
}

/** The same numbers in [0, 1) at every run (mulberry32). */
export function numbers(): () => number {
  let state = 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
