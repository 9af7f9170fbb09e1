import type { BadgeCriterion } from '@cocarde/contract/badges.ts';
import type { BadgeRow } from './badges.queries.ts';

export type Whose = 'actor' | 'author';

/** Name of a counter: how often a member stood on this side of this fact. */
export function metricOf(fact: string, whose: Whose): string {
  return `${fact}:${whose}`;
}

/** Metrics that a criterion counts. */
export function metricsOf(criterion: BadgeCriterion): string[] {
  return criterion.kind === 'count' || criterion.kind === 'days' ? [metricOf(criterion.fact, criterion.whose)] : [];
}

/** A badge that a fact may complete, in the shape that `awardBadges` reads as JSON. */
export interface Candidate {
  id: string;
  kind: 'count' | 'days' | 'points';
  metric: string;
  atLeast: number;
}

/** The badges that somebody on this side of these facts may have completed by them. */
export function candidatesFor(badges: readonly BadgeRow[], facts: readonly string[], whose: Whose): Candidate[] {
  const metrics = new Set(facts.map((fact) => metricOf(fact, whose)));
  return badges.flatMap(({ id, criterion }): Candidate[] => {
    switch (criterion.kind) {
      case 'manual': return [];
      case 'points': return [{ id, kind: criterion.kind, metric: '', atLeast: criterion.atLeast }];
      default: {
        const metric = metricOf(criterion.fact, criterion.whose);
        return metrics.has(metric) ? [{ id, kind: criterion.kind, metric, atLeast: criterion.atLeast }] : [];
      }
    }
  });
}

/**
 * How far somebody is: never past the goal, nothing for a badge that is given by hand.
 * @param counted null for who has the badge, and keeps it whatever was undone since.
 */
export function progressTowards(criterion: BadgeCriterion, counted: ReadonlyMap<string, { n: number; days: number }> | null): { now: number; goal: number } | null {
  if (criterion.kind === 'manual') return null;
  if (!counted) return { now: criterion.atLeast, goal: criterion.atLeast };
  const metric = criterion.kind === 'points' ? '' : metricOf(criterion.fact, criterion.whose);
  const { n, days } = counted.get(metric) ?? { n: 0, days: 0 };
  const now = criterion.kind === 'days' ? days : n;
  return { now: Math.max(0, Math.min(now, criterion.atLeast)), goal: criterion.atLeast };
}
