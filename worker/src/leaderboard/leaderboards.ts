import type { Leaderboard } from '@cocarde/contract/leaderboard.ts';
import { today, type Command } from '../command.ts';
import { mapped, type Read } from '../database.ts';
import { ProblemError } from '../http/problem.ts';
import { lookUp, type Asked, type Refusal } from './asked.ts';
import { leaderboardPage } from './leaderboard.queries.ts';
import { ownTeamPage, TEAM_AT_MOST } from './own-team.queries.ts';
import { FEWEST } from './teams.ts';
import { teamsPage } from './teams.queries.ts';

/** The read behind a leaderboard; null for a team that is too small to be shown or too large to be read. Throws `invalid_input` for one that there is not. */
export function leaderboardFor(command: Command, asked: Asked): Read<Leaderboard | null> {
  const { db, community, member } = command;
  const shown = lookUp(community.boards, asked, today(command), member.team);
  if ('message' in shown) throw refusal(shown);
  const { of, ownTeam } = shown;
  if (ownTeam !== null) return mapped(ownTeamPage(db, community, member, shown, ownTeam), notTooFew);
  if (of && 'teams' in of.about) return teamsPage(db, community, member, shown, of.about.teams);
  const page = leaderboardPage(db, community, member, shown);
  return of && 'team' in of.about ? mapped(page, notTooFew) : page;
}

/** Among few colleagues who know each other, a row without a name has one. */
function notTooFew(page: Leaderboard | null): Leaderboard | null {
  return page && page.members >= FEWEST ? page : null;
}

/** The same for a page of several parts: what there is not is no part, and the others have theirs. */
export function leaderboardPart(command: Command, asked: Asked): Read<Leaderboard | null> {
  try {
    return leaderboardFor(command, asked);
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'invalid_input') return { statements: [], take: () => null };
    throw error;
  }
}

export function noTeamPage(): ProblemError {
  return refusal({ path: 'of', message: `A team has a leaderboard from ${FEWEST} members on, and with more than ${TEAM_AT_MOST} when an animateur declares one for it.` });
}

function refusal({ path, message }: Refusal): ProblemError {
  return new ProblemError('invalid_input', { errors: [{ path, code: 'not_allowed', message }] });
}
