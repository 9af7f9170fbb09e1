import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RuleDefinition } from '@cocarde/contract/rules.ts';
import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { migrate } from '@cocarde/host/migrate.ts';
import { createCommunity } from '@cocarde/worker/communities/communities.ts';
import { retractEvent } from '@cocarde/worker/events/retract-event.ts';
import { takeEvents } from '@cocarde/worker/events/take-events.ts';
import { checkInvariants } from '@cocarde/worker/invariants/invariants.ts';
import { enrol } from '@cocarde/worker/members/members.ts';
import { rebuild } from '@cocarde/worker/rebuild/rebuild.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 22, 9);
const TYPES = ['a.done', 'b.done'];
let db: SqliteD1;

beforeAll(() => {
  db = new SqliteD1(':memory:');
  migrate(db);
});
afterAll(() => db.close());

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const limit = fc.record({ per: fc.constantFrom('day', 'week', 'month', 'ever'), times: fc.integer({ min: 1, max: 4 }) });
const rule = fc.record({
  fact: fc.constantFrom(...TYPES), earns: fc.constantFrom('actor', 'author', 'both'), points: fc.integer({ min: -3, max: 9 }).filter((points) => points !== 0),
  limits: maybe(fc.uniqueArray(limit, { minLength: 1, maxLength: 2, selector: ({ per }) => per })), coolDown: maybe(fc.integer({ min: 10, max: 3000 })),
  perItem: maybe(fc.constant({ gain: 7, loss: 4 })), perPair: maybe(fc.constant({ per: 'week', times: 1 })),
  boosts: maybe(fc.constantFrom([{ from: '2026-11-10', to: '2026-11-16', factor: 0.1 }], [{ from: '2026-11-12', to: '2026-11-20', factor: 0.5 }])),
  burst: maybe(fc.record({ times: fc.integer({ min: 1, max: 2 }), minutes: fc.constantFrom(30, 720) })),
  reciprocity: maybe(fc.record({ days: fc.integer({ min: 1, max: 9 }), weight: fc.constantFrom(0, 0.5) })),
}).map(({ reciprocity, ...some }) => (some.earns === 'actor' ? some : { ...some, reciprocity }));
/** The third rule waits for the second, the second for the first: a late event can give or take what was earned since. */
const rules = fc.tuple(rule, rule, rule, fc.boolean()).map(([first, second, third, wait]) => [
  first, wait ? { ...second, after: ['z-first'] } : second, { ...third, after: ['m-second'] },
].map((some) => ({ currency: 'points', name: { en: 'x' }, ...JSON.parse(JSON.stringify(some)) }) as RuleDefinition));

const person = fc.integer({ min: 0, max: 2 });
const event = fc.record({ type: fc.constantFrom(...TYPES), id: fc.integer({ min: 0, max: 25 }), subject: person, author: maybe(person), object: maybe(fc.constantFrom('x', 'y')), hours: fc.integer({ min: 0, max: 500 }), minutes: fc.constantFrom(0, 20, 40) });
const steps = fc.array(fc.oneof(
  { weight: 3, arbitrary: fc.record({ events: fc.array(event, { minLength: 1, maxLength: 8 }) }) },
  { weight: 1, arbitrary: fc.record({ retract: fc.integer({ min: 0, max: 25 }) }) },
), { minLength: 2, maxLength: 12 });

describe('events in any order, late, repeated and taken back', () => {
  it('leave what a replay of them gives', async () => {
    let round = 0;
    await fc.assert(fc.asyncProperty(rules, steps, async (definitions, actions) => {
      const community = await createCommunity(db, { slug: `events-${(round += 1)}`, name: 'x', timeZone: 'Europe/Paris', now: NOW });
      await db.batch([
        db.prepare("INSERT INTO trust (community, issuer, key_id, algorithm, audience, sealed, created_at) VALUES (?1, 'i', 'k', 'HS256', 'x', 'x', 0)").bind(community.id),
        ...TYPES.map((type) => db.prepare('INSERT INTO fact_type (community, type, definition, changed_at) VALUES (?1, ?2, ?3, 0)').bind(community.id, type, JSON.stringify({ name: {}, attributes: {} }))),
        ...['z-first', 'm-second', 'a-third'].map((id, i) => db.prepare('INSERT INTO rule (community, id, version, definition, valid_from) VALUES (?1, ?2, 1, ?3, 0)').bind(community.id, id, JSON.stringify(definitions[i]))),
        ...['actor', 'author'].map((whose) => db.prepare('INSERT INTO metric (community, metric) VALUES (?1, ?2)').bind(community.id, `a.done:${whose}`)),
      ]);
      for (let i = 0; i < 3; i += 1) await enrol(db, community, { issuer: 'i', subject: `m${i}`, name: 'x', team: null, joinedAt: 0 });
      const state = async () => (await db.batch([
        'SELECT member, cause, rule, sum(raw) AS raw, sum(points) AS points FROM ledger WHERE community = ?1 GROUP BY member, cause, rule HAVING sum(raw) <> 0 ORDER BY member, cause, rule',
        'SELECT * FROM pending WHERE community = ?1',
        'SELECT member, metric, day, n FROM activity WHERE community = ?1 AND n <> 0 ORDER BY member, metric, day',
      ].map((sql) => db.prepare(sql).bind(community.id)))).map(({ results }) => results);
      for (const [i, action] of actions.entries()) {
        const place = { db, community, now: NOW + i * 60_000 };
        if ('retract' in action) await retractEvent(place, ['s', `e${action.retract}`]).catch((error) => expect(error.code).toBe('not_found'));
        else {
          const answer = await takeEvents(place, action.events.map(({ type, id, subject, author, object, hours, minutes }) => ({
            specversion: '1.0', source: 's', type, id: `e${id}`, subject: `m${subject}`, time: new Date(NOW - hours * 3_600_000 - minutes * 60_000).toISOString(),
            data: { ...(author === undefined ? {} : { author: `m${author}` }), ...(object ? { object } : {}) },
          })));
          for (const result of answer.results) if (result.status === 'refused') expect(result.code).toBe('id_reused');
        }
      }
      const live = await state();
      await rebuild(db, community, NOW + DAY);
      expect(await state()).toEqual(live);
    }), { numRuns: 150 });
    expect((await checkInvariants(db)).filter((check) => check.broken)).toEqual([]);
  }, 120_000);
});
