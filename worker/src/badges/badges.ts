import type { BadgeCondition, BadgeCriterion, BadgeDefinition, Whose } from '@cocarde/contract/badges.ts';
import { MAIN_CURRENCY } from '@cocarde/contract/currencies.ts';

/** A badge that can be received, as stored. */
export interface BadgeRow extends BadgeDefinition {
  id: string;
  version: number;
}

/** Name of a counter: how often a member stood on this side of this fact. */
export function metricOf(fact: string, whose: Whose): string {
  return `${fact}:${whose}`;
}

/** Name of a counter of the things that such facts were about. */
export function objectMetricOf(fact: string, whose: Whose): string {
  return `${metricOf(fact, whose)}:objects`;
}

/** The groups of a criterion. All of them are needed or any, and within each it is the other way round. */
export function groupsOf(criterion: BadgeCriterion): { match: 'all' | 'any'; groups: readonly (readonly BadgeCondition[])[] } {
  if ('all' in criterion) return { match: 'all', groups: criterion.all.map((node) => ('any' in node ? node.any : [node])) };
  if ('any' in criterion) return { match: 'any', groups: criterion.any.map((node) => ('all' in node ? node.all : [node])) };
  return { match: 'all', groups: [[criterion]] };
}

export function conditionsOf(criterion: BadgeCriterion): BadgeCondition[] {
  return groupsOf(criterion).groups.flat();
}

/** What may make a condition true: a counted fact, points, a streak, another badge. */
export type Signal = string;

export const STREAK: Signal = 'streak';
export const pointsSignal = (currency: string = MAIN_CURRENCY): Signal => `points:${currency}`;
export const badgeSignal = (badge: string): Signal => `badge:${badge}`;

export function signalOf(condition: BadgeCondition): Signal | null {
  switch (condition.kind) {
    case 'count': case 'days': case 'objects': return metricOf(condition.fact, condition.whose);
    case 'points': case 'level': return pointsSignal(condition.currency);
    case 'streak': return STREAK;
    case 'badge': return badgeSignal(condition.badge);
    case 'manual': return null;
  }
}

export function hears({ criterion }: BadgeDefinition, signals: ReadonlySet<Signal>): boolean {
  return conditionsOf(criterion).some((condition) => signals.has(signalOf(condition) ?? ''));
}

/** The same badges in waves, each behind those that it stands on. One that stands on itself is in no circle: it comes where it is met. */
export function inWaves<B extends Pick<BadgeRow, 'id' | 'criterion'>>(badges: readonly B[]): B[][] {
  const byId = new Map(badges.map((badge) => [badge.id, badge]));
  const depths = new Map<string, number>();
  const depthOf = (badge: B): number => {
    const known = depths.get(badge.id);
    if (known !== undefined) return known;
    depths.set(badge.id, 0);
    const below = standsOn(badge.criterion).flatMap((id) => byId.get(id) ?? []);
    const depth = Math.max(0, ...below.map((other) => depthOf(other) + 1));
    depths.set(badge.id, depth);
    return depth;
  };
  const waves: B[][] = [];
  for (const badge of badges) (waves[depthOf(badge)] ??= []).push(badge);
  return waves.filter((wave) => wave !== undefined);
}

/** Badges that a criterion names. */
export function standsOn(criterion: BadgeCriterion): string[] {
  return conditionsOf(criterion).flatMap((condition) => (condition.kind === 'badge' ? [condition.badge] : []));
}

/** The badges that these signals may complete, with those that the badges found may complete in turn. */
export function listeners(badges: readonly BadgeRow[], signals: ReadonlySet<Signal>): BadgeRow[] {
  const heard = new Set(signals);
  const found = new Set<BadgeRow>();
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const badge of badges) {
      if (!hears(badge, heard)) continue;
      found.add(badge);
      heard.add(badgeSignal(badge.id));
    }
  }
  return badges.filter((badge) => found.has(badge));
}

export function wantsStreak({ criterion }: Pick<BadgeRow, 'criterion'>): boolean {
  return conditionsOf(criterion).some(({ kind }) => kind === 'streak');
}

/** The fact of which a badge that repeats is given each time. */
export function repeatedFact({ criterion, repeats }: BadgeDefinition): { fact: string; whose: Whose } | null {
  return repeats && 'kind' in criterion && criterion.kind === 'count' ? criterion : null;
}
