import type { Earned } from '@cocarde/contract/points.ts';
import { page } from './page.ts';

/** Takes what is to be told next, with all of its kind that waits: what stands out first, else what waited longest. */
export function nextEarned(): Earned | undefined {
  const { $earned } = page();
  const waiting = $earned.get();
  const first = waiting.find(standsOut) ?? waiting[0];
  if (!first) return undefined;
  const kind = kindOf(first);
  $earned.set(waiting.filter((each) => kindOf(each) !== kind));
  return waiting.filter((each) => kindOf(each) === kind).reduce(together);
}

const standsOut = ({ badges, level, currencies }: Earned): boolean => !!(badges.length || level || currencies.some((further) => further.level));

/** What is told in one message: badges and levels, gains, losses, those of which something waits, each limit by itself. */
function kindOf(earned: Earned): string {
  const { skipped, pending, pendingForOthers, points, currencies } = earned;
  if (standsOut(earned)) return 'first';
  return JSON.stringify(skipped ?? [pending, pendingForOthers, (points || currencies[0]?.points || 0) < 0]);
}

function together(one: Earned, next: Earned): Earned {
  const currencies = new Map(one.currencies.map((further) => [further.id, further]));
  for (const further of next.currencies) {
    const before = currencies.get(further.id);
    currencies.set(further.id, { ...further, points: further.points + (before?.points ?? 0), level: further.level ?? before?.level ?? null });
  }
  return {
    ...one, ...next,
    points: one.points + next.points,
    level: next.level ?? one.level,
    badges: [...one.badges, ...next.badges],
    rules: [...(one.rules ?? []), ...(next.rules ?? [])],
    currencies: [...currencies.values()],
  };
}
