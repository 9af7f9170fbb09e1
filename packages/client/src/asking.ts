import type { QuestionRequests, SuggestedExperts } from '@cocarde/contract/experts.ts';
import type { ReadableAtom } from 'nanostores';
import { call } from './call.ts';
import { openList } from './lists.ts';
import type { PartState } from './page.ts';
import { part, settle } from './parts.ts';
import { query } from './query.ts';

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
