import { MAIN_CURRENCY } from '@cocarde/contract/currencies.ts';
import type { EventEffect, MemberChange } from '@cocarde/contract/events.ts';
import type { BadgeRow } from '../badges/badges.ts';
import type { CommunityRow } from '../communities/communities.ts';
import { currenciesOf } from '../currencies/currencies.ts';
import type { Standing, Standings } from '../leaderboard/standings.queries.ts';
import { levelAt } from '../points/levels.ts';
import type { EffectRow } from './events.queries.ts';

/** What a transaction found and left. */
export interface Movement {
  before: Standings;
  after: Standings;
  /** Ids of badges that members received in it. */
  awarded: ReadonlyMap<number, readonly string[]>;
  /** By member; null where no fact keeps streaks. */
  streaks: { before: ReadonlyMap<number, number>; after: ReadonlyMap<number, number> } | null;
}

const NOWHERE: Standing = { points: 0, rank: null };

export function changeOf(community: CommunityRow, badges: readonly BadgeRow[], { before, after, awarded, streaks }: Movement, member: number): MemberChange {
  const received = awarded.get(member) ?? [];
  const [main, ...further] = currenciesOf(community).map(({ id, levels }) => {
    const from = before.get(member)?.get(id) ?? NOWHERE;
    const to = after.get(member)?.get(id) ?? NOWHERE;
    const level = levelAt(levels, to.points);
    return {
      id, points: to.points - from.points, total: to.points, level: level.number > levelAt(levels, from.points).number ? level : null,
      rank: { before: from.rank, after: to.rank },
    };
  });
  const { id: _, ...points } = main!;
  return {
    ...points, badges: badges.filter(({ id }) => received.includes(id)).map(({ id, name, art }) => ({ id, name, art })),
    streak: streaks && { before: streaks.before.get(member) ?? 0, after: streaks.after.get(member) ?? 0 },
    currencies: further.filter((change) => change.points !== 0),
  };
}

/** What an event counts for, from the lines of one member. */
export function effectOf(subject: string, rows: readonly EffectRow[], retracted: boolean, change: MemberChange | null): EventEffect {
  const lines = rows.filter(({ raw, points, reason }) => raw !== 0 || points !== 0 || reason === 'rounded')
    .map(({ rule, currency, raw, points, reason }) => ({ rule, currency, raw, points, reason }));
  const points = lines.reduce((sum, line) => sum + (line.currency === MAIN_CURRENCY ? line.points : 0), 0);
  const counts = lines.some((line) => line.points !== 0);
  const skipped = retracted ? 'retracted' : counts ? null : lines.find(({ reason }) => reason !== null)?.reason ?? 'no_rule';
  return { subject, points, lines, skipped, change };
}
