import type { Earned } from '@cocarde/contract/points.ts';
import { page } from './page.ts';

/** Takes the oldest one that nobody told yet. */
export function nextEarned(): Earned | undefined {
  const { $earned } = page();
  const [next, ...rest] = $earned.get();
  if (next) $earned.set(rest);
  return next;
}
