import type { Repricing } from '@cocarde/contract/rules.ts';
import type { Database, Read, Statement } from '../database.ts';

export interface RepricingRow {
  id: string;
  rule: string;
  change: string;
  afterMember: number;
  lastMember: number;
  /** Facts. */
  page: number;
  doneAt: number | null;
}

// Facts a page: each may take a line back and write another, on every board that it counts in. A host on Node does nothing
// else meanwhile, and D1 ends a batch after 30 seconds.
const PAGE = 5_000;

/** Begins with the members there are; nothing when it has begun already. */
export function startRepricing(db: Database, community: number, job: { id: string; rule: string; change: string; by: number; at: number }): Statement {
  return db.prepare(
    `INSERT INTO repricing (community, id, rule, change, last_member, page, started_by, started_at)
     SELECT ?1, ?2, ?3, ?4, coalesce((SELECT max(id) FROM member WHERE community = ?1), 0), ${PAGE}, ?5, ?6
     WHERE EXISTS (SELECT 1 FROM rule WHERE community = ?1 AND id = ?3)
     ON CONFLICT (community, id) DO NOTHING`,
  ).bind(community, job.id, job.rule, job.change, job.by, job.at);
}

const COLUMNS = 'id, rule, change, after_member AS afterMember, last_member AS lastMember, page, done_at AS doneAt';

/** Those that are still being carried into the ledger. */
export function openRepricings(db: Database, community: number): Read<RepricingRow[]> {
  return {
    statements: [db.prepare(`SELECT ${COLUMNS} FROM repricing WHERE community = ?1 AND done_at IS NULL ORDER BY started_at`).bind(community)],
    take: ([rows]) => rows!.results as unknown as RepricingRow[],
  };
}

export function findRepricing(db: Database, community: number, id: string): Read<RepricingRow | null> {
  return {
    statements: [db.prepare(`SELECT ${COLUMNS} FROM repricing WHERE community = ?1 AND id = ?2`).bind(community, id)],
    take: ([rows]) => (rows!.results[0] as unknown as RepricingRow | undefined) ?? null,
  };
}

/** Says that a page is done, if it was the next one. */
export function markPage(db: Database, community: number, job: RepricingRow, upTo: number, at: number): Statement {
  return db.prepare(
    `UPDATE repricing SET after_member = ?4, done_at = CASE WHEN ?4 >= last_member THEN ?5 END
     WHERE community = ?1 AND id = ?2 AND after_member = ?3 AND done_at IS NULL`,
  ).bind(community, job.id, job.afterMember, upTo, at);
}

export function toRepricing({ id, rule, change, afterMember, lastMember, doneAt }: RepricingRow): Repricing {
  return { id, rule, change, done: Math.min(afterMember, lastMember), of: lastMember, finished: doneAt !== null };
}
