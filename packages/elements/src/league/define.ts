import { LeagueTable } from './league.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-league')) registry.define('cocarde-league', LeagueTable);
}
