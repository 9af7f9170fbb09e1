import { StreakDays } from './streak.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-streak')) registry.define('cocarde-streak', StreakDays);
}
