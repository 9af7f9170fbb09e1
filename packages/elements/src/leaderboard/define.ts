import { LeaderboardTable } from './leaderboard.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-leaderboard')) registry.define('cocarde-leaderboard', LeaderboardTable);
}
