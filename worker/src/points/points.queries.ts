import type { Points } from '@cocarde/contract/points.ts';
import type { CommunityRow } from '../communities/communities.ts';
import type { Database, Read } from '../database.ts';
import { boardFor } from '../leaderboard/leaderboard.ts';
import { membersOf, rankOf } from '../leaderboard/leaderboard.queries.ts';
import { levelAfter, levelAt } from './levels.ts';
import { streakOf } from './streak.ts';

// A year of visits bounds what one page may read; a longer streak shows as the year.
const STREAK_DAYS = 366;

/** Where a member stands. */
export function pointsOf(db: Database, community: CommunityRow, member: number, day: string): Read<Points> {
  const rank = rankOf(db, community.id, 'all', member);
  return {
    statements: [
      db.prepare('SELECT board, points FROM score WHERE community = ?1 AND member = ?2 AND board IN (?3, ?4)')
        .bind(community.id, member, 'all', boardFor('week', day)),
      db.prepare(`SELECT day FROM visit WHERE community = ?1 AND member = ?2 ORDER BY day DESC LIMIT ${STREAK_DAYS}`).bind(community.id, member),
      db.prepare(
        `SELECT (SELECT count(*) FROM award WHERE community = ?1 AND member = ?2) AS earned,
                (SELECT count(*) FROM badge WHERE community = ?1) AS every`,
      ).bind(community.id, member),
      membersOf(db, community.id),
      ...rank.statements,
    ],
    take([scores, visits, badges, tally, ...rankResults]) {
      const score = new Map(scores!.results.map((row) => [row.board, row.points as number]));
      const total = score.get('all') ?? 0;
      return {
        total, thisWeek: score.get(boardFor('week', day)) ?? 0,
        level: levelAt(community.levels, total), next: levelAfter(community.levels, total),
        streak: streakOf(visits!.results.map((row) => row.day as string), day),
        badges: { earned: badges!.results[0]!.earned as number, all: badges!.results[0]!.every as number },
        rank: rank.take(rankResults),
        members: (tally!.results[0]?.members as number | undefined) ?? 0,
      };
    },
  };
}
