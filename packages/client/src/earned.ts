import type { Earned } from '@cocarde/contract/points.ts';
import { page } from './page.ts';

/** Queues what there is to tell. False when nothing was earned or lost. */
export function noteEarned(earned: Earned | null | undefined): boolean {
  if (!earned) return false;
  const { $earned } = page();
  $earned.set([...$earned.get(), earned]);
  return !earned.skipped;
}
