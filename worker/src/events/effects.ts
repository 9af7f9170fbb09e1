import type { EventEffect, MemberChange } from '@cocarde/contract/events.ts';
import type { BadgeRow } from '../badges/badges.queries.ts';
import type { CommunityRow } from '../communities/communities.ts';
import type { Standing } from '../leaderboard/standings.queries.ts';
import { levelAt } from '../points/levels.ts';
import type { EffectRow } from './events.queries.ts';

/** What a transaction found and left. */
export interface Movement {
  before: ReadonlyMap<number, Standing>;
  after: ReadonlyMap<number, Standing>;
  /** Ids of badges that members received in it. */
  awarded: ReadonlyMap<number, readonly string[]>;
}

const NOWHERE: Standing = { points: 0, rank: null };

export function changeOf(community: CommunityRow, badges: readonly BadgeRow[], { before, after, awarded }: Movement, member: number): MemberChange {
  const from = before.get(member) ?? NOWHERE;
  const to = after.get(member) ?? NOWHERE;
  const level = levelAt(community.levels, to.points);
  const received = awarded.get(member) ?? [];
  return {
    points: to.points - from.points, total: to.points,
    badges: badges.filter(({ id }) => received.includes(id)).map(({ id, name, art }) => ({ id, name, art })),
    level: level.number > levelAt(community.levels, from.points).number ? level : null,
    rank: { before: from.rank, after: to.rank },
  };
}

/** What an event counts for, from the lines of one member. */
export function effectOf(subject: string, rows: readonly EffectRow[], retracted: boolean, change: MemberChange | null): EventEffect {
  const lines = rows.filter(({ raw, points }) => raw !== 0 || points !== 0)
    .map(({ rule, raw, points, reason }) => ({ rule, raw, points, reason }));
  const points = lines.reduce((sum, line) => sum + line.points, 0);
  const counts = lines.some((line) => line.points !== 0);
  const skipped = retracted ? 'retracted' : counts ? null : lines.find(({ reason }) => reason !== null)?.reason ?? 'no_rule';
  return { subject, points, lines, skipped, change };
}
