import type { QuestionRequests, SuggestedExperts } from '@cocarde/contract/experts.ts';
import type { ReadableAtom } from 'nanostores';
import { call } from './call.ts';
import { openList } from './lists.ts';
import type { PartState } from './page.ts';
import { part, settle } from './parts.ts';
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
