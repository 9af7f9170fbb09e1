import type { CurrencyStanding } from '@cocarde/contract/currencies.ts';
import type { Points } from '@cocarde/contract/points.ts';
import { badgeCounts } from '../badges/mine.queries.ts';
import type { CommunityRow } from '../communities/communities.ts';
import { currenciesOf } from '../currencies/currencies.ts';
import { mapped, type Database, type Read, type Statement } from '../database.ts';
import { periodOf } from '../calendar/periods.ts';
import { membersOf } from '../leaderboard/leaderboard.queries.ts';
import { allTimeOf, boardKey } from '../leaderboard/plan.ts';
import { standingsOf } from '../leaderboard/standings.queries.ts';
import { streakOf } from '../streaks/streak.queries.ts';
import { levelAfter, levelAt } from './levels.ts';

/** Where a member stands. */
export function pointsOf(db: Database, community: CommunityRow, member: number, day: string): Read<Points> {
  const standings = standingsOf(db, community, [member]);
  const counts = badgeCounts(db, community.id, member, day);
  const streak = streakOf(db, community, member, day);
  let points: Points;
  return {
    statements: [
      ...standings.statements,
      ofThisWeek(db, community, member, day),
      ...counts.statements,
      membersOf(db, community.id),
      ...streak.statements,
    ],
    take([scored, buckets, week, badges, tally, ...more]) {
      const standing = standings.take([scored!, buckets!]).get(member);
      const thisWeek = new Map(week!.results.map((row) => [row.currency, (row.points as number | null) ?? 0]));
      const [main, ...currencies] = currenciesOf(community).map(({ id, unit, one, levels }): CurrencyStanding => {
        const { points: total, rank } = standing?.get(id) ?? { points: 0, rank: null };
        return { id, unit, one, total, thisWeek: thisWeek.get(id) ?? 0, level: levelAt(levels, total), next: levelAfter(levels, total), rank };
      });
      const { id: _, unit: __, one: ___, ...own } = main!;
      points = {
        ...own, currencies,
        ...streak.take(more),
        badges: counts.take([badges!]),
        members: (tally!.results[0]?.members as number | undefined) ?? 0,
      };
      return points;
    },
    rest() {
      const rest = streak.rest?.();
      return rest ? mapped(rest, (whole) => ({ ...points, ...whole })) : null;
    },
  };
}

/** By currency. The board has it in one row; a community that keeps none of weeks has the lines. */
function ofThisWeek(db: Database, { id, boards }: CommunityRow, member: number, day: string): Statement {
  const { key, from, to } = periodOf('week', day);
  const keys = JSON.stringify(boards.currencies.map((currency) => ({ currency, week: boardKey(currency, null, key), all: allTimeOf(currency) })));
  return boards.periods.includes('week')
    ? db.prepare(
      `SELECT k.value ->> 'currency' AS currency, s.points FROM json_each(?3) k
       CROSS JOIN score s ON s.community = ?1 AND s.board = k.value ->> 'week' AND s.member = ?2`,
    ).bind(id, member, keys)
    : db.prepare(
      `SELECT k.value ->> 'currency' AS currency, sum(l.points) AS points FROM ledger l, json_each(l.boards) b
       CROSS JOIN json_each(?3) k ON k.value ->> 'all' = b.value
       WHERE l.community = ?1 AND l.member = ?2 AND l.day BETWEEN ?4 AND ?5 GROUP BY 1`,
    ).bind(id, member, keys, from, to);
}
