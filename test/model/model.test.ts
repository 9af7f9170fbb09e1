import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf } from '@cocarde/worker/calendar/calendar.ts';
import { periodOf } from '@cocarde/worker/calendar/periods.ts';
import { readOne } from '@cocarde/worker/database.ts';
import { checkInvariants } from '@cocarde/worker/invariants/invariants.ts';
import { leaderboardFor } from '@cocarde/worker/leaderboard/leaderboards.ts';
import { postId } from '@cocarde/worker/posts/post-id.ts';
import { rebuild } from '@cocarde/worker/rebuild/rebuild.ts';
import { action, deedOf, MEMBERS, start, type Action } from './actions.ts';
import { perform, type Deed } from './deeds.ts';
import { derived } from './derived.ts';
import { BOARDS, Expected } from './expected.ts';
import { RULES } from './rules.ts';
import { command, openWorld, type World } from './world.ts';

const ACTIONS = 2_000;
const LONGEST = 500;
const OFTEN = 50;

test(`After each of ${ACTIONS} random actions everything is as the facts say, and a rebuild changes nothing`, { timeout: 240_000 }, async () => {
  for (let done = 0; done < ACTIONS;) {
    await fc.assert(
      fc.asyncProperty(start, fc.array(action, { maxLength: LONGEST, size: 'max' }), async (now, actions) => {
        await live(now, actions);
        done += actions.length;
      }),
      { numRuns: 1 },
    );
  }
});

async function live(now: number, actions: readonly Action[]): Promise<void> {
  const world = await openWorld(now, RULES, MEMBERS);
  const people = [...world.members, world.animateur];
  const expected = new Expected(world.community.timeZone, RULES, MEMBERS);
  const done: Deed[] = [];
  try {
    for (const drawn of actions) {
      world.now += drawn.later;
      world.clock = Math.max(world.clock, world.now);
      const deed = deedOf(drawn, expected, done);
      if (!deed) continue;
      const who = people[deed.who]!.id;
      const before = await totalOf(world, who);
      const { refusal, earned } = await perform(world, deed);
      const key = 'key' in deed ? deed.key : '';
      expect({ deed, refusal }).toEqual({ deed, refusal: expected.perform(deed, world.now, await postId(world.community.id, who, key)) });
      const after = await totalOf(world, who);
      expect({ deed, said: [earned?.points ?? 0, earned?.total ?? after] }).toEqual({ deed, said: [after - before, after] });
      await expectScores(world, expected);
      if (done.push(deed) % OFTEN === 0) await expectAll(world, expected);
    }
    await expectAll(world, expected);
    const stood = await derived(world.db);
    await rebuild(world.db, world.community, world.clock);
    expect(await derived(world.db)).toEqual(stood);
    await expectSound(world);
  } finally {
    world.db.close();
  }
}

async function expectAll(world: World, expected: Expected): Promise<void> {
  await expectSound(world);
  await expectPages(world, expected);
  const tallies = await world.db.prepare('SELECT id, votes, replies, heat FROM post').all<{ id: string; votes: number; replies: number; heat: number }>();
  expect(new Map(tallies.results.map(({ id, ...counts }) => [id, counts]))).toEqual(expected.tallies());
  const { results } = await world.db.prepare('SELECT badge, member, cause FROM award').all<{ badge: string; member: number; cause: string }>();
  const people = [...world.members, world.animateur].map(({ id }) => id);
  expect(results.map(({ badge, member, cause }) => `${badge} ${people.indexOf(member)} ${cause}`).sort()).toEqual([...expected.awards].sort());
}

async function expectSound({ db }: World): Promise<void> {
  expect((await checkInvariants(db)).filter(({ broken }) => broken)).toEqual([]);
}

async function totalOf({ db, community }: World, member: number): Promise<number> {
  const row = await db.prepare("SELECT points FROM score WHERE community = ?1 AND board = 'all' AND member = ?2").bind(community.id, member).first<{ points: number }>();
  return row?.points ?? 0;
}

/** On every open board, every member has the points that the standing facts give; on a closed one those of its end. */
async function expectScores({ db, community, members, animateur, clock, seen }: World, expected: Expected): Promise<void> {
  const open = BOARDS.map((kind) => periodOf(kind, dayOf(clock, community.timeZone)).key);
  const people = [...members, animateur].map(({ id }) => id);
  const { results } = await db.prepare('SELECT board, member, points FROM score WHERE points <> 0').all<{ board: string; member: number; points: number }>();
  const stored = Map.groupBy(results.map(({ board, member, points }) => ({ board, line: `${people.indexOf(member)} ${points}` })), ({ board }) => board);
  const scores = expected.scores();
  for (const board of open) seen.set(board, [...(scores.get(board) ?? [])].flatMap(([member, points]) => (points === 0 ? [] : [`${member} ${points}`])).sort());
  for (const [board, wanted] of seen) expect({ board, scores: (stored.get(board) ?? []).map(({ line }) => line).sort() }).toEqual({ board, scores: wanted });
}

/** Every page says the rank that counting everybody gives. */
async function expectPages(world: World, expected: Expected): Promise<void> {
  const people = [...world.members, world.animateur];
  const day = dayOf(world.clock, world.community.timeZone);
  const scores = expected.scores();
  for (const kind of BOARDS) {
    const board = periodOf(kind, day).key;
    const ranked = [...(scores.get(board) ?? [])].map(([, points]) => points).filter((points) => points > 0);
    for (const [index, member] of people.entries()) {
      const page = (await readOne(world.db, leaderboardFor({ ...command(world, member), now: world.clock }, { kind })))!;
      const rows = [...page.top, ...page.around];
      expect(rows.map(({ rank }) => rank)).toEqual(rows.map(({ points }) => 1 + ranked.filter((other) => other > points).length));
      expect(page.top).toHaveLength(ranked.length);
      const own = scores.get(board)?.get(index) ?? 0;
      expect(page.around.filter(({ me }) => me).map(({ points }) => points)).toEqual(own > 0 ? [own] : []);
    }
  }
}
