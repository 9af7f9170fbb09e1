import type { Reaction, ReactionKind } from '@cocarde/contract/discussion.ts';
import type { MemberRef } from '@cocarde/contract/members.ts';
import type { Database, Read, Statement } from '../database.ts';
import { memberRef } from '../members/members.queries.ts';
import { namedMember } from '../members/named.ts';
import { stretch } from '../members/stretch.ts';
import { belowRemoved } from '../posts/together.ts';

/** Says something of a post that stands, as the member: again is the same. */
export function react(db: Database, community: number, post: string, kind: ReactionKind, member: number, at: number): Statement {
  return db.prepare(
    `INSERT INTO reaction (community, post, kind, member, at)
     SELECT ?1, p.id, ?3, ?4, ?5 FROM post p WHERE p.community = ?1 AND p.id = ?2 AND p.kind <> 'page' AND p.removed_at IS NULL
       AND NOT ${belowRemoved('p')}
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

/** Who said it, as far as others may know them by name, in the order of members' numbers from one on, and where they go on; null at the end. */
export function whoReacted(db: Database, community: number, post: string, kind: ReactionKind, from: number, limit: number): Read<{ items: MemberRef[]; next: number | null }> {
  const said = 'r.community = ?1 AND r.post = ?2 AND r.kind = ?3';
  const { end, next } = stretch((number) => `(SELECT r.member FROM reaction r WHERE ${said} AND r.member >= ${number} ORDER BY r.member LIMIT 1)`, 'CAST(?4 AS INTEGER)');
  return {
    statements: [
      db.prepare(
        `SELECT m.id, m.name, m.team FROM reaction r JOIN member m ON m.id = r.member AND ${namedMember('m')}
         WHERE ${said} AND r.member >= ?4 AND r.member < ${end} ORDER BY r.member LIMIT ?5`,
      ).bind(community, post, kind, from, limit + 1),
      db.prepare(`SELECT ${next} AS next`).bind(community, post, kind, from),
    ],
    take([rows, after]) {
      const items = rows!.results.map(({ id, name, team }) => memberRef(id, name, team, 1)!);
      return { items: items.slice(0, limit), next: items.length > limit ? Number(items[limit]!.id) : after!.results[0]!.next as number | null };
    },
  };
}
