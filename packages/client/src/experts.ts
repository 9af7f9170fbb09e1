import type { AnswerTimes, EndorsementResult, Expert, ExpertFilters, ExpertPage, ExpertQuery } from '@cocarde/contract/experts.ts';
import type { ReadableAtom } from 'nanostores';
import { call } from './call.ts';
import { more, openList } from './lists.ts';
import { page, type PartState } from './page.ts';
import { query } from './query.ts';

const listOf = (wish: ExpertQuery): string => `experts${query(wish)}`;

/** Who can help, of those who agreed to be found. */
export const openExperts = (wish: ExpertQuery): ReadableAtom<PartState<ExpertPage>> => openList(listOf(wish));
export const moreExperts = (wish: ExpertQuery): Promise<void> => more(listOf(wish));

/** Teams and places that experts can be held to. */
export const openExpertFilters = (): ReadableAtom<PartState<ExpertFilters>> => openList('experts/filters');

/** Says that somebody knows a theme, or no longer; shown wherever the page lists them. */
export async function endorse(member: string, theme: string, wanted: boolean): Promise<void> {
  const { member: _, ...seen } = await call<EndorsementResult>(wanted ? 'PUT' : 'DELETE', `members/${member}/expertise/${encodeURIComponent(theme)}/endorsement`);
  for (const [key, { $state }] of page().parts) {
    const state = $state.get() as PartState<ExpertPage>;
    if (!key.startsWith('experts') || !state.data?.items) continue;
    const changed = (expert: Expert): Expert =>
      expert.member.id === member ? { ...expert, themes: expert.themes.map((known) => (known.theme === theme ? seen : known)) } : expert;
    $state.set({ ...state, data: { ...state.data, items: state.data.items.map(changed) } });
  }
}

/** How a board's questions are answered. */
export const openAnswerTimes = (board: string): ReadableAtom<PartState<AnswerTimes>> => openList(`boards/${encodeURIComponent(board)}/answer-times`);
