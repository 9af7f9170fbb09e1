import type { Badges } from '@cocarde/contract/badges.ts';
import type { Database, Read } from '../database.ts';
import { memberRef } from '../members/members.queries.ts';
import { progressTowards } from './badges.ts';
import { awardsOf, badgesOf, progressOf } from './badges.queries.ts';

/** All badges of the community as one member sees them: earned first, latest first, then as they are ordered. */
export function badgePage(db: Database, community: number, member: number): Read<Badges> {
  const badges = badgesOf(db, community);
  const awards = awardsOf(db, community, member);
  const progress = progressOf(db, community, member);
  return {
    statements: [...badges.statements, ...awards.statements, ...progress.statements],
    take(results) {
      const held = new Map(awards.take([results[1]!]).map((award) => [award.badge, award]));
      const counted = progress.take([results[2]!]);
      const items = badges.take([results[0]!]).map(({ id, name, how, art, criterion, holders }) => {
        const award = held.get(id);
        return {
          id, name, how, art, holders,
          earnedAt: award?.at ?? null,
          by: award ? memberRef(award.by, award.byName, award.byTeam) : null,
          progress: progressTowards(criterion, award ? null : counted),
        };
      });
      items.sort((a, b) => (b.earnedAt ?? 0) - (a.earnedAt ?? 0));
      return { items, earned: held.size };
    },
  };
}
