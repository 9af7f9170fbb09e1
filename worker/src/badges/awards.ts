import type { Whose } from '@cocarde/contract/badges.ts';
import { dayOf } from '../calendar/calendar.ts';
import type { Command } from '../command.ts';
import { levelsOf } from '../currencies/currencies.ts';
import { readOne, type Statement } from '../database.ts';
import type { FactPick } from '../facts/fact-sources.ts';
import { streaksOf } from '../streaks/streaks-of.queries.ts';
import { badgesOf } from './badges.queries.ts';
import { awardFulfilled, awardRepeated, noteCauses, type Judgement } from './award.queries.ts';
import { conditionsOf, inWaves, listeners, metricOf, repeatedFact, wantsStreak, type BadgeRow, type Signal } from './badges.ts';

/** What a transaction is about to change, as far as badges listen. */
export interface Happening {
  /** By member, what may complete a badge of theirs. */
  signals: ReadonlyMap<number, ReadonlySet<Signal>>;
  /** Facts that are written or undone, for badges that are given each time. */
  facts?: readonly { type: string; key: FactPick }[];
  /** Members whose visit of today is among them. */
  visiting?: ReadonlySet<number>;
  /** Streaks that stand, where they have been read. */
  streaks?: ReadonlyMap<number, number>;
}

/** Conditions that one statement takes: D1 bounds its length. */
const MOST_CONDITIONS = 200;

/**
 * Statements that award what the happening completes, to be run behind what it writes, in the same transaction; they return
 * new awards as rows `member, badge`. Only badges that listen to it are judged, and each behind those that it stands on.
 */
export async function awardsFor(place: Pick<Command, 'db' | 'community' | 'now'>, badges: readonly BadgeRow[], { signals, facts = [], visiting, streaks }: Happening): Promise<Statement[]> {
  const { db, community } = place;
  const heard = new Map<number, Set<BadgeRow>>();
  for (const [member, fired] of signals) {
    const found = listeners(badges, fired).filter(({ repeats }) => !repeats);
    if (found.length) heard.set(member, new Set(found));
  }
  const onStreak = streaks ? [] : [...heard].flatMap(([member, found]) => ([...found].some(wantsStreak) ? [member] : []));
  const judged = await judge(place, onStreak, visiting);
  const judgement = streaks ? { ...judged, streaks } : judged;
  const concerned = new Set([...heard.values()].flatMap((found) => [...found]));
  return [
    ...repeatedAmong(badges).flatMap(({ fact, whose, given }) => facts.filter(({ type }) => type === fact).flatMap(({ key }) => [
      awardRepeated(db, community.id, given, { fact, whose, key }), noteCauses(db, community.id, given.map(({ id }) => id), { fact, whose, key }),
    ])),
    ...inWaves(badges.filter((badge) => concerned.has(badge))).flatMap(inPortions).map((some) => {
      const candidates = [...heard].map(([member, found]) => [member, some.filter((badge) => found.has(badge)).map(({ id }) => id)] as const);
      return awardFulfilled(db, community.id, some, candidates.filter(([, ids]) => ids.length), judgement);
    }),
  ];
}

/** Awards what something that was just written completed. What cannot be judged before it is written comes here, and may be repeated. */
export async function awardAfter(place: Pick<Command, 'db' | 'community' | 'now'>, happening: Happening): Promise<void> {
  const statements = await awardsFor(place, await readOne(place.db, badgesOf(place.db, place.community.id)), happening);
  if (statements.length) await place.db.batch(statements);
}

/** What badges are judged by now; streaks are read for these members only. */
export async function judge({ db, community, now }: Pick<Command, 'db' | 'community' | 'now'>, members: readonly number[], visiting?: ReadonlySet<number>): Promise<Judgement> {
  const today = dayOf(now, community.timeZone);
  const streaks = members.length ? await readOne(db, streaksOf(db, community, members, today, visiting)) : new Map<number, number>();
  return { now, today, levels: levelsOf(community), streaks };
}

/** Badges that repeat, by the facts for which they are given. */
export function repeatedAmong(badges: readonly BadgeRow[]): { fact: string; whose: Whose; given: BadgeRow[] }[] {
  const given = badges.flatMap((badge) => { const about = repeatedFact(badge); return about ? [{ ...about, badge }] : []; });
  return [...Map.groupBy(given, ({ fact, whose }) => metricOf(fact, whose)).values()]
    .map((some) => ({ fact: some[0]!.fact, whose: some[0]!.whose, given: some.map(({ badge }) => badge) }));
}

/** Statements that the other badges take at most, however many are heard. */
export function judgementsOf(badges: readonly BadgeRow[]): number {
  return inWaves(badges.filter(({ repeats }) => !repeats)).flatMap(inPortions).length;
}

/** Statements that badges take which repeat, for facts of these types. */
export function repetitionsOf(badges: readonly BadgeRow[], types: readonly string[]): number {
  return 2 * repeatedAmong(badges).filter(({ fact }) => types.includes(fact)).length;
}

function inPortions(badges: readonly BadgeRow[]): BadgeRow[][] {
  const portions: BadgeRow[][] = [];
  let room = 0;
  for (const badge of badges) {
    const size = conditionsOf(badge.criterion).length;
    if (size > room) {
      portions.push([]);
      room = MOST_CONDITIONS;
    }
    portions.at(-1)!.push(badge);
    room -= size;
  }
  return portions;
}
