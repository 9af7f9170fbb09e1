import type { CommunityRow } from '../communities/communities.ts';
import type { Database, Read } from '../database.ts';
import { allTimeOf } from '../leaderboard/plan.ts';

/** What a member has over all time, by the id of a currency; nothing where they never had points. */
export function totalsOf(db: Database, { id, boards }: CommunityRow, member: number): Read<ReadonlyMap<string, number>> {
  const currencies = new Map(boards.currencies.map((currency) => [allTimeOf(currency), currency]));
  return {
    statements: [
      db.prepare('SELECT s.board, s.points FROM json_each(?2) b CROSS JOIN score s ON s.community = ?1 AND s.board = b.value AND s.member = ?3')
        .bind(id, JSON.stringify([...currencies.keys()]), member),
    ],
    take: ([rows]) => new Map(rows!.results.map((row) => [currencies.get(row.board as string)!, row.points as number])),
  };
}
