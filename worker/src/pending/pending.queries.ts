import type { Decision, PendingAct, PendingBurst } from '@cocarde/contract/pending.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { CommunityRow } from '../communities/communities.ts';
import type { Database, Read, Row, Statement } from '../database.ts';
import { deedOf } from '../facts/fact-sources.ts';
import { encodeCursor } from '../http/cursor.ts';
import { openDay, periodsOf } from '../leaderboard/plan.ts';
import { memberRef } from '../members/members.queries.ts';

/** The values that make a burst, in the order of the key of `pending`. */
export interface Burst {
  day: string;
  member: number;
  rule: string;
  actor: number;
}

export type BurstPlace = readonly [day: string, member: number, rule: string, actor: number];

const COLUMNS = `p.day, p.member, p.rule, p.actor, count(*) AS count, sum(p.raw) AS points, min(p.at) AS "from", max(p.at) AS "to",
  (SELECT r.definition -> '$.name' FROM rule r WHERE r.community = ?1 AND r.id = p.rule ORDER BY r.version DESC LIMIT 1) AS ruleName`;

/** Names of both, joined to the bursts of a subquery: a page of them, not every line that waits. */
const NAMED = `SELECT b.*, m.name AS memberName, m.team AS memberTeam, a.name AS actorName, a.team AS actorTeam
  FROM (BURSTS) b JOIN member m ON m.id = b.member JOIN member a ON a.id = b.actor`;
const ORDER = 'p.day DESC, p.member DESC, p.rule DESC, p.actor DESC';

/** Who looks at what waits, and on which day of the community's. */
export interface Looking {
  community: Pick<CommunityRow, 'id' | 'boards'>;
  moderator: number;
  today: string;
}

/** Bursts that wait, latest day first: grouped in the order of their key, so that a page reads its own lines. */
export function pendingBursts(db: Database, looking: Looking, before: BurstPlace | null, limit: number): Read<PendingBurst[]> {
  const bursts = `SELECT ${COLUMNS} FROM pending p WHERE p.community = ?1 ${before ? 'AND (p.day, p.member, p.rule, p.actor) < (?3, ?4, ?5, ?6)' : ''}
    GROUP BY ${ORDER.replaceAll(' DESC', '')} ORDER BY ${ORDER} LIMIT ?2`;
  return {
    statements: [db.prepare(NAMED.replace('BURSTS', bursts)).bind(looking.community.id, limit, ...(before ?? []))],
    take: ([rows]) => rows!.results.map((row) => toBurst(row, looking)),
  };
}

/** What still waits of one burst. */
export function pendingBurst(db: Database, looking: Looking, { day, member, rule, actor }: Burst): Read<PendingBurst | null> {
  const burst = `SELECT ${COLUMNS} FROM pending p WHERE p.community = ?1 AND p.day = ?2 AND p.member = ?3 AND p.rule = ?4 AND p.actor = ?5 GROUP BY p.community`;
  return {
    statements: [db.prepare(NAMED.replace('BURSTS', burst)).bind(looking.community.id, day, member, rule, actor)],
    take: ([rows]) => (rows!.results[0] ? toBurst(rows!.results[0], looking) : null),
  };
}

export type ActPlace = readonly [at: number, cause: string, version: number];

/** Acts of a burst that wait, earliest first. */
export function pendingActs(db: Database, community: number, burst: Burst, after: ActPlace | null, limit: number): Read<(PendingAct & { place: ActPlace })[]> {
  return {
    statements: [
      db.prepare(
        `SELECT p.at, p.cause, p.version, p.raw, l.fact, t.definition ->> '$.name' AS factName, CASE WHEN s.removed_at IS NULL THEN s.title END AS title FROM pending p
         JOIN ledger l ON l.community = ?1 AND l.member = p.member AND l.day = p.day AND l.at = p.at AND l.cause = p.cause AND l.rule = p.rule
           AND l.version = p.version AND l.seq = 0
         LEFT JOIN post s ON s.community = ?1 AND s.id = l.subject
         LEFT JOIN fact_type t ON t.community = ?1 AND t.type = l.fact
         WHERE p.community = ?1 AND p.day = ?2 AND p.member = ?3 AND p.rule = ?4 AND p.actor = ?5 ${after ? 'AND (p.at, p.cause, p.version) > (?7, ?8, ?9)' : ''}
         ORDER BY p.at, p.cause, p.version LIMIT ?6`,
      ).bind(community, burst.day, burst.member, burst.rule, burst.actor, limit, ...(after ?? [])),
    ],
    take: ([rows]) => rows!.results.map((row) => ({
      id: row.cause as string, at: row.at as number, fact: row.fact as string,
      factName: row.factName === null ? null : JSON.parse(row.factName as string), subject: (row.title as string | null) || null, points: row.raw as number,
      place: [row.at, row.cause, row.version] as unknown as ActPlace,
    })),
  };
}

/**
 * Decides about what waits of a burst, or about one act of it, and anew about what was decided before; the same
 * decision changes nothing. Nobody decides about what they did or would earn. Returns the acts as rows `deed`.
 */
export function putVerdicts(
  db: Database, community: number, { day, member, rule, actor }: Burst, act: string | null, verdict: { decision: Decision; reason: string; by: number; at: number },
): Statement {
  return db.prepare(
    `INSERT INTO verdict (community, member, rule, day, actor, deed, decision, reason, decided_by, at)
     SELECT ?1, ?3, ?4, ?2, ?5, deed, ?7, ?8, ?9, ?10 FROM (
       SELECT ${deedOf('cause')} AS deed FROM pending WHERE community = ?1 AND day = ?2 AND member = ?3 AND rule = ?4 AND actor = ?5
       UNION SELECT deed FROM verdict WHERE community = ?1 AND member = ?3 AND rule = ?4 AND day = ?2 AND actor = ?5 AND (decision <> ?7 OR reason <> ?8))
     WHERE (?6 IS NULL OR deed = ${deedOf('?6')}) AND ?9 NOT IN (?3, ?5) LIMIT ${LIMITS.verdicts}
     ON CONFLICT (community, member, rule, day, actor, deed) DO UPDATE
       SET decision = excluded.decision, reason = excluded.reason, decided_by = excluded.decided_by, at = excluded.at
       WHERE decision <> excluded.decision OR reason <> excluded.reason
     RETURNING deed`,
  ).bind(community, day, member, rule, actor, act, verdict.decision, verdict.reason, verdict.by, verdict.at);
}

/** A row when something of the burst, or this act of it, waits or was decided about. */
export function heldActs(db: Database, community: number, { day, member, rule, actor }: Burst, act: string | null): Read<boolean> {
  return {
    statements: [
      db.prepare(
        `SELECT 1 FROM pending WHERE community = ?1 AND day = ?2 AND member = ?3 AND rule = ?4 AND actor = ?5 AND (?6 IS NULL OR cause = ?6)
         UNION ALL SELECT 1 FROM verdict WHERE community = ?1 AND member = ?3 AND rule = ?4 AND day = ?2 AND actor = ?5 AND (?6 IS NULL OR deed = ${deedOf('?6')}) LIMIT 1`,
      ).bind(community, day, member, rule, actor, act),
    ],
    take: ([rows]) => rows!.results.length > 0,
  };
}

export function placeOf({ day, member, rule, actor }: Burst): BurstPlace {
  return [day, member, rule, actor];
}

function toBurst(row: Row, { community, moderator, today }: Looking): PendingBurst {
  const burst: Burst = { day: row.day as string, member: row.member as number, rule: row.rule as string, actor: row.actor as number };
  return {
    id: encodeCursor(placeOf(burst)), day: burst.day,
    member: memberRef(row.member, row.memberName, row.memberTeam), actor: memberRef(row.actor, row.actorName, row.actorTeam),
    rule: { id: burst.rule, name: row.ruleName === null ? {} : JSON.parse(row.ruleName as string) },
    count: row.count as number, points: row.points as number, from: row.from as number, to: row.to as number,
    decidable: burst.member !== moderator && burst.actor !== moderator,
    // What is written after the end of a period does not count in it, whatever its day.
    periods: periodsOf(community.boards, burst.day).map(({ kind, to }) => ({ kind, to, open: to >= openDay(community.boards, today) })),
  };
}
