import { LIMITS } from '@cocarde/contract/limits.ts';
import type { Breakdown, Round, RoundExport, VoterPage } from '@cocarde/contract/rounds.ts';
import type { Command } from '../command.ts';
import { readOne, readTogether } from '../database.ts';
import { decodeCursor, encodeCursor } from '../http/cursor.ts';
import { ProblemError } from '../http/problem.ts';
import { breakdownOf } from './breakdown.ts';
import { keysOf } from './methods/methods.ts';
import { countTeams } from './recount.queries.ts';
import { readRound } from './rounds.ts';
import { ballotsAbout, kindsAfter, teamTallies, wasReopened } from './tallies.queries.ts';

/** Throws `anonymous_round`, `names_hidden` or `results_hidden`. */
export async function votersOf(command: Command, id: string, { question, option, cursor }: { question: string; option: string; cursor?: string | undefined }): Promise<VoterPage> {
  const round = await readRound(command, id);
  if (round.names === 'anonymous') throw new ProblemError('anonymous_round');
  if (round.names !== 'visible') throw new ProblemError('names_hidden');
  if (!round.result) throw new ProblemError('results_hidden');
  const asked = round.questions.find((one) => one.id === question);
  if (!asked || !keysOf(asked).includes(option)) throw new ProblemError('not_found');
  const [after] = cursor === undefined ? [0] : decodeCursor(cursor, ['number']) as [number];
  const ballots = await readOne(command.db, ballotsAbout(command.db, command.community.id, id, { question, option }, after, LIMITS.voterPage));
  return {
    items: ballots.flatMap(({ member, value }) => (value === null ? [] : [{ member, value }])),
    cursor: ballots.length === LIMITS.voterPage ? encodeCursor([ballots.at(-1)!.id]) : null,
  };
}

/**
 * Once the round is closed: while it is open, two answers may differ by a ballot of a team in which only one was still to vote. So may
 * those before and after a reopening, and a confidential round that was reopened has none. Throws `anonymous_round`, `results_hidden`
 * or `reopened_round`.
 */
export async function breakdownFor(command: Command, id: string): Promise<Breakdown> {
  const { db, community } = command;
  const round = await readRound(command, id);
  if (round.names === 'anonymous') throw new ProblemError('anonymous_round');
  if (!round.result || !isClosed(round)) throw new ProblemError('results_hidden');
  const counted = teamTallies(db, community.id, id, round.version);
  let [teams, reopened] = await readTogether(db, [counted, wasReopened(db, community.id, id)]);
  if (reopened && round.names !== 'visible') throw new ProblemError('reopened_round');
  if (teams.length === 0 && round.voters > 0) {
    const results = await db.batch([...countTeams(db, community.id, id, round.version), ...counted.statements]);
    teams = counted.take(results.slice(-counted.statements.length));
  }
  return breakdownOf(round.questions, teams);
}

/** Throws `results_hidden`. */
export async function exportOf(command: Command, id: string, cursor: string | undefined): Promise<RoundExport> {
  const round = await readRound(command, id);
  if (!round.result || !(isClosed(round) || command.member.role === 'animateur')) throw new ProblemError('results_hidden');
  const after = cursor === undefined ? ['', ''] as const : decodeCursor(cursor, ['string', 'string']) as [string, string];
  const found = await readOne(command.db, kindsAfter(command.db, command.community.id, id, after, LIMITS.exportPage + 1));
  const kinds = found.slice(0, LIMITS.exportPage);
  const last = kinds.at(-1);
  return {
    round: { id: round.id, title: round.title, questions: round.questions },
    ballots: kinds.map(({ question, choice, n }) => ({ choices: { [question]: JSON.parse(choice) }, count: n })),
    cursor: found.length > LIMITS.exportPage && last ? encodeCursor([last.question, last.choice]) : null,
  };
}

function isClosed({ state }: Round): boolean {
  return state === 'closed' || state === 'archived';
}
