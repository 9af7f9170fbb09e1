import type { DeclaredFact } from '@cocarde/contract/events.ts';
import { awardsFor } from '../badges/awards.ts';
import { STREAK, type BadgeRow } from '../badges/badges.ts';
import { dayOf } from '../calendar/calendar.ts';
import { readOne } from '../database.ts';
import { streaksOf } from '../streaks/streaks-of.queries.ts';
import type { Movement } from './effects.ts';
import type { NewEvent } from './events.queries.ts';
import type { Place } from './write-events.ts';

type Dated = Pick<NewEvent, 'fact' | 'member' | 'day'>;

/** The events whose facts keep a streak. */
export function keepingStreaks<E extends Dated>(facts: readonly DeclaredFact[], events: readonly E[]): E[] {
  const keepers = new Set(facts.filter(({ keepsStreak }) => keepsStreak).map(({ type }) => type));
  return events.filter(({ fact }) => keepers.has(fact));
}

/** Members who are on a streak because of an event of today, which is about to be written. */
export function presentToday({ community, now }: Place, events: readonly Dated[]): Set<number> {
  const today = dayOf(now, community.timeZone);
  return new Set(events.filter(({ day }) => day === today).map(({ member }) => member));
}

/**
 * Does what changes these events, with the streaks of their members before and after; null where there are none. A late
 * one may join two streaks into one that deserves a badge: what could not be judged before comes then.
 */
export async function aroundStreaks<T>(place: Place, badges: readonly BadgeRow[], events: readonly Dated[], write: () => Promise<T>): Promise<[T, Movement['streaks']]> {
  if (events.length === 0) return [await write(), null];
  const members = [...new Set(events.map(({ member }) => member))];
  const read = () => readOne(place.db, streaksOf(place.db, place.community, members, dayOf(place.now, place.community.timeZone)));
  const before = await read();
  const written = await write();
  const after = await read();
  const awards = await awardsFor(place, badges, { signals: new Map(members.map((member) => [member, new Set([STREAK])])), streaks: after });
  if (awards.length) await place.db.batch(awards);
  return [written, { before, after }];
}
