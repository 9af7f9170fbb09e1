import type { Leaderboard } from '@cocarde/contract/leaderboard.ts';
import { today, type Command } from '../command.ts';
import type { Read } from '../database.ts';
import { ProblemError } from '../http/problem.ts';
import { lookUp, type Asked, type Refusal } from './asked.ts';
import { leaderboardPage } from './leaderboard.queries.ts';
import { ownTeamPage, TEAM_AT_MOST } from './own-team.queries.ts';
import { teamsPage } from './teams.queries.ts';

/** The read behind a leaderboard; null for a team too large to be read. Throws `invalid_input` for one that there is not. */
export function leaderboardFor(command: Command, asked: Asked): Read<Leaderboard | null> {
  const { db, community, member } = command;
  const shown = lookUp(community.boards, asked, today(command), member.team);
  if ('message' in shown) throw refusal(shown);
  if (shown.ownTeam !== null) return ownTeamPage(db, community, member, shown, shown.ownTeam);
  if (shown.of && 'teams' in shown.of.about) return teamsPage(db, community, member, shown, shown.of.about.teams);
  return leaderboardPage(db, community, member, shown);
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

export function tooLargeTeam(): ProblemError {
  return refusal({ path: 'of', message: `A team of more than ${TEAM_AT_MOST} has a leaderboard when an animateur declares one for it.` });
}

function refusal({ path, message }: Refusal): ProblemError {
  return new ProblemError('invalid_input', { errors: [{ path, code: 'not_allowed', message }] });
}
