import type { Points } from '@cocarde/contract/points.ts';
import type { CommunityRow } from '../communities/communities.ts';
import { mapped, type Database, type Read } from '../database.ts';
import { periodOf } from '../calendar/periods.ts';
import { membersOf, rankOf } from '../leaderboard/leaderboard.queries.ts';
import { streakOf } from '../streaks/streak.queries.ts';
import { levelAfter, levelAt } from './levels.ts';

/** Where a member stands. */
export function pointsOf(db: Database, community: CommunityRow, member: number, day: string): Read<Points> {
  const rank = rankOf(db, community, 'all', member);
  const week = periodOf('week', day);
  const streak = streakOf(db, community, member, day);
  let points: Points;
  return {
    statements: [
      db.prepare("SELECT points FROM score WHERE community = ?1 AND member = ?2 AND board = 'all'").bind(community.id, member),
      // The board has it in one row; a community that keeps none has the lines of the week.
      community.boards.periods.includes('week')
        ? db.prepare('SELECT points FROM score WHERE community = ?1 AND member = ?2 AND board = ?3').bind(community.id, member, week.key)
        : db.prepare('SELECT sum(points) AS points FROM ledger WHERE community = ?1 AND member = ?2 AND day BETWEEN ?3 AND ?4').bind(community.id, member, week.from, week.to),
      db.prepare(
        `SELECT (SELECT count(*) FROM award WHERE community = ?1 AND member = ?2) AS earned,
                (SELECT count(*) FROM badge WHERE community = ?1) AS every`,
      ).bind(community.id, member),
      membersOf(db, community.id),
      ...rank.statements,
      ...streak.statements,
    ],
    take([all, ofWeek, badges, tally, ...more]) {
      const total = (all!.results[0]?.points as number | undefined) ?? 0;
      points = {
        total, thisWeek: (ofWeek!.results[0]?.points as number | null | undefined) ?? 0,
        level: levelAt(community.levels, total), next: levelAfter(community.levels, total),
        ...streak.take(more.slice(rank.statements.length)),
        badges: { earned: badges!.results[0]!.earned as number, all: badges!.results[0]!.every as number },
        rank: rank.take(more.slice(0, rank.statements.length)),
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
