import type { LevelStep } from '@cocarde/contract/currencies.ts';
import type { Level } from '@cocarde/contract/points.ts';

/** Neutral names, from the glossary. */
export const DEFAULT_LEVELS: readonly LevelStep[] = [
  { from: 0, name: { fr: 'Curieux', en: 'Curious' } },
  { from: 100, name: { fr: 'Contributeur', en: 'Contributor' } },
  { from: 400, name: { fr: 'Relais', en: 'Relay' } },
  { from: 1000, name: { fr: 'Référent', en: 'Reference' } },
  { from: 2500, name: { fr: 'Ambassadeur', en: 'Ambassador' } },
];

/** The level that a total reaches; a threshold counts from its very number of points. */
export function levelAt(levels: readonly LevelStep[], total: number): Level {
  let index = 0;
  while (index + 1 < levels.length && total >= levels[index + 1]!.from) index += 1;
  return numbered(levels, index);
}

export function levelAfter(levels: readonly LevelStep[], total: number): Level | null {
  const next = levelAt(levels, total).number;
  return next < levels.length ? numbered(levels, next) : null;
}

function numbered(levels: readonly LevelStep[], index: number): Level {
  const step = levels[index]!;
  return { number: index + 1, name: step.name, from: step.from };
}
