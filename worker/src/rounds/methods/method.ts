import type { FieldError } from '@cocarde/contract/problem.ts';
import type { Method, Question, RoundOption, RunoffRound } from '@cocarde/contract/rounds.ts';
import type { Choice, Kind, Tally } from './tally.ts';

/** A question that is answered by one kind of method. */
export type Asked<T extends Method['type']> = Omit<Question, 'method'> & { method: Extract<Method, { type: T }> };

/** A method of voting: which choices it takes, and what ballots come to. Pure, and of nothing but its arguments. */
export interface Rules<T extends Method['type']> {
  /** What a ballot gives numbers to, in order; the options where left out. */
  keys?(question: Asked<T>): string[];
  /** Why a question cannot be asked like this; paths are within the question. */
  questionErrors?(question: Asked<T>): FieldError[];
  /** Why a choice is none; its keys are known and its numbers whole. Paths are within the choice. */
  choiceErrors(question: Asked<T>, choice: Choice): FieldError[];
  /** How many different choices there can be, or a little more. */
  kinds(question: Asked<T>): number;
  /** What the choice spends of the budget or ceiling. */
  costOf?(question: Asked<T>, choice: Choice): number;
  /** `kinds` are all of a run-off; of other methods they may be left out. */
  count(question: Asked<T>, tally: Tally, kinds: readonly Kind[]): Count;
}

export interface Count {
  standings: Standing[];
  rounds?: RunoffRound[];
}

/** Where an option came out. Equal values share a place, unless the method gives places itself. */
export interface Standing {
  id: string;
  value: number;
  share: number;
  place?: number;
  passed?: boolean;
}

/** A standing for each option, in their order. */
export function standings(options: readonly RoundOption[], of: (option: RoundOption) => { value: number; share: number }): Standing[] {
  return options.map((option) => ({ id: option.id, ...of(option) }));
}

/** One error for each number that the method does not take. */
export function numberErrors(choice: Choice, takes: (number: number) => boolean, message: string): FieldError[] {
  return Object.entries(choice).flatMap(([path, number]) => (takes(number) ? [] : [{ path, code: 'not_allowed', message }]));
}

/** The same for methods that take a span. */
export function spanErrors(choice: Choice, min: number, max: number): FieldError[] {
  return numberErrors(choice, (number) => number >= min && number <= max, `From ${min} to ${max}.`);
}
