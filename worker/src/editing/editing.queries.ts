import type { PostPatch, Revision } from '@cocarde/contract/discussion.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { Database, Read, Statement } from '../database.ts';
import { memberRef } from '../members/members.queries.ts';
import { namedMember } from '../members/named.ts';

export interface Edit extends PostPatch {
  id: string;
  by: number;
  /** Whether an animateur edits, who may change what others wrote. */
  moderates: boolean;
  at: number;
}

/** Changes what a post says, unless somebody changed it since `version`; triggers keep what it said and what it stood under. What it says already is not written again. */
export function setContent(db: Database, community: number, { id, title, body, tags, fields, by, moderates, at }: Edit, version: number | null): Statement {
  return db.prepare(
    `UPDATE post SET title = coalesce(?3, title), body = coalesce(?4, body), tags = coalesce(?5, tags), fields = coalesce(?6, fields),
       edited_at = ?7, edited_by = ?8, version = version + 1
     WHERE community = ?1 AND id = ?2 AND kind <> 'page' AND removed_at IS NULL AND (author = ?8 OR ?9) AND (?10 IS NULL OR version = ?10)
       AND (title, body, tags, fields) IS NOT (coalesce(?3, title), coalesce(?4, body), coalesce(?5, tags), coalesce(?6, fields))`,
  ).bind(community, id, title ?? null, body ?? null, tags ? JSON.stringify(tags) : null, fields ? JSON.stringify(fields) : null, at, by, moderates, version);
}

/** What a post said before, the latest first. */
export function revisionsOf(db: Database, community: number, id: string): Read<Revision[]> {
  return {
    statements: [db.prepare(
      `SELECT r.version, r.title, r.body, r.tags, r.fields, r.at, r.by, m.name, m.team, ${namedMember('m')} AS named
       FROM revision r LEFT JOIN member m ON m.id = r.by WHERE r.community = ?1 AND r.post = ?2 ORDER BY r.version DESC LIMIT ?3`,
    ).bind(community, id, LIMITS.history)],
    take: ([rows]) => rows!.results.map((row) => ({
      version: row.version as number, title: row.title as string, body: row.body as string, tags: JSON.parse(row.tags as string), fields: JSON.parse(row.fields as string),
      at: row.at as number, by: memberRef(row.by, row.name, row.team, row.named),
    })),
  };
}
