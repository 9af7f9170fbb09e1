import { LIMITS } from '@cocarde/contract/limits.ts';
import type { Round, RoundDefinition, RoundPage, RoundPatch, RoundState } from '@cocarde/contract/rounds.ts';
import { today, type Command } from '../command.ts';
import { mapped, readOne, type Read } from '../database.ts';
import { decodeCursor, encodeCursor } from '../http/cursor.ts';
import { ProblemError } from '../http/problem.ts';
import { memberRef, type MemberRow } from '../members/members.queries.ts';
import { postId } from '../posts/post-id.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { unknownTeams } from '../teams/teams.queries.ts';
import { definitionErrors } from './definition-errors.ts';
import { resultOfRound } from './results.ts';
import { changeRound, ENDLESS, findRound, insertRound, listRounds, type FoundRound, type Reader, type RoundRow } from './rounds.queries.ts';

type Asking = Pick<Command, 'db' | 'community' | 'member' | 'now'>;

export function readerOf({ community, member, now }: Asking): Reader {
  return { community: community.id, id: member.id, animateur: member.role === 'animateur', today: today({ community, now }) };
}

/** A round as its reader may see it; null where there is none. */
export function roundFor(command: Asking, id: string): Read<Round | null> {
  return mapped(findRound(command.db, readerOf(command), id), (found) => found && toRound(found, command.member));
}

export function toRound(found: FoundRound, reader: MemberRow): Round {
  const round = listed(found.row, reader);
  return { ...round, result: resultOfRound(found, round) };
}

/** Without a result. */
function listed(row: RoundRow, reader: MemberRow): Round {
  const state = stateOf(row);
  const anonymous = row.names === 'anonymous';
  const teams = row.teams === null ? null : JSON.parse(row.teams) as string[];
  const voters = row.voters ?? 0;
  return {
    id: row.id, title: row.title, ...(row.intro === null ? {} : { intro: row.intro }), questions: JSON.parse(row.questions),
    opensAt: row.opensAt, ...(row.closesAt === ENDLESS ? {} : { closesAt: row.closesAt }),
    results: row.results, names: row.names, change: row.change === 1, ...(teams ? { teams } : {}),
    ...(row.quorum === null ? {} : { quorum: JSON.parse(row.quorum) }), shuffle: row.shuffle === 1,
    state, author: memberRef(row.author, row.authorName, row.authorTeam, row.authorNamed), createdAt: row.at, version: row.version,
    voters: anonymous && (state === 'open' || state === 'scheduled') ? voters - (voters % LIMITS.crowd) : voters,
    eligible: teams === null || (reader.team !== null && teams.includes(reader.team)),
    voted: row.choices !== null || row.tookPart === 1,
    mine: row.choices === null ? null : JSON.parse(row.choices), revision: row.revision ?? 0,
    result: null,
  };
}

function stateOf({ archived, closesAt, opensAt, now }: RoundRow): RoundState {
  return archived ? 'archived' : closesAt <= now ? 'closed' : opensAt > now ? 'scheduled' : 'open';
}

export async function readRound(command: Asking, id: string): Promise<Round> {
  const round = await readOne(command.db, roundFor(command, id));
  if (!round) throw new ProblemError('not_found');
  return round;
}

interface RoundWish {
  state?: RoundState | undefined;
  cursor?: string | undefined;
}

/** Archived ones are for animateurs. */
export function roundPage(command: Asking, wish: RoundWish): Promise<RoundPage> {
  if (wish.state === 'archived' && command.member.role !== 'animateur') throw new ProblemError('forbidden');
  return readOne(command.db, roundList(command, wish));
}

export function roundList(command: Asking, { state, cursor }: RoundWish): Read<RoundPage> {
  const after = cursor === undefined ? null : decodeCursor(cursor, ['number', 'string']) as [number, string];
  return mapped(listRounds(command.db, readerOf(command), state, after, LIMITS.page + 1), (found) => {
    const items = found.slice(0, LIMITS.page);
    const last = items.at(-1);
    return {
      items: items.map((row) => listed(row, command.member)),
      cursor: found.length > LIMITS.page && last ? encodeCursor([last.closesAt, last.id]) : null,
    };
  });
}

export async function createRound(command: Command, definition: RoundDefinition, key: string): Promise<Round> {
  requireAnimateur(command);
  const { db, community, member, now } = command;
  const unknown = definition.teams ? await readOne(db, unknownTeams(db, community.id, definition.teams)) : [];
  const errors = [...definitionErrors(definition, now), ...unknown.map((at) => ({ path: `teams.${at}`, code: 'not_allowed', message: 'There is no such team.' }))];
  if (errors.length) throw new ProblemError('invalid_input', { errors });
  const id = await postId(community.id, member.id, `round ${key}`);
  const round = findRound(db, readerOf(command), id);
  const [, ...results] = await db.batch([insertRound(db, community.id, member.id, id, definition, now), ...round.statements]);
  const found = round.take(results)!;
  if (!isSame(found.row, definition)) throw new ProblemError('idempotency_key_reused');
  return toRound(found, member);
}

/** Whether a stored round is what a definition would have made; of what may have changed since, only before anything did. */
function isSame(row: RoundRow, { title, intro, questions, names, results, change = names !== 'anonymous', teams, quorum, shuffle = false, opensAt, closesAt }: RoundDefinition): boolean {
  const text = (value: unknown) => (value === undefined ? null : JSON.stringify(value));
  return row.questions === text(questions) && row.names === names && row.change === Number(change) && row.teams === text(teams) && row.quorum === text(quorum)
    && row.shuffle === Number(shuffle) && (row.version > 1
      || (row.title === title && row.intro === (intro || null) && row.results === results && row.closesAt === (closesAt ?? ENDLESS) && (opensAt === undefined || row.opensAt === opensAt)));
}

/** Throws `precondition_failed` when the round was changed since `version`; null takes it as it is. */
export async function patchRound(command: Command, id: string, patch: RoundPatch, version: number | null): Promise<Round> {
  requireAnimateur(command);
  const { db, community, member, now } = command;
  if (typeof patch.closesAt === 'number' && patch.closesAt <= now) {
    throw new ProblemError('invalid_input', { errors: [{ path: 'closesAt', code: 'not_allowed', message: 'After now; to close it now is a state.' }] });
  }
  const before = findRound(db, readerOf(command), id);
  const results = await db.batch([...before.statements, changeRound(db, community.id, id, version, patch), ...before.statements]);
  const own = before.statements.length;
  const [was, is] = [before.take(results.slice(0, own)), before.take(results.slice(own + 1))];
  if (!was || !is) throw new ProblemError('not_found');
  if (results[own]!.results.length === 0) refuse(was.row, patch, version);
  return toRound(is, member);
}

/** Says why nothing was changed, unless there was nothing to change. */
function refuse(row: RoundRow, { state, closesAt }: RoundPatch, version: number | null): void {
  if (version !== null && version !== row.version) throw new ProblemError('precondition_failed');
  const closed = row.closesAt <= row.now;
  if (closed && state === 'open' && row.names === 'anonymous') throw new ProblemError('not_reopened');
  if (closed && state === undefined && closesAt !== undefined) throw new ProblemError('closed');
  if (state === undefined && typeof closesAt === 'number' && closesAt <= row.opensAt) {
    throw new ProblemError('invalid_input', { errors: [{ path: 'closesAt', code: 'not_allowed', message: 'After it opens.' }] });
  }
}
