import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RuleDefinition } from '@cocarde/contract/rules.ts';
import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { migrate } from '@cocarde/host/migrate.ts';
import { monthOf, weekOf } from '@cocarde/worker/calendar/calendar.ts';
import type { Command } from '@cocarde/worker/command.ts';
import { createCommunity } from '@cocarde/worker/communities/communities.ts';
import type { Database } from '@cocarde/worker/database.ts';
import { proposeIdea } from '@cocarde/worker/ideas/ideas.ts';
import { checkInvariants } from '@cocarde/worker/invariants/invariants.ts';
import { enrol } from '@cocarde/worker/members/members.ts';
import type { MemberRow } from '@cocarde/worker/members/members.queries.ts';
import { rebuild } from '@cocarde/worker/rebuild/rebuild.ts';
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
const START = Date.UTC(2026, 9, 19, 8); // a Monday; summer time ends that Sunday

interface Standing { cause: string; at: number; day: string; actor: number; subject: string }

/** The limits in words of their own: one after the other, each on what the one before left. */
function expected(rule: RuleDefinition, facts: Standing[]): Map<string, number> {
  let left = new Map(facts.map((fact) => [fact.cause, rule.points]));
  const key = (per: string, fact: Standing) => (per === 'day' ? fact.day : per === 'week' ? weekOf(fact.day) : per === 'month' ? monthOf(fact.day) : '');
  const each = (group: (fact: Standing) => string, take: (sum: number, times: number, value: number) => number) => {
    const sums = new Map<string, [number, number]>();
    const next = new Map<string, number>();
    for (const fact of facts) {
      const value = left.get(fact.cause)!;
      const [sum, times] = sums.get(group(fact)) ?? [0, 0];
      next.set(fact.cause, take(sum, times, value));
      sums.set(group(fact), [sum + value, times + (value === 0 ? 0 : 1)]);
    }
    left = next;
  };
  if (rule.coolDown !== undefined) {
    facts.forEach((fact, i) => { if (i > 0 && fact.at - facts[i - 1]!.at < rule.coolDown! * 60_000) left.set(fact.cause, 0); });
  }
  const { perPair, perItem } = rule;
  if (perPair) each((fact) => `${fact.actor} ${key(perPair.per, fact)}`, (_, times, value) => (times < perPair.times ? value : 0));
  if (perItem?.gain !== undefined) each((fact) => fact.subject, (sum, _, value) => Math.min(perItem.gain!, sum + value) - Math.min(perItem.gain!, sum));
  const widths = ['day', 'week', 'month', 'ever'];
  for (const limit of [...rule.limits ?? []].sort((a, b) => widths.indexOf(a.per) - widths.indexOf(b.per))) {
    if (limit.times !== undefined) each((fact) => key(limit.per, fact), (_, times, value) => (times < limit.times! ? value : 0));
    if (limit.points !== undefined) each((fact) => key(limit.per, fact), (sum, _, value) => Math.min(limit.points!, sum + value) - Math.min(limit.points!, sum));
  }
  return left;
}

const limit = fc.record({
  per: fc.constantFrom('day', 'week', 'month', 'ever'), times: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }), points: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
}).filter(({ times, points }) => times !== undefined || points !== undefined);

const definitions = fc.record({
  points: fc.integer({ min: 1, max: 9 }),
  limits: fc.option(fc.uniqueArray(limit, { maxLength: 3, selector: ({ per }) => per }), { nil: undefined }),
  coolDown: fc.option(fc.integer({ min: 10, max: 3000 }), { nil: undefined }),
  perItem: fc.option(fc.record({ gain: fc.integer({ min: 1, max: 25 }) }), { nil: undefined }),
  perPair: fc.option(fc.record({ per: fc.constantFrom('day', 'week', 'month', 'ever'), times: fc.integer({ min: 1, max: 3 }) }), { nil: undefined }),
}).map((some) => ({ fact: 'idea_supported', earns: 'author', currency: 'points', name: { en: 'Support' }, ...JSON.parse(JSON.stringify(some)) }) as RuleDefinition);

const steps = fc.array(fc.record({
  voter: fc.integer({ min: 0, max: 3 }), idea: fc.integer({ min: 0, max: 4 }), wanted: fc.boolean(), hours: fc.integer({ min: 0, max: 60 }),
}), { minLength: 4, maxLength: 40 });

describe('the limits of a rule', () => {
  it('leave each standing fact what they say, whatever was done and undone in between, and a rebuild agrees', async () => {
    let round = 0;
    await fc.assert(fc.asyncProperty(definitions, steps, async (definition, actions) => {
      const community = await createCommunity(db, { slug: `limits-${(round += 1)}`, name: 'Limits', timeZone: 'Europe/Paris', now: START });
      await db.batch([
        db.prepare('DELETE FROM rule WHERE community = ?1').bind(community.id),
        db.prepare("INSERT INTO rule (community, id, version, definition, valid_from) VALUES (?1, 'support', 1, ?2, 0)").bind(community.id, JSON.stringify(definition)),
      ]);
      const members: MemberRow[] = [];
      for (let i = 0; i < 5; i += 1) members.push(await enrol(db, community, { issuer: 'i', subject: `m${i}`, name: `M${i}`, team: null, joinedAt: START }));
      const command = (member: MemberRow, now: number): Command => ({ db, community, member, now });
      const author = members[4]!;
      const ideas: string[] = [];
      for (let i = 0; i < 5; i += 1) ideas.push((await proposeIdea(command(author, START - DAY), 'b', { title: `${i}` }, `key-${i}`)).idea.id);

      let now = START;
      for (const action of actions) {
        now += action.hours * 3_600_000 + 1;
        await castVote(command(members[action.voter]!, now), ideas[action.idea]!, action.wanted);
        const facts = (await db.prepare(
          `SELECT 'vote:' || subject || ':' || member || ':' || generation AS cause, at, day, member AS actor, subject FROM vote
           WHERE community = ?1 AND value = 1 ORDER BY at, cause`,
        ).bind(community.id).all<Standing>()).results;
        const counted = (await db.prepare(
          'SELECT cause, sum(points) AS points FROM ledger WHERE community = ?1 AND member = ?2 GROUP BY cause HAVING sum(raw) <> 0',
        ).bind(community.id, author.id).all<{ cause: string; points: number }>()).results;
        expect(new Map(counted.map((line) => [line.cause, line.points]))).toEqual(expected(definition, facts));
      }
      const lines = async () => (await db.prepare(
        'SELECT cause, member, sum(raw) AS raw, sum(points) AS points FROM ledger WHERE community = ?1 GROUP BY cause, member HAVING sum(raw) <> 0 ORDER BY cause, member',
      ).bind(community.id).all()).results;
      const live = await lines();
      await rebuild(db, community, now);
      expect(await lines()).toEqual(live);
    }), { numRuns: 60 });
    expect((await checkInvariants(db)).filter((check) => check.broken)).toEqual([]);
  }, 120_000);
});
