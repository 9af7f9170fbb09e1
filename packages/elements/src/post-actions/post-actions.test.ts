/// <reference types="mocha" />
import { assert } from 'chai';
import type { Comment, CommentPage, Idea, IdeaPage, MergeResult } from '@cocarde/contract/ideas.ts';
import type { Answer, AnswerPage, Question } from '@cocarde/contract/questions.ts';
import type { RemovalState } from '@cocarde/contract/removal.ts';
import type { FailureEvent } from '../internal/events.ts';
import { define as defineIdeas } from '../ideas/define.ts';
import { define as defineQa } from '../qa/define.ts';
import { all, everywhere, find, freshPage, isAccessible, MEMBER, press, said, Service, show, signIn, textOf, until } from '../internal/test-page.ts';
import type { Answer as Answering } from '../internal/test-page.ts';
import { announces, focused, on, row, titles, type } from '../internal/test-board.ts';

defineIdeas();
defineQa();

const lou = { id: 'm-lou', name: 'Lou Marchand', team: 'Contenu' };
const me = { id: MEMBER.id, name: MEMBER.name, team: MEMBER.team };
const AT = Date.UTC(2026, 8, 24);

const idea = (id: string, given: Partial<Idea> = {}): Idea => ({
  id, subject: id, board: 'campagnes', title: `Idée ${id}`, body: `Texte ${id}`, tags: ['terrain'], status: 'new', statusNote: null, author: lou,
  createdAt: AT, comments: 2, mergedInto: null, version: 1, votes: 3, mine: false, own: false, open: true, ...given,
});
const IDEAS: IdeaPage = { items: [idea('mienne', { own: true, author: me }), idea('autre'), idea('double')], cursor: null, tags: [] };
const comment = (id: string, author: Comment['author']): Comment => ({ id, body: `Commentaire ${id}`, author, createdAt: AT });
const COMMENTS: CommentPage = { items: [comment('c-lou', lou), comment('c-moi', me)], cursor: null, mergedInto: null };

const answer = (id: string, own: boolean): Answer => ({ id, subject: id, body: `Réponse ${id}`, author: own ? me : lou, createdAt: AT, accepted: false, votes: 0, mine: false, own, open: true });
const question: Question = {
  id: 'q', subject: 'q', board: 'aide', title: 'Quel format ?', body: '', tags: [], author: me, createdAt: AT, answers: 2, accepted: null, votes: 1, mine: false, own: true, open: true,
};
const ANSWERS: AnswerPage = { question, items: [answer('a-lou', false), answer('a-moi', true)], cursor: null };

const state = (post: string, given: Partial<RemovalState> = {}): RemovalState => ({ post, removed: true, restorable: true, finished: true, earned: null, ...given });
const ANIMATEUR = { ...MEMBER, role: 'animateur' as const };

/** The idea box with one idea open. */
async function opened(title: string, answering: Answering = () => undefined, as = MEMBER) {
  const service = new Service({ 'ideas:campagnes:trending': IDEAS }, async (asked) => {
    const start = `${asked.method} ${asked.path}`;
    return (await answering(asked)) ?? (/^GET ideas\/\w+\/comments/.test(start) ? COMMENTS : start.includes('/removal') ? state('x', { removed: asked.method === 'PUT' }) : undefined);
  });
  service.me = as;
  signIn();
  const host = show('<cocarde-ideas board="campagnes"></cocarde-ideas>');
  await find(host, '.title');
  row(host, title).querySelector<HTMLElement>('.title')!.click();
  const thread = await find(host, 'cocarde-idea-thread');
  await find(thread, 'ul, p > .link');
  return { service, host, thread };
}

async function openedQuestion(answering: Answering = () => undefined, as = MEMBER) {
  const service = new Service({ 'questions:aide:new': { items: [question], cursor: null } }, async (asked) =>
    (await answering(asked)) ?? (asked.path === 'questions/q' ? ANSWERS : asked.path.includes('/removal') ? state('x', { removed: asked.method === 'PUT' }) : undefined));
  service.me = as;
  signIn();
  const host = show('<cocarde-qa board="aide"></cocarde-qa>');
  (await find(host, '.title')).click();
  const thread = await find(host, 'cocarde-question-thread');
  await find(thread, 'ul');
  return { service, host, thread };
}

const dots = (thread: Element, id: string) => find(thread, `.dots[value="${id}"]`);

/** Opens what can be done with a contribution. */
async function menu(thread: Element, id: string): Promise<HTMLElement> {
  (await dots(thread, id)).click();
  const actions = await find(thread, 'cocarde-post-actions');
  await find(actions, '.first');
  return actions;
}

/** What stands in the place of something that was removed. */
const instead = (thread: Element, words: string): Promise<HTMLElement> =>
  until(() => (all(thread, 'cocarde-post-actions') as HTMLElement[]).find((each) => said(each).startsWith(words)));

const button = (host: Element, words: string): Promise<HTMLElement> => until(() => all(host, 'button').find((each) => textOf(each) === words));
const choose = async (host: Element, words: string): Promise<void> => (await button(host, words)).click();

describe('actions on contributions', () => {
  beforeEach(() => freshPage());

  describe('for everybody', () => {
    everywhere('are accessible: the choice, the confirmation, what was removed', async (lang) => {
      const { host, thread } = await opened('mienne');
      const actions = await menu(thread, 'mienne');
      await isAccessible(host);
      await choose(actions, lang === 'fr' ? 'Supprimer l’idée' : 'Remove the idea');
      await find(actions, '.btn');
      await isAccessible(host);
      (await find(actions, '.btn:not(.quiet)')).click();
      await instead(thread, lang === 'fr' ? 'Idée supprimée' : 'Idea removed');
      await isAccessible(host);
    });

    everywhere('are accessible: the reason of an animateur, and the search for an idea to merge with', async (lang) => {
      const { host, thread } = await opened('autre', on('GET boards/', () => IDEAS), ANIMATEUR);
      const actions = await menu(thread, 'autre');
      await choose(actions, lang === 'fr' ? 'Supprimer l’idée' : 'Remove the idea');
      await find(await find(actions, 'cocarde-form'), 'textarea');
      await isAccessible(host);
      press(await find(actions, '.box'), 'Escape');
      await choose(actions, lang === 'fr' ? 'Fusionner avec une autre idée' : 'Merge with another idea');
      const target = await find(actions, 'cocarde-merge-target');
      type(await find(target, 'input'), 'idée');
      await find(target, 'li');
      await isAccessible(host);
    });

    everywhere('are accessible where a merged idea says where it went', async () => {
      const { host, thread } = await opened('autre', (asked) => {
        if (asked.path === 'ideas/double') return idea('double');
        return asked.path === 'ideas/autre/comments' ? { ...COMMENTS, mergedInto: { id: 'double', title: 'Idée double' } } : undefined;
      });
      (await find(thread, 'p > .link')).click();
      await find(await find(thread, 'cocarde-idea-thread'), 'ul');
      await isAccessible(host);
    });
  });

  describe('by keyboard', () => {
    it('open with the focus on the first, go back with Escape step by step, and leave it on their button', async () => {
      const { thread } = await opened('mienne');
      const actions = await menu(thread, 'c-moi');
      const first = await until(() => focused(actions));
      assert.equal(textOf(first), 'Supprimer le commentaire');
      assert.equal((await dots(thread, 'c-moi')).getAttribute('aria-expanded'), 'true');
      (first as HTMLElement).click();
      await until(() => textOf(focused(actions)) === 'Annuler');
      press(focused(actions)!, 'Escape');
      await until(() => textOf(focused(actions)) === 'Supprimer le commentaire');
      press(focused(actions)!, 'Escape');
      await until(() => focused(thread) === all(thread, '.dots[value="c-moi"]')[0]);
      assert.isEmpty(all(thread, 'cocarde-post-actions'));
    });

    it('of a removal leave the focus on the way back, and of that on the button again', async () => {
      const { thread } = await opened('mienne');
      const actions = await menu(thread, 'c-moi');
      await choose(actions, 'Supprimer le commentaire');
      await choose(actions, 'Supprimer');
      const gone = await instead(thread, 'Commentaire supprimé');
      await until(() => textOf(focused(gone)) === 'Rétablir');
      (focused(gone) as HTMLElement).click();
      await until(() => focused(thread)?.matches('.dots[value="c-moi"]'));
    });

    it('put the caret into the reason, and into the search', async () => {
      const { thread } = await opened('autre', undefined, ANIMATEUR);
      const actions = await menu(thread, 'autre');
      await choose(actions, 'Supprimer l’idée');
      const form = await find(actions, 'cocarde-form');
      await until(() => focused(form)?.matches('textarea'));
      press(form, 'Escape');
      await choose(actions, 'Fusionner avec une autre idée');
      const target = await find(actions, 'cocarde-merge-target');
      await until(() => focused(target)?.matches('input'));
    });
  });

  it('are offered for what the member wrote, and to animateurs for everything', async () => {
    const { thread } = await opened('autre');
    await find(thread, '.dots');
    assert.deepEqual(all<HTMLButtonElement>(thread, '.dots').map(({ value }) => value), ['c-moi']);
    freshPage();
    const { thread: moderated } = await opened('autre', undefined, ANIMATEUR);
    await dots(moderated, 'autre');
    assert.deepEqual(all<HTMLButtonElement>(moderated, '.dots').map(({ value }) => value), ['c-lou', 'c-moi', 'autre']);
    freshPage();
    const { thread: asked } = await openedQuestion();
    await dots(asked, 'q');
    assert.deepEqual(all<HTMLButtonElement>(asked, '.dots').map(({ value }) => value), ['a-moi', 'q']);
  });

  it('ask before they remove one\'s own idea, take its text off the page, and offer to bring it back', async () => {
    const { service, host, thread } = await opened('mienne');
    const actions = await menu(thread, 'mienne');
    await choose(actions, 'Supprimer l’idée');
    await until(() => said(actions).includes('Les points qu’elle vous a rapportés seront retirés.'));
    assert.isEmpty(service.sent('PUT posts/'));
    await choose(actions, 'Supprimer');
    await announces('Idée supprimée');
    assert.deepEqual(service.sent('PUT posts/').map(({ path, body }) => [path, body]), [['posts/mienne/removal', {}]]);
    await until(() => titles(host)[0] === 'Idée supprimée');
    assert.notInclude(said(host), 'Texte mienne');
    assert.isEmpty(all(thread, 'cocarde-form, ul'));
    await choose(await instead(thread, 'Idée supprimée'), 'Rétablir');
    await announces('C’est rétabli.');
    assert.lengthOf(service.sent('DELETE posts/mienne/removal'), 1);
    await until(() => titles(host)[0] === 'Idée mienne');
  });

  it('say in the place of a comment that it was removed, and count it no more', async () => {
    const { service, thread } = await opened('mienne');
    const actions = await menu(thread, 'c-moi');
    await choose(actions, 'Supprimer le commentaire');
    await choose(actions, 'Supprimer');
    await instead(thread, 'Commentaire supprimé');
    assert.notInclude(said(thread), 'Commentaire c-moi');
    assert.include(said(thread), 'Commentaire c-lou');
    await until(() => service.sent('GET bootstrap').length === 2);
  });

  it('send an animateur\'s reason, and wait for one', async () => {
    const { service, thread } = await opened('autre', undefined, ANIMATEUR);
    const actions = await menu(thread, 'c-lou');
    await choose(actions, 'Supprimer le commentaire');
    const form = await find(actions, 'cocarde-form');
    await choose(form, 'Supprimer');
    await find(form, '.error');
    assert.isEmpty(service.sent('PUT posts/'));
    type(await find<HTMLTextAreaElement>(form, 'textarea'), 'Hors charte');
    await choose(form, 'Supprimer');
    await announces('C’est supprimé.');
    assert.deepEqual(service.sent('PUT posts/').map(({ path, body }) => [path, body]), [['posts/c-lou/removal', { reason: 'Hors charte' }]]);
  });

  it('go on with a removal until all its votes are settled', async () => {
    let left = 3;
    const { service, thread } = await opened('mienne', on('PUT posts/', () => state('mienne', { finished: --left === 0 })));
    const actions = await menu(thread, 'mienne');
    await choose(actions, 'Supprimer l’idée');
    await choose(actions, 'Supprimer');
    await announces('Idée supprimée');
    assert.lengthOf(service.sent('PUT posts/mienne/removal'), 3);
  });

  it('say why they were refused, tell the page, and can be tried again', async () => {
    let refused = true;
    const { host, thread } = await opened('mienne', on('PUT posts/', () => (refused ? 'overloaded' : undefined)));
    const codes: string[] = [];
    host.addEventListener('cocarde-error', (event: FailureEvent) => codes.push(event.code));
    const actions = await menu(thread, 'mienne');
    await choose(actions, 'Supprimer l’idée');
    await choose(actions, 'Supprimer');
    await find(actions, '.error');
    await until(() => said(actions).includes('Il y a beaucoup de monde'));
    assert.deepEqual(codes, ['overloaded']);
    assert.include(said(host), 'Texte mienne');
    refused = false;
    await choose(actions, 'Supprimer');
    assert.isEmpty(all(await instead(thread, 'Idée supprimée'), '.error'));
  });

  it('remove an answer and a question, and say so in their places', async () => {
    const { service, host, thread } = await openedQuestion();
    const own = await menu(thread, 'a-moi');
    await choose(own, 'Supprimer la réponse');
    await choose(own, 'Supprimer');
    await announces('Réponse supprimée');
    await until(() => !said(thread).includes('Réponse a-moi'));
    (await dots(thread, 'q')).click();
    const asked = await instead(thread, 'Supprimer la question');
    await choose(asked, 'Supprimer la question');
    await until(() => said(asked).includes('leurs auteurs gardent leurs points'));
    await choose(asked, 'Supprimer');
    await until(() => titles(host)[0] === 'Question supprimée');
    assert.deepEqual(service.sent('PUT posts/').map(({ path }) => path), ['posts/a-moi/removal', 'posts/q/removal']);
  });

  describe('merging', () => {
    const merged: MergeResult = { idea: idea('autre', { open: false, mergedInto: { id: 'double', title: 'Idée double' } }), into: idea('double', { votes: 5 }) };
    const answering: Answering = (asked) => {
      if (asked.path.startsWith('boards/')) return IDEAS;
      if (asked.path === 'ideas/double') return idea('double', { votes: 5 });
      if (asked.path !== 'ideas/autre/merge') return undefined;
      return asked.method === 'PUT' ? merged : { idea: idea('autre'), into: idea('double') };
    };

    it('finds another idea after a pause in typing, never the idea itself, and says where it went', async () => {
      const { service, host, thread } = await opened('autre', answering, ANIMATEUR);
      const actions = await menu(thread, 'autre');
      await choose(actions, 'Fusionner avec une autre idée');
      const target = await find(actions, 'cocarde-merge-target');
      type(await find(target, 'input'), 'dou');
      type(await find(target, 'input'), 'double');
      await find(target, 'li');
      assert.lengthOf(service.sent('GET boards/campagnes/ideas?q=double'), 1);
      assert.deepEqual(all(target, 'li').map((item) => textOf(item.querySelector('div'))), ['Idée mienne 3 votes', 'Idée double 3 votes']);
      await choose(target, 'Fusionner Idée double');
      await announces('Les idées sont fusionnées.');
      assert.deepEqual(service.sent('PUT ideas/').map(({ path, body }) => [path, body]), [['ideas/autre/merge', { into: 'double' }]]);
      await until(() => said(thread).includes('Fusionnée avec « Idée double »'));
      assert.isEmpty(all(thread, ':scope > cocarde-form'));
      await until(() => row(host, 'Idée double').textContent!.includes('5'));
      await choose(thread, 'Afficher cette idée');
      const other = await find(thread, 'cocarde-idea-thread');
      await until(() => said(other).includes('Commentaire c-lou'));
    });

    it('can be undone', async () => {
      const { service, thread } = await opened('autre', answering, ANIMATEUR);
      const actions = await menu(thread, 'autre');
      await choose(actions, 'Fusionner avec une autre idée');
      const target = await find(actions, 'cocarde-merge-target');
      type(await find(target, 'input'), 'double');
      await choose(target, 'Fusionner Idée double');
      await until(() => said(thread).includes('Fusionnée avec'));
      await choose(await menu(thread, 'autre'), 'Annuler la fusion');
      await announces('Les idées sont de nouveau distinctes.');
      assert.lengthOf(service.sent('DELETE ideas/autre/merge'), 1);
      await until(() => said(thread).includes('Commentaire c-lou'));
    });

    it('says when there is no other idea', async () => {
      const { thread } = await opened('autre', on('GET boards/', () => ({ items: [idea('autre')], cursor: null, tags: [] })), ANIMATEUR);
      const actions = await menu(thread, 'autre');
      await choose(actions, 'Fusionner avec une autre idée');
      const target = await find(actions, 'cocarde-merge-target');
      type(await find(target, 'input'), 'autre');
      await until(() => said(target).includes('Aucune autre idée trouvée.'));
    });
  });

  it('are missed by who opens what somebody else removed meanwhile: the thread says so', async () => {
    const service = new Service({ 'ideas:campagnes:trending': IDEAS }, on('GET ideas/', () => 'removed'));
    signIn();
    const host = show('<cocarde-ideas board="campagnes"></cocarde-ideas>');
    await find(host, '.title');
    row(host, 'autre').querySelector<HTMLElement>('.title')!.click();
    const thread = await find(host, 'cocarde-idea-thread');
    await until(() => said(thread).includes('Cette contribution a été supprimée.'));
    assert.lengthOf(service.sent('GET ideas/autre/comments'), 1);
  });
});
