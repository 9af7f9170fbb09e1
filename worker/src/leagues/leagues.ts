import type { LeaderboardPatch } from '@cocarde/contract/leaderboard.ts';
import type { LeagueSettings, Zone } from '@cocarde/contract/leagues.ts';
import { dayAfter, weekOf } from '../calendar/calendar.ts';

/** As a community keeps them. */
export interface RunningLeagues extends LeagueSettings {
  /** First week that has them. */
  since: string;
}

/** Tiers of a community that does not name its own. */
const TIERS = [
  { fr: 'Bronze', en: 'Bronze' }, { fr: 'Argent', en: 'Silver' }, { fr: 'Or', en: 'Gold' }, { fr: 'Platine', en: 'Platinum' }, { fr: 'Diamant', en: 'Diamond' },
];

const USUAL: LeagueSettings = { size: 30, tiers: TIERS, promoted: 7, demoted: 7 };

/** Leagues as they are with a change, or as they begin with the next week: in a running one others have points already. */
export function startedLeagues(standing: RunningLeagues | null, changed: NonNullable<LeaderboardPatch['leagues']>, today: string): RunningLeagues {
  const given = Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined));
  return { ...USUAL, since: weekOf(dayAfter('week', today)), ...standing, ...given };
}

export function settingsOf({ since: _, ...settings }: RunningLeagues): LeagueSettings {
  return settings;
}

/**
 * What the week brings to each place of a league, from the points of those who have any, highest first. Equal points share
 * the better fate. Nobody leaves the last tier upwards nor the first downwards. The trigger of migration 0016 has the same rule.
 */
export function zonesOf(points: readonly number[], tier: number, { size, tiers, promoted, demoted }: LeagueSettings): Zone[] {
  const ranked = points.length;
  const up = Math.round((ranked * promoted) / size);
  const down = Math.round((ranked * demoted) / size);
  return points.map((own) => {
    const place = 1 + points.indexOf(own);
    // Both may be rounded up to the same place: who would go up from the last tier stays there.
    if (place <= up) return tier < tiers.length ? 'up' : 'stay';
    return place > ranked - down && tier > 1 ? 'down' : 'stay';
  });
}

/** What the one at this index lacks for a better zone: as many points as the last who is in it. */
export function lackOf(points: readonly number[], zones: readonly Zone[], at: number): { zone: 'up' | 'stay'; points: number } | null {
  const better = zones.findLastIndex((zone, i) => i < at && zone !== zones[at]);
  return better < 0 ? null : { zone: zones[better] as 'up' | 'stay', points: points[better]! - points[at]! };
}

const STEP: Readonly<Record<Zone, number>> = { up: 1, stay: 0, down: -1 };

/** Tier of the week after one that brought this. */
export function tierAfter(tier: number, brought: Zone, { tiers }: LeagueSettings): number {
  return Math.max(1, Math.min(tiers.length, tier + STEP[brought]));
}
