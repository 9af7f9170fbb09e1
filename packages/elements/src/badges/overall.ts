import type { Badge, BadgeStep } from '@cocarde/contract/badges.ts';

/** Steps by group, in order. */
export function groupsOf({ progress }: Badge): BadgeStep[][] {
  const groups: BadgeStep[][] = [];
  for (const step of progress) (groups[step.group] ??= []).push(step);
  return groups.filter(Boolean);
}

const mean = (ratios: number[]): number => ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
const most = (ratios: number[]): number => Math.max(...ratios);

/** How far a badge is that takes several things, from 0 to 1: the average of all that are needed, the furthest of those of which one will do. */
export function overall(badge: Badge): number {
  const [outer, inner] = badge.match === 'all' ? [mean, most] : [most, mean];
  return outer(groupsOf(badge).map((group) => inner(group.map(({ now, goal }) => now / goal))));
}
