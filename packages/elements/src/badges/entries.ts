import type { Badge } from '@cocarde/contract/badges.ts';

/** What stands in one place of the list: a badge, or the highest step of several that the member holds. */
export interface Entry {
  shown: Badge;
  /** What the member is on the way to here; undefined when there is no more. */
  next: Badge | undefined;
  /** All steps, lowest first; none for a badge of its own. */
  steps: readonly Badge[];
}

const locked = ({ earnedAt }: Badge): boolean => earnedAt === null;

/** The badges in their order, the steps of one thing in the place of the first of them. */
export function entries(items: readonly Badge[]): Entry[] {
  return items.flatMap((badge): Entry[] => {
    const { tier } = badge;
    if (!tier) return [{ shown: badge, next: locked(badge) ? badge : undefined, steps: [] }];
    const steps = items.filter((other) => other.tier?.group === tier.group);
    if (steps[0] !== badge) return [];
    steps.sort((a, b) => a.tier!.order - b.tier!.order);
    const top = steps.findLastIndex((step) => !locked(step));
    return [{ shown: steps[Math.max(0, top)]!, next: steps.slice(top + 1).find(locked), steps }];
  });
}
