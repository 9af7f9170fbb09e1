import type { Points } from '@cocarde/contract/points.ts';
import type { CommunityRow } from '../communities/communities.ts';
import { mapped, type Database, type Read } from '../database.ts';
import { boardFor } from '../leaderboard/leaderboard.ts';
import { membersOf, rankOf } from '../leaderboard/leaderboard.queries.ts';
import { streakOf } from '../streaks/streak.queries.ts';
import { levelAfter, levelAt } from './levels.ts';

/** Where a member stands. */
export function pointsOf(db: Database, community: CommunityRow, member: number, day: string): Read<Points> {
  const rank = rankOf(db, community.id, 'all', member);
  const streak = streakOf(db, community, member, day);
  let points: Points;
  return {
    statements: [
      db.prepare('SELECT board, points FROM score WHERE community = ?1 AND member = ?2 AND board IN (?3, ?4)')
        .bind(community.id, member, 'all', boardFor('week', day)),
      db.prepare(
        `SELECT (SELECT count(*) FROM award WHERE community = ?1 AND member = ?2) AS earned,
                (SELECT count(*) FROM badge WHERE community = ?1) AS every`,
      ).bind(community.id, member),
      membersOf(db, community.id),
      ...rank.statements,
      ...streak.statements,
    ],
    take([scores, badges, tally, ...more]) {
      const score = new Map(scores!.results.map((row) => [row.board, row.points as number]));
      const total = score.get('all') ?? 0;
      points = {
        total, thisWeek: score.get(boardFor('week', day)) ?? 0,
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
