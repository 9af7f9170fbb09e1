import type { Answer, AnswerPage, Question } from '@cocarde/contract/questions.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { openComments, writeComment } from './comments.ts';
import { FakeService, freshPage, refusal, settled, type Answered } from './fake-service.ts';
import { want } from './parts.ts';
import { acceptAndPay, closeQuestion, confirmQuestion, doubtQuestion, dropDuplicate, markDuplicate, promisePoints, reopenQuestion, validateAnswer, withdrawDoubt, withdrawPromise } from './question-acts.ts';
import { openQuestion } from './questions.ts';
import { remove, restore } from './removal.ts';

const question = (id: string, more: Partial<Question> = {}) => ({ id, subject: id, board: 'b', title: id, comments: 0, answers: 1, ...more }) as Question;
const answer = (id: string, more: Partial<Answer> = {}) => ({ id, subject: id, comments: 0, validated: null, ...more }) as Answer;

/** One board with the questions `q` and `r`, and the page of `q`, both on screen. */
async function shown(answered: (path: string, method: string) => Answered = () => undefined) {
  const service = new FakeService(({ path, method }) => answered(path, method) ?? (method === 'GET' && path === 'questions/q' ? { question: question('q'), items: [answer('a')], cursor: null } : undefined));
  service.parts = { 'questions:b:new': { items: [question('q'), question('r')], cursor: null } };
  const [$list, $page] = [want('questions:b:new'), openQuestion('q')];
  $list.listen(() => {});
  $page.listen(() => {});
  await settled();
  return { service, list: () => $list.get().data!.items, page: () => $page.get().data as AnswerPage };
}

const outcome = async (deed: Promise<unknown>) => {
  const done = deed.then(() => undefined, (error) => error);
  await settled();
  return done;
};

describe('what becomes of a question', () => {
  beforeEach(freshPage);

  it.each([
    ['is closed with a reason', () => closeQuestion('q', 'Fini'), 'PUT', 'questions/q/closing', { note: 'Fini' }],
    ['is closed without one', () => closeQuestion('q'), 'PUT', 'questions/q/closing', {}],
    ['is reopened', () => reopenQuestion('q'), 'DELETE', 'questions/q/closing', undefined],
    ['is doubted', () => doubtQuestion('q', 'Changé'), 'PUT', 'questions/q/doubt', { reason: 'Changé' }],
    ['is doubted no longer', () => withdrawDoubt('q'), 'DELETE', 'questions/q/doubt', undefined],
    ['is confirmed', () => confirmQuestion('q'), 'PUT', 'questions/q/confirmation', undefined],
    ['is promised points for', () => promisePoints('q', { points: 20, days: 7 }), 'PUT', 'questions/q/bounty', { points: 20, days: 7 }],
    ['is promised none for', () => withdrawPromise('q'), 'DELETE', 'questions/q/bounty', undefined],
  ] as const)('%s: one request, shown wherever it stands, and its page read again for what may be done next', async (_, deed, method, path, body) => {
    const { service, list } = await shown((asked) => (asked === path ? { question: question('q', { title: 'changed' }), earned: null } : undefined));
    expect(await outcome(deed())).toBeUndefined();
    expect(service.asked.filter((asked) => asked.path === path)).toMatchObject([{ method, ...(body && { body }) }]);
    expect(list().map(({ title }) => title)).toEqual(['changed', 'r']);
    expect(service.sent('GET questions/q')).toHaveLength(2);
  });

  it('stays as it was when that is refused', async () => {
    const { service, list } = await shown((path) => (path.endsWith('/closing') ? 'forbidden' : undefined));
    expect(await outcome(closeQuestion('q'))).toMatchObject({ code: 'forbidden' });
    expect(list()[0]).toMatchObject({ title: 'q' });
    expect(service.sent('GET questions/q')).toHaveLength(1);
  });

  it('says at the points that there are fewer, and reads how many', async () => {
    const { service } = await shown((path) => (path.endsWith('/bounty') ? refusal('budget_spent') : undefined));
    expect(await outcome(promisePoints('q', { points: 500 }))).toMatchObject({ code: 'invalid_input', problem: { errors: [{ path: 'points', code: 'not_allowed' }] } });
    expect(service.sent('GET questions/q')).toHaveLength(2);
    const closed = await shown((path) => (path.endsWith('/bounty') ? 'closed' : undefined));
    expect(await outcome(promisePoints('q', { points: 5 }))).toMatchObject({ code: 'closed' });
    expect(closed.service.sent('PUT')).toHaveLength(1);
  });

  it('has an answer accepted that is paid for, and reads again what shows points', async () => {
    const { service } = await shown((path) => (path.endsWith('/accepted') ? { question: question('q'), earned: null } : undefined));
    want('points').listen(() => {});
    await settled();
    await outcome(acceptAndPay('q', 'a'));
    expect(service.sent('PUT')).toMatchObject([{ path: 'questions/q/accepted', body: { answer: 'a' } }]);
    expect(service.wants.filter(([first]) => first === 'points')).toHaveLength(2);
  });

  it('is the same as another one, both as the service has them, and the list keeps it until it is apart again', async () => {
    const { service, list } = await shown((path, method) => (path.endsWith('/duplicate') ? { question: question('q', { duplicateOf: method === 'PUT' ? { id: 'r', title: 'r' } : null }), of: question('r', { answers: method === 'PUT' ? 2 : 1 }) } : undefined));
    await outcome(markDuplicate('q', 'r'));
    expect(service.sent('PUT')[0]!.body).toEqual({ of: 'r' });
    expect(list()).toMatchObject([{ id: 'q', duplicateOf: { id: 'r' } }, { id: 'r', answers: 2 }]);
    expect(service.wants).toHaveLength(1);
    await outcome(dropDuplicate('q'));
    expect(service.wants).toHaveLength(2);
  });

  it('has an answer validated, by oneself or not by another', async () => {
    const { service, list } = await shown((path) => (path.startsWith('answers/') ? { answer: answer('a', { validated: { by: [], at: 1, editedSince: false, mine: true } }), question: question('q', { validated: true }), earned: null } : undefined));
    await outcome(validateAnswer('a', true, 'q'));
    await outcome(validateAnswer('a', false, 'q'));
    await outcome(validateAnswer('a', false, 'q', 'm/2'));
    expect(service.asked.filter(({ path }) => path.startsWith('answers')).map(({ method, path }) => `${method} ${path}`)).toEqual([
      'PUT answers/a/validation', 'DELETE answers/a/validation', 'DELETE answers/a/validation/m%2F2',
    ]);
    expect(list()[0]!.validated).toBe(true);
  });
});

describe('comments below an answer', () => {
  beforeEach(freshPage);

  it('are read, written and counted there', async () => {
    const { service, page } = await shown((path, method) => (path === 'answers/a/comments' ? (method === 'POST' ? { comment: { id: 'c2' }, comments: 2, earned: null } : { items: [{ id: 'c1' }], cursor: null }) : undefined));
    const $comments = openComments({ kind: 'answer', id: 'a' });
    await settled();
    await outcome(writeComment({ kind: 'answer', id: 'a' }, { body: 'Oui' }));
    expect(($comments.get().data as { items: { id: string }[] }).items.map(({ id }) => id)).toEqual(['c1', 'c2']);
    expect(page().items[0]!.comments).toBe(2);
    expect(service.sent('POST')).toHaveLength(2);
  });

  it('are counted without one that is removed, and with it when it is back', async () => {
    const { service, page } = await shown((path) => (path.endsWith('/removal') ? { finished: true, earned: null } : path === 'answers/a/comments' ? { items: [{ id: 'c1' }], cursor: null } : undefined));
    openComments({ kind: 'answer', id: 'a' }).listen(() => {});
    await settled();
    const post = { kind: 'comment', id: 'c1', board: 'b', parent: 'a', below: 'answer' } as const;
    await outcome(remove(post, 'Supprimé'));
    expect(page().items[0]!.comments).toBe(-1);
    expect(service.sent('GET answers/a/comments')).toHaveLength(1);
    await outcome(restore(post));
    expect(page().items[0]!.comments).toBe(0);
    expect(service.sent('GET answers/a/comments')).toHaveLength(2);
    expect(service.asked.some(({ path }) => path.includes('ideas'))).toBe(false);
  });
});
