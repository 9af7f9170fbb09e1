import fc from 'fast-check';
import { IDEA_STATUSES } from '@cocarde/contract/ideas.ts';
import type { Deed } from './deeds.ts';
import type { Expected } from './expected.ts';

export const MEMBERS = 4;
const HOUR = 3_600_000;

/** A step as it is drawn; `which` and `other` pick among whatever there is by then. */
export interface Action {
  do: 'again' | Deed['do'];
  who: number;
  which: number;
  other: number;
  yes: boolean;
  /** How the clock moves before it, milliseconds; back for what is told late. */
  later: number;
}

const later = fc.oneof(
  { weight: 8, arbitrary: fc.constant(0) },
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 60_000 }) },
  { weight: 3, arbitrary: fc.integer({ min: 60_000, max: 3 * HOUR }) },
  { weight: 1, arbitrary: fc.integer({ min: 3 * HOUR, max: 60 * HOUR }) },
  { weight: 1, arbitrary: fc.integer({ min: -30 * HOUR, max: -1 }) },
);

const kinds = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom<Action['do']>('propose', 'ask', 'status', 'comment', 'visit') },
  { weight: 2, arbitrary: fc.constantFrom<Action['do']>('answer', 'accept') },
  { weight: 2, arbitrary: fc.constantFrom<Action['do']>('remove', 'restore', 'merge') },
  { weight: 2, arbitrary: fc.constant<Action['do']>('again') },
  { weight: 5, arbitrary: fc.constant<Action['do']>('vote') },
);

export const action: fc.Arbitrary<Action> = fc.record({
  do: kinds, who: fc.integer({ min: 0, max: MEMBERS }), which: fc.nat(1_000), other: fc.nat(1_000), yes: fc.boolean(), later,
});

/** Evening before a day that is an hour short, one that is an hour long, and a new year in the middle of a week. */
export const start: fc.Arbitrary<number> = fc.constantFrom('2026-03-28T19:00:00Z', '2026-10-24T20:00:00Z', '2026-12-30T21:00:00Z').map(Date.parse);

const PAGES = ['page:menu', 'page:plan/1', 'page:équipe'];

/** What is asked for in a community as it stands; null when there is nothing to do it to. */
export function deedOf({ do: what, who, which, other, yes }: Action, expected: Expected, done: readonly Deed[]): Deed | null {
  const pick = <T>(from: readonly T[], at = which): T | undefined => from[at % from.length];
  // Few keys, so that some are used again for something else.
  const key = `key-${which % 40}`;
  switch (what) {
    case 'again': return pick(done) ?? null;
    case 'visit': return { who, do: what };
    case 'propose': case 'ask': return { who, do: what, key };
    case 'comment': case 'answer': {
      const parent = pick(expected.ids(what === 'comment' ? 'idea' : 'question'), other);
      return parent === undefined ? null : { who, do: what, key, parent };
    }
    case 'vote': {
      const subject = pick([...expected.ids('idea', 'question', 'answer', 'comment'), ...PAGES]);
      return { who, do: what, subject: subject!, wanted: yes || other % 3 === 0 };
    }
    case 'accept': {
      const question = pick(expected.ids('question'));
      if (question === undefined) return null;
      const own = expected.ids('answer').filter((id) => expected.posts.get(id)!.parent === question);
      const answer = other % 7 === 0 ? pick(expected.ids('answer'), other) : pick(own, other);
      return { who: yes ? expected.posts.get(question)!.author! : who, do: what, question, answer: other % 5 === 0 ? null : answer ?? null };
    }
    case 'remove': case 'restore': {
      const post = pick(expected.ids('idea', 'question', 'answer', 'comment'));
      // Those who may ask more often than those who may not.
      return post === undefined ? null : { who: yes ? expected.posts.get(post)!.author! : other % 2 ? MEMBERS : who, do: what, post };
    }
    case 'merge': {
      const [idea, into] = [pick(expected.ids('idea')), pick(expected.ids('idea'), other)];
      return idea === undefined ? null : { who: other % 7 === 0 ? who : MEMBERS, do: what, idea, into: yes ? into! : null };
    }
    case 'status': {
      const idea = pick(expected.ids('idea'));
      return idea === undefined ? null : { who: yes ? MEMBERS : who, do: what, idea, status: IDEA_STATUSES[other % IDEA_STATUSES.length]! };
    }
  }
}
