import type { LIMITS } from '@cocarde/contract/limits.ts';
import type { MemberList, MemberRef } from '@cocarde/contract/members.ts';
import type { ApiError } from './api.ts';
import { call } from './call.ts';
import { query } from './query.ts';

/** A pause in typing that is long enough to ask the service, and as many letters as tell anything. */
const PAUSE = 250;
const LEAST = 2;
/** Milliseconds after which an answer is of no use. */
const TIMEOUT = 8_000;
/** The type keeps the number equal to the limit without shipping the table of limits. */
const LONGEST: typeof LIMITS.search = 100;

/** Members by what is being typed of their names. */
export interface MemberSearch {
  /** What is typed now. Asked for after a pause; an earlier question that has no answer yet is given up. */
  type(name: string): void;
  /** Gives up what was asked. */
  rest(): void;
}

/** `found` hears who is found, of those who may be known by name; nobody while too little is typed, and why where there is no answer. */
export function memberSearch(found: (members: readonly MemberRef[], name: string, failure?: ApiError['code']) => void): MemberSearch {
  let asked = '';
  let pause: ReturnType<typeof setTimeout> | undefined;
  let question: AbortController | undefined;

  function rest(): void {
    asked = '';
    clearTimeout(pause);
    question?.abort();
  }

  async function ask(name: string): Promise<void> {
    const { signal } = (question = new AbortController());
    const more = { signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]) };
    const answer = await call<MemberList>('GET', `members${query({ name })}`, undefined, more).catch(({ code }: ApiError) => code);
    if (signal.aborted) return;
    if (typeof answer === 'string') found([], name, answer);
    else found(answer.items, name);
  }

  return {
    rest,
    type(typed) {
      const name = typed.trim().slice(0, LONGEST);
      if (name === asked) return;
      rest();
      asked = name;
      if (name.length < LEAST) found([], '');
      else pause = setTimeout(ask, PAUSE, name);
    },
  };
}
