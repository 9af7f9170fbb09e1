import { LIMITS } from '@cocarde/contract/limits.ts';
import type { ThresholdQuery } from '@cocarde/contract/currencies.ts';

/**
 * Points from which each level of a ladder holds. A ladder that grows by nothing is a flat one; each step is at least a point.
 * It has fewer levels than asked for where it would go on above what a level may begin at.
 */
export function thresholds({ shape, levels, first, growth = shape === 'geometric' ? 1.5 : first }: ThresholdQuery): number[] {
  const found = [0];
  for (let step = 0; found.length < levels; step += 1) {
    const distance = { flat: first, linear: first + step * growth, geometric: first * growth ** step }[shape];
    const next = found.at(-1)! + Math.max(1, Math.round(distance));
    if (next > LIMITS.levelFrom) break;
    found.push(next);
  }
  return found;
}
