import { awardBadges, type BadgeRow } from '../badges/badges.queries.ts';
import { candidatesFor, type Whose } from '../badges/badges.ts';
import type { Command } from '../command.ts';
import type { Statement } from '../database.ts';
import { standingsOf } from '../leaderboard/standings.queries.ts';
import type { Rule } from '../rules/rules.queries.ts';
import type { Movement } from './effects.ts';
import { effectsOf, insertEvents, keyOf, nameOf, storedEvents, type EffectRow, type EventKey, type NewEvent, type StoredEvent } from './events.queries.ts';
import { membersIn, settlementsOf } from './settlements.ts';

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
  { db, community, now }: Place, policy: { rules: readonly Rule[]; badges: readonly BadgeRow[] }, events: readonly NewEvent[], keys: readonly EventKey[],
): Promise<Written> {
  const standings = standingsOf(db, community, membersIn(events));
  const stored = storedEvents(db, community.id, keys);
  const effects = effectsOf(db, community.id, keys);
  const lines = settlementsOf(db, community, policy.rules, events, now);
  const awards = awardsFor({ db, community, now }, policy.badges, events);
  const results = await db.batch([
    ...standings.statements, insertEvents(db, community.id, events, now), ...lines, ...awards,
    ...standingsOf(db, community, membersIn(events)).statements, ...stored.statements, ...effects.statements,
  ]);

  let from = 0;
  const take = (count: number) => results.slice(from, (from += count));
  const before = standings.take(take(2));
  const inserted = new Set(take(1)[0]!.results.map(({ source, id }) => nameOf(source as string, id as string)));
  take(lines.length);
  const awarded = new Map<number, string[]>();
  for (const { member, badge } of take(awards.length).flatMap((result) => result.results)) {
    awarded.set(member as number, [...awarded.get(member as number) ?? [], badge as string]);
  }
  const after = standings.take(take(2));
  return {
    inserted, movement: { before, after, awarded },
    stored: new Map(stored.take(take(1)).map((event) => [nameOf(...keyOf(event)), event])),
    effects: effects.take(take(1)),
  };
}

/** One statement for all who did something, one for all others who benefit. */
function awardsFor({ db, community, now }: Place, badges: readonly BadgeRow[], events: readonly NewEvent[]): Statement[] {
  const sides: [Whose, number[]][] = [
    ['actor', events.map(({ member }) => member)],
    ['author', events.flatMap(({ member, author }) => (author === null || author === member ? [] : [author]))],
  ];
  return sides.flatMap(([whose, members]) => {
    const candidates = members.length ? candidatesFor(badges, [...new Set(events.map(({ fact }) => fact))], whose) : [];
    return candidates.length ? [awardBadges(db, community.id, [...new Set(members)], candidates, now)] : [];
  });
}
