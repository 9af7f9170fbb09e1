import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BadgeCondition, BadgeCriterion, BadgeDefinition } from '@cocarde/contract/badges.ts';
import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { migrate } from '@cocarde/host/migrate.ts';
import { advanceBackfill } from '@cocarde/worker/badges/backfill.ts';
import { activateBadge, saveDraft } from '@cocarde/worker/badges/definitions.ts';
import { previewBadge } from '@cocarde/worker/badges/preview.ts';
import { addDays, dayOf } from '@cocarde/worker/calendar/calendar.ts';
import type { Command } from '@cocarde/worker/command.ts';
import { createCommunity, type CommunityRow } from '@cocarde/worker/communities/communities.ts';
import { writeComment } from '@cocarde/worker/comments/comments.ts';
import { proposeIdea } from '@cocarde/worker/ideas/ideas.ts';
import { checkInvariants } from '@cocarde/worker/invariants/invariants.ts';
import { enrol } from '@cocarde/worker/members/members.ts';
import type { MemberRow } from '@cocarde/worker/members/members.queries.ts';
import { DEFAULT_LEVELS } from '@cocarde/worker/points/levels.ts';
import { COUNTED } from '@cocarde/worker/profile/contributions.ts';
import { rebuild } from '@cocarde/worker/rebuild/rebuild.ts';
import { naiveStreak } from '@cocarde/worker/streaks/naive-streak.ts';
import { recordVisit } from '@cocarde/worker/visits/visits.ts';
import { castVote } from '@cocarde/worker/votes/votes.ts';
import { deserves, earner, type PlainFact } from './criteria.ts';

let db: SqliteD1;
beforeAll(() => {
  db = new SqliteD1(':memory:');
  migrate(db);
});
afterAll(() => db.close());

const HOUR = 3_600_000;
const START = Date.UTC(2026, 9, 19, 8); // a Monday; summer time ends that Sunday
const PEOPLE = 4;

const few = fc.integer({ min: 1, max: 4 });
const counted = fc.oneof(
  fc.record({ kind: fc.constantFrom('count', 'days'), fact: fc.constantFrom('idea_proposed', 'vote_cast', 'visit', 'comment_written', 'idea_supported'), whose: fc.constant('actor'), atLeast: few }),
  fc.record({ kind: fc.constantFrom('count', 'days', 'objects'), fact: fc.constantFrom('comment_written', 'idea_supported'), whose: fc.constant('author'), atLeast: few }),
  fc.record({ kind: fc.constant('objects'), fact: fc.constant('comment_written'), whose: fc.constant('actor'), atLeast: few }),
) as fc.Arbitrary<BadgeCondition>;
const reached = fc.oneof(
  fc.record({ kind: fc.constant('points'), atLeast: fc.integer({ min: 1, max: 60 }) }),
  fc.constant({ kind: 'level', atLeast: 2 }), fc.record({ kind: fc.constant('streak'), atLeast: few }),
) as fc.Arbitrary<BadgeCondition>;

/** Badges b0, b1, … of which each may stand on those before it. A period is drawn where everything is counted: the rest would wait for its first day. */
const shaped = (n: number): fc.Arbitrary<Pick<BadgeDefinition, 'criterion' | 'from' | 'to' | 'repeats'>> => {
  const other = n > 0 ? [fc.integer({ min: 0, max: n - 1 }).map((at): BadgeCondition => ({ kind: 'badge', badge: `b${at}` }))] : [];
  const tree = (condition: fc.Arbitrary<BadgeCondition>) => fc.oneof(
    condition,
    fc.array(fc.oneof(condition, fc.array(condition, { minLength: 1, maxLength: 2 }).map((any) => ({ any }))), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(fc.oneof(condition, fc.array(condition, { minLength: 1, maxLength: 2 }).map((all) => ({ all }))), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
  ) as fc.Arbitrary<BadgeCriterion>;
  const day = fc.integer({ min: -1, max: 8 }).map((days) => addDays(dayOf(START, 'Europe/Paris'), days));
  return fc.oneof(
    { weight: 4, arbitrary: tree(fc.oneof(counted, reached, ...other)).map((criterion) => ({ criterion })) },
    { weight: 2, arbitrary: fc.tuple(tree(counted), day, day).map(([criterion, a, b]) => ({ criterion, from: a < b ? a : b, to: a < b ? b : a })) },
    { weight: 1, arbitrary: fc.constantFrom('idea_supported', 'comment_written').map((fact) => ({ criterion: { kind: 'count' as const, fact, whose: 'author' as const, atLeast: 1 }, repeats: true })) },
  );
};
const badges = fc.tuple(shaped(0), shaped(1), shaped(2), shaped(3));

const step = fc.record({
  do: fc.constantFrom('visit', 'propose', 'comment', 'vote', 'vote', 'vote'), who: fc.integer({ min: 0, max: PEOPLE - 1 }), which: fc.nat(9), wanted: fc.boolean(),
  hours: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 30 })),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

class Scene {
  now = START;
  readonly ideas: string[] = [];
  readonly community: CommunityRow;
  readonly people: readonly MemberRow[];

  constructor(community: CommunityRow, people: readonly MemberRow[]) {
    this.community = community;
    this.people = people;
  }

  by(who: number): Command {
    return { db, community: this.community, member: this.people[who]!, now: this.now, writtenAt: this.now };
  }

  /** Undoes nothing where only `adding`. */
  async act({ do: what, who, which, wanted }: Step, key: string, adding = false): Promise<void> {
    const idea = this.ideas[which % Math.max(1, this.ideas.length)];
    if (what === 'visit') await recordVisit(this.by(who));
    else if (what === 'propose' || !idea) this.ideas.push((await proposeIdea(this.by(who), 'b', { title: 'Idée' }, key)).idea.id);
    else if (what === 'comment') await writeComment(this.by(who), 'idea', idea, { body: 'Oui' }, key);
    else await castVote(this.by(who), idea, Number(wanted || adding)).catch((error) => expect(error.code).toBe('own_subject'));
  }

  /** The facts that stand, from their own tables. */
  async facts(): Promise<(PlainFact & { deed: string; at: number })[]> {
    const { results } = await db.prepare(
      `SELECT 'visit' AS type, member AS actor, NULL AS author, NULL AS object, day, at, '' AS deed FROM visit WHERE community = ?1
       UNION ALL SELECT 'idea_proposed', author, NULL, id, day, at, '' FROM post WHERE community = ?1 AND kind = 'idea'
       UNION ALL SELECT 'comment_written', p.author, i.author, i.id, p.day, p.at, 'post:' || p.id FROM post p JOIN post i ON i.community = p.community AND i.id = p.parent WHERE p.community = ?1
       UNION ALL SELECT t.value, v.member, i.author, i.id, v.day, v.at, 'vote:' || i.id || ':' || v.member FROM vote v JOIN post i ON i.community = v.community AND i.id = v.subject,
         json_each('["vote_cast","idea_supported"]') t WHERE v.community = ?1 AND v.value = 1`,
    ).bind(this.community.id).all();
    return results as unknown as (PlainFact & { deed: string; at: number })[];
  }

  /** Adds to what was received by now what is deserved by now, said in the plainest way. */
  async expect(drawn: readonly (readonly [id: string, badge: Pick<BadgeDefinition, 'criterion' | 'from' | 'to' | 'repeats'>])[], received: Set<string>): Promise<void> {
    const facts = await this.facts();
    const { results } = await db.prepare("SELECT member, points FROM score WHERE community = ?1 AND board = 'all'").bind(this.community.id).all<{ member: number; points: number }>();
    const points = new Map(results.map((row) => [row.member, row.points]));
    const calendar = { timeZone: 'Europe/Paris', weeks: [{ from: null, days: [1, 2, 3, 4, 5] }], holidays: 'none' as const, daysOff: [], workedDays: [] };
    for (const [id, badge] of drawn) {
      for (const { id: member } of this.people) {
        if (badge.repeats) {
          const { fact: type, whose } = badge.criterion as { fact: string; whose: 'author' };
          for (const fact of facts) if (fact.type === type && earner(fact, whose) === member) received.add(`${id} ${member} ${fact.deed}`);
          continue;
        }
        const visits = facts.filter(({ type, actor }) => type === 'visit' && actor === member).map(({ at }) => at);
        const { streak } = visits.length ? naiveStreak({ calendar, visits, counted: [], pauses: [], begin: START - 24 * HOUR, now: this.now }) : { streak: 0 };
        const held = (other: string) => [...received].some((award) => award.startsWith(`${other} ${member} `));
        if (deserves(badge, { member, facts, today: dayOf(this.now, 'Europe/Paris'), points: points.get(member) ?? 0, levels: DEFAULT_LEVELS.map(({ from }) => from), streak, held })) {
          received.add(`${id} ${member} `);
        }
      }
    }
  }

  async received(): Promise<string[]> {
    const { results } = await db.prepare("SELECT badge || ' ' || member || ' ' || cause AS award FROM award WHERE community = ?1").bind(this.community.id).all<{ award: string }>();
    return results.map(({ award }) => award).sort();
  }
}

let round = 0;
async function setScene(): Promise<Scene> {
  const community = await createCommunity(db, { slug: `badges-${(round += 1)}`, name: 'Badges', timeZone: 'Europe/Paris', now: START });
  // Profiles count some metrics in every community, whichever badges it has.
  await db.batch([
    db.prepare('DELETE FROM badge WHERE community = ?1').bind(community.id),
    db.prepare('DELETE FROM metric WHERE community = ?1 AND metric NOT IN (SELECT value FROM json_each(?2))').bind(community.id, JSON.stringify(Object.values(COUNTED))),
  ]);
  const people: MemberRow[] = [];
  for (let n = 0; n < PEOPLE; n += 1) people.push(await enrol(db, community, { issuer: 'i', subject: `m${n}`, name: `M${n}`, team: null, joinedAt: START, role: n ? 'member' : 'animateur' }, START));
  return new Scene(community, people);
}

const SHOWN = { name: { en: 'B' }, how: { en: 'B' }, art: { shape: 'star', colour: 'teal', glyph: 'spark' } } as const;

describe('badges of any shape', () => {
  it('are received when they are deserved and kept from then on, those that come late as soon as every page was carried, and a rebuild agrees', async () => {
    await fc.assert(fc.asyncProperty(badges, fc.integer({ min: 0, max: 4 }), fc.array(step, { minLength: 5, maxLength: 30 }), async (drawn, early, steps) => {
      const scene = await setScene();
      const all = drawn.map((badge, n) => [`b${n}`, badge] as const);
      const active = all.slice(0, 0);
      const received = new Set<string>();
      const open = async (id: string, badge: (typeof drawn)[number]) => {
        await saveDraft(scene.by(0), id, { ...SHOWN, ...badge });
        const foretold = await previewBadge(scene.by(0), id);
        await activateBadge(scene.by(0), id);
        await db.prepare('UPDATE badge_backfill SET page = 1 WHERE community = ?1').bind(scene.community.id).run();
        return foretold;
      };
      for (const [id, badge] of all.slice(0, early)) {
        await open(id, badge);
        while (!(await advanceBackfill(scene.by(0), id)).finished);
        active.push([id, badge]);
      }
      const turn = Math.floor(steps.length / 2);
      for (const [i, drawnStep] of steps.entries()) {
        scene.now += drawnStep.hours * HOUR + 1;
        await scene.act(drawnStep, `step-${i}`);
        await scene.expect(active, received);
        expect(await scene.received()).toEqual([...received].sort());
        if (i !== turn) continue;
        for (const [id, badge] of all.slice(early)) {
          const before = (await scene.received()).length;
          const foretold = await open(id, badge);
          active.push([id, badge]);
          if (badge.repeats || i % 2 === 0) {
            // Carried at once, by two who do not know of each other: what the preview said.
            for (let finished = false; !finished;) finished = (await Promise.all([advanceBackfill(scene.by(0), id), advanceBackfill(scene.by(0), id)])).some((page) => page.finished);
            const now = await scene.received();
            expect([foretold.awards, foretold.whole]).toEqual([now.filter((award) => award.startsWith(`${id} `)).length, true]);
            expect(now.length).toBeGreaterThanOrEqual(before + foretold.awards);
          } else {
            // Broken off in the middle while people go on.
            await advanceBackfill(scene.by(0), id);
            for (let more = 0; more < 3; more += 1) await scene.act({ ...drawnStep, who: more, do: more ? 'vote' : 'comment', which: more }, `between-${id}-${more}`, true);
            while (!(await advanceBackfill(scene.by(0), id)).finished);
          }
          await scene.expect(active, received);
        }
        expect(await scene.received()).toEqual([...received].sort());
      }
      const counters = async () => (await db.batch(['activity', 'activity_object'].map((table) => db.prepare(`SELECT * FROM ${table} WHERE community = ?1 AND n > 0`).bind(scene.community.id)))).map(({ results }) => results);
      const stood = await counters();
      await rebuild(db, scene.community, scene.now);
      expect([await scene.received(), await counters()]).toEqual([[...received].sort(), stood]);
    }), { numRuns: 120 });
    expect((await checkInvariants(db)).filter((check) => check.broken)).toEqual([]);
  }, 240_000);
});
