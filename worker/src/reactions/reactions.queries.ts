import type { Reaction, ReactionKind } from '@cocarde/contract/discussion.ts';
import type { MemberRef } from '@cocarde/contract/members.ts';
import type { Database, Read, Statement } from '../database.ts';
import { memberRef } from '../members/members.queries.ts';
import { namedMember } from '../members/named.ts';

/** Says something of a post that stands, as the member: again is the same. */
export function react(db: Database, community: number, post: string, kind: ReactionKind, member: number, at: number): Statement {
  return db.prepare(
    `INSERT INTO reaction (community, post, kind, member, at)
     SELECT ?1, p.id, ?3, ?4, ?5 FROM post p WHERE p.community = ?1 AND p.id = ?2 AND p.kind <> 'page' AND p.removed_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM post q WHERE q.community = ?1 AND q.id = p.parent AND q.removed_at IS NOT NULL)
     ON CONFLICT (community, post, kind, member) DO NOTHING`,
  ).bind(community, post, kind, member, at);
}

export function takeBack(db: Database, community: number, post: string, kind: ReactionKind, member: number): Statement {
  return db.prepare('DELETE FROM reaction WHERE community = ?1 AND post = ?2 AND kind = ?3 AND member = ?4').bind(community, post, kind, member);
}

export function reactionsOf(db: Database, community: number, post: string, reader: number): Read<Reaction[]> {
  return {
    statements: [db.prepare(
      `SELECT t.kind, t.n, EXISTS (SELECT 1 FROM reaction r WHERE r.community = ?1 AND r.post = ?2 AND r.kind = t.kind AND r.member = ?3) AS mine
       FROM reaction_tally t WHERE t.community = ?1 AND t.post = ?2 AND t.n > 0`,
    ).bind(community, post, reader)],
    take: ([rows]) => rows!.results.map(({ kind, n, mine }) => ({ kind: kind as ReactionKind, count: n as number, mine: mine === 1 })),
  };
}

/** Who said it, as far as others may know them by name; in the order of members' numbers, from `after` on. */
export function whoReacted(db: Database, community: number, post: string, kind: ReactionKind, after: number, limit: number): Read<{ number: number; member: MemberRef | null }[]> {
  return {
    statements: [db.prepare(
      `SELECT m.id, m.name, m.team, ${namedMember('m')} AS named FROM reaction r JOIN member m ON m.id = r.member
       WHERE r.community = ?1 AND r.post = ?2 AND r.kind = ?3 AND r.member > ?4 ORDER BY r.member LIMIT ?5`,
    ).bind(community, post, kind, after, limit)],
    take: ([rows]) => rows!.results.map(({ id, name, team, named }) => ({ number: id as number, member: named ? memberRef(id, name, team, named) : null })),
  };
}
