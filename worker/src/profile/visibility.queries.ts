import type { Appears } from '@cocarde/contract/members.ts';
import { PROFILE_PARTS, type Visibility, type VisibilityWish } from '@cocarde/contract/profile.ts';
import type { CommunityRow } from '../communities/communities.ts';
import type { Database, Read, Row, Statement } from '../database.ts';
import { isNamed } from '../members/named.ts';

/** Columns of the member `m` that `toVisibility` takes. */
export const VISIBILITY = `m.appears, ${PROFILE_PARTS.map((part) => `m.shows_${part}`).join(', ')}`;

export function toVisibility({ boards: { naming } }: CommunityRow, row: Row): Visibility {
  const appears = row.appears as Appears;
  return {
    appears, naming, found: isNamed(naming, appears),
    points: row.shows_points === 1, badges: row.shows_badges === 1, contributions: row.shows_contributions === 1,
  };
}

export function visibilityOf(db: Database, community: CommunityRow, member: number): Read<Visibility> {
  return {
    statements: [db.prepare(`SELECT ${VISIBILITY} FROM member m WHERE m.community = ?1 AND m.id = ?2`).bind(community.id, member)],
    take: ([rows]) => toVisibility(community, rows!.results[0]!),
  };
}

/** Makes each choice that is named what the member wants it to be; writes nothing when all of them are. */
export function putVisibility(db: Database, community: number, member: number, { appears, points, badges, contributions }: VisibilityWish): Statement {
  return db.prepare(
    `UPDATE member SET appears = coalesce(?3, appears), shows_points = coalesce(?4, shows_points), shows_badges = coalesce(?5, shows_badges),
       shows_contributions = coalesce(?6, shows_contributions)
     WHERE community = ?1 AND id = ?2
       AND (appears <> coalesce(?3, appears) OR shows_points <> coalesce(?4, shows_points) OR shows_badges <> coalesce(?5, shows_badges)
         OR shows_contributions <> coalesce(?6, shows_contributions))`,
  ).bind(community, member, appears ?? null, points ?? null, badges ?? null, contributions ?? null);
}
