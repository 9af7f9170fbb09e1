import type { Board, BoardDefinition } from '@cocarde/contract/boards.ts';
import type { IdeaStatus } from '@cocarde/contract/ideas.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { MemberRef } from '@cocarde/contract/members.ts';
import { nothingOf, type Database, type Read, type Row, type Statement } from '../database.ts';
import { memberRef } from '../members/members.queries.ts';
import { namedMember } from '../members/named.ts';
import { PRESET_DEFINITIONS } from './presets.ts';

/** As the indexes of lists say it: one of them has the answer. */
const LISTED = 'parent IS NULL AND removed_at IS NULL AND merged_into IS NULL';

/** A board as it is set up; a board of ideas where nobody did. */
export function boardOf(db: Database, community: number, id: string): Read<Board> {
  return {
    statements: [db.prepare('SELECT id, definition, version FROM board WHERE community = ?1 AND id = ?2').bind(community, id)],
    take: ([rows]) => toBoard(rows!.results[0] ?? { id, definition: JSON.stringify(PRESET_DEFINITIONS.ideas), version: 0 }),
  };
}

export function boardsOf(db: Database, community: number): Read<Board[]> {
  return {
    statements: [db.prepare('SELECT id, definition, version FROM board WHERE community = ?1 ORDER BY id').bind(community)],
    take: ([rows]) => rows!.results.map(toBoard),
  };
}

/**
 * Sets a board up from the version that was read, 0 for none; null takes whichever stands. Gives its row, or none when
 * it is in another version, there are too many, or contributions are there that were voted for in another way, or without names: also
 * removed or merged ones, which may come back. What is listed is asked for first, as an index has it.
 */
export function putBoard(db: Database, community: number, id: string, definition: BoardDefinition, version: number | null): Statement {
  return db.prepare(
    `INSERT INTO board (community, id, definition, closed)
     SELECT ?1, ?2, ?3, ?4 WHERE (EXISTS (SELECT 1 FROM board WHERE community = ?1 AND id = ?2)
         OR coalesce(?5, 0) = 0 AND (SELECT count(*) FROM board WHERE community = ?1) < ?6)
       AND (coalesce((SELECT definition ->> '$.voting.type' FROM board WHERE community = ?1 AND id = ?2), 'up') = ?7
         OR NOT EXISTS (SELECT 1 FROM post WHERE community = ?1 AND kind = 'idea' AND board = ?2 AND ${LISTED}))
       AND (?8 = 'confidential' OR NOT EXISTS (SELECT 1 FROM board WHERE community = ?1 AND id = ?2 AND definition ->> '$.voting.names' = 'confidential')
         OR NOT EXISTS (SELECT 1 FROM post WHERE community = ?1 AND kind = 'idea' AND board = ?2 AND ${LISTED})
           AND NOT EXISTS (SELECT 1 FROM post WHERE community = ?1 AND kind = 'idea' AND board = ?2))
     ON CONFLICT (community, id) DO UPDATE SET definition = excluded.definition, closed = excluded.closed, version = version + 1
       WHERE ?5 IS NULL OR version = ?5
     RETURNING id, definition, version`,
  ).bind(community, id, JSON.stringify(definition), definition.closed === true, version, LIMITS.boards, definition.voting?.type ?? 'up', definition.voting?.names ?? 'visible');
}

export function toBoard({ id, definition, version }: Row): Board {
  return { ...(JSON.parse(definition as string) as BoardDefinition), id: id as string, version: version as number };
}

/** SQL: whether a board takes new contributions. */
export function takesPosts(board: string): string {
  return `NOT EXISTS (SELECT 1 FROM board b WHERE b.community = ?1 AND b.id = ${board} AND b.closed = 1)`;
}

/**
 * Ids of ideas that wait for a decision longer than their board allows, those that wait longest first; at most `most`.
 * None where it allows any time.
 */
export function waitingOn(db: Database, community: number, { id, waitDays }: Board, most: number): Read<string[]> {
  if (waitDays === undefined) return nothingOf([]);
  const waiting = (status: IdeaStatus) => `SELECT id, at FROM (SELECT id, at FROM post INDEXED BY post_status WHERE community = ?1 AND kind = 'idea' AND board = ?2 AND status = '${status}'
      AND parent IS NULL AND removed_at IS NULL AND merged_into IS NULL AND at < unixepoch() * 1000 - 86400000 * CAST(?3 AS INTEGER) ORDER BY at, id LIMIT ?4)`;
  return {
    statements: [db.prepare(`SELECT id FROM (${waiting('new')} UNION ALL ${waiting('review')}) ORDER BY at, id LIMIT ?4`).bind(community, id, waitDays, most)],
    take: ([rows]) => rows!.results.map((row) => row.id as string),
  };
}

/** Who took the latest decision about each of these ideas, as far as one was kept. */
export function decidersOf(db: Database, community: number, ideas: readonly string[]): Read<Map<string, MemberRef | null>> {
  return {
    statements: [db.prepare(
      `SELECT h.post, h.by, m.name, m.team, ${namedMember('m')} AS named
       FROM json_each(?2) i JOIN status_change h ON h.community = ?1 AND h.post = i.value
         AND h.version = (SELECT max(version) FROM status_change WHERE community = ?1 AND post = i.value)
       LEFT JOIN member m ON m.id = h.by`,
    ).bind(community, JSON.stringify(ideas))],
    take: ([rows]) => new Map(rows!.results.map((row) => [row.post as string, memberRef(row.by, row.name, row.team, row.named)])),
  };
}
