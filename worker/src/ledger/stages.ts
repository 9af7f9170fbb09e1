import type { LimitReason } from '@cocarde/contract/rules.ts';
import { deedOf, type FactSource } from '../facts/fact-sources.ts';
import type { Rule } from '../rules/rules.queries.ts';
import { number, text } from './literals.ts';
import { WIDTHS, WINDOWS } from './windows.ts';

/**
 * By rule, the table `x` that has `x_member, x_at, x_cause`: the first fact by which each member earns. It is joined to the facts, since
 * a table that is looked up inside an expression adds its own to the depth that D1 bounds.
 */
export type Firsts = ReadonlyMap<string, string>;

/** A limit of a rule as a step of the settlement. */
export interface Stage {
  /** What is left of column `v` of the facts in `s`. */
  sql: (v: string, s: string) => string;
  reason: LimitReason;
}

const DAY = 86_400_000;

/** The limits of a rule in the order in which they are taken: conditions first, then what weighs one fact, then the narrower windows before the wider. */
export function stagesOf(rule: Rule, source: FactSource, firsts: Firsts = new Map()): Stage[] {
  return [...conditionsOf(rule, firsts), ...burstOf(rule), ...reciprocityOf(rule, source), ...limitsOf(rule)];
}

/** Which limit left less than there was before it; the first where several did. */
export function reasonOf(rule: Rule, stages: readonly Stage[]): string {
  const nothing = mayBeNothing(rule) ? ["WHEN v0 = 0 THEN 'rounded'"] : [];
  if (stages.length + nothing.length === 0) return 'NULL';
  return `CASE ${[...nothing, ...stages.map((stage, i) => `WHEN v${i + 1} <> v${i} THEN '${stage.reason}'`)].join(' ')} END`;
}

/** Whether there are days on which a fact of the rule is an act as any, and worth less than half a point. */
export function mayBeNothing({ points, boosts = [] }: Rule): boolean {
  return boosts.some(({ factor }) => Math.abs(points * factor) < 0.5);
}

function conditionsOf(rule: Rule, firsts: Firsts): Stage[] {
  const earned = (other: string, s: string) => `EXISTS (SELECT 1 FROM ledger p WHERE p.community = ?1 AND p.member = ${s}.member AND p.rule = ${text(other)}
      AND (p.at, p.cause) < (${s}.at, ${s}.cause) GROUP BY p.day, p.at, p.cause HAVING sum(p.points) > 0)`;
  const stages: Stage[] = (rule.after ?? []).map((other) => {
    const first = firsts.get(other);
    return { reason: 'prerequisite', sql: (v, s) => `CASE WHEN ${first ? `(${first}_at, ${first}_cause) < (at, cause)` : earned(other, s)} THEN ${v} ELSE 0 END` };
  });
  if (rule.coolDown !== undefined) {
    const pause = number(rule.coolDown * 60_000);
    stages.push({ reason: 'cool_down', sql: (v) => `CASE WHEN lag(at) OVER (PARTITION BY member ORDER BY at, cause) > at - ${pause} THEN 0 ELSE ${v} END` });
  }
  return stages;
}

/** What a moderator refused stays refused, also when it is done again; what comes too fast waits until one releases it. Nobody's doing is never a burst. */
function burstOf({ id, burst }: Rule): Stage[] {
  if (!burst) return [];
  const decided = (s: string, decision: string) => `EXISTS (SELECT 1 FROM verdict d WHERE (d.community, d.member, d.rule, d.day, d.actor, d.deed, d.decision)
      = (?1, ${s}.member, ${text(id)}, ${s}.day, ${s}.actor, ${deedOf(`${s}.cause`)}, '${decision}'))`;
  return [
    { reason: 'refused', sql: (v, s) => `CASE WHEN ${decided(s, 'refused')} THEN 0 ELSE ${v} END` },
    {
      reason: 'pending',
      sql: (v, s) => `CASE WHEN lag(at, ${number(burst.times)}) OVER (PARTITION BY member, coalesce(actor, cause) ORDER BY at, cause) > at - ${number(burst.minutes * 60_000)}
        AND NOT ${decided(s, 'released')} THEN 0 ELSE ${v} END`,
    },
  ];
}

/** An act that answers one of the same kind the other way round. It is looked up where facts come from: a replay may not have got to its line yet. */
function reciprocityOf({ reciprocity }: Rule, source: FactSource): Stage[] {
  if (!reciprocity) return [];
  return [{
    reason: 'reciprocity',
    sql: (v, s) => `CASE WHEN ${s}.actor <> ${s}.member AND EXISTS (SELECT 1 FROM ${source.between ?? source.from}
        WHERE (${source.community}, ${source.actor}, ${source.author}) = (?1, ${s}.member, ${s}.actor) AND (${source.standing.actor})
          AND ${source.at} >= ${s}.at - ${number(reciprocity.days * DAY)} AND (${source.at}, ${source.cause}) < (${s}.at, ${s}.cause))
      THEN CAST(round(${v} * ${number(reciprocity.weight)}) AS INTEGER) ELSE ${v} END`,
  }];
}

function limitsOf(rule: Rule): Stage[] {
  const inOrder = (part: string) => `OVER (PARTITION BY member${part} ORDER BY at, cause ROWS UNBOUNDED PRECEDING)`;
  const atMost = (times: number, part: string) => (v: string) =>
    `CASE WHEN sum(${v} <> 0) ${inOrder(part)} > ${number(times)} THEN 0 ELSE ${v} END`;
  // A running sum that is held at a bound: each fact keeps by how much it moved the held sum.
  const heldAt = (most: number, part: string) => (v: string) => {
    const [hold, bound] = rule.points >= 0 ? ['min', number(most)] : ['max', number(-most)];
    return `${hold}(${bound}, sum(${v}) ${inOrder(part)}) - ${hold}(${bound}, sum(${v}) ${inOrder(part)} - ${v})`;
  };
  // Where nobody acted, or nothing was acted on, facts have nothing in common.
  const each = (of: string) => `, ${of}, CASE WHEN ${of} IS NULL THEN cause END`;
  const stages: Stage[] = [];
  if (rule.perPair) stages.push({ reason: 'pair', sql: atMost(rule.perPair.times, `${each('actor')}${WINDOWS[rule.perPair.per].part}`) });
  const perItem = rule.points >= 0 ? rule.perItem?.gain : rule.perItem?.loss;
  if (perItem !== undefined) stages.push({ reason: 'item', sql: heldAt(perItem, each('subject')) });
  for (const limit of (rule.limits ?? []).toSorted((a, b) => WIDTHS.indexOf(a.per) - WIDTHS.indexOf(b.per))) {
    if (limit.times !== undefined) stages.push({ reason: limit.per, sql: atMost(limit.times, WINDOWS[limit.per].part) });
    if (limit.points !== undefined) stages.push({ reason: limit.per, sql: heldAt(limit.points, WINDOWS[limit.per].part) });
  }
  return stages;
}
