import type { BadgeCondition, BadgeDefinition, Whose } from '@cocarde/contract/badges.ts';
import { MAIN_CURRENCY, type LevelStep } from '@cocarde/contract/currencies.ts';
import type { DeclaredFact } from '@cocarde/contract/events.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import { FACT_TYPES, type FactType } from '@cocarde/contract/points.ts';
import type { FieldError } from '@cocarde/contract/problem.ts';
import { SIDES } from '../facts/fact-types.ts';
import { conditionsOf, inWaves, standsOn, type BadgeRow } from './badges.ts';

/** Sides on which several facts may be about one thing; elsewhere things are counted by counting facts. */
const ABOUT_THINGS: Readonly<Partial<Record<FactType, readonly Whose[]>>> = {
  answer_given: ['actor', 'author'], comment_written: ['actor', 'author'], idea_supported: ['author'], answer_supported: ['author'],
};

/** What a definition is checked against. */
export interface Surroundings {
  badges: readonly BadgeRow[];
  facts: readonly DeclaredFact[];
  /** Levels of each currency, by its id. */
  levels: ReadonlyMap<string, readonly LevelStep[]>;
}

/** What makes a badge impossible to receive, or to tell apart: unknown facts, badges in a circle, a step that there is twice. */
export function badgeErrors(id: string, definition: BadgeDefinition, { badges, facts, levels }: Surroundings): FieldError[] {
  const { criterion, tier, from, to } = definition;
  const conditions = conditionsOf(criterion);
  const others = badges.filter((badge) => badge.id !== id);
  const refused = (path: string, message: string, code = 'not_allowed'): FieldError => ({ path, code, message });
  const all = inWaves([...others, { id, criterion }]);
  return [
    ...conditions.flatMap((condition) => conditionErrors(condition, facts, levels)),
    ...(conditions.length > LIMITS.badgeConditions ? [refused('criterion', `At most ${LIMITS.badgeConditions} conditions.`, 'too_many')] : []),
    ...standsOn(criterion).filter((other) => !others.some((badge) => badge.id === other)).map((other) => refused('criterion', `No badge that can be received is called ${other}.`)),
    ...(standsOnItself(id, [...others, { id, criterion }]) ? [refused('criterion', 'A badge cannot stand on itself, by whatever others.')] : []),
    ...(all.length > LIMITS.badgeDepth ? [refused('criterion', `At most ${LIMITS.badgeDepth} badges on each other.`, 'too_many')] : []),
    ...(conditions.some(({ kind }) => kind === 'manual') && !('kind' in criterion || ('any' in criterion && criterion.any.some((node) => 'kind' in node && node.kind === 'manual')))
      ? [refused('criterion', 'Given by hand is a criterion of its own, or one of any: a person decides.')] : []),
    ...(definition.repeats && !('kind' in criterion && criterion.kind === 'count' && criterion.atLeast === 1)
      ? [refused('repeats', 'A badge that repeats is given for each fact of one kind: its criterion is a count of 1.')] : []),
    ...(definition.repeats && definition.limit ? [refused('limit', 'Not for a badge that repeats.')] : []),
    ...(tier && others.some((badge) => badge.tier?.group === tier.group && badge.tier.order === tier.order) ? [refused('tier.order', 'Another badge is this step.')] : []),
    ...(from && to && from > to ? [refused('to', 'Not before the first day.')] : []),
  ];
}

function conditionErrors(condition: BadgeCondition, facts: readonly DeclaredFact[], levels: Surroundings['levels']): FieldError[] {
  const refused = (message: string): FieldError[] => [{ path: 'criterion', code: 'not_allowed', message }];
  switch (condition.kind) {
    case 'count': case 'days': case 'objects': {
      const { kind, fact, whose } = condition;
      if (!(FACT_TYPES as readonly string[]).includes(fact)) return facts.some(({ type }) => type === fact) ? [] : refused(`No fact ${fact} is declared.`);
      if (!SIDES[fact as FactType].includes(whose)) return refused(`Nobody is the ${whose} of ${fact}.`);
      if (kind === 'objects' && !ABOUT_THINGS[fact as FactType]?.includes(whose)) return refused(`Each ${fact} is about another thing: count them.`);
      return [];
    }
    case 'points': case 'level': {
      const ladder = levels.get(condition.currency ?? MAIN_CURRENCY);
      if (!ladder) return refused(`No currency ${condition.currency} is declared.`);
      return condition.kind === 'points' || ladder[condition.atLeast - 1] ? [] : refused(`There are ${ladder.length} levels.`);
    }
    default: return [];
  }
}

function standsOnItself(id: string, badges: readonly Pick<BadgeRow, 'id' | 'criterion'>[]): boolean {
  const below = new Set<string>();
  const descend = (from: string): void => {
    for (const other of standsOn(badges.find((badge) => badge.id === from)?.criterion ?? { kind: 'manual' })) {
      if (below.has(other)) continue;
      below.add(other);
      descend(other);
    }
  };
  descend(id);
  return below.has(id);
}
