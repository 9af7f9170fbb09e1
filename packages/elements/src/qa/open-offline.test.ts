import { assert } from 'chai';
import { translator } from '@cocarde/client/i18n.ts';
import type { Answer, AnswerPage, Question } from '@cocarde/contract/questions.ts';
import { find, freshPage, said, Service, show, signIn, until } from '../internal/test-page.ts';
import { define } from './define.ts';
import type { QuestionsAndAnswers } from './qa.ts';

// In a page of its own: no other test has had words come.
define();

const at = Date.UTC(2026, 8, 24, 10);
const vote = { mine: false, weight: 0, revision: 0, open: true, version: 1, held: null, editedAt: null, comments: 0, createdAt: at };
const QUESTION: Question = {
  ...vote, id: 'q1', subject: 'q1', board: 'aide', title: 'Où archiver ?', body: '', tags: [], author: null, answers: 1, accepted: null, anonymous: false, validated: false, followed: false,
  closed: null, duplicateOf: null, stale: null, bounty: null, votes: 5, score: 5, own: true,
};
const ANSWER: Answer = { ...vote, id: 'a1', subject: 'a1', body: 'Sur le serveur.', author: null, accepted: false, validated: null, reactions: [], thanked: false, bounty: null, from: null, votes: 2, score: 2, own: false };
const PAGE: AnswerPage = { question: QUESTION, items: [ANSWER], cursor: null, may: { accept: true, validate: false, close: true, unmerge: false, confirm: false, promise: 0 }, doubts: [] };

describe('cocarde-qa without a network', () => {
  beforeEach(() => freshPage());

  it('has what to say of it before it is lost', async () => {
    new Service({ 'questions:aide:new': { items: [QUESTION], cursor: null } }, ({ method, path }) => {
      if (method === 'PUT') throw new TypeError('no network');
      return path === 'questions/q1' ? PAGE : undefined;
    });
    signIn();
    const host = show<QuestionsAndAnswers>('<cocarde-qa board="aide"></cocarde-qa>');
    (await find(host, '.title')).click();
    const thread = await find(host, 'cocarde-question-thread');
    const accept = await find(thread, '.accept');
    // As words: asking for the sentence would have them come.
    assert.equal(translator('fr')('problem.network' as 'problem'), 'Le réseau ne répond pas. Vérifiez votre connexion.');
    accept.click();
    await until(() => said(thread).includes('Le réseau ne répond pas.'));
  });

  it('reads an open question by itself once there is one again, and asks no more once it is closed', async () => {
    let up = false;
    const service = new Service({ 'questions:aide:new': { items: [QUESTION], cursor: null } }, ({ path }) => {
      if (path !== 'questions/q1') return undefined;
      if (!up) throw new TypeError('no network');
      return PAGE;
    });
    signIn();
    const host = show<QuestionsAndAnswers>('<cocarde-qa board="aide"></cocarde-qa>');
    const title = await find(host, '.title');
    title.click();
    const thread = await find(host, 'cocarde-question-thread');
    await until(() => said(thread).includes('Réessayer'));
    up = true;
    dispatchEvent(new Event('online'));
    await find(thread, '.accept');
    assert.notInclude(said(thread), 'Réessayer');
    const asked = service.asked.length;
    dispatchEvent(new Event('online'));
    title.click();
    await until(() => !thread.isConnected);
    dispatchEvent(new Event('online'));
    assert.equal(service.asked.length, asked);
  });
});
