import { dependantsOf, isInForce, prerequisitesFirst, reciprocalRules, type Rule } from '../rules/rules.queries.ts';
import type { FactKey } from '../facts/fact-sources.ts';
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
  const answers = answersTo(rules, events);
  const again = membersIn(events);
  const keyFor = (rule: Rule): FactKey => [JSON.stringify(events.filter(({ fact }) => fact === rule.fact).map(keyOf)), null];
  return [
    ...own.map((rule) => settle(db, community.id, rule, { fact: keyFor(rule), ...scope })),
    ...answers.map((rule) => settle(db, community.id, rule, { answers: keyFor(rule), ...scope })),
    // What members earned or not by rules that wait for these: an event of before may give or take their condition.
    ...waitingFor(rules, [...own, ...answers]).map((rule) => settle(db, community.id, rule, { again, ...scope })),
  ];
}

/**
 * The events, in their order, whose rules one request can settle: at most so many statements, but for the first,
 * which must not wait for ever.
 */
export function fitting<E extends Written>(rules: readonly Rule[], events: readonly E[], most: number): Set<E> {
  const taken = new Set<E>();
  const own = new Set<Rule>();
  const answers = new Set<Rule>();
  const refused = new Set<string>();
  for (const event of events) {
    const more = rulesAbout(rules, [event]).filter((rule) => !own.has(rule));
    const moreAnswers = answersTo(rules, [event]).filter((rule) => !answers.has(rule));
    const shape = [more, moreAnswers].map((some) => some.map(({ id, version }) => `${id}.${version}`).join()).join(' ');
    const isMore = more.length + moreAnswers.length > 0;
    if (isMore && taken.size && (refused.has(shape) || costOf(rules, [...own, ...more], [...answers, ...moreAnswers]) > most)) refused.add(shape);
    else {
      taken.add(event);
      for (const rule of more) own.add(rule);
      for (const rule of moreAnswers) answers.add(rule);
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

/** Rules by which somebody may have earned less because of these events, or may now. */
function answersTo(rules: readonly Rule[], events: readonly Written[]): Rule[] {
  const shared = events.filter(({ member, author }) => author !== null && author !== member);
  return rules.filter((rule) => shared.some(({ fact, at }) => reciprocalRules([rule], [fact], at).length > 0));
}

function waitingFor(rules: readonly Rule[], settled: readonly Rule[]): Rule[] {
  return dependantsOf(rules, settled.map(({ id }) => id));
}

function costOf(rules: readonly Rule[], own: readonly Rule[], answers: readonly Rule[]): number {
  return own.length + answers.length + waitingFor(rules, [...own, ...answers]).length;
}
