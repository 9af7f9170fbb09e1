import { expect } from 'vitest';
import type { Method, Question, Round } from '@cocarde/contract/rounds.ts';
import type { Answer, Voice } from '../../test/support/community.ts';

export const asked = (method: Method = { type: 'one' }, options: (string | [string, number])[] = ['a', 'b', 'c'], more: Partial<Question> = {}): Question => ({
  id: 'lunch', text: 'Quand déjeuner ?', method,
  options: options.map((option) => (typeof option === 'string' ? { id: option, text: option } : { id: option[0], text: option[0], cost: option[1] })), ...more,
});
export const definition = (more: Record<string, unknown> = {}) => ({ title: 'Le déjeuner', questions: [asked()], results: 'always', names: 'confidential', ...more });
export const makeRound = async (by: Voice, more: Record<string, unknown> = {}): Promise<Round> => {
  const { status, body } = await by.call('POST', '/rounds', definition(more));
  expect({ status, errors: body.errors }).toEqual({ status: 201, errors: undefined });
  return body;
};
export const cast = (by: Voice, { id }: { id: string }, choices: unknown, after = 0) => by.call('PUT', `/rounds/${id}/ballot`, { choices, after });
export const vote = (by: Voice, round: { id: string }, option: string, after = 0) => cast(by, round, { lunch: { [option]: 1 } }, after);
export const withdraw = (by: Voice, { id }: { id: string }, after: number) => by.call('DELETE', `/rounds/${id}/ballot?after=${after}`);
export const read = async (by: Voice, { id }: { id: string }): Promise<Round> => (await by.call('GET', `/rounds/${id}`)).body;
export const counts = ({ result }: Round) => Object.fromEntries(result!.questions[0]!.options.map(({ id, given }) => [id, given['1'] ?? 0]));
export const told = ({ status, body }: Answer) => [status, body.code];
