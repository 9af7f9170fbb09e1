import { LIMITS } from '@cocarde/contract/limits.ts';
import type { FieldError } from '@cocarde/contract/problem.ts';
import type { Method, OptionResult, Question, QuestionResult } from '@cocarde/contract/rounds.ts';
import { approval } from './approval.ts';
import { dots } from './dots.ts';
import type { Rules } from './method.ts';
import { one } from './one.ts';
import { comparisons, pairwise } from './pairwise.ts';
import { ranked } from './ranked.ts';
import { score } from './score.ts';
import { several } from './several.ts';
import { stars } from './stars.ts';
import { givenTo, tallyOf, type Choice, type Kind, type Tally } from './tally.ts';
import { upDown } from './up-down.ts';
import { up } from './up.ts';

const METHODS: { readonly [T in Method['type']]: Rules<T> } = { up, up_down: upDown, one, several, stars, score, dots, ranked, pairwise, approval };

function rulesOf(question: Question): Rules<any> {
  return METHODS[question.method.type];
}

/**
 * Whether there can be so many different ballots about a question that its result is read from their sum. A run-off cannot be counted
 * from a sum; the ballots that it takes are few enough.
 */
export function isSummed(question: Question): boolean {
  return !isRunoff(question) && rulesOf(question).kinds(question) > LIMITS.fewKinds;
}

export function isRunoff({ method }: Question): boolean {
  return method.type === 'ranked' && method.count === 'runoff';
}

/** What ballots can give a number to, in the order in which a choice is stored. */
export function keysOf(question: Question): string[] {
  return rulesOf(question).keys?.(question) ?? question.options.map(({ id }) => id);
}

/** Why a question cannot be asked; paths are within it. */
export function questionErrors(question: Question): FieldError[] {
  const { method, options } = question;
  const least = ['up', 'up_down', 'stars', 'score'].includes(method.type) ? 1 : 2;
  const ids = options.map(({ id }) => id);
  return [
    ...(options.length < least ? [{ path: 'options', code: 'too_short', message: `At least ${least}.` }] : []),
    ...ids.flatMap((id, i) => (ids.indexOf(id) < i ? [{ path: `options.${i}.id`, code: 'not_allowed', message: 'Another option has it.' }] : [])),
    ...options.flatMap(({ cost }, i) => (cost !== undefined && method.type !== 'approval' ? [{ path: `options.${i}.cost`, code: 'not_allowed', message: 'With approval only.' }] : [])),
    ...(method.type === 'approval' && question.passes !== undefined ? [{ path: 'passes', code: 'not_allowed', message: 'What fits under the ceiling passes.' }] : []),
    ...(rulesOf(question).questionErrors?.(question) ?? []),
  ];
}

/** Why something is no answer to a question, whatever it is; paths are within it. */
export function choiceErrors(question: Question, choice: unknown): FieldError[] {
  if (typeof choice !== 'object' || choice === null || Array.isArray(choice)) return [{ path: '', code: 'wrong_type', message: 'Numbers by option.' }];
  const known = new Set(keysOf(question));
  const entries = Object.entries(choice);
  if (entries.length === 0) return [{ path: '', code: 'required', message: 'At least one option.' }];
  const errors = entries.flatMap(([path, number]): FieldError[] => {
    if (!known.has(path)) return [{ path, code: 'unknown_field', message: 'There is no such option.' }];
    return Number.isSafeInteger(number) ? [] : [{ path, code: 'wrong_type', message: 'A whole number.' }];
  });
  return errors.length ? errors : rulesOf(question).choiceErrors(question, choice as Choice);
}

/** The choice as it is stored: in the order of the options, so that what says the same is the same text. */
export function inOrder(question: Question, choice: Choice): Choice {
  return Object.fromEntries(keysOf(question).filter((key) => Object.hasOwn(choice, key)).map((key) => [key, choice[key]!]));
}

/** What a choice spends; 0 where nothing costs. */
export function costOf(question: Question, choice: Choice): number {
  return rulesOf(question).costOf?.(question, choice) ?? 0;
}

/** The result that ballots give. It follows from them alone: whoever has them can count again. */
export function resultOf(question: Question, kinds: readonly Kind[]): QuestionResult {
  return resultOfTally(question, tallyOf(kinds), kinds);
}

/** The same from the ballots added up; of a run-off with all kinds of them. */
export function resultOfTally(question: Question, tally: Tally, kinds: readonly Kind[] = []): QuestionResult {
  const { standings, rounds } = rulesOf(question).count(question, tally, kinds);
  const options = standings.map((standing): OptionResult => {
    const given = question.method.type === 'pairwise' ? comparisons(question.options, standing.id, tally) : givenTo(tally, standing.id);
    return {
      id: standing.id,
      place: standing.place ?? 1 + standings.filter(({ value }) => value > standing.value).length,
      value: standing.value,
      ballots: [...given.values()].reduce((sum, count) => sum + count, 0),
      given: Object.fromEntries([...given].sort(([a], [b]) => a - b)),
      share: standing.share,
      passed: standing.passed ?? (question.passes === undefined ? null : tally.ballots > 0 && standing.share >= question.passes),
    };
  });
  return { id: question.id, ballots: tally.ballots, options: options.sort((a, b) => a.place - b.place), ...(rounds ? { rounds } : {}) };
}
