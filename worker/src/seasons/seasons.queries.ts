import type { Words } from '@cocarde/contract/members.ts';
import type { Database, Read, Statement } from '../database.ts';

export interface Season {
  id: string;
  name: Words;
  /** First and last day. */
  from: string;
  to: string;
}

export function seasonsOf(db: Database, community: number): Read<Season[]> {
  return {
    statements: [db.prepare('SELECT id, name, from_day, to_day FROM season WHERE community = ?1 ORDER BY from_day DESC, id').bind(community)],
    take: ([rows]) => rows!.results.map((row) => ({
      id: row.id as string, name: JSON.parse(row.name as string), from: row.from_day as string, to: row.to_day as string,
    })),
  };
}

/** The season of a day; the one that began last where several overlap. */
export function runningSeason(db: Database, community: number, day: string): Statement {
  return db.prepare('SELECT id, from_day, to_day FROM season WHERE community = ?1 AND from_day <= ?2 AND to_day >= ?2 ORDER BY from_day DESC LIMIT 1').bind(community, day);
}
