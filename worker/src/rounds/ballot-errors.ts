import type { FieldError } from '@cocarde/contract/problem.ts';
import type { Choices, Question } from '@cocarde/contract/rounds.ts';
import { choiceErrors, inOrder } from './methods/methods.ts';

/** More of them help nobody, and a ballot may have thousands. */
const MOST = 20;

/** Why something is no ballot about these questions, whatever it is. */
export function ballotErrors(questions: readonly Question[], choices: unknown): FieldError[] {
  if (typeof choices !== 'object' || choices === null || Array.isArray(choices)) return [{ path: 'choices', code: 'wrong_type', message: 'Numbers by question and option.' }];
  const known = new Set(questions.map(({ id }) => id));
  const given = new Map(Object.entries(choices));
  const answered = questions.flatMap((question): FieldError[] => {
    const path = `choices.${question.id}`;
    if (!given.has(question.id)) return question.optional ? [] : [{ path, code: 'required', message: 'This question is not optional.' }];
    return choiceErrors(question, given.get(question.id)).map((error) => ({ ...error, path: error.path ? `${path}.${error.path}` : path }));
  });
  const unknown = [...given.keys()].filter((id) => !known.has(id)).map((id) => ({ path: `choices.${id}`, code: 'unknown_field', message: 'There is no such question.' }));
  const nothing = given.size === 0 && answered.length === 0 ? [{ path: 'choices', code: 'required', message: 'At least one question.' }] : [];
  return [...answered, ...unknown, ...nothing].slice(0, MOST);
}

/** A ballot without errors as it is stored: the same wish is the same text. */
export function storedChoices(questions: readonly Question[], choices: Choices): string {
  return JSON.stringify(Object.fromEntries(questions.filter(({ id }) => Object.hasOwn(choices, id)).map((question) => [question.id, inOrder(question, choices[question.id]!)])));
}
