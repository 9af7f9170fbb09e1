import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { createKey } from '@cocarde/worker/api-keys/api-keys.ts';
import { awardEverybody } from '@cocarde/worker/badges/everybody.ts';
import { dayOf } from '@cocarde/worker/calendar/calendar.ts';
import { periodBefore, periodOf } from '@cocarde/worker/calendar/periods.ts';
import type { CommunityRow } from '@cocarde/worker/communities/communities.ts';
import type { Database } from '@cocarde/worker/database.ts';
import { putFactType } from '@cocarde/worker/facts/fact-types.queries.ts';
import { BUCKET, GROUP } from '@cocarde/worker/leaderboard/leaderboard.ts';
import { putSettings } from '@cocarde/worker/leaderboard/settings.queries.ts';
import { findMember, type MemberRow } from '@cocarde/worker/members/members.queries.ts';
import type { RuleDefinition } from '@cocarde/contract/rules.ts';
import { writeBoards } from '../ranks/board.ts';
import type { Operation } from './operations.ts';

/** A community of any size in which everybody has points, this week, the week before and over all time: its two leaderboards. */
export interface Crowd {
  community: CommunityRow;
  /** For `events:write`. */
  key: string;
  /** Who has most points over all time, and who has fewest. */
  first: MemberRow;
  last: MemberRow;
  /** Members by how many ledger lines they have; no others have any. */
  few: MemberRow;
  many: MemberRow;
  most: MemberRow;
  /** Whom one more award takes over the edge of a bucket of the histogram, on both leaderboards. */
  edge: MemberRow;
  /** The same, to the first bucket of a group, which counts who has at least its points. */
  coarse: MemberRow;
  /** The same as `edge`, by one more vote for what they wrote; a vote brings its voter nothing here. */
  brink: MemberRow;
}

const AWARD = 'rows.award';
const PAUSED = 'rows.paused';
const THEN = 'rows.then';
const RULE: RuleDefinition = { fact: AWARD, earns: 'actor', currency: 'points', points: 5, name: { fr: 'Mesure', en: 'Measure' } };
/** What looks at other acts of the member: one that pauses, and one that waits for the first. */
const RULES: Readonly<Record<string, RuleDefinition>> = {
  award: RULE, paused: { ...RULE, fact: PAUSED, coolDown: 5 }, then: { ...RULE, fact: THEN, after: ['award'], limits: [{ per: 'day', points: 50 }] },
};
const LINES = { few: 10, many: 1_000 };

const explain = (lines: keyof Pick<Crowd, 'few' | 'many' | 'most'>): Operation<Crowd> =>
  ({ name: `why these points, ${lines}`, as: lines, method: 'GET', path: () => '/me/ledger', budget: { read: 130, written: 0 } });
const page = (kind: string, as: 'first' | 'few' | 'last'): Operation<Crowd> =>
  ({ name: `leaderboard, ${kind}, ${as}`, as, method: 'GET', path: () => `/leaderboards/${kind}`, budget: { read: 200, written: 0 } });
const IDEAS = { few: 'few'.padEnd(20, '0'), many: 'many'.padEnd(20, '0'), brink: 'brink'.padEnd(20, '0') };
const vote = (name: string, as: 'first', author: keyof typeof IDEAS, written: number): Operation<Crowd> =>
  ({ name, as, method: 'PUT', path: () => `/votes/${IDEAS[author]}`, body: () => ({ value: 1 }), budget: { written } });
const award = (name: string, id: string, to: 'few' | 'many' | 'most' | 'edge' | 'coarse', written: number, { read, type = AWARD }: { read?: number; type?: string } = {}): Operation<Crowd> => ({
  name, as: null, method: 'POST', path: () => '/events', key: ({ key }) => key, budget: { written, ...(read === undefined ? {} : { read }) },
  body: (crowd) => ({ specversion: '1.0', source: 'rows', id, type, subject: crowd[to].subject, data: { issuer: crowd[to].issuer } }),
});

/** In this order: each finds what those before it left. */
export const CROWD: readonly Operation<Crowd>[] = [
  page('week', 'first'), page('week', 'few'), page('week', 'last'), page('all', 'first'), page('all', 'few'), page('all', 'last'),
  award('award on two leaderboards', 'award-1', 'few', 12),
  award('the same award again', 'award-1', 'few', 0),
  award('award that changes bucket on both', 'award-2', 'edge', 12),
  award('award that changes group on both', 'award-3', 'coarse', 12),
  explain('few'), explain('many'), explain('most'),
  // Whoever did much costs no more than whoever did little, also where rules look at what they did.
  award('award, others wait for it, many', 'first-many', 'many', 12, { read: 260 }),
  award('award, others wait for it, most', 'first-most', 'most', 12, { read: 260 }),
  award('award that pauses, few', 'paused-few', 'few', 12, { read: 320, type: PAUSED }),
  award('award that pauses, most', 'paused-most', 'most', 12, { read: 320, type: PAUSED }),
  // With the badge for it.
  vote('the first vote of a member', 'first', 'few', 20),
  vote('vote, author earns on two boards', 'first', 'many', 16), vote('the same vote for points again', 'first', 'many', 0),
  vote('vote, bucket changes on both', 'first', 'brink', 16),
];

/** Scores are written as they are stored; twenty facts for each of a million would take an hour and change nothing of what is read. `most` is that member's number of ledger lines; scores and awards are so many `times` as large. */
export async function seedCrowd(path: string, members: number, most: number, times = 1): Promise<Crowd> {
  const now = Date.now();
  const week = periodOf('week', dayOf(now, 'Europe/Paris'));
  const { community, points: { all: points } } = await writeBoards(path, members, ['all', week.key, periodBefore('week', week)!.key], times);
  const sqlite = new SqliteD1(path);
  const db: Database = sqlite;
  const { key } = await createKey(db, community.id, { name: 'rows', scopes: ['events:write'], expiresAt: now + 86_400_000, now });
  await db.batch([
    putSettings(db, community.id, { periods: ['week', 'all'] }),
    ...Object.entries(RULES).flatMap(([id, rule]) => [
      putFactType(db, community.id, rule.fact, { name: { en: 'Measure' }, attributes: {}, backdatedDays: 1 }, now),
      db.prepare('INSERT INTO rule (community, id, version, definition, valid_from) VALUES (?1, ?2, 1, ?3, 0)').bind(community.id, id, JSON.stringify({ ...rule, points: rule.points * times })),
    ]),
  ]);
  const order = [...points!.keys()].slice(1).sort((a, b) => points![b]! - points![a]! || b - a);
  const [first, few, many, mostOf, edge, coarse, brink, last] = await Promise.all([order[0]!, ...order.slice(members / 2, members / 2 + 6), order.at(-1)!].map((id) => findMember(db, community.id, id).first<MemberRow>()));
  const crowd: Crowd = { community, key, first: first!, few: few!, many: many!, most: mostOf!, edge: edge!, coarse: coarse!, brink: brink!, last: last! };
  for (const [member, lines] of [[crowd.few, LINES.few], [crowd.many, LINES.many], [crowd.most, most]] as const) writeLines(sqlite, member, lines, now);
  for (const [member, just] of [[crowd.edge, BUCKET], [crowd.coarse, BUCKET * GROUP], [crowd.brink, BUCKET]] as const) {
    await db.prepare("UPDATE score SET points = ?4 WHERE community = ?1 AND board IN ('all', ?2) AND member = ?3").bind(community.id, week.key, member.id, just - 1).run();
  }
  await db.batch([
    db.prepare("UPDATE rule SET valid_from = ?2 WHERE community = ?1 AND id = 'vote-cast'").bind(community.id, now + 86_400_000),
    ...(['few', 'many', 'brink'] as const).map((author) => db.prepare("INSERT INTO post (community, id, kind, board, author, title, at, day) VALUES (?1, ?2, 'idea', 'idees', ?3, 'Mesure', ?4, ?5)")
      .bind(community.id, IDEAS[author], crowd[author].id, now, dayOf(now, community.timeZone))),
  ]);
  // Who has the points has the badge, so that no award of one is part of what is measured.
  await awardEverybody({ db, community, now });
  sqlite.connection.trusted((raw) => raw.exec('PRAGMA wal_checkpoint(TRUNCATE)'));
  sqlite.close();
  return crowd;
}

/** A line a minute, back from now, by three rules in turn, that gives nothing: the scores are there already. */
function writeLines(db: SqliteD1, member: MemberRow, lines: number, now: number): void {
  db.connection.trusted((sqlite) => sqlite.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?3)
     INSERT INTO ledger (community, member, day, at, cause, rule, version, seq, fact, raw, points, reason, boards, written_at)
       SELECT ?1, ?2, date((?4 - i * 60000) / 1000, 'unixepoch'), ?4 - i * 60000, 'event:rows ' || i,
         CASE i % 3 WHEN 0 THEN 'vote-cast' WHEN 1 THEN 'paused' ELSE 'then' END, 1, 0, CASE i % 3 WHEN 0 THEN 'vote_cast' WHEN 1 THEN '${PAUSED}' ELSE '${THEN}' END, 1, 0, 'day', '[]', ?4 FROM n`,
  ).run(member.community, member.id, lines, now));
}
