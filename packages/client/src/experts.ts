import type { AnswerTimes, EndorsementResult, Expert, ExpertFilters, ExpertPage, ExpertQuery, ListingWish, OwnExpertise, OwnRequests, QuestionRequests, SuggestedExperts } from '@cocarde/contract/experts.ts';
import type { ReadableAtom } from 'nanostores';
import { call } from './call.ts';
import { more, openList } from './lists.ts';
import { page, type PartState } from './page.ts';
import { part, refresh, settle } from './parts.ts';
import { query } from './query.ts';

const listOf = (wish: ExpertQuery): string => `experts${query(wish)}`;

/** Who can help, of those who agreed to be found. */
export const openExperts = (wish: ExpertQuery): ReadableAtom<PartState<ExpertPage>> => openList(listOf(wish));
export const moreExperts = (wish: ExpertQuery): Promise<void> => more(listOf(wish));

/** Teams and places that experts can be held to. */
export const openExpertFilters = (): ReadableAtom<PartState<ExpertFilters>> => openList('experts/filters');

/** What others would see of me in the directory, and whether they do. */
export const openOwnExpertise = (): ReadableAtom<PartState<OwnExpertise>> => openList('me/expertise');

/** Lists me, for these themes, or no longer. Rejects with `ApiError`, and then nothing changed. */
export async function setListing(wish: ListingWish): Promise<void> {
  const own = await call<OwnExpertise>('PUT', 'me/expertise', wish);
  part('me/expertise', () => {});
  settle('me/expertise', own);
  refresh('experts');
}

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

/** Whom a question was put to, as far as I may know. */
export const openRequests = (question: string): ReadableAtom<PartState<QuestionRequests>> => openList(`questions/${question}/requests`);

/** Puts my question to up to three members; rejects with `ApiError`, and then to nobody. */
export async function putToMembers(question: string, members: readonly string[]): Promise<void> {
  const key = `questions/${question}/requests`;
  const requests = await call<QuestionRequests>('PUT', key, { members });
  part(key, () => {});
  settle(key, requests);
}

/** Questions that wait for me, because somebody asked me by name. */
export const openOwnRequests = (): ReadableAtom<PartState<OwnRequests>> => openList('me/requests');

/** I would rather not answer this one, and others are asked in my place. */
export async function declineRequest(question: string): Promise<void> {
  await call('PUT', `questions/${question}/requests/mine`, { declined: true });
  refresh('me/requests', `questions/${question}/requests`);
}

/** How a board's questions are answered. */
export const openAnswerTimes = (board: string): ReadableAtom<PartState<AnswerTimes>> => openList(`boards/${encodeURIComponent(board)}/answer-times`);

/** A pause in typing that is long enough to ask the service. */
const PAUSE = 400;
/** Milliseconds after which an answer is of no use. */
const TIMEOUT = 8_000;
const NOBODY: SuggestedExperts = { themes: [], items: [] };

/** Whom to ask, while a question is being written. */
export interface ExpertSearch {
  /** Always `ready`: without a theme, a network or an answer there is nobody. */
  readonly $found: ReadableAtom<PartState<SuggestedExperts>>;
  /** What the form now says. Asked for after a pause; an earlier question that has no answer yet is given up. */
  type(title: string, tags: readonly string[]): void;
  /** Gives up what was asked. */
  rest(): void;
}

export function expertSearch(board: string): ExpertSearch {
  const key = `experts-suggested:${board}`;
  const $found = part<SuggestedExperts>(key, () => settle(key, NOBODY));
  let asked = '';
  let pause: ReturnType<typeof setTimeout> | undefined;
  let question: AbortController | undefined;

  function rest(): void {
    asked = '';
    clearTimeout(pause);
    question?.abort();
  }

  async function ask(path: string): Promise<void> {
    const { signal } = (question = new AbortController());
    const found = await call<SuggestedExperts>('GET', path, undefined, { signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]) }).catch(() => NOBODY);
    if (!signal.aborted) settle(key, found);
  }

  return {
    $found,
    rest,
    type(title, tags) {
      const path = `experts/suggested${query({ title: title.trim(), tags: tags.map((tag) => tag.replaceAll(',', ' ')).join(',') })}`;
      if (path === asked) return;
      rest();
      asked = path;
      if (!path.includes('?') || !navigator.onLine) settle(key, NOBODY);
      else pause = setTimeout(ask, PAUSE, path);
    },
  };
}
