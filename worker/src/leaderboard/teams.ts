import type { TeamMeasure } from '@cocarde/contract/leaderboard.ts';

/** Fewest people of a team that is shown: below, its points would tell of single members. */
export const FEWEST = 5;

export interface Team {
  name: string;
  /** Earned in the team, by all of its members together. */
  points: number;
  members: number;
}

/**
 * What teams are compared by, highest first. Compensated: each team gets its own average for every member that it is
 * short of the largest one, as Level Up XP does it; it orders as the average does and reads like a sum.
 */
export function compareTeams(teams: readonly Team[], measure: TeamMeasure): { name: string; points: number }[] {
  const shown = teams.filter(({ members }) => members >= FEWEST);
  const largest = Math.max(0, ...shown.map(({ members }) => members));
  const value = ({ points, members }: Team): number => {
    switch (measure) {
      case 'sum': return points;
      case 'average': return Math.round((points / members) * 10) / 10;
      case 'compensated': return Math.round((points / members) * largest);
    }
  };
  return shown.map((team) => ({ name: team.name, points: value(team) })).sort((a, b) => b.points - a.points || (a.name < b.name ? -1 : 1));
}
