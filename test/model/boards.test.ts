import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { migrate } from '@cocarde/host/migrate.ts';
import type { Command } from '@cocarde/worker/command.ts';
import { createCommunity, loadCommunity } from '@cocarde/worker/communities/communities.ts';
import { correctPoints } from '@cocarde/worker/corrections/corrections.ts';
import type { Database } from '@cocarde/worker/database.ts';
import { readOne } from '@cocarde/worker/database.ts';
import { checkInvariants } from '@cocarde/worker/invariants/invariants.ts';
import { leaderboardFor } from '@cocarde/worker/leaderboard/leaderboards.ts';
import { changeSettings, declareLeaderboard, declareSeason } from '@cocarde/worker/leaderboard/settings.ts';
import { setExclusion } from '@cocarde/worker/members/exclusion.ts';
import { enrol } from '@cocarde/worker/members/members.ts';
import { rebuild } from '@cocarde/worker/rebuild/rebuild.ts';
import { castVote } from '@cocarde/worker/votes/votes.ts';

const folder = mkdtempSync(join(tmpdir(), 'cocarde-boards-'));
let db: Database;

beforeAll(() => {
  const file = new SqliteD1(join(folder, 'boards.db'));
  migrate(file);
  db = file as unknown as Database;
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

const HOUR = 3_600_000;
const PEOPLE = 7;
const START = Date.UTC(2026, 2, 25, 9); // summer time begins that Sunday, the quarter ends on Tuesday
const who = fc.integer({ min: 0, max: PEOPLE - 1 });

type Step = (at: Stage) => Promise<void>;
interface Stage {
  command(member: number): Promise<Command>;
  /** Lets time go by. */
  later(hours: number): void;
}

const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ who, page: fc.integer({ min: 0, max: 3 }), wanted: fc.boolean() }).map(({ who: member, page, wanted }) => async (at: Stage) => {
    await castVote(await at.command(member), `page:${page}`, Number(wanted));
  }) },
  { weight: 5, arbitrary: fc.record({ who, points: fc.oneof(fc.integer({ min: -40, max: 700 }), fc.integer({ min: -9_000, max: 9_000 })).filter((points) => points !== 0) }).map(({ who: member, points }) => async (at: Stage) => {
    if (member === 0) return;
    const { community, member: { id } } = await at.command(member);
    const out = await db.prepare('SELECT 1 FROM exclusion WHERE community = ?1 AND member = ?2 AND to_at IS NULL').bind(community.id, id).first();
    const correction = correctPoints(await at.command(0), id, { points, reason: 'x' }, crypto.randomUUID());
    // Who takes no part is given nothing; something may be taken.
    if (out && points > 0) await expect(correction).rejects.toMatchObject({ code: 'forbidden' });
    else await correction;
  }) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 100 }).map((hours) => async (at: Stage) => at.later(hours)) },
  { weight: 2, arbitrary: fc.record({ who, reason: fc.constantFrom('staff' as const, 'bot' as const, null) }).map(({ who: member, reason }) => async (at: Stage) => {
    const exclusion = setExclusion(await at.command(0), (await at.command(member)).member.id, reason);
    // Their own is for another one to end.
    if (member === 0 && reason === null) await expect(exclusion).rejects.toMatchObject({ code: 'forbidden' });
    else await exclusion;
  }) },
  { weight: 2, arbitrary: fc.record({ who, team: fc.constantFrom('A', 'B', null) }).map(({ who: member, team }) => async (at: Stage) => {
    const { community, member: { issuer, subject, name } } = await at.command(member);
    await enrol(db, community, { issuer, subject, name, team, joinedAt: Date.now() });
  }) },
  { weight: 1, arbitrary: fc.record({ periods: fc.subarray(['day', 'week', 'month', 'quarter', 'season'] as const), leagues: fc.boolean() }).map(({ periods, leagues }) => async (at: Stage) => {
    const wanted = leagues && periods.includes('week') ? { size: 5, promoted: 2, demoted: 1 } : null;
    await changeSettings(await at.command(0), { periods: [...periods, 'all'], leagues: wanted }, null);
  }) },
);

describe('boards', () => {
  it('are the sum of what counts on them after whatever happened, ranks are those of a count, and a rebuild gives the same', async () => {
    let round = 0;
    await fc.assert(fc.asyncProperty(fc.array(steps, { minLength: 10, maxLength: 50 }), async (actions) => {
      let now = START;
      vi.setSystemTime(now);
      const slug = `boards-${(round += 1)}`;
      const community = await createCommunity(db, { slug, name: slug, timeZone: 'Europe/Paris', now });
      const members: number[] = [];
      for (let i = 0; i < PEOPLE; i += 1) {
        members.push((await enrol(db, community, { issuer: 'i', subject: `m${i}`, name: `M${i}`, team: i % 4 ? 'A' : null, role: i ? 'member' : 'animateur', joinedAt: now })).id);
      }
      const at: Stage = {
        async command(member) {
          now += 1_000;
          vi.setSystemTime(now);
          const row = (await db.prepare(
            `SELECT id, community, issuer, subject, name, team, role, appears, status, session_version AS sessionVersion, joined_at AS joinedAt FROM member WHERE id = ?1`,
          ).bind(members[member]!).first())!;
          return { db, community: (await loadCommunity(db, slug))!, member: row as unknown as Command['member'], now };
        },
        later: (hours) => { now += hours * HOUR; },
      };
      await declareLeaderboard(await at.command(0), 'equipes', { name: { en: 'Teams' }, about: { teams: 'sum' }, periods: ['week', 'all'] });
      await declareLeaderboard(await at.command(0), 'a', { name: { en: 'A' }, about: { team: 'A' }, periods: ['day', 'all'] });
      await declareSeason(await at.command(0), 's', { name: { en: 'S' }, from: '2026-03-20', to: '2026-04-05' });
      for (const act of actions) await act(at);

      expect((await checkInvariants(db)).filter((check) => check.broken)).toEqual([]);
      const kept = (await loadCommunity(db, slug))!.boards.periods;
      // What is switched off is nobody's to see, and a rebuild leaves it as it finds it.
      const scores = async () => (await db.prepare('SELECT board, member, points FROM score WHERE community = ?1 AND points <> 0 ORDER BY board, member').bind(community.id).all()).results;
      for (let i = 0; i < PEOPLE; i += 1) {
        const command = await at.command(i);
        const page = (await readOne(db, leaderboardFor(command, { kind: kept.at(-1)! })))!;
        const all = (await db.prepare('SELECT member, points FROM score WHERE community = ?1 AND board = ?2 AND points > 0').bind(community.id, page.period).all()).results;
        const mine = all.find((row) => row.member === command.member.id);
        expect(page.around.find((row) => row.me)?.rank).toBe(mine && 1 + all.filter((row) => (row.points as number) > (mine.points as number)).length);
      }
      const seats = async () => (await db.prepare('SELECT * FROM seat WHERE community = ?1 ORDER BY member, week').bind(community.id).all()).results;
      const live = [await scores(), await seats()];
      await rebuild(db, (await loadCommunity(db, slug))!, now);
      expect([await scores(), await seats()]).toEqual(live);
    }), { numRuns: 60 });
    expect((await checkInvariants(db)).filter((check) => check.broken)).toEqual([]);
  }, 120_000);
});
