import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Idea } from '@cocarde/contract/ideas.ts';
import { FakeService, freshPage, settled } from './fake-service.ts';
import { openComments, writeComment } from './comments.ts';
import { loadMoreIdeas, proposeIdea, searchIdeas, setIdeaStatus } from './ideas.ts';
import { moreLedger, openLedger } from './ledger.ts';
import { want } from './parts.ts';
import { acceptAnswer, openQuestion, writeAnswer } from './questions.ts';

beforeEach(freshPage);
afterEach(() => vi.unstubAllGlobals());

const idea = (id: string, more: Partial<Idea> = {}) => ({ id, subject: id, votes: 1, mine: false, version: 1, comments: 0, ...more });

const ids = (state: { data?: { items: { id: string }[] } }) => state.data?.items.map(({ id }) => id);

describe('a list', () => {
  it('goes on where it ended, from bootstrap or a search, and shows nothing twice', async () => {
    const service = new FakeService(({ path }) =>
      path.startsWith('boards/b/ideas') ? { items: [idea('two'), idea('three')], cursor: null, tags: [] } : undefined);
    service.parts = { 'ideas:b:new': { items: [idea('one'), idea('two')], cursor: 'c&1', tags: ['live'] } };
    const $ideas = want('ideas:b:new');
    await settled();
    void loadMoreIdeas('b', { sort: 'new' });
    await settled();
    expect(ids($ideas.get())).toEqual(['one', 'two', 'three']);
    expect(service.sent('GET boards')[0]!.path).toBe('boards/b/ideas?sort=new&cursor=c%261');
    await loadMoreIdeas('b', { sort: 'new' });
    expect(service.sent('GET boards')).toHaveLength(1);
  });

  it('is asked for its next part once, however often somebody presses', async () => {
    const service = new FakeService(({ path }) => (path.startsWith('me/ledger') ? { items: [{ at: 1 }], cursor: 'next' } : undefined));
    const $ledger = openLedger();
    await settled();
    void moreLedger();
    void moreLedger();
    await settled();
    expect(service.sent('GET me/ledger').map(({ path }) => path)).toEqual(['me/ledger', 'me/ledger?cursor=next']);
    expect($ledger.get().data?.items).toHaveLength(2);
  });

  it('does not go on from a place that is no longer there', async () => {
    let answer: ((page: object) => void) | undefined;
    const service = new FakeService(({ path }) => (path.includes('cursor') ? new Promise((done) => (answer = done)) : undefined));
    service.parts = { 'ideas:b:new': { items: [idea('one')], cursor: 'old', tags: [] } };
    const $ideas = want('ideas:b:new');
    $ideas.listen(() => {});
    await settled();
    void loadMoreIdeas('b', { sort: 'new' });
    await settled();
    service.parts = { 'ideas:b:new': { items: [idea('zero')], cursor: 'new', tags: [] } };
    (await import('./parts.ts')).refresh('ideas:b:');
    await settled();
    answer!({ items: [idea('two')], cursor: null });
    await settled();
    expect(ids($ideas.get())).toEqual(['zero']);
  });

  it('of a search has its own address, without what was left empty', async () => {
    const service = new FakeService(({ path }) => (path.startsWith('boards') ? { items: [], cursor: null, tags: [] } : undefined));
    searchIdeas('b', { sort: 'top', q: 'live & co', tag: '', status: 'done' });
    await settled();
    expect(service.sent('GET boards')[0]!.path).toBe('boards/b/ideas?sort=top&q=live+%26+co&status=done');
  });
});

describe('writing', () => {
  it('an idea reads the lists of its board again, those that are seen', async () => {
    const service = new FakeService(({ method }) => (method === 'POST' ? { idea: idea('new'), earned: null } : undefined));
    service.answer = ({ path, method }) => (method === 'POST' && path !== 'session' ? { idea: idea('new'), earned: null } : undefined);
    want('ideas:b:new').listen(() => {});
    want('ideas:c:new').listen(() => {});
    await settled();
    const proposed = proposeIdea('b', { title: 'New' });
    await settled();
    expect((await proposed).id).toBe('new');
    expect(service.wants.at(-1)).toEqual(['ideas:b:new']);
  });

  it('a comment shows it at the end and counts it wherever the idea is shown', async () => {
    const service = new FakeService(({ method, path }) => {
      if (path !== 'ideas/one/comments') return undefined;
      return method === 'GET' ? { items: [{ id: 'c1' }], cursor: null } : { comment: { id: 'c2', body: 'Oui' }, comments: 2, earned: null };
    });
    service.parts = { 'ideas:b:new': { items: [idea('one'), idea('two')], cursor: null, tags: [] } };
    const $ideas = want('ideas:b:new');
    const $comments = openComments({ kind: 'idea', id: 'one' });
    await settled();
    void writeComment({ kind: 'idea', id: 'one' }, { body: 'Oui' });
    await settled();
    expect(ids($comments.get())).toEqual(['c1', 'c2']);
    expect($ideas.get().data!.items.map(({ comments }) => comments)).toEqual([2, 0]);
  });

  it('a status names the version that the animateur saw', async () => {
    const service = new FakeService(({ method }) => (method === 'PATCH' ? { idea: idea('one', { status: 'planned', version: 5 }), earned: null } : undefined));
    service.parts = { 'ideas:b:new': { items: [idea('one')], cursor: null, tags: [] } };
    const $ideas = want('ideas:b:new');
    await settled();
    void setIdeaStatus({ id: 'one', board: 'b', version: 4 }, { status: 'planned', note: 'En mars' });
    await settled();
    expect(service.sent('PATCH')[0]).toMatchObject({ path: 'ideas/one', body: { status: 'planned', note: 'En mars' } });
    expect(service.sent('PATCH')[0]!.headers.get('if-match')).toBe('"4"');
    expect($ideas.get().data!.items[0]).toMatchObject({ status: 'planned', version: 5 });
  });

  it('a status that somebody else changed meanwhile reads the board again', async () => {
    const service = new FakeService(({ method }) => (method === 'PATCH' ? 'precondition_failed' : undefined));
    want('ideas:b:new').listen(() => {});
    await settled();
    const refused = setIdeaStatus({ id: 'one', board: 'b', version: 4 }, { status: 'done' }).catch(({ code }) => code);
    await settled();
    expect(await refused).toBe('precondition_failed');
    expect(service.wants).toHaveLength(2);
  });

  it('answers, accepts and takes back at the addresses of the question', async () => {
    const question = { id: 'q', subject: 'q', answers: 1, accepted: { answer: 'a', author: null } };
    const service = new FakeService(({ method, path }) => {
      if (path === 'questions/q') return { question, items: [{ id: 'a', subject: 'a' }], cursor: null };
      return path.startsWith('questions/q/') ? { question, answer: { id: 'a' }, earned: null } : method === 'POST' ? undefined : undefined;
    });
    service.parts = { 'questions:b:new': { items: [{ ...question, answers: 0, accepted: null }], cursor: null } };
    const $questions = want('questions:b:new');
    const $answers = openQuestion('q');
    $answers.listen(() => {});
    await settled();
    void writeAnswer('q', 'Ainsi.');
    await settled();
    expect($questions.get().data!.items[0]).toMatchObject({ answers: 1 });
    void acceptAnswer('q', 'a');
    await settled();
    void acceptAnswer('q', null);
    await settled();
    expect(service.asked.filter(({ path }) => path.startsWith('questions/')).map(({ method, path, body }) => [method, path, body])).toEqual([
      ['GET', 'questions/q', undefined],
      ['POST', 'questions/q/answers', { body: 'Ainsi.' }],
      ['GET', 'questions/q', undefined],
      ['PUT', 'questions/q/accepted', { answer: 'a' }],
      ['GET', 'questions/q', undefined],
      ['DELETE', 'questions/q/accepted', undefined],
      ['GET', 'questions/q', undefined],
    ]);
  });
});
