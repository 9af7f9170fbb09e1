import { expect, test } from 'vitest';
import type { PreviewedChange, RuleDefinition } from '@cocarde/contract/rules.ts';
import { Random } from '@cocarde/host/demo/random.ts';
import type { Command } from '@cocarde/worker/command.ts';
import { checkInvariants } from '@cocarde/worker/invariants/invariants.ts';
import { allTimeOf } from '@cocarde/worker/leaderboard/plan.ts';
import type { MemberRow } from '@cocarde/worker/members/members.queries.ts';
import { rebuild } from '@cocarde/worker/rebuild/rebuild.ts';
import { previewRule } from '@cocarde/worker/rules/preview.ts';
import { advanceRepricing } from '@cocarde/worker/rules/repricing.ts';
import { applyRule, saveDraft } from '@cocarde/worker/rules/rules.ts';
import { derived } from './derived.ts';
import { live } from './life.ts';

const CHANGES = 60;
const NAME = { fr: 'Règle' };
/** Each waits for those above it, the last one for both sides of a chain; two currencies, and every limit. */
const CHAIN: Readonly<Record<string, RuleDefinition>> = {
  first: { fact: 'idea_proposed', earns: 'actor', currency: 'points', points: 30, name: NAME },
  second: {
    fact: 'comment_written', earns: 'both', currency: 'expertise', points: 7, name: NAME, after: ['first'], coolDown: 5, burst: { times: 2, minutes: 600 },
    perItem: { gain: 40 }, perPair: { per: 'month', times: 6 }, limits: [{ per: 'day', times: 5 }, { per: 'week', points: 60 }, { per: 'ever', times: 40 }],
    boosts: [{ from: '2026-03-28', to: '2026-04-04', factor: 2.5 }],
  },
  third: { fact: 'vote_cast', earns: 'actor', currency: 'points', points: 3, name: NAME, after: ['second', 'answer-supported'], limits: [{ per: 'week', times: 4 }] },
  fourth: { fact: 'idea_supported', earns: 'author', currency: 'expertise', points: 4, name: NAME, after: ['third'], reciprocity: { days: 9, weight: 0.5 } },
};

test('What a preview of a rule says is what applying it brings, for the rules that wait for it too', { timeout: 240_000 }, async () => {
  const life = await live(900, 'previewed');
  const random = new Random('drafts');
  const { db, community } = life;
  const animateur = (await db.prepare("SELECT * FROM member WHERE community = ?1 AND role = 'animateur'").bind(community.id).first<MemberRow>())!;
  const by = (): Command => ({ db, community, member: animateur, now: life.now, writtenAt: life.now });
  const apply = async (id: string, definition: RuleDefinition, from: string) => {
    await saveDraft(by(), id, definition);
    const preview = await previewRule(by(), id, from);
    const { repricing } = await applyRule(by(), id, { from, change: 'Essai' });
    if (repricing) while (!(await advanceRepricing(by(), repricing.id)).finished);
    return preview;
  };
  for (const [id, definition] of Object.entries(CHAIN)) await apply(id, definition, 'all');

  let followed = 0;
  for (let n = 0; n < CHANGES; n += 1) {
    life.now += 60_000;
    const id = random.pick(['first', 'first', 'second', 'third', 'idea-proposed'])!;
    const definition: RuleDefinition = {
      ...(CHAIN[id] ?? { fact: 'idea_proposed', earns: 'actor', currency: 'points', name: NAME }), points: Math.ceil(random.between(-9, 60)) || 1,
      ...(random.chance(0.6) ? { only: { [random.pick(['tags', 'teams'])!]: [random.pick(['rse', 'terrain', 'Nord', 'Sud'])!] } } : {}),
      ...(random.chance(0.4) ? { limits: [{ per: random.pick(['week', 'ever'] as const)!, times: Math.ceil(random.between(1, 4)) }] } : {}),
    };
    const before = await standings(life.db, community.id);
    const preview = await apply(id, definition, random.pick(['all', 'all', 'now', '2026-03-29', '2026-04-03'])!);
    const after = await standings(life.db, community.id);
    const { waiting, notCounted, currencies, ...main } = preview;
    expect(notCounted).toEqual([]);
    expect(waiting.length).toBe({ first: 3, second: 2, third: 1 }[id] ?? waiting.length);
    for (const currency of ['points', 'expertise']) {
      const said = currency === definition.currency ? main : currencies.find((one) => one.currency === currency);
      expect([n, currency, nameless(said)]).toEqual([n, currency, moved(before[currency]!, after[currency]!)]);
    }
    if (currencies.length) followed += 1;
  }
  console.log(`${CHANGES} changes, of which ${followed} moved another currency by the rules that wait`);
  expect(followed).toBeGreaterThan(10);
  expect((await checkInvariants(db)).filter(({ broken }) => broken)).toEqual([]);
  const stood = await derived(db);
  await rebuild(db, community, life.now);
  expect(await derived(db)).toEqual(stood);
  db.close();
});

/** By currency, what each member has by the ledger and where they stand. */
type Standing = { points: Map<number, number>; top: [member: number, points: number][] };

async function standings(db: Command['db'], community: number): Promise<Record<string, Standing>> {
  const found: Record<string, Standing> = {};
  for (const currency of ['points', 'expertise']) {
    const sums = await db.prepare(
      `SELECT l.member, sum(l.points) AS points FROM ledger l WHERE l.community = ?1 AND EXISTS (SELECT 1 FROM json_each(l.boards) b WHERE b.value = ?2) GROUP BY 1`,
    ).bind(community, allTimeOf(currency)).all<{ member: number; points: number }>();
    const top = await db.prepare(
      'SELECT member, points FROM score WHERE community = ?1 AND board = ?2 AND points > 0 AND member > 0 ORDER BY points DESC, member DESC LIMIT 10',
    ).bind(community, allTimeOf(currency)).all<{ member: number; points: number }>();
    found[currency] = { points: new Map(sums.results.map(({ member, points }) => [member, points])), top: top.results.map(({ member, points }) => [member, points]) };
  }
  return found;
}

function moved(before: Standing, after: Standing) {
  const deltas = [...new Set([...before.points.keys(), ...after.points.keys()])].map((member) => (after.points.get(member) ?? 0) - (before.points.get(member) ?? 0)).filter((delta) => delta !== 0);
  const among = ({ top }: Standing, one: number) => top.some(([member]) => member === one);
  return {
    members: deltas.length, points: deltas.reduce((sum, delta) => sum + delta, 0), gained: deltas.filter((delta) => delta > 0).length, lost: deltas.filter((delta) => delta < 0).length,
    enter: after.top.filter(([member]) => !among(before, member)).map(([member, points]) => ({ before: before.points.get(member) ?? 0, after: points })),
    leave: before.top.filter(([member]) => !among(after, member)).map(([member, points]) => ({ before: points, after: after.points.get(member) ?? 0 })),
  };
}

function nameless(change: PreviewedChange | undefined) {
  if (!change) return { members: 0, points: 0, gained: 0, lost: 0, enter: [], leave: [] };
  const { members, points, gained, lost, enter, leave } = change;
  const plain = (some: PreviewedChange['enter']) => some.map(({ before, after }) => ({ before, after }));
  return { members, points, gained, lost, enter: plain(enter), leave: plain(leave) };
}
