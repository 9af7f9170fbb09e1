import type { DeclaredFact } from '@cocarde/contract/events.ts';
import { writeFacts, type Place as FactPlace, type Policy, type Written as WrittenFacts } from '../facts/settlements.ts';
import { standingsOf } from '../leaderboard/standings.queries.ts';
import type { Movement } from './effects.ts';
import { effectsOf, insertEvents, keyOf, nameOf, storedEvents, type EffectRow, type EventKey, type NewEvent, type StoredEvent } from './events.queries.ts';
import { factsIn, membersIn } from './settlements.ts';
import { aroundStreaks, keepingStreaks, presentToday } from './streak-changes.ts';

/** Where another system reports to: nobody is signed in. */
export type Place = Omit<FactPlace, 'writtenAt'>;

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
export async function writeEvents(place: Place, policy: Policy & { facts: readonly DeclaredFact[] }, events: readonly NewEvent[], keys: readonly EventKey[]): Promise<Written> {
  const { db, community, now } = place;
  const standings = standingsOf(db, community, membersIn(events));
  const stored = storedEvents(db, community.id, keys);
  const effects = effectsOf(db, community.id, keys);
  const keeping = keepingStreaks(policy.facts, events);
  const [written, streaks] = await aroundStreaks(place, policy.badges, keeping, () => writeFacts({ ...place, writtenAt: now }, policy, {
    before: standings.statements, write: [insertEvents(db, community.id, events, now)], gives: factsIn(events, presentToday(place, keeping)),
    outcome: [...standings.statements, ...stored.statements, ...effects.statements],
  }));
  const [, , held, counted] = written.outcome;
  return {
    inserted: new Set(written.facts[0]!.results.map(({ source, id }) => nameOf(source as string, id as string))),
    movement: { before: standings.take(written.before), after: standings.take(written.outcome.slice(0, 2)), awarded: receivedIn(written), streaks },
    stored: new Map(stored.take([held!]).map((event) => [nameOf(...keyOf(event)), event])),
    effects: effects.take([counted!]),
  };
}

/** Badges by member. */
export function receivedIn({ awards }: WrittenFacts): Map<number, string[]> {
  return new Map([...Map.groupBy(awards, ({ member }) => member)].map(([member, some]) => [member, some.map(({ badge }) => badge)]));
}
