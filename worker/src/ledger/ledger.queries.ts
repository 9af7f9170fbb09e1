import type { FactType, LedgerLine } from '@cocarde/contract/points.ts';
import type { Words } from '@cocarde/contract/members.ts';
import type { Database, Read, Statement } from '../database.ts';
import type { Rule } from '../rules/rules.queries.ts';
import { FACT_SOURCES } from '../facts/fact-sources.ts';

export type FactKey = readonly [string | number, string | number | null];

/**
 * The line by which a rule rewards a fact, if the fact stands and was written at `now` by this same batch.
 * The line's key holds its cause, so that a repetition conflicts with itself. Returns `member, raw, points`.
 */
export function creditFact(db: Database, community: number, rule: Rule, key: FactKey, now: number, boards: readonly string[]): Statement {
  const source = FACT_SOURCES[rule.fact];
  return db.prepare(
    `INSERT INTO ledger (community, member, day, at, cause, rule, reversal, version, fact, subject, raw, points, cap, boards)
     SELECT ?1, f.member, f.day, f.at, f.cause, ?4, 0, ?5, ?6, f.subject, ?7, ${counted('f', '?4', '?5', '?7', '?8')}, ?8, ?9
     FROM (SELECT ${source[rule.earns]} AS member, ${source.day} AS day, ${source.at} AS at, ${source.cause} AS cause, ${source.subject} AS subject
           FROM ${source.from} WHERE ${source.community} = ?1 AND ${source.key} AND ${source.standing} AND ${source.at} = ?10) f
     WHERE f.member IS NOT NULL
     ON CONFLICT DO NOTHING RETURNING member, raw, points`,
  ).bind(community, key[0], key[1], rule.id, rule.version, rule.fact, rule.points, rule.dailyCap, JSON.stringify(boards), now);
}

/**
 * Opposite lines for everything that a fact gave to the members on its two sides, once it no longer stands.
 * They count where the points had counted. Returns `member, raw, points`.
 */
export function debitFact(db: Database, community: number, type: FactType, key: FactKey, now: number): Statement {
  const source = FACT_SOURCES[type];
  return db.prepare(
    `INSERT INTO ledger (community, member, day, at, cause, rule, reversal, version, fact, subject, raw, points, cap, boards, reversed_at)
     SELECT l.community, l.member, l.day, l.at, l.cause, l.rule, 1, l.version, l.fact, l.subject,
       -l.raw, ${counted('l', 'l.rule', 'l.version', '-l.raw', 'l.cap')}, l.cap, l.boards, ?4
     FROM ${source.from} JOIN ledger l ON l.community = ?1 AND l.member IN (${source.actor}, ${source.author})
       AND l.day = ${source.day} AND l.at = ${source.at} AND l.cause = ${source.cause} AND l.reversal = 0
     WHERE ${source.community} = ?1 AND ${source.key} AND NOT (${source.standing})
     ON CONFLICT DO NOTHING RETURNING member, raw, points`,
  ).bind(community, key[0], key[1], now);
}

/**
 * The lines by which a rule rewards every standing fact of some days, for a rebuild into a ledger that has
 * none of them. `days` gives the boards of each day; the rule counts while it is in force.
 */
export function creditDays(db: Database, community: number, rule: Rule & { validFrom: number; validTo: number | null }, days: ReadonlyMap<string, readonly string[]>): Statement {
  const source = FACT_SOURCES[rule.fact];
  const others = rule.earns === 'actor' ? 'f.actor IS NOT NULL' : 'f.author IS NOT NULL AND f.author IS NOT f.actor';
  return db.prepare(
    `INSERT INTO ledger (community, member, day, at, cause, rule, reversal, version, fact, subject, raw, points, cap, boards)
     SELECT ?1, member, day, at, cause, ?2, 0, ?3, ?4, subject, ?5,
       CASE WHEN ?6 IS NULL THEN ?5 ELSE min(?6, so_far) - min(?6, so_far - ?5) END, ?6, boards
     FROM (SELECT f.${rule.earns} AS member, f.day, f.at, f.cause, f.subject, d.value AS boards,
         sum(?5) OVER (PARTITION BY f.${rule.earns}, f.day ORDER BY f.at, f.cause) AS so_far
       FROM (SELECT ${source.actor} AS actor, ${source.author} AS author, ${source.day} AS day, ${source.at} AS at,
               ${source.cause} AS cause, ${source.subject} AS subject
             FROM ${source.from} WHERE ${source.community} = ?1 AND ${source.standing}) f
       JOIN json_each(?7) d ON d.key = f.day
       WHERE ${others} AND f.at >= ?8 AND f.at < ?9)`,
  ).bind(community, rule.id, rule.version, rule.fact, rule.points, rule.dailyCap,
    JSON.stringify(Object.fromEntries([...days].map(([day, boards]) => [day, JSON.stringify(boards)]))),
    rule.validFrom, rule.validTo ?? Number.MAX_SAFE_INTEGER);
}

/** What a cap leaves of a raw gain or loss: the change of the clamped sum of that member's day under that rule. */
function counted(line: string, rule: string, version: string, raw: string, cap: string): string {
  const before = `coalesce((SELECT sum(s.raw) FROM ledger s WHERE s.community = ?1 AND s.member = ${line}.member
    AND s.day = ${line}.day AND s.rule = ${rule} AND s.version = ${version}), 0)`;
  return `CASE WHEN ${cap} IS NULL THEN ${raw} ELSE min(${cap}, ${before} + ${raw}) - min(${cap}, ${before}) END`;
}

/** Place of a line in its member's history. */
export type LedgerPlace = readonly [day: string, at: number, cause: string, rule: string, reversal: number];

/** A member's lines, latest first. */
export function ledgerLines(db: Database, community: number, member: number, before: LedgerPlace | null, limit: number): Read<(LedgerLine & { place: LedgerPlace })[]> {
  const after = before ? 'AND (l.day, l.at, l.cause, l.rule, l.reversal) < (?4, ?5, ?6, ?7, ?8)' : '';
  return {
    statements: [
      db.prepare(
        `SELECT l.day, l.at, l.cause, l.rule, l.reversal, l.version, l.fact, l.raw, l.points, l.cap, l.reversed_at, r.definition, p.title
         FROM ledger l
         LEFT JOIN rule r ON r.community = l.community AND r.id = l.rule AND r.version = l.version
         LEFT JOIN post p ON p.community = l.community AND p.id = l.subject
         WHERE l.community = ?1 AND l.member = ?2 ${after}
         ORDER BY l.day DESC, l.at DESC, l.cause DESC, l.rule DESC, l.reversal DESC LIMIT ?3`,
      ).bind(community, member, limit, ...(before ?? [])),
    ],
    take: ([rows]) => rows!.results.map((row) => ({
      at: row.at as number,
      fact: row.fact as FactType,
      subject: (row.title as string | null) || null,
      rule: { id: row.rule as string, version: row.version as number, name: ruleName(row.definition as string | null) },
      raw: row.raw as number, points: row.points as number, cap: row.cap as number | null,
      reversedAt: row.reversed_at as number | null,
      place: [row.day, row.at, row.cause, row.rule, row.reversal] as unknown as LedgerPlace,
    })),
  };
}

function ruleName(definition: string | null): Words {
  return definition === null ? {} : (JSON.parse(definition) as { name: Words }).name;
}
