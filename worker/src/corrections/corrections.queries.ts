import type { Database, Statement } from '../database.ts';
import { EARNS } from '../badges/award.queries.ts';
import { communityBoards, type OpenBoard } from '../leaderboard/plan.ts';

export interface NewCorrection {
  id: string;
  member: number;
  points: number;
  currency: string;
  reason: string;
}

/** A correction of another member's points; a retry meets itself. Who takes no part is given none, but some may be taken. */
export function insertCorrection(db: Database, community: number, by: number, correction: NewCorrection, at: number, day: string): Statement {
  return db.prepare(
    `INSERT INTO correction (community, id, member, points, reason, made_by, at, day, currency)
     SELECT ?1, ?2, m.id, ?4, ?5, ?6, ?7, ?8, ?9 FROM member m WHERE m.community = ?1 AND m.id = ?3 AND m.id <> ?6 AND (?4 < 0 OR ${EARNS})
     ON CONFLICT (community, id) DO NOTHING`,
  ).bind(community, correction.id, correction.member, correction.points, correction.reason, by, at, day, correction.currency);
}

/** Ledger lines of the corrections that have none yet: of one, or of all for a rebuild. */
export function bookCorrections(db: Database, community: number, id: string | null, open: readonly OpenBoard[], now: number): Statement {
  return db.prepare(
    `INSERT INTO ledger (community, member, day, at, cause, rule, version, seq, fact, raw, points, boards, written_at)
     SELECT ?1, c.member, c.day, c.at, 'correction:' || c.id, 'correction', 0, 0, 'correction', c.points, c.points,
       ${communityBoards('c.currency', 'c.day', '?3')}, ?4
     FROM correction c WHERE c.community = ?1 AND (?2 IS NULL OR c.id = ?2)
     ON CONFLICT DO NOTHING`,
  ).bind(community, id, JSON.stringify(open), now);
}

export function findCorrection(db: Database, community: number, id: string, board: string): Statement {
  return db.prepare(
    `SELECT c.id, c.member, c.points, c.currency, c.reason, c.at, coalesce(s.points, 0) AS total FROM correction c
     LEFT JOIN score s ON s.community = c.community AND s.board = ?3 AND s.member = c.member
     WHERE c.community = ?1 AND c.id = ?2`,
  ).bind(community, id, board);
}
