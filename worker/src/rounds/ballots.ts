import type { BallotResult, Choices, Question, Round } from '@cocarde/contract/rounds.ts';
import { badgesOf } from '../badges/badges.queries.ts';
import { today, type Command } from '../command.ts';
import { readTogether } from '../database.ts';
import { record } from '../facts/record.ts';
import type { Facts, Policy } from '../facts/settlements.ts';
import { ProblemError } from '../http/problem.ts';
import { rulesOf } from '../rules/rules.queries.ts';
import { ballotErrors, storedChoices } from './ballot-errors.ts';
import { putAnonymousBallot, putBallot, tookPart, withdrawBallot } from './ballots.queries.ts';
import { findRound, type FoundRound } from './rounds.queries.ts';
import { readerOf, toRound } from './rounds.ts';

/**
 * Makes a member's ballot what they want it to be. One that stands as wanted is a success, whatever it was chosen after and also
 * after closing. Throws `not_found`, `invalid_input`, `not_open_yet`, `closed`, `not_eligible`, `ballot_final` or `ballot_changed`.
 */
export async function castBallot(command: Command, round: string, { choices, after }: { choices: unknown; after: number }): Promise<BallotResult> {
  const { db, community, member, now } = command;
  const { found, policy } = await readWithPolicy(command, round);
  const questions = JSON.parse(found.row.questions) as Question[];
  const errors = ballotErrors(questions, choices);
  if (errors.length) throw new ProblemError('invalid_input', { errors });
  const wanted = storedChoices(questions, choices as Choices);
  if (found.row.names === 'anonymous') return castAnonymously(command, round, wanted);
  const outcome = findRound(db, readerOf(command), round);
  const { outcome: results, earned } = await record(command, policy, {
    write: [putBallot(db, community.id, { round, member: member.id, after }, wanted, now, today(command))],
    gives: [factOf(command, found)],
    outcome: outcome.statements,
  });
  const stands = outcome.take(results)!;
  if (stands.row.choices !== wanted) throw refusal(toRound(stands, member));
  return { round: toRound(stands, member), earned };
}

/** The same for no ballot at all. */
export async function takeBallotBack(command: Command, round: string, after: number): Promise<BallotResult> {
  const { db, community, member } = command;
  const { found, policy } = await readWithPolicy(command, round);
  const outcome = findRound(db, readerOf(command), round);
  const { outcome: results, earned } = await record(command, policy, {
    write: [withdrawBallot(db, community.id, { round, member: member.id, after })],
    takes: [factOf(command, found)],
    outcome: outcome.statements,
  });
  const stands = toRound(outcome.take(results)!, member);
  if (stands.voted) throw refusal(stands);
  return { round: stands, earned };
}

/** Nobody knows what an anonymous ballot said: whether this one is in follows from who had taken part before and after. */
async function castAnonymously({ db, community, member, ...command }: Command, round: string, choices: string): Promise<BallotResult> {
  const outcome = findRound(db, readerOf({ db, community, member, ...command }), round);
  const [before, , ...results] = await db.batch([
    tookPart(db, community.id, round, member.id), putAnonymousBallot(db, community.id, round, member.id, choices), ...outcome.statements,
  ]);
  const stands = toRound(outcome.take(results)!, member);
  if (before!.results.length) throw new ProblemError('ballot_final');
  if (!stands.voted) throw refusal(stands);
  return { round: stands, earned: null };
}

/** A ballot that is cast again keeps its first date: it may be as old as its round. */
function factOf({ member }: Command, { row }: FoundRound): Facts {
  return { types: ['ballot_cast'], key: [row.id, member.id], actors: [member.id], authors: [], from: row.at };
}

async function readWithPolicy(command: Command, round: string): Promise<{ found: FoundRound; policy: Policy }> {
  const { db, community } = command;
  const [found, rules, badges] = await readTogether<[FoundRound | null, Policy['rules'], Policy['badges']]>(db, [
    findRound(db, readerOf(command), round), rulesOf(db, community.id), badgesOf(db, community.id),
  ]);
  if (!found) throw new ProblemError('not_found');
  return { found, policy: { rules, badges } };
}

/** Why a wish does not stand, from what stands instead. */
function refusal({ state, eligible, change, voted }: Round): ProblemError {
  if (state === 'scheduled') return new ProblemError('not_open_yet');
  if (state !== 'open') return new ProblemError('closed');
  if (!eligible) return new ProblemError('not_eligible');
  return new ProblemError(voted && !change ? 'ballot_final' : 'ballot_changed');
}
