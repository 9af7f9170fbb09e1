import type { FieldError } from '@cocarde/contract/problem.ts';
import type { RoundDefinition } from '@cocarde/contract/rounds.ts';
import { questionErrors } from './methods/methods.ts';

/** Why a round cannot be: questions that their methods do not take, promises that exclude each other, an end before the beginning. */
export function definitionErrors({ questions, names, change, opensAt, closesAt }: RoundDefinition, now: number): FieldError[] {
  const ids = questions.map(({ id }) => id);
  return [
    ...questions.flatMap((question, i) => questionErrors(question).map((error) => ({ ...error, path: `questions.${i}.${error.path}` }))),
    ...ids.flatMap((id, i) => (ids.indexOf(id) < i ? [{ path: `questions.${i}.id`, code: 'not_allowed', message: 'Another question has it.' }] : [])),
    ...(names === 'anonymous' && change ? [{ path: 'change', code: 'not_allowed', message: 'Nobody can find an anonymous ballot again.' }] : []),
    ...(closesAt !== undefined && closesAt <= Math.max(opensAt ?? now, now) ? [{ path: 'closesAt', code: 'not_allowed', message: 'After it opens, and after now.' }] : []),
  ];
}
