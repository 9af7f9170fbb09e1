import type { BadgeCondition, BadgeDefinition } from '@cocarde/contract/badges.ts';

/** A fact that stands, as the model has it. */
export interface PlainFact {
  type: string;
  actor: number | null;
  author: number | null;
  object: string | null;
  day: string;
}

/** What is known of a member when a badge is judged. */
export interface Standing {
  member: number;
  facts: readonly PlainFact[];
  today: string;
  points: number;
  /** Points from which each level holds. */
  levels: readonly number[];
  streak: number;
  held(badge: string): boolean;
}

/** Whether a member deserves a badge, said in the plainest way. */
export function deserves({ criterion, from = '', to = '9999' }: Pick<BadgeDefinition, 'criterion' | 'from' | 'to'>, standing: Standing): boolean {
  const { member, facts, today, points, levels, streak } = standing;
  const inTime = from <= today && today <= to;
  const met = (condition: BadgeCondition): boolean => {
    switch (condition.kind) {
      case 'manual': return false;
      case 'points': return inTime && points >= condition.atLeast;
      case 'level': return inTime && points >= (levels[condition.atLeast - 1] ?? Infinity);
      case 'streak': return inTime && streak >= condition.atLeast;
      case 'badge': return inTime && standing.held(condition.badge);
    }
    const own = facts.filter((fact) => fact.type === condition.fact && earner(fact, condition.whose) === member && from <= fact.day && fact.day <= to);
    switch (condition.kind) {
      case 'count': return own.length >= condition.atLeast;
      case 'days': return new Set(own.map(({ day }) => day)).size >= condition.atLeast;
      case 'objects': return new Set(own.flatMap(({ object }) => object ?? [])).size >= condition.atLeast;
    }
  };
  if ('all' in criterion) return criterion.all.every((node) => ('any' in node ? node.any.some(met) : met(node)));
  if ('any' in criterion) return criterion.any.some((node) => ('all' in node ? node.all.every(met) : met(node)));
  return met(criterion);
}

/** Nobody stands as author of what they do to their own. */
export function earner({ actor, author }: Pick<PlainFact, 'actor' | 'author'>, whose: 'actor' | 'author' | 'both'): number | null {
  return whose === 'actor' ? actor : author === actor ? null : author;
}
