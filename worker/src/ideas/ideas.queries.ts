import type { IdeaStatus, StatusChange } from '@cocarde/contract/ideas.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { Database, Read, Statement } from '../database.ts';
import { memberRef } from '../members/members.queries.ts';
import { namedMember } from '../members/named.ts';

/** What an animateur decided about an idea. What is undefined stays. */
export interface Decision {
  id: string;
  to: { status: IdeaStatus; stage: string | null } | undefined;
  note: string | null | undefined;
  owner: number | null | undefined;
  by: number;
  at: number;
  /** The day in the community, where an idea that is selected for the first time earns. */
  selectedDay: string | null;
}

/**
 * Makes an idea's status, answer and owner what was decided, unless somebody changed it since `version`, and keeps the
 * decision in its history. A repetition finds it so and writes nothing. Its author does not decide that it is planned or done:
 * that may bring points.
 */
export function decide(db: Database, community: number, { id, to, note, owner, by, at, selectedDay }: Decision, version: number | null): Statement[] {
  return [
    db.prepare(
      `UPDATE post SET status = coalesce(?3, status), stage = CASE WHEN ?3 IS NULL THEN stage ELSE ?4 END, status_note = CASE WHEN ?5 THEN ?6 ELSE status_note END,
         owner = CASE WHEN ?7 THEN ?8 ELSE owner END, version = version + 1,
         status_at = CASE WHEN ?3 IS NOT NULL AND (status <> ?3 OR stage IS NOT ?4) THEN ?9 ELSE status_at END,
         selected_at = CASE WHEN ?10 IS NULL THEN selected_at ELSE coalesce(selected_at, ?9) END, selected_day = coalesce(selected_day, ?10),
         selected_heading = CASE WHEN selected_at IS NULL THEN heading ELSE selected_heading END
       WHERE community = ?1 AND id = ?2 AND kind = 'idea' AND removed_at IS NULL AND merged_into IS NULL AND (?11 IS NULL OR version = ?11)
         AND (?3 IS NOT NULL AND (status <> ?3 OR stage IS NOT ?4) OR ?5 AND status_note IS NOT ?6 OR ?7 AND owner IS NOT ?8)
         AND (?10 IS NULL OR author IS NOT ?12) AND (?8 IS NULL OR EXISTS (SELECT 1 FROM member WHERE community = ?1 AND id = ?8))`,
    ).bind(community, id, to?.status ?? null, to?.stage ?? null, note !== undefined, note ?? null, owner !== undefined, owner ?? null, at, selectedDay, version, by),
    // Only of what the statement before it changed: the version is new then.
    db.prepare(
      `INSERT INTO status_change (community, post, version, status, stage, owner, note, by, at)
       SELECT community, id, version, status, stage, owner, status_note, ?3, ?4 FROM post WHERE community = ?1 AND id = ?2 AND changes() = 1`,
    ).bind(community, id, by, at),
  ];
}

/** Pins an idea, where its board has room, or takes it down; a repetition changes nothing. */
export function setPinned(db: Database, community: number, id: string, at: number | null, by: number): Statement {
  return db.prepare(
    `UPDATE post SET pinned_at = ?3, version = version + 1
     WHERE community = ?1 AND id = ?2 AND kind = 'idea' AND removed_at IS NULL AND merged_into IS NULL AND (pinned_at IS NULL) <> (?3 IS NULL)
       AND (?3 IS NULL OR author IS NOT ?5 AND (SELECT count(*) FROM post c INDEXED BY post_pinned WHERE c.community = ?1 AND c.kind = 'idea' AND c.board = post.board AND c.pinned_at IS NOT NULL
         AND c.parent IS NULL AND c.removed_at IS NULL AND c.merged_into IS NULL) < ?4)`,
  ).bind(community, id, at, LIMITS.pinned, by);
}

/** Decisions about an idea, the latest first. */
export function historyOf(db: Database, community: number, id: string): Read<StatusChange[]> {
  return {
    statements: [db.prepare(
      `SELECT h.at, h.status, h.stage, h.note, h.by, b.name AS byName, b.team AS byTeam, ${namedMember('b')} AS byNamed,
         h.owner, o.name AS ownerName, o.team AS ownerTeam, ${namedMember('o')} AS ownerNamed
       FROM status_change h LEFT JOIN member b ON b.id = h.by LEFT JOIN member o ON o.id = h.owner
       WHERE h.community = ?1 AND h.post = ?2 ORDER BY h.version DESC LIMIT ?3`,
    ).bind(community, id, LIMITS.history)],
    take: ([rows]) => rows!.results.map((row) => ({
      at: row.at as number, status: row.status as IdeaStatus, stage: row.stage as string | null, note: row.note as string | null,
      by: memberRef(row.by, row.byName, row.byTeam, row.byNamed), owner: memberRef(row.owner, row.ownerName, row.ownerTeam, row.ownerNamed),
    })),
  };
}
