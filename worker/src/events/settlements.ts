import { repetitionsOf } from '../badges/awards.ts';
import { statementsOf, stepsOf, type Facts, type Policy } from '../facts/settlements.ts';
import { keyOf, type NewEvent } from './events.queries.ts';

type Written = Pick<NewEvent, 'source' | 'id' | 'fact' | 'member' | 'author' | 'at' | 'day'>;

/** Events as facts: one key for each of their types, however many events they are. */
export function factsIn(events: readonly Written[], present: ReadonlySet<number> = new Set()): Facts[] {
  return [...Map.groupBy(events, ({ fact }) => fact)].map(([type, some]) => ({
    types: [type], key: [JSON.stringify(some.map(keyOf)), null],
    actors: [...new Set(some.map(({ member }) => member))],
    authors: [...new Set(some.flatMap(({ member, author }) => (author === null || author === member ? [] : [author])))],
    from: Math.min(...some.map(({ at }) => at)), to: Math.max(...some.map(({ at }) => at)),
    present: some.flatMap(({ member }) => (present.has(member) ? [member] : [])),
  }));
}

/**
 * The events, in their order, whose rules and repeating badges one request can settle: at most so many statements, but for the first,
 * which must not wait for ever.
 */
export function fitting<E extends Written>({ rules, badges }: Policy, now: number, events: readonly E[], most: number): Set<E> {
  const costOf = (some: readonly Written[]) => statementsOf(stepsOf(rules, now, { gives: factsIn(some) })) + repetitionsOf(badges, some.map(({ fact }) => fact));
  const taken = new Set<E>();
  const refused = new Set<string>();
  let cost = 0;
  // Events of one kind are settled by the same versions.
  const kinds = new Map<string, Written>();
  for (const event of events) {
    const ofFact = rules.filter((rule) => rule.fact === event.fact);
    const kind = [event.fact, ...ofFact.map(({ validFrom, validTo }) => (event.at < validFrom ? '<' : validTo !== null && event.at >= validTo ? '>' : '='))].join(' ');
    if (refused.has(kind)) continue;
    const more = kinds.has(kind) ? cost : costOf([...kinds.values(), event]);
    if (more > Math.max(cost, most) && taken.size) refused.add(kind);
    else {
      taken.add(event);
      cost = more;
      if (!kinds.has(kind)) kinds.set(kind, event);
    }
  }
  return taken;
}

export function membersIn(events: readonly Pick<Written, 'member' | 'author'>[]): number[] {
  return [...new Set(events.flatMap(({ member, author }) => (author === null ? [member] : [member, author])))];
}
