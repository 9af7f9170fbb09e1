import type { DeclaredFact } from '@cocarde/contract/events.ts';
import { awardsFor, type Happening } from '../badges/awards.ts';
import { metricOf, pointsSignal, STREAK, type BadgeRow, type Signal } from '../badges/badges.ts';
import type { Command } from '../command.ts';
import type { Result } from '../database.ts';
import { standingsOf } from '../leaderboard/standings.queries.ts';
import { dependantsOf, type Rule } from '../rules/rules.queries.ts';
import type { Movement } from './effects.ts';
import { effectsOf, insertEvents, keyOf, nameOf, storedEvents, type EffectRow, type EventKey, type NewEvent, type StoredEvent } from './events.queries.ts';
import { membersIn, settlementsOf } from './settlements.ts';
import { aroundStreaks, keepingStreaks, presentToday } from './streak-changes.ts';

/** Where another system reports to: nobody is signed in. */
export type Place = Pick<Command, 'db' | 'community' | 'now'>;

/** What a request found in the end, by the names of its events. */
export interface Written {
  /** Those that this request wrote. */
  inserted: ReadonlySet<string>;
  stored: ReadonlyMap<string, StoredEvent>;
  effects: ReadonlyMap<string, EffectRow[]>;
  movement: Movement;
}

/**
 * One transaction: the events, the lines, scores and badges that follow from them, and where their members stood
 * before and stand now. A parallel request with the same events waits, then finds them here and adds nothing.
 */
export async function writeEvents(
  { db, community, now }: Place, policy: { rules: readonly Rule[]; badges: readonly BadgeRow[]; facts: readonly DeclaredFact[] }, events: readonly NewEvent[], keys: readonly EventKey[],
): Promise<Written> {
  const standings = standingsOf(db, community, membersIn(events));
  const stored = storedEvents(db, community.id, keys);
  const effects = effectsOf(db, community.id, keys);
  const lines = settlementsOf(db, community, policy.rules, events, now);
  const keeping = keepingStreaks(policy.facts, events);
  const awards = await awardsFor({ db, community, now }, policy.badges, happeningOf(policy.rules, events, presentToday({ db, community, now }, keeping)));
  const [results, streaks] = await aroundStreaks({ db, community, now }, keeping, () => db.batch([
    ...standings.statements, insertEvents(db, community.id, events, now), ...lines, ...awards,
    ...standingsOf(db, community, membersIn(events)).statements, ...stored.statements, ...effects.statements,
  ]));

  let from = 0;
  const take = (count: number) => results.slice(from, (from += count));
  const before = standings.take(take(2));
  const inserted = new Set(take(1)[0]!.results.map(({ source, id }) => nameOf(source as string, id as string)));
  take(lines.length);
  const awarded = receivedIn(take(awards.length));
  const after = standings.take(take(2));
  return {
    inserted, movement: { before, after, awarded, streaks },
    stored: new Map(stored.take(take(1)).map((event) => [nameOf(...keyOf(event)), event])),
    effects: effects.take(take(1)),
  };
}

/** Badges by member, from what statements of `awardsFor` returned. */
export function receivedIn(results: readonly Result[]): Map<number, string[]> {
  const rows = Map.groupBy(results.flatMap((result) => result.results), ({ member }) => member as number);
  return new Map([...rows].map(([member, awards]) => [member, awards.map(({ badge }) => badge as string)]));
}

/** What badges may listen to: the facts themselves, and points, for a rule may be about any of them. */
export function happeningOf(rules: readonly Rule[], events: readonly Pick<NewEvent, 'source' | 'id' | 'fact' | 'member' | 'author'>[], visiting = new Set<number>()): Happening {
  const signals = new Map<number, Set<Signal>>();
  const byFact = Map.groupBy(events, ({ fact }) => fact);
  for (const [fact, some] of byFact) {
    const own = rules.filter((rule) => rule.fact === fact);
    const currencies = [...own, ...dependantsOf(rules, own.map(({ id }) => id))].map(({ currency }) => pointsSignal(currency));
    for (const { member, author } of some) {
      const fire = (who: number, signal: Signal) => signals.set(who, new Set([...signals.get(who) ?? [], signal, ...currencies]));
      fire(member, metricOf(fact, 'actor'));
      if (author !== null && author !== member) fire(author, metricOf(fact, 'author'));
    }
  }
  for (const member of visiting) signals.set(member, new Set([...signals.get(member) ?? [], STREAK]));
  return { signals, visiting, facts: [...byFact].map(([type, some]) => ({ type, key: [JSON.stringify(some.map(keyOf)), null] as const })) };
}
