import { MAIN_CURRENCY } from '@cocarde/contract/currencies.ts';
import type { MemberRef } from '@cocarde/contract/members.ts';
import type { Decision } from '@cocarde/contract/pending.ts';
import type { LedgerLine } from '@cocarde/contract/points.ts';
import type { RemovalNote } from '@cocarde/contract/removal.ts';
import type { LimitReason, RuleDefinition } from '@cocarde/contract/rules.ts';
import type { CommunityRow } from '../communities/communities.ts';
import type { Database, Read, Row } from '../database.ts';
import { deedOf } from '../facts/fact-sources.ts';
import { memberRef } from '../members/members.queries.ts';
import { limitOf, nextAt } from './limits.ts';

/** Place of a line in its member's history. */
export type LedgerPlace = readonly [day: string, at: number, cause: string, rule: string, version: number, seq: number];

// What a line is about, as the post that a member wrote: the one that was voted for, selected, accepted or written.
const WRITTEN = `CASE WHEN l.cause LIKE 'post:%' THEN substr(l.cause, 6) WHEN l.cause LIKE 'selected:%' THEN substr(l.cause, 10)
           WHEN l.cause LIKE 'accepted:%' THEN substr(l.cause, 10, 20) WHEN l.cause LIKE 'validated:%' THEN substr(l.cause, 11) WHEN l.cause LIKE 'vote:%' THEN l.subject
           WHEN l.cause LIKE 'bounty:%' THEN (SELECT b.answer FROM bounty b WHERE b.community = l.community AND b.question = l.subject AND b.n = CAST(substr(l.cause, 29) AS INTEGER)) END`;

// Whether the line came with the removal of that post, or of the one that it was written below.
const REMOVED = "l.raw < 0 AND l.seq > 0 AND l.cause NOT LIKE 'event:%' AND (x.removed_at <= l.written_at OR p.removed_at <= l.written_at)";

// A line is explained by the verdict that stood when it was written: the one that counts, or one that it replaced.
const SAME_ACT = 'e.community = l.community AND e.member = l.member AND e.rule = l.rule AND e.day = l.day AND e.actor = l.actor AND e.deed = d.deed';

/** Why is for its author only. */
function removalOf({ removalReason, removerId, removerName, removerTeam }: Row): RemovalNote {
  const by = memberRef(removerId, removerName, removerTeam);
  return { reason: by && (removalReason as string), by };
}

/** A member's lines, latest first. */
export function ledgerLines(db: Database, community: CommunityRow, member: number, before: LedgerPlace | null, limit: number): Read<(LedgerLine & { place: LedgerPlace })[]> {
  const after = before ? 'AND (l.day, l.at, l.cause, l.rule, l.version, l.seq) < (?4, ?5, ?6, ?7, ?8, ?9)' : '';
  return {
    statements: [
      db.prepare(
        `SELECT l.day, l.at, l.cause, l.rule, l.version, l.seq, l.fact, l.raw, l.points, l.reason, l.written_at, l.change,
           (SELECT sum(o.raw) <> 0 OR substr(max(printf('%09d', o.seq) || coalesce(o.reason, '')), 10) = 'rounded' FROM ledger o WHERE o.community = l.community AND o.member = l.member AND o.day = l.day AND o.at = l.at
              AND o.cause = l.cause AND o.rule = l.rule AND o.version = l.version) AS standing, r.definition, coalesce(CASE WHEN p.removed_at IS NULL THEN coalesce(nullif(p.title, ''), CASE WHEN q.removed_at IS NULL THEN q.title END) END, o.title, CASE WHEN t.type IS NOT NULL THEN l.subject END) AS title, t.definition ->> '$.name' AS factName,
           coalesce(c.reason, e.reason, d.reason) AS note, coalesce(e.decision, d.decision) AS decision, w.cause IS NOT NULL AS waits, c.currency, m.id AS byId, m.name AS byName, m.team AS byTeam,
           ${REMOVED} AS removed, x.removed_reason AS removalReason, g.id AS removerId, g.name AS removerName, g.team AS removerTeam
         FROM ledger l
         LEFT JOIN rule r ON r.community = l.community AND r.id = l.rule AND r.version = l.version
         LEFT JOIN post p ON p.community = l.community AND p.id = l.subject
         LEFT JOIN post q ON q.community = l.community AND q.id = p.parent
         LEFT JOIN round o ON l.fact = 'ballot_cast' AND o.community = l.community AND o.id = l.subject
         LEFT JOIN post x ON x.community = l.community AND x.id = ${WRITTEN}
         LEFT JOIN fact_type t ON t.community = l.community AND t.type = l.fact
         LEFT JOIN correction c ON c.community = l.community AND l.rule = 'correction' AND c.id = substr(l.cause, 12)
         LEFT JOIN verdict d ON d.community = l.community AND d.member = l.member AND d.rule = l.rule AND d.day = l.day AND d.actor = l.actor AND d.deed = ${deedOf('l.cause')}
           AND (d.at <= l.written_at OR EXISTS (SELECT 1 FROM replaced_verdict e WHERE ${SAME_ACT} AND e.at <= l.written_at))
         LEFT JOIN replaced_verdict e ON d.at > l.written_at AND ${SAME_ACT}
           AND e.n = (SELECT max(n) FROM replaced_verdict e WHERE ${SAME_ACT} AND e.at <= l.written_at)
         LEFT JOIN pending w ON l.reason = 'pending' AND w.community = l.community AND w.day = l.day AND w.member = l.member AND w.rule = l.rule AND w.actor = l.actor
           AND w.at = l.at AND w.cause = l.cause AND w.version = l.version
         LEFT JOIN member m ON m.id = coalesce(c.made_by, e.decided_by, d.decided_by)
         LEFT JOIN member g ON g.id = x.removed_by AND x.author = l.member AND x.removed_reason IS NOT NULL
         WHERE l.community = ?1 AND l.member = ?2 ${after}
         ORDER BY l.day DESC, l.at DESC, l.cause DESC, l.rule DESC, l.version DESC, l.seq DESC LIMIT ?3`,
      ).bind(community.id, member, limit, ...(before ?? [])),
    ],
    take: ([rows]) => rows!.results.map((row) => {
      const rule = row.definition === null ? null : JSON.parse(row.definition as string) as RuleDefinition;
      const reason = row.reason as LimitReason | null;
      return {
        at: row.at as number,
        fact: row.fact as string,
        factName: row.factName === null ? null : JSON.parse(row.factName as string),
        subject: (row.title as string | null) || null,
        rule: { id: row.rule as string, version: row.version as number, name: rule?.name ?? {} },
        currency: (rule?.currency ?? row.currency ?? MAIN_CURRENCY) as string,
        raw: row.raw as number, points: row.points as number,
        reason, limit: rule && reason ? limitOf(rule, reason) : null,
        nextAt: rule && reason ? nextAt(rule, reason, row.at as number, row.day as string, community.timeZone) : null,
        correction: row.rule === 'correction' && row.note !== null ? noteOf(row) : null,
        ...(row.waits ? { waits: true } : {}),
        ...(row.decision === null ? {} : { verdict: { decision: row.decision as Decision, ...noteOf(row) } }),
        ...(row.removed ? { removal: removalOf(row) } : {}),
        standing: row.standing === 1, seq: row.seq as number, changedAt: row.seq === 0 ? null : row.written_at as number, change: row.change as string | null,
        place: [row.day, row.at, row.cause, row.rule, row.version, row.seq] as unknown as LedgerPlace,
      };
    }),
  };
}

/** Why somebody decided, and who. */
function noteOf({ note, byId, byName, byTeam }: Row): { reason: string; by: MemberRef | null } {
  return { reason: note as string, by: memberRef(byId, byName, byTeam) };
}
