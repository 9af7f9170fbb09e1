import type { Earned } from '@cocarde/contract/points.ts';
import { page } from './page.ts';

/** Queues what is worth telling. False when nothing was earned or lost. */
export function noteEarned(earned: Earned | null | undefined): boolean {
  if (!earned || (!earned.points && !earned.badges.length && !earned.level && !earned.currencies.length && !earned.pending)) return false;
  const { $earned } = page();
  $earned.set([...$earned.get(), earned]);
  return true;
}
