import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { migrate } from '@cocarde/host/migrate.ts';
import type { Leaderboard, PeriodKind } from '@cocarde/contract/leaderboard.ts';
import { createCommunity, type CommunityRow } from '@cocarde/worker/communities/communities.ts';
import { dayOf } from '@cocarde/worker/calendar/calendar.ts';
import type { Database, Read } from '@cocarde/worker/database.ts';
import { lookUp, type Shown } from '@cocarde/worker/leaderboard/asked.ts';
import { leaderboardPage } from '@cocarde/worker/leaderboard/leaderboard.queries.ts';
import type { MemberRow } from '@cocarde/worker/members/members.queries.ts';

/** The instant of all that is written here: in week 2026-W47. */
export const NOW = Date.UTC(2026, 10, 22, 12);

/** SQL: what the triggers would have made of all scores, into an empty table. */
export const FILL_HISTOGRAM = `
  INSERT INTO histogram (community, board, bucket, members, fine)
    SELECT community, board, points / 512, sum(n), jsonb_group_object(CAST(points % 512 AS TEXT), n)
    FROM (SELECT community, board, points, count(*) AS n FROM score WHERE points > 0 GROUP BY 1, 2, 3) GROUP BY 1, 2, 3;
  INSERT INTO histogram (community, board, bucket, members, fine)
    SELECT DISTINCT community, board, bucket / 4 * 4, 0, jsonb('{}') FROM histogram WHERE true ON CONFLICT DO NOTHING;
  UPDATE histogram SET at_least = f.counted
    FROM (SELECT *, sum(members) OVER (PARTITION BY community, board ORDER BY bucket DESC) AS counted FROM histogram) f
    WHERE histogram.bucket % 4 = 0 AND f.community = histogram.community AND f.board = histogram.board AND f.bucket = histogram.bucket`;

export interface Written<Board extends string> {
  community: CommunityRow;
  /** Points of each member, by number from 1 on. */
  points: Record<Board, Int32Array>;
}

/**
 * Writes a new community with boards of so many members into a new file, all of them named, as the ledger's triggers
 * would have left it: facts are left out, they change nothing of what a page reads.
 */
export async function writeBoards<Board extends string>(file: string, members: number, boards: readonly Board[], times = 1): Promise<Written<Board>> {
  const random = numbers();
  const points = Object.fromEntries(boards.map((board) => [board, logNormal(members, times, random)])) as Record<Board, Int32Array>;
  const db = new SqliteD1(file);
  migrate(db);
  const community = await createCommunity(db, { slug: 'boards', name: 'Boards', timeZone: 'Europe/Paris', now: NOW });
  db.connection.trusted((sqlite) => {
    sqlite.exec('BEGIN');
    const triggers = sqlite.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('member', 'score')").all() as { name: string; sql: string }[];
    for (const { name } of triggers) sqlite.exec(`DROP TRIGGER ${name}`);
    const member = sqlite.prepare("INSERT INTO member (id, community, issuer, subject, name, team, appears, joined_at) VALUES (?1, ?2, 'i', ?3, 'Member ' || ?3, 'Contenu', 'yes', 0)");
    for (let id = 1; id <= members; id += 1) member.run(id, community.id, String(id));
    const score = sqlite.prepare('INSERT INTO score (community, board, member, points) VALUES (?1, ?2, ?3, ?4)');
    for (const board of boards) for (let id = 1; id <= members; id += 1) score.run(community.id, board, id, points[board][id]!);
    sqlite.exec(`${FILL_HISTOGRAM};
      INSERT INTO community_tally (community, members) VALUES (${community.id}, ${members})`);
    for (const { sql } of triggers) sqlite.exec(sql);
    sqlite.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
  });
  db.close();
  return { community, points };
}

/** The leaderboard of a period that a member is shown: the Worker's own read. */
export function pageOf(db: Database, community: CommunityRow, member: number, kind: PeriodKind = 'all'): Read<Leaderboard> {
  const shown = lookUp(community.boards, { kind }, dayOf(NOW, community.timeZone), null) as Shown;
  return leaderboardPage(db, community, { id: member, community: community.id, appears: 'yes' } as MemberRow, shown);
}

/** Points as people make them: half of the members have 150 or more, a few ten thousand and more; all of it so many times. */
function logNormal(members: number, times: number, random: () => number): Int32Array {
  return Int32Array.from({ length: members + 1 }, () =>
    1 + Math.floor(times * 150 * Math.exp(Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()))));
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
