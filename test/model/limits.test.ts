import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PendingBurst } from '@cocarde/contract/pending.ts';
import type { RuleDefinition } from '@cocarde/contract/rules.ts';
import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { migrate } from '@cocarde/host/migrate.ts';
import { dayOf, monthOf, startOfDay, weekOf } from '@cocarde/worker/calendar/calendar.ts';
import type { Command } from '@cocarde/worker/command.ts';
import { createCommunity } from '@cocarde/worker/communities/communities.ts';
import type { Database } from '@cocarde/worker/database.ts';
import { proposeIdea } from '@cocarde/worker/ideas/ideas.ts';
import { checkInvariants } from '@cocarde/worker/invariants/invariants.ts';
import { enrol } from '@cocarde/worker/members/members.ts';
import type { MemberRow } from '@cocarde/worker/members/members.queries.ts';
import { decide, listActs, listPending } from '@cocarde/worker/pending/pending.ts';
import { rebuild } from '@cocarde/worker/rebuild/rebuild.ts';
import { advanceRepricing } from '@cocarde/worker/rules/repricing.ts';
import { applyRule, saveDraft } from '@cocarde/worker/rules/rules.ts';
import { castVote } from '@cocarde/worker/votes/votes.ts';

const folder = mkdtempSync(join(tmpdir(), 'cocarde-limits-'));
let db: Database;

beforeAll(async () => {
  const file = new SqliteD1(join(folder, 'limits.db'));
  await migrate(file);
  db = file as unknown as Database;
});
afterAll(() => rmSync(folder, { recursive: true }));

const DAY = 86_400_000;
const MINUTE = 60_000;
const START = Date.UTC(2026, 9, 19, 8); // a Monday; summer time ends that Sunday

interface Standing { cause: string; at: number; day: string; actor: number; author: number; subject: string }
type Verdicts = ReadonlyMap<string, 'released' | 'refused'>;

/** A vote that is cast again is the same deed. */
const deed = (cause: string) => cause.replace(/:\d+$/, '');

interface Version { definition: RuleDefinition; from: number; to: number }

/** The limits in words of their own: one after the other, each on what the one before left. With those that wait. */
function expected(versions: readonly Version[], facts: Standing[], all: Standing[], verdicts: Verdicts): { left: Map<string, number>; waiting: Set<string> } {
  const counted = new Map<string, number>();
  const waiting = new Set<string>();
  // The facts of a version come after those of the versions before it, which count for what they count for.
  for (const { definition, from, to } of versions) within(definition, facts.filter(({ at }) => at < to), facts.filter(({ at }) => at >= from && at < to), all, verdicts, counted, waiting);
  return { left: counted, waiting };
}

function within(rule: RuleDefinition, soFar: Standing[], facts: Standing[], all: Standing[], verdicts: Verdicts, counted: Map<string, number>, waiting: Set<string>): void {
  const earlier = soFar.filter((fact) => !facts.includes(fact) && counted.has(fact.cause));
  const acts = [...earlier, ...facts];
  let left = new Map(facts.map((fact) => [fact.cause, rule.points]));
  const key = (per: string, fact: Standing) => (per === 'day' ? fact.day : per === 'week' ? weekOf(fact.day) : per === 'month' ? monthOf(fact.day) : '');
  const each = (group: (fact: Standing) => string, take: (sum: number, times: number, value: number) => number) => {
    const sums = new Map<string, [number, number]>();
    const next = new Map<string, number>();
    for (const fact of acts) {
      const value = left.get(fact.cause) ?? counted.get(fact.cause)!;
      const [sum, times] = sums.get(group(fact)) ?? [0, 0];
      if (left.has(fact.cause)) next.set(fact.cause, take(sum, times, value));
      sums.set(group(fact), [sum + value, times + (value === 0 ? 0 : 1)]);
    }
    left = next;
  };
  const { coolDown, burst, reciprocity, perPair, perItem } = rule;
  if (coolDown !== undefined) {
    for (const fact of facts) {
      const i = acts.indexOf(fact);
      if (i > 0 && fact.at - acts[i - 1]!.at < coolDown * MINUTE) left.set(fact.cause, 0);
    }
  }
  if (burst) {
    for (const fact of facts) {
      const before = acts.slice(0, acts.indexOf(fact)).filter(({ actor, at }) => actor === fact.actor && fact.at - at < burst.minutes * MINUTE);
      const isHeld = left.get(fact.cause) !== 0 && before.length >= burst.times && !verdicts.has(deed(fact.cause));
      if (isHeld) waiting.add(fact.cause);
      if (isHeld || verdicts.get(deed(fact.cause)) === 'refused') left.set(fact.cause, 0);
    }
  }
  if (reciprocity) {
    for (const fact of facts) {
      const isAnswer = all.some((other) => other.actor === fact.author && other.author === fact.actor && other.at >= fact.at - reciprocity.days * DAY
        && (other.at < fact.at || (other.at === fact.at && other.cause < fact.cause)));
      if (isAnswer) left.set(fact.cause, Math.round(left.get(fact.cause)! * reciprocity.weight));
    }
  }
  if (perPair) each((fact) => `${fact.actor} ${key(perPair.per, fact)}`, (_, times, value) => (times < perPair.times ? value : 0));
  const room = (most: number) => (sum: number, _: number, value: number) => Math.max(0, Math.min(most - sum, value));
  if (perItem?.gain !== undefined) each((fact) => fact.subject, room(perItem.gain));
  const widths = ['day', 'week', 'month', 'ever'];
  for (const limit of [...rule.limits ?? []].sort((a, b) => widths.indexOf(a.per) - widths.indexOf(b.per))) {
    if (limit.times !== undefined) each((fact) => key(limit.per, fact), (_, times, value) => (times < limit.times! ? value : 0));
    if (limit.points !== undefined) each((fact) => key(limit.per, fact), room(limit.points));
  }
  for (const [cause, points] of left) counted.set(cause, points);
}

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const seldom = <T>(value: fc.Arbitrary<T>) => fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
const limit = fc.record({
  per: fc.constantFrom('day', 'week', 'month', 'ever'), times: maybe(fc.integer({ min: 1, max: 5 })), points: maybe(fc.integer({ min: 1, max: 30 })),
}).filter(({ times, points }) => (times === undefined) !== (points === undefined));

const fair = {
  points: fc.integer({ min: 1, max: 9 }),
  burst: maybe(fc.record({ times: fc.integer({ min: 1, max: 2 }), minutes: fc.constantFrom(5, 300, 720) })),
  reciprocity: maybe(fc.record({ days: fc.integer({ min: 1, max: 5 }), weight: fc.constantFrom(0, 0.1, 0.5, 0.75) })),
};
const limited = {
  ...fair,
  limits: maybe(fc.uniqueArray(limit, { maxLength: 3, selector: ({ per }) => per })),
  coolDown: maybe(fc.integer({ min: 10, max: 3000 })),
  perItem: maybe(fc.record({ gain: fc.integer({ min: 1, max: 25 }) })),
  perPair: maybe(fc.record({ per: fc.constantFrom('day', 'week', 'month', 'ever'), times: fc.integer({ min: 1, max: 3 }) })),
};
/** Each limit reaches as far as it must and no further: alone, with a limit a day, and all of them together. */
const definitions = fc.oneof(
  fc.record(fair), fc.record({ ...fair, limits: fc.tuple(fc.record({ per: fc.constant('day'), points: fc.integer({ min: 1, max: 20 }) })) }), fc.record(limited),
).map((some) => ({ fact: 'idea_supported', earns: 'author', currency: 'points', name: { en: 'Support' }, ...JSON.parse(JSON.stringify(some)) }) as RuleDefinition);

const steps = fc.array(fc.record({
  voter: fc.constantFrom(0, 1, 2, 2), idea: fc.integer({ min: 0, max: 9 }),
  /** Which of the standing votes is withdrawn instead. */
  undo: seldom(fc.nat(40)),
  minutes: fc.oneof({ weight: 2, arbitrary: fc.integer({ min: 0, max: 30 }) }, { weight: 4, arbitrary: fc.integer({ min: 30, max: 400 }) }, { weight: 1, arbitrary: fc.integer({ min: 600, max: 60 * 60 }) }),
  verdict: seldom(fc.record({ which: fc.nat(20), one: fc.boolean(), decision: fc.constantFrom('released', 'refused') })),
}), { minLength: 12, maxLength: 40 });
/** Changes of the rule: ahead of which step, to what, and for facts from when on. */
const changes = fc.array(fc.record({ step: fc.nat(39), definition: definitions, back: fc.constantFrom(null, null, null, 1, 9, 400) }), { maxLength: 3 });

describe('the limits of a rule', () => {
  it('leave each standing fact what they say, whatever was done, undone, decided and changed in between, and a rebuild agrees', async () => {
    let round = 0;
    await fc.assert(fc.asyncProperty(definitions, steps, changes, async (definition, actions, changing) => {
      const community = await createCommunity(db, { slug: `limits-${(round += 1)}`, name: 'Limits', timeZone: 'Europe/Paris', now: START });
      await db.batch([
        db.prepare('DELETE FROM rule WHERE community = ?1').bind(community.id),
        db.prepare("INSERT INTO rule (community, id, version, definition, valid_from) VALUES (?1, 'support', 1, ?2, 0)").bind(community.id, JSON.stringify(definition)),
      ]);
      const members: MemberRow[] = [];
      for (let i = 0; i < 5; i += 1) members.push(await enrol(db, community, { issuer: 'i', subject: `m${i}`, name: `M${i}`, team: null, joinedAt: START, role: i === 4 ? 'animateur' : 'member' }));
      const command = (member: MemberRow, now: number): Command => ({ db, community, member, now });
      const moderator = members[4]!;
      const ideas: { id: string; author: MemberRow }[] = [];
      for (let i = 0; i < 10; i += 1) {
        const author = members[i % 2]!;
        ideas.push({ author, id: (await proposeIdea(command(author, START - DAY), 'b', { title: `${i}` }, `key-${i}`)).idea.id });
      }

      let facts: Standing[] = [];
      const verdicts = new Map<string, 'released' | 'refused'>();
      const waits = new Set<string>();
      let now = START;
      let versions: Version[] = [{ definition, from: 0, to: Infinity }];
      for (const [step, { voter, idea, undo, minutes, verdict }] of actions.entries()) {
        now += minutes * MINUTE + 1;
        for (const change of changing.filter((some) => some.step === step)) {
          const day = dayOf(now - (change.back ?? 0) * DAY, community.timeZone);
          const from = change.back === null ? now : startOfDay(day, community.timeZone);
          versions = [...versions.map((version) => ({ ...version, to: Math.max(version.from, Math.min(version.to, from)) })), { definition: change.definition, from, to: Infinity }];
          await saveDraft(command(moderator, now), 'support', change.definition);
          const { repricing } = await applyRule(command(moderator, now), 'support', { from: change.back === null ? 'now' : day, change: 'x' });
          if (repricing) while (!(await advanceRepricing(command(moderator, now), repricing.id)).finished);
        }
        const { id, author } = ideas[idea]!;
        const undone = undo === undefined ? undefined : facts[undo % facts.length];
        if (undone) await castVote(command(members.find((member) => member.id === undone.actor)!, now), undone.subject, 0);
        else if (members[voter] !== author) await castVote(command(members[voter]!, now), id, 1);
        const { items } = await listPending(command(moderator, now), undefined);
        if (verdict && items.length) {
          const burst = items[verdict.which % items.length]!;
          const acts = (await listActs(command(moderator, now), burst.id, undefined)).items;
          const chosen = verdict.one ? [acts[verdict.which % acts.length]!] : acts;
          const answer = await decide(command(moderator, now), burst.id, { decision: verdict.decision as 'released', reason: 'r', ...(verdict.one ? { act: chosen[0]!.id } : {}) });
          for (const { id } of chosen) verdicts.set(deed(id), verdict.decision as 'released');
          // What was decided about the other acts of the burst before is decided anew with it.
          if (!verdict.one) for (const { deed } of await inBurst(community.id, burst)) verdicts.set(deed, verdict.decision as 'released');
          expect(answer.burst?.count ?? 0).toBe(acts.length - chosen.length);
        }
        facts = (await db.prepare(
          `SELECT 'vote:' || v.subject || ':' || v.member || ':' || v.generation AS cause, v.at, v.day, v.member AS actor, p.author, v.subject FROM vote v
           JOIN post p ON p.community = v.community AND p.id = v.subject WHERE v.community = ?1 AND v.value = 1 ORDER BY v.at, cause`,
        ).bind(community.id).all<Standing>()).results;
        waits.clear();
        for (const { id: author } of members.slice(0, 2)) {
          const counted = (await db.prepare(
            'SELECT cause, sum(points) AS points FROM ledger WHERE community = ?1 AND member = ?2 GROUP BY cause HAVING sum(raw) <> 0',
          ).bind(community.id, author).all<{ cause: string; points: number }>()).results;
          const { left, waiting } = expected(versions, facts.filter((fact) => fact.author === author), facts, verdicts);
          expect(new Map(counted.map((line) => [line.cause, line.points]))).toEqual(left);
          for (const cause of waiting) waits.add(cause);
        }
        const pending = (await db.prepare('SELECT cause FROM pending WHERE community = ?1').bind(community.id).all<{ cause: string }>()).results;
        expect(new Set(pending.map(({ cause }) => cause))).toEqual(waits);
      }
      const lines = async () => (await db.batch([
        'SELECT cause, member, sum(raw) AS raw, sum(points) AS points FROM ledger WHERE community = ?1 GROUP BY cause, member HAVING sum(raw) <> 0 ORDER BY cause, member',
        'SELECT * FROM pending WHERE community = ?1',
      ].map((sql) => db.prepare(sql).bind(community.id)))).map(({ results }) => results);
      const live = await lines();
      await rebuild(db, community, now);
      expect(await lines()).toEqual(live);
    }), { numRuns: 100 });
    expect((await checkInvariants(db)).filter((check) => check.broken)).toEqual([]);
  }, 120_000);
});

async function inBurst(community: number, { day, member, actor }: PendingBurst): Promise<{ deed: string }[]> {
  return (await db.prepare('SELECT deed FROM verdict WHERE community = ?1 AND day = ?2 AND member = ?3 AND actor = ?4')
    .bind(community, day, Number(member!.id), Number(actor!.id)).all<{ deed: string }>()).results;
}
