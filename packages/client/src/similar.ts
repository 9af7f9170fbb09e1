import type { LIMITS } from '@cocarde/contract/limits.ts';
import type { SimilarPage } from '@cocarde/contract/similar.ts';
import type { ReadableAtom } from 'nanostores';
import { call } from './call.ts';
import { page, type PartState } from './page.ts';
import { part, settle } from './parts.ts';
import { query } from './query.ts';
import { whileTyping } from './while-typing.ts';

/** A pause in typing that is long enough to ask the service, and as many letters as tell anything. */
const PAUSE = 300;
const LEAST = 5;

/** The types keep the number equal to the limit without shipping the table of limits. */
const TITLE: typeof LIMITS.title = 160;

const NONE: SimilarPage = { items: [] };

/** Posts of one board about the same as a title that is being typed. */
export interface SimilarSearch {
  /** Always `ready`: without a title, a network or an answer there are none. */
  readonly $found: ReadableAtom<PartState<SimilarPage>>;
  /** What the title now says. Asked for after a pause; an earlier question that has no answer yet is given up. */
  type(title: string): void;
  /** Gives up what was asked. */
  rest(): void;
}

export function similarSearch(board: string, kind: 'ideas' | 'questions'): SimilarSearch {
  const path = `boards/${encodeURIComponent(board)}/${kind}/similar`;
  const key = `similar:${path}`;
  // Among the parts of the page, so that a vote shows there too.
  const $found = part<SimilarPage>(key, () => settle(key, NONE));
  const search = whileTyping<SimilarPage>({
    pause: PAUSE,
    ask(title, more) {
      page().held?.reading();
      return call<SimilarPage>('GET', path + query({ title }), undefined, more).catch(() => NONE);
    },
    found: (answer) => settle(key, answer),
    none: () => settle(key, NONE),
  });
  return {
    $found,
    rest: search.rest,
    type(typed) {
      const title = typed.trim().slice(0, TITLE);
      search.type(title, title.length >= LEAST && navigator.onLine);
    },
  };
}
