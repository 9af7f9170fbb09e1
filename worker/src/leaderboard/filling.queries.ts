import type { Filling, PeriodKind } from '@cocarde/contract/leaderboard.ts';
import type { Database, Read, Statement } from '../database.ts';
import { inVersion, seasonStands } from './settings.queries.ts';

export interface FillingRow {
  board: string;
  within: string;
  fromDay: string;
  toDay: string;
  afterMember: number;
  lastMember: number;
  page: number;
}

/** A board on which to count what lists another one, on certain days. */
export interface FillingBoard {
  key: string;
  /** First and last day. */
  from: string;
  to: string;
  /** Board that every line of its currency lists. */
  within: string;
  /** Kind of period that is switched on: a board of one that is on already is not filled. */
  on?: PeriodKind;
  /** Season that it is of, if it is declared with it: not filled where another one with its name stands. */
  season?: string;
  /** First instant at which it is closed, milliseconds UTC. */
  closesAt: number;
}

// Members a page: a page reads the ledger lines that these have in the period.
const PAGE = 2_000;
/** No request takes so long, milliseconds. */
const LATE = 600_000;

/**
 * Begins to take up what was earned in periods before their boards were kept; begins anew where it had begun. Nothing when the
 * settings are no longer in the version that this is for.
 */
export function startFillings(db: Database, community: number, boards: readonly FillingBoard[], now: number, version: number | null = null): Statement {
  return db.prepare(
    `INSERT INTO filling (community, board, within, from_day, to_day, last_member, page, late_until)
     SELECT c.id, b.value ->> 'key', b.value ->> 'within', b.value ->> 'from', b.value ->> 'to',
       coalesce((SELECT max(id) FROM member WHERE community = ?1), 0), ${PAGE}, min(b.value ->> 'closesAt', CAST(?4 AS INTEGER))
     FROM community c CROSS JOIN json_each(?2) b WHERE c.id = ?1 AND ${inVersion('?3')}
       AND (b.value ->> 'on' IS NULL OR b.value ->> 'on' NOT IN (SELECT value FROM json_each(c.leaderboards, '$.periods')))
       AND (b.value ->> 'season' IS NULL OR ${seasonStands("b.value ->> 'season'", "b.value ->> 'from'", "b.value ->> 'to'")})
     ON CONFLICT (community, board) DO UPDATE SET after_member = 0, last_member = excluded.last_member, from_day = excluded.from_day, to_day = excluded.to_day,
       late_until = excluded.late_until, done_at = NULL`,
  ).bind(community, JSON.stringify(boards), version, now + LATE);
}

/** From now on no line counts as late for a board: as in a replay, which knows every board. */
export function noneLate(db: Database, community: number): Statement {
  return db.prepare('UPDATE filling SET late_until = 0 WHERE community = ?1 AND late_until > 0').bind(community);
}

/** Takes off the list those that are done and that nothing can be late for. */
export function forgetFillings(db: Database, community: number, now: number): Statement {
  return db.prepare('DELETE FROM filling WHERE community = ?1 AND done_at IS NOT NULL AND late_until <= ?2').bind(community, now);
}

export function fillingsOf(db: Database, community: number): Read<FillingRow[]> {
  return {
    statements: [
      db.prepare(
        `SELECT board, within, from_day AS fromDay, to_day AS toDay, after_member AS afterMember, last_member AS lastMember, page
         FROM filling WHERE community = ?1 AND done_at IS NULL ORDER BY board`,
      ).bind(community),
    ],
    take: ([rows]) => rows!.results as unknown as FillingRow[],
  };
}

/**
 * A page: what the lines of its members add up to is set, not added, so that a page may be done twice and lines that
 * list the board meanwhile are met in either order. The last page ends it.
 */
export function fillPage(db: Database, community: number, { board, within, fromDay, toDay, afterMember, lastMember, page }: FillingRow, now: number): Statement[] {
  const upTo = Math.min(afterMember + page, lastMember);
  const bind = (sql: string, ...more: (string | number)[]) => db.prepare(sql).bind(community, board, afterMember + 1, upTo, ...more);
  // Member by member, whose days are together: a range of members would read all that each of them ever earned.
  const lines = `FROM member m CROSS JOIN ledger l ON l.community = ?1 AND l.member = m.id AND l.day BETWEEN ?5 AND ?6
    WHERE m.id BETWEEN ?3 AND ?4 AND m.community = ?1 AND l.points <> 0 AND EXISTS (SELECT 1 FROM json_each(l.boards) b WHERE b.value = ?7)`;
  return [
    bind('DELETE FROM carried WHERE community = ?1 AND member BETWEEN ?3 AND ?4 AND board = ?2'),
    bind(
      `INSERT INTO carried (community, member, board, points) SELECT ?1, l.member, ?2, sum(l.points) ${lines}
         AND NOT EXISTS (SELECT 1 FROM json_each(l.boards) b WHERE b.value = ?2) GROUP BY l.member HAVING sum(l.points) <> 0`,
      fromDay, toDay, within,
    ),
    bind(
      `INSERT INTO score (community, board, member, points) SELECT ?1, ?2, l.member, sum(l.points) ${lines}
         AND NOT EXISTS (SELECT 1 FROM exclusion x WHERE x.community = ?1 AND x.member = l.member AND x.to_at IS NULL) GROUP BY l.member
       ON CONFLICT (community, board, member) DO UPDATE SET points = excluded.points WHERE points <> excluded.points`,
      fromDay, toDay, within,
    ),
    db.prepare(
      'UPDATE filling SET after_member = ?4, done_at = CASE WHEN ?4 >= last_member THEN ?5 END WHERE community = ?1 AND board = ?2 AND after_member = ?3 AND done_at IS NULL',
    ).bind(community, board, afterMember, upTo, now),
  ];
}

export function toFilling({ board, afterMember, lastMember }: FillingRow): Filling {
  return { board, done: afterMember, of: lastMember };
}
