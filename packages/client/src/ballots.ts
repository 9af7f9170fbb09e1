import type { Choices, Question, RoundOption } from '@cocarde/contract/rounds.ts';

/** What a ballot says about one question: a number by option, or by pair of options. */
export type Given = Record<string, number>;

/** Why a question's part of a ballot cannot be sent as it is. */
export type Fault = 'missing' | 'too_few' | 'too_many' | 'too_much' | 'out_of_range';

/** What was given to an option costs this much of the `limit`. */
export function costOf({ method }: Question, { cost = 1 }: RoundOption, n: number): number {
  if (method.type === 'approval') return n * cost;
  return method.type === 'dots' && method.cost === 'quadratic' ? n * n : n;
}

export const spent = (question: Question, given: Given): number =>
  question.options.reduce((sum, option) => sum + costOf(question, option, given[option.id] ?? 0), 0);

/** What all that is given may cost together; without end where the method sets none. */
export function limit({ method }: Question): number {
  return method.type === 'several' ? method.max : method.type === 'dots' ? method.budget : method.type === 'approval' ? method.ceiling : Infinity;
}

export const left = (question: Question, given: Given): number => limit(question) - spent(question, given);

/** Whether one dot more can be given to an option. */
export function canAdd(question: Question, option: RoundOption, given: Given): boolean {
  const { method } = question;
  const n = given[option.id] ?? 0;
  const most = (method.type === 'dots' && method.perOption) || Infinity;
  return n < most && costOf(question, option, n + 1) - costOf(question, option, n) <= left(question, given);
}

/** Two options that are compared, in the order of the question, and the name of their comparison in a ballot. */
export interface Pair {
  id: string;
  first: RoundOption;
  second: RoundOption;
}

export const pairsOf = ({ options }: Question): Pair[] =>
  options.flatMap((first, i) => options.slice(i + 1).map((second) => ({ id: `${first.id}~${second.id}`, first, second })));

/** Options in the order of a ranking, those without a rank left out. */
export const ranking = ({ options }: Question, given: Given): RoundOption[] =>
  options.filter(({ id }) => given[id]).sort((a, b) => given[a.id]! - given[b.id]!);

/** The ranks of options in this order. */
export const ranks = (order: readonly RoundOption[]): Given => Object.fromEntries(order.map(({ id }, i) => [id, i + 1]));

/** What is sent about a question: of what it asks now, and without what says nothing. A score of 0 says something. */
export function sayable(question: Question, given: Given = {}): Given {
  const { type } = question.method;
  const known = type === 'pairwise' ? pairsOf(question) : question.options;
  return Object.fromEntries(known.flatMap(({ id }) => (given[id] || (type === 'score' && given[id] === 0) ? [[id, given[id]!]] : [])));
}

/** The ballot that is sent for what was filled in; questions without an answer are left out. */
export function ballotOf(questions: readonly Question[], typed: Choices): Choices {
  const said = questions.map((question) => [question.id, sayable(question, typed[question.id])] as const);
  return Object.fromEntries(said.filter(([, given]) => Object.keys(given)[0]));
}

export function faultOf(question: Question, given: Given = {}): Fault | undefined {
  const { method, optional } = question;
  const values = Object.values(sayable(question, given));
  if (!values[0] && values[0] !== 0) return optional || (method.type === 'several' && !method.min) ? undefined : 'missing';
  if (method.type === 'score' && values.some((n) => !(Number.isInteger(n) && n >= method.min && n <= method.max))) return 'out_of_range';
  if (method.type === 'several' && values.length < method.min) return 'too_few';
  if (left(question, given) < 0) return method.type === 'several' ? 'too_many' : 'too_much';
  return undefined;
}
