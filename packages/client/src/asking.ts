import type { QuestionRequests, SuggestedExperts } from '@cocarde/contract/experts.ts';
import type { MemberRef } from '@cocarde/contract/members.ts';
import type { ReadableAtom, WritableAtom } from 'nanostores';
import type { ApiError } from './api.ts';
import { call } from './call.ts';
import { openList } from './lists.ts';
import type { PartState } from './page.ts';
import { fail, part, settle } from './parts.ts';
import { query } from './query.ts';
import { whileTyping } from './while-typing.ts';

/** Whom a question was put to, as far as I may know. */
export const openRequests = (question: string): ReadableAtom<PartState<QuestionRequests>> => openList(`questions/${question}/requests`);

/** Puts my question to up to three members; rejects with `ApiError`, and then to nobody. */
export async function putToMembers(question: string, members: readonly string[]): Promise<void> {
  const key = `questions/${question}/requests`;
  const requests = await call<QuestionRequests>('PUT', key, { members });
  part(key, () => {});
  settle(key, requests);
}

/** Whom a member chose for a question that they are writing on a board. */
const chosenFor = (board: string): string => `chosen:${board}`;
const NONE: readonly MemberRef[] = [];

export const openChosen = (board: string): ReadableAtom<PartState<readonly MemberRef[]>> => part(chosenFor(board), () => settle(chosenFor(board), NONE));
export function choose(board: string, members: readonly MemberRef[]): void {
  openChosen(board);
  settle(chosenFor(board), members);
}

const putOf = (question: string): string => `put:${question}`;

/** Whom a question is being put to: nobody once that is done, and with an error those whom it did not reach. */
export const openPut = (question: string): ReadableAtom<PartState<readonly MemberRef[]>> => part(putOf(question), () => settle(putOf(question), NONE));

/** Puts a question to members; never rejects, `openPut` says what became of it. */
export async function put(question: string, members: readonly MemberRef[]): Promise<void> {
  const key = putOf(question);
  (openPut(question) as WritableAtom<PartState<readonly MemberRef[]>>).set({ status: 'loading', data: members });
  try {
    await putToMembers(question, members.map(({ id }) => id));
    settle(key, NONE);
  } catch (error) {
    fail(key, error as ApiError);
  }
}

/** Puts a question that was just published to those who were chosen while it was written; to nobody where it has no name. */
export function putToChosen(board: string, question: string | undefined): void {
  const { data = NONE } = openChosen(board).get();
  choose(board, NONE);
  if (question && data[0]) void put(question, data);
}

/** Nobody is asked after all. */
export const dropPut = (question: string): void => settle(putOf(question), NONE);

/** A pause in typing that is long enough to ask the service. */
const PAUSE = 400;
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
  const search = whileTyping<SuggestedExperts>({
    pause: PAUSE,
    ask: (path, more) => call<SuggestedExperts>('GET', path, undefined, more).catch(() => NOBODY),
    found: (answer) => settle(key, answer),
    none: () => settle(key, NOBODY),
  });
  return {
    $found,
    rest: search.rest,
    type(title, tags) {
      const path = `experts/suggested${query({ title: title.trim(), tags: tags.map((tag) => tag.replaceAll(',', ' ')).join(',') })}`;
      search.type(path, path.includes('?') && navigator.onLine);
    },
  };
}
