import type { LIMITS } from '@cocarde/contract/limits.ts';
import type { MemberList, MemberRef } from '@cocarde/contract/members.ts';
import type { ApiError } from './api.ts';
import { call } from './call.ts';
import { query } from './query.ts';
import { whileTyping } from './while-typing.ts';

/** A pause in typing that is long enough to ask the service, and as many letters as tell anything. */
const PAUSE = 250;
const LEAST = 2;
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
  const search = whileTyping<MemberList | ApiError['code']>({
    pause: PAUSE,
    ask: (name, more) => call<MemberList>('GET', `members${query({ name })}`, undefined, more).catch(({ code }: ApiError) => code),
    found: (answer, name) => (typeof answer === 'string' ? found([], name, answer) : found(answer.items, name)),
    none: () => found([], ''),
  });
  return {
    rest: search.rest,
    type(typed) {
      const name = typed.trim().slice(0, LONGEST);
      search.type(name, name.length >= LEAST);
    },
  };
}
