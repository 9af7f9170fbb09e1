import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_RULES } from '@cocarde/worker/rules/default-rules.ts';
import { castVote } from '@cocarde/worker/votes/votes.ts';
import { command, openWorld, type World } from './world.ts';

/** A quarter of an hour before midnight in Paris, of the day that is 25 hours long. */
const START = Date.parse('2026-10-24T21:45:00Z');
const PAGES = 8;

const step = fc.record({ page: fc.nat(PAGES - 1), wanted: fc.boolean(), minutes: fc.integer({ min: -20, max: 30 }) });

/** Votes and withdrawals of one member, one after the other. */
async function votes(world: World, steps: readonly { page: number; wanted: boolean; minutes: number }[], check: () => Promise<void>): Promise<void> {
  for (const { page, wanted, minutes } of steps) {
    world.now += minutes * 60_000;
    await castVote(command(world, world.members[0]!), `page:${page}`, Number(wanted));
    await check();
  }
}

const days = async ({ db }: World) => (await db.prepare(
  'SELECT day, sum(raw) AS raw, sum(points) AS points FROM ledger GROUP BY day HAVING sum(raw) <> 0 ORDER BY day',
).all<{ day: string; raw: number; points: number }>()).results;

test('The points of a day are the smaller of its cap and the sum of what stands, at every moment', async () => {
  await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 60 }), fc.array(step, { maxLength: 30 }), async (points, cap, steps) => {
    const world = await openWorld(START, { 'vote-cast': { ...DEFAULT_RULES['vote-cast']!, points, limits: [{ per: 'day', points: cap }] } }, 1);
    await votes(world, steps, async () => {
      const found = await days(world);
      const standing = await world.db.prepare('SELECT day, count(*) * ?1 AS raw FROM vote WHERE value = 1 GROUP BY day ORDER BY day').bind(points).all<{ day: string; raw: number }>();
      expect(found).toEqual(standing.results.map(({ day, raw }) => ({ day, raw, points: Math.min(cap, raw) })));
    });
    world.db.close();
  }), { numRuns: 60 });
});

test('The order in which votes came and went leaves no trace in the points of their day', async () => {
  const wishes = fc.uniqueArray(fc.nat(PAGES - 1), { minLength: 1 });
  const orders = wishes.chain((pages) => fc.tuple(
    fc.constant(pages), fc.shuffledSubarray(pages, { minLength: pages.length }), fc.array(fc.nat(PAGES - 1), { maxLength: 10 }),
  ));
  await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 30 }), orders, async (cap, [pages, shuffled, detours]) => {
    const rules = { 'vote-cast': { ...DEFAULT_RULES['vote-cast']!, points: 7, limits: [{ per: 'day' as const, points: cap }] } };
    const at = (page: number, wanted: boolean) => ({ page, wanted, minutes: 0 });
    const straight = await openWorld(START, rules, 1);
    await votes(straight, pages.map((page) => at(page, true)), async () => {});
    const roundabout = await openWorld(START, rules, 1);
    await votes(roundabout, [
      ...detours.map((page) => at(page, true)), ...shuffled.map((page) => at(page, true)),
      ...detours.map((page) => at(page, false)), ...shuffled.toReversed().map((page) => at(page, true)),
    ], async () => {});
    expect(await days(roundabout)).toEqual(await days(straight));
    straight.db.close();
    roundabout.db.close();
  }), { numRuns: 40 });
});
