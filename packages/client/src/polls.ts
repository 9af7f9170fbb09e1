import type { TeamList } from '@cocarde/contract/members.ts';
import type { Round, RoundDefinition, RoundPage } from '@cocarde/contract/rounds.ts';
import type { ReadableAtom } from 'nanostores';
import { act } from './act.ts';
import { more, openList } from './lists.ts';
import { page, type PartState } from './page.ts';
import { settle } from './parts.ts';

/** What bootstrap calls the first page of them, and their address. */
const ROUNDS = 'rounds';

/** Makes a round, and shows it first in the list. Sent again after its answer was lost, it is one. Rejects with `ApiError`, and then there is none. */
export async function createRound(definition: RoundDefinition): Promise<Round> {
  const round = await act<Round & { earned?: null }>('POST', ROUNDS, definition);
  const shown = page().parts.get(ROUNDS)?.$state.get().data as RoundPage | undefined;
  if (shown) settle(ROUNDS, { ...shown, items: [round, ...shown.items.filter(({ id }) => id !== round.id)] });
  return round;
}

/** The list of those that are archived, and of all others. */
const listOf = (archived: boolean): string => (archived ? `${ROUNDS}?state=archived` : ROUNDS);

export const openArchived = (): ReadableAtom<PartState<RoundPage>> => openList(listOf(true));

export const moreRounds = (archived: boolean): Promise<void> => more(listOf(archived));

/** Teams that a round may be for. For animateurs. */
export const openTeams = (): ReadableAtom<PartState<TeamList>> => openList('teams');
