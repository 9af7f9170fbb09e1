import { dependantsOf, isInForce, prerequisitesFirst, type Rule } from '../rules/rules.queries.ts';
import { settle } from '../ledger/settle.queries.ts';
import type { CommunityRow } from '../communities/communities.ts';
import { openBoardsAt } from '../leaderboard/plan.ts';
import type { Database, Statement } from '../database.ts';
import { keyOf, type NewEvent } from './events.queries.ts';

type Written = Pick<NewEvent, 'source' | 'id' | 'fact' | 'member' | 'author' | 'at' | 'day'>;

/**
 * Statements that bring the ledger in line with events: one for each rule, however many events they are.
 * Besides the rules in force at the time of an event, those that `also` names.
 */
export function settlementsOf(db: Database, community: CommunityRow, rules: readonly Rule[], events: readonly Written[], now: number, also?: (rule: Rule) => boolean): Statement[] {
  const scope = { plan: community.boards, open: openBoardsAt(community, now), now };
  const own = rulesAbout(prerequisitesFirst(rules), events, also);
  const again = membersIn(events);
  return [
    ...own.map((rule) => settle(db, community.id, rule, {
      fact: [JSON.stringify(events.filter(({ fact }) => fact === rule.fact).map(keyOf)), null], ...scope,
    })),
    // What members earned or not by rules that wait for these: an event of before may give or take their condition.
    ...waitingFor(rules, own).map((rule) => settle(db, community.id, rule, { again, ...scope })),
  ];
}

/**
 * The events, in their order, whose rules one request can settle: at most so many statements, but for the first,
 * which must not wait for ever.
 */
export function fitting<E extends Written>(rules: readonly Rule[], events: readonly E[], most: number): Set<E> {
  const taken = new Set<E>();
  const settled = new Set<Rule>();
  const refused = new Set<string>();
  for (const event of events) {
    const more = rulesAbout(rules, [event]).filter((rule) => !settled.has(rule));
    const shape = more.map(({ id, version }) => `${id}.${version}`).join();
    if (more.length && taken.size && (refused.has(shape) || costOf(rules, [...settled, ...more]) > most)) refused.add(shape);
    else {
      taken.add(event);
      for (const rule of more) settled.add(rule);
    }
  }
  return taken;
}

export function membersIn(events: readonly Pick<Written, 'member' | 'author'>[]): number[] {
  return [...new Set(events.flatMap(({ member, author }) => (author === null ? [member] : [member, author])))];
}

function rulesAbout(rules: readonly Rule[], events: readonly Written[], also = (_: Rule) => false): Rule[] {
  return rules.filter((rule) => events.some((event) =>
    event.fact === rule.fact && (isInForce(rule, event.at) || also(rule)) && (rule.earns !== 'author' || event.author !== null)));
}

function waitingFor(rules: readonly Rule[], own: readonly Rule[]): Rule[] {
  return dependantsOf(rules, own.map(({ id }) => id));
}

function costOf(rules: readonly Rule[], own: readonly Rule[]): number {
  return own.length + waitingFor(rules, own).length;
}
