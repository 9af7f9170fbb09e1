/// <reference types="mocha" />
import { assert } from 'chai';
import type { Board } from '@cocarde/contract/boards.ts';
import type { PostContent } from '@cocarde/contract/discussion.ts';
import type { Comment, CommentPage, Idea, IdeaPage, IdeaResult, MergeResult } from '@cocarde/contract/ideas.ts';
import type { FieldError } from '@cocarde/contract/problem.ts';
import type { RemovalState } from '@cocarde/contract/removal.ts';
import { define as defineIdeas } from '../ideas/define.ts';
import { announces, focused, row, titles, type } from '../internal/test-board.ts';
import { all, everywhere, find, freshPage, isAccessible, MEMBER, press, refusal, said, Service, show, signIn, textOf, until } from '../internal/test-page.ts';
import type { Answer } from '../internal/test-page.ts';

defineIdeas();

const lou = { id: 'm-lou', name: 'Lou Marchand', team: 'Contenu' };
const me = { id: MEMBER.id, name: MEMBER.name, team: MEMBER.team };
const AT = Date.UTC(2026, 8, 24);

const idea = (id: string, given: Partial<Idea> = {}): Idea => ({
  id, subject: id, board: 'campagnes', title: `Idée ${id}`, body: `Texte ${id}`, tags: ['terrain'], status: 'new', stage: null, statusNote: null, statusAt: AT, owner: null,
  fields: {}, author: lou, anonymous: false, pinned: false, createdAt: AT, editedAt: null, held: null, followed: false, reactions: [], comments: 2, mergedInto: null,
  version: 4, votes: 3, score: 3, mine: false, weight: 0, revision: 0, own: false, open: true, ...given,
});
const BOARD: Board = { id: 'campagnes', version: 0, preset: 'ideas', name: { fr: 'Boîte à idées' } };
const IDEAS: IdeaPage = { items: [idea('mienne', { own: true, author: me }), idea('autre'), idea('double')], cursor: null, tags: [], board: BOARD, budget: null };
const comment = (id: string, given: Partial<Comment>): Comment => ({ id, thread: null, threadAt: null, body: `Commentaire ${id}`, author: lou, createdAt: AT, editedAt: null, mentions: [], reactions: [], held: null, own: false, version: 1, ...given });
const COMMENTS: CommentPage = { items: [comment('c-lou', {}), comment('c-moi', { own: true, author: me })], cursor: null };
const removal = (post: string, removed: boolean): RemovalState => ({ post, removed, restorable: true, finished: true, earned: null });
const ANIMATEUR = { ...MEMBER, role: 'animateur' as const };

/** The idea box with one idea open. */
async function opened(title: string, answer: Answer = () => undefined, as = MEMBER, page = IDEAS) {
  const service = new Service({ 'ideas:campagnes:trending': page }, async (asked) => {
    const start = `${asked.method} ${asked.path}`;
    return (await answer(asked)) ?? (/^GET ideas\/\w+\/comments/.test(start) ? COMMENTS : start.includes('/removal') ? removal('x', asked.method === 'PUT') : undefined);
  });
  service.me = as;
  signIn();
  const host = show('<cocarde-ideas board="campagnes"></cocarde-ideas>');
  await find(host, '.title');
  row(host, title).querySelector<HTMLElement>('.title')!.click();
  const thread = await find(host, 'cocarde-idea-thread');
  await find(thread, 'ul');
  return { service, host, thread };
}

/** Opens what can be done with a contribution. */
async function menu(thread: Element, id: string): Promise<HTMLElement> {
  (await find(thread, `.dots[value="${id}"]`)).click();
  const actions = await find(thread, 'cocarde-post-actions');
  await find(actions, '.choices button');
  return actions;
}

const button = (host: Element, words: string): Promise<HTMLElement> => until(() => all(host, 'button').find((each) => textOf(each) === words));
const choose = async (host: Element, words: string): Promise<void> => (await button(host, words)).click();
const offered = (actions: Element): string[] => all(actions, '.choices button').map(textOf);

describe('the menu of a contribution', () => {
  beforeEach(() => freshPage());

  describe('for everybody', () => {
    everywhere('is accessible: the choice, the form to edit, the confirmation, what was removed', async (lang) => {
      const { host, thread } = await opened('mienne');
      const actions = await menu(thread, 'mienne');
      await isAccessible(host);
      await choose(actions, lang === 'fr' ? 'Modifier' : 'Edit');
      await find(await find(actions, 'cocarde-form'), 'textarea');
      await isAccessible(host);
      await choose(await find(actions, 'cocarde-form'), lang === 'fr' ? 'Annuler' : 'Cancel');
      await choose(actions, lang === 'fr' ? 'Supprimer la contribution' : 'Remove the post');
      await isAccessible(host);
      await choose(actions, lang === 'fr' ? 'Supprimer' : 'Remove');
      await until(() => said(host).includes(lang === 'fr' ? 'Contribution supprimée' : 'Post removed'));
      await isAccessible(host);
    });

    everywhere('is accessible: who supports it, and its history', async (lang) => {
      const { host, thread } = await opened('autre', ({ path }) => {
        if (path.includes('/voters')) return { items: [{ member: { ...lou, profile: true }, weight: 2, castBy: null }], cursor: null };
        if (path.includes('/history')) return { items: [{ at: AT, by: lou, status: 'review', stage: null, owner: null, note: 'On regarde.' }] };
        return path.includes('/revisions') ? { items: [{ title: 'Avant', body: 'Mot', tags: [], fields: {}, version: 1, at: AT, by: lou }] } : undefined;
      }, ANIMATEUR);
      const actions = await menu(thread, 'autre');
      await choose(actions, lang === 'fr' ? 'Qui soutient' : 'Who supports it');
      await find(await find(actions, 'cocarde-supporters'), 'li');
      await isAccessible(host);
      assert.include(said(await find(actions, 'cocarde-supporters')), lang === 'fr' ? 'et 2 autres' : 'and 2 others');
      await choose(actions, lang === 'fr' ? 'Retour' : 'Back');
      await choose(actions, lang === 'fr' ? 'Historique' : 'History');
      await until(() => all(actions, 'cocarde-history')[0]?.shadowRoot?.querySelectorAll('li').length === 2);
      await isAccessible(host);
    });
  });

  it('opens with the focus on the first, and Escape goes back step by step, at last to its button', async () => {
    const { thread } = await opened('mienne');
    const actions = await menu(thread, 'mienne');
    await until(() => textOf(focused(actions)) === 'Suivre');
    await choose(actions, 'Supprimer la contribution');
    await until(() => textOf(focused(actions)) === 'Annuler');
    press(focused(actions)!, 'Escape');
    await until(() => textOf(focused(actions)) === 'Suivre');
    press(focused(actions)!, 'Escape');
    await until(() => focused(thread)?.matches('.dots[value="mienne"]'));
    assert.isNull(thread.shadowRoot!.querySelector('cocarde-post-actions'));
  });

  it('offers what each may do: everybody follows and reports, authors change and remove, animateurs more', async () => {
    const mine = await opened('mienne');
    assert.deepEqual(offered(await menu(mine.thread, 'mienne')), ['Suivre', 'Qui soutient', 'Historique', 'Copier le lien', 'Modifier', 'Supprimer la contribution', 'Fermer ce menu']);
    freshPage();
    const others = await opened('autre');
    assert.deepEqual(offered(await menu(others.thread, 'autre')), ['Suivre', 'Qui soutient', 'Historique', 'Copier le lien', 'Signaler', 'Fermer ce menu']);
    (await find(others.thread, '.dots[value=c-lou]')).click();
    const second = await until(() => all<HTMLElement>(others.thread, 'li cocarde-post-actions')[0]);
    await find(second, '.choices button');
    assert.deepEqual(offered(second), ['Historique', 'Signaler', 'Fermer ce menu']);
    freshPage();
    const moderated = await opened('autre', undefined, ANIMATEUR);
    assert.deepEqual(offered(await menu(moderated.thread, 'autre')), [
      'Suivre', 'Qui soutient', 'Historique', 'Copier le lien', 'Signaler', 'Modifier', 'Qui s’en occupe', 'Voter pour un membre', 'Épingler en haut du tableau', 'Fusionner avec une autre contribution', 'Déplacer vers un autre tableau', 'Supprimer la contribution', 'Fermer ce menu',
    ]);
  });

  it('copies the link of an idea and says so, or shows it selected where the page may not write into the clipboard', async () => {
    const copied: string[] = [];
    const { clipboard } = navigator;
    const set = (value: unknown) => Object.defineProperty(navigator, 'clipboard', { value, configurable: true });
    try {
      set({ writeText: async (text: string) => void copied.push(text) });
      const { host, thread } = await opened('autre');
      const actions = await menu(thread, 'autre');
      await choose(actions, 'Copier le lien');
      await announces('Lien copié');
      const address = `${location.href.split('#')[0]}#cocarde=idea:autre`;
      assert.deepEqual(copied, [address]);
      await button(actions, 'Lien copié');
      set(undefined);
      await choose(actions, 'Lien copié');
      const field = await find<HTMLInputElement>(actions, 'input');
      await until(() => focused(actions) === field);
      assert.equal(field.value.slice(field.selectionStart!, field.selectionEnd!), address);
      await isAccessible(host);
      press(field, 'Escape');
      await until(() => textOf(focused(actions)) === 'Suivre');
    } finally {
      set(clipboard);
    }
  });

  it('shows what it said before with its markup', async () => {
    const { thread } = await opened('autre', ({ path }) => (path.includes('/revisions') ? { items: [{ title: 'Avant', body: 'Des **photos**', tags: [], fields: {}, version: 1, at: AT, by: lou }] } : path.includes('/history') ? { items: [] } : undefined));
    const actions = await menu(thread, 'autre');
    await choose(actions, 'Historique');
    const text = await find(await find(actions, 'cocarde-history'), 'cocarde-text');
    await until(() => textOf(text.shadowRoot?.querySelector('strong') ?? null) === 'photos');
  });

  it('follows an idea, and says so', async () => {
    const { service, thread } = await opened('autre', ({ path }) => (path === 'posts/autre/follow' ? { post: 'autre', followed: true } : undefined));
    await choose(await menu(thread, 'autre'), 'Suivre');
    await announces('Vous serez au courant de la suite.');
    assert.lengthOf(service.sent('PUT posts/autre/follow'), 1);
    assert.include(offered(await menu(thread, 'autre')), 'Ne plus suivre');
  });

  it('edits from the version that was read, and shows what it says now', async () => {
    const content: PostContent = { id: 'mienne', title: 'Mieux dit', body: 'Texte mienne', tags: ['terrain'], fields: {}, version: 5, editedAt: AT, held: null };
    const { service, host, thread } = await opened('mienne', ({ method, path }) => {
      if (method !== 'PATCH' || path !== 'posts/mienne') return undefined;
      // The list is read again, and has it.
      service.parts = { 'ideas:campagnes:trending': { ...IDEAS, items: [idea('mienne', { own: true, author: me, ...content })] } };
      return content;
    });
    const actions = await menu(thread, 'mienne');
    await choose(actions, 'Modifier');
    const form = await find(actions, 'cocarde-form');
    const title = await find<HTMLInputElement>(form, '#title');
    assert.equal(title.value, 'Idée mienne');
    type(title, 'Mieux dit');
    await choose(form, 'Enregistrer');
    await until(() => titles(host).includes('Mieux dit'));
    const [sent] = service.sent('PATCH posts/mienne');
    assert.deepEqual(sent!.body, { title: 'Mieux dit', body: 'Texte mienne', tags: ['terrain'] });
    assert.equal(sent!.headers.get('if-match'), '"4"');
  });

  it('mentions who is chosen while a comment is edited, beside whom it named before', async () => {
    const named = comment('c-moi', { own: true, author: me, body: 'Voyez @Lou Marchand', mentions: [{ ...lou, profile: true }] });
    const { service, thread } = await opened('autre', ({ method, path }) => {
      if (path.endsWith('/comments')) return { items: [named], cursor: null };
      if (path.startsWith('members?name=')) return { items: [{ id: '7', name: 'Karim Diallo', team: 'Terrain', profile: true }] };
      return method === 'PATCH' ? ({ id: 'c-moi', title: '', body: 'Voyez @Lou Marchand et @Karim Diallo', tags: [], fields: {}, version: 2, editedAt: AT, held: null } satisfies PostContent) : undefined;
    });
    const actions = await menu(thread, 'c-moi');
    await choose(actions, 'Modifier');
    const form = await find(actions, 'cocarde-form');
    const field = await find<HTMLTextAreaElement>(form, 'textarea');
    field.value = 'Voyez @Lou Marchand et @Kar';
    field.setSelectionRange(field.value.length, field.value.length);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    (await find(form, '[role=option]')).click();
    await choose(form, 'Enregistrer');
    await until(() => service.sent('PATCH posts/c-moi').length);
    assert.deepEqual(service.sent('PATCH posts/c-moi')[0]!.body, { body: 'Voyez @Lou Marchand et @Karim Diallo', mentions: ['m-lou', '7'] });
  });

  it('says that somebody else was faster, and keeps what was typed', async () => {
    const { thread } = await opened('mienne', ({ method }) => (method === 'PATCH' ? 'precondition_failed' : undefined));
    const actions = await menu(thread, 'mienne');
    await choose(actions, 'Modifier');
    const form = await find(actions, 'cocarde-form');
    type(await find<HTMLInputElement>(form, '#title'), 'Mieux dit');
    await choose(form, 'Enregistrer');
    await until(() => said(form).includes('Quelqu’un a modifié ce contenu entre-temps.'));
    assert.equal((await find<HTMLInputElement>(form, '#title')).value, 'Mieux dit');
  });

  it('removes one’s own comment after asking, and brings it back from the same place', async () => {
    const { service, thread } = await opened('autre');
    const actions = await menu(thread, 'c-moi');
    await choose(actions, 'Supprimer le commentaire');
    await choose(actions, 'Supprimer');
    const instead = await until(() => all(thread, 'cocarde-post-actions').find((each) => said(each).startsWith('Commentaire supprimé')));
    assert.notInclude(said(thread), 'Commentaire c-moi');
    await choose(instead, 'Rétablir');
    await until(() => said(thread).includes('Commentaire c-moi'));
    assert.deepEqual([service.sent('PUT posts/c-moi/removal').length, service.sent('DELETE posts/c-moi/removal').length], [1, 1]);
  });

  it('says that what comes back is held, and leaves it away, where it has to be read first', async () => {
    const { thread } = await opened('autre', ({ method, path }) =>
      method === 'DELETE' && path === 'posts/c-moi/removal' ? { ...removal('c-moi', true), restorable: false } : undefined);
    const actions = await menu(thread, 'c-moi');
    await choose(actions, 'Supprimer le commentaire');
    await choose(actions, 'Supprimer');
    const instead = await until(() => all(thread, 'cocarde-post-actions').find((each) => said(each).startsWith('Commentaire supprimé')));
    await choose(instead, 'Rétablir');
    await announces('Cette contribution attend une relecture par l’équipe d’animation.');
    assert.include(said(instead), 'Cette contribution attend une relecture');
    assert.notInclude(said(thread), 'Commentaire c-moi');
  });

  it('asks over the page why something is reported, and the focus comes back to its place', async () => {
    const { service, thread } = await opened('autre', ({ path }) => (path === 'posts/c-lou/report' ? { post: 'c-lou', reported: true } : undefined));
    const actions = await menu(thread, 'c-lou');
    const report = await button(actions, 'Signaler');
    report.focus();
    report.click();
    const dialog = await find(actions, 'cocarde-report');
    (await find<HTMLInputElement>(dialog, 'input[value=spam]')).click();
    await choose(dialog, 'Signaler');
    await until(() => said(dialog).includes('Merci. L’équipe d’animation va regarder.'));
    assert.deepEqual(service.sent('PUT posts/c-lou/report')[0]!.body, { reason: 'spam' });
    await choose(dialog, 'Fermer');
    await until(() => !actions.shadowRoot!.querySelector('cocarde-report') && focused(actions) === report);
  });

  describe('of animateurs', () => {
    const karim = { id: '7', name: 'Karim Diallo', team: 'Terrain', profile: true as const };
    const members: Answer = ({ path }) => (path.startsWith('members?name=') ? { items: path.endsWith('zzz') ? [] : [karim, { ...karim, id: MEMBER.id, name: 'Inès Benali' }] } : undefined);

    everywhere('is accessible while a member is looked for', async () => {
      const { thread } = await opened('autre', members, ANIMATEUR);
      const actions = await menu(thread, 'autre');
      all(actions, '.choices button')[6]!.click();
      const choice = await find(actions, 'cocarde-member-choice');
      type(await find<HTMLInputElement>(choice, 'input'), 'ka');
      await find(choice, 'li');
      await isAccessible(thread);
    });

    it('entrusts an idea to a member who is found by name, from the version that was read, and says who sees to it', async () => {
      const { service, thread } = await opened('autre', (asked) =>
        asked.method === 'PATCH' && asked.path === 'ideas/autre' ? { idea: idea('autre', { owner: karim, status: 'review', version: 5 }), earned: null } satisfies IdeaResult : members(asked), ANIMATEUR);
      assert.notInclude(said(thread), 'qui s’en occupe');
      const actions = await menu(thread, 'autre');
      await choose(actions, 'Qui s’en occupe');
      const choice = await find(actions, 'cocarde-member-choice');
      const field = await find<HTMLInputElement>(choice, 'input');
      await until(() => focused(choice) === field);
      type(field, 'zzz');
      await until(() => said(choice).includes('Personne de ce nom'));
      type(field, 'kar');
      await choose(choice, 'Choisir Karim Diallo');
      await announces('C’est enregistré.');
      const [sent] = service.sent('PATCH ideas/autre');
      assert.deepEqual([sent!.body, sent!.headers.get('if-match')], [{ owner: '7' }, '"4"']);
      await until(() => /À l’étude depuis le 24 sept. 2026 · qui s’en occupe : Karim Diallo/.test(said(thread)));
      await until(() => focused(thread)?.matches('.dots[value="autre"]'));
    });

    it('takes an idea back from who saw to it', async () => {
      const { service, thread } = await opened('confiee', ({ method }) => (method === 'PATCH' ? { idea: idea('confiee', { version: 5 }), earned: null } satisfies IdeaResult : undefined), ANIMATEUR,
        { ...IDEAS, items: [idea('confiee', { owner: karim })] });
      const actions = await menu(thread, 'confiee');
      await choose(actions, 'Qui s’en occupe');
      assert.include(said(actions), 'Karim Diallo');
      await choose(actions, 'Plus personne');
      await announces('C’est enregistré.');
      assert.deepEqual(service.sent('PATCH ideas/confiee')[0]!.body, { owner: null });
      assert.notInclude(said(thread), 'qui s’en occupe');
    });

    it('votes for a member who said so elsewhere, changes no vote of one’s own, and is marked where supporters are named', async () => {
      const { service, host, thread } = await opened('autre', (asked) => {
        if (asked.method === 'PUT' && asked.path === 'votes/autre/voters/7') return { subject: 'autre', votes: 4, score: 4, mine: true, weight: 1, revision: 1, own: false, open: true, budget: null, earned: null };
        return asked.path === 'votes/autre/voters' ? { items: [{ member: karim, weight: 1, castBy: me }], cursor: null } : members(asked);
      }, ANIMATEUR);
      const actions = await menu(thread, 'autre');
      await choose(actions, 'Voter pour un membre');
      const choice = await find(actions, 'cocarde-member-choice');
      type(await find<HTMLInputElement>(choice, 'input'), 'kar');
      await choose(choice, 'Saisir le vote Karim Diallo');
      await announces('Le vote est saisi.');
      // Not for oneself: that is what the button of the idea is for.
      assert.notInclude(said(choice), 'Inès Benali');
      const vote = () => row(host, 'Idée autre').querySelector<HTMLElement>('.vote button')!;
      await until(() => textOf(vote()).includes('4'));
      assert.equal(vote().ariaPressed, 'false');
      assert.lengthOf(service.sent('PUT votes/autre/voters/7'), 1);
      await choose(await menu(thread, 'autre'), 'Qui soutient');
      const known = await until(() => all(thread, 'cocarde-post-actions').map((each) => each.shadowRoot!.querySelector('cocarde-supporters')).find(Boolean));
      await until(() => said(known!).includes('saisi par \u2068Inès Benali\u2069'));
    });

    it('says why a vote was not taken, where the member was chosen', async () => {
      const { thread } = await opened('autre', (asked) => (asked.method === 'PUT' ? 'ballot_changed' : members(asked)), ANIMATEUR);
      const actions = await menu(thread, 'autre');
      await choose(actions, 'Voter pour un membre');
      const choice = await find(actions, 'cocarde-member-choice');
      type(await find<HTMLInputElement>(choice, 'input'), 'kar');
      await choose(choice, 'Saisir le vote Karim Diallo');
      await until(() => choice.shadowRoot!.querySelector('.error'));
    });
  });

  it('pins an idea', async () => {
    const { service, thread } = await opened('autre', ({ path }) => (path === 'ideas/autre/pin' ? ({ idea: idea('autre', { pinned: true }), earned: null } satisfies IdeaResult) : undefined), ANIMATEUR);
    await choose(await menu(thread, 'autre'), 'Épingler en haut du tableau');
    await announces('C’est épinglé.');
    assert.lengthOf(service.sent('PUT ideas/autre/pin'), 1);
  });

  describe('moving to another board', () => {
    const boards = [BOARD, { ...BOARD, id: 'veille', version: 1, name: { fr: 'Veille', en: 'Shared links' } }, { ...BOARD, id: 'irritants', version: 1, name: { fr: 'Irritants', en: 'Pain points' }, fields: [{ id: 'link', label: { fr: 'Adresse', en: 'Address' }, type: 'link' as const }] }];
    const moving = (answer: Answer): Answer => (asked) => (asked.path === 'boards' ? { items: boards } : asked.method === 'PUT' && asked.path.endsWith('/board') ? answer(asked) : undefined);
    const moves: Answer = ({ path }) => ({ idea: idea(path.split('/')[1]!, { board: 'veille', version: 5 }), earned: null }) satisfies IdeaResult;
    const choosing = async (title: string, answer: Answer) => {
      const page = await opened(title, moving(answer), ANIMATEUR);
      const actions = await menu(page.thread, title);
      await choose(actions, 'Déplacer vers un autre tableau');
      const choice = await find(actions, 'cocarde-board-choice');
      await find(choice, 'li');
      return { ...page, actions, choice };
    };

    everywhere('is accessible, and names the boards in the language of the reader', async (lang) => {
      const { thread } = await opened('autre', moving(moves), ANIMATEUR);
      const actions = await menu(thread, 'autre');
      await choose(actions, lang === 'fr' ? 'Déplacer vers un autre tableau' : 'Move to another board');
      const choice = await find(actions, 'cocarde-board-choice');
      await find(choice, 'li');
      assert.deepEqual(all(choice, 'b').map(textOf), lang === 'fr' ? ['Veille', 'Irritants'] : ['Shared links', 'Pain points']);
      await isAccessible(thread);
    });

    it('takes it off the list at once, says where it is, and leads to what stands in its place', async () => {
      const { service, host, choice } = await choosing('autre', moves);
      await until(() => focused(choice)?.matches('button[value=veille]'));
      press(focused(choice)!, 'Enter');
      (focused(choice) as HTMLElement).click();
      await announces('C’est maintenant dans « \u2068Veille\u2069 ».');
      assert.deepEqual(service.sent('PUT ideas/autre/board').map(({ body }) => body), [{ board: 'veille' }]);
      assert.deepEqual(titles(host), ['Idée mienne', 'Idée double']);
      assert.equal(textOf(focused(host)), 'Idée double');
    });

    it('leads to the one before where it was the last', async () => {
      const { host, choice } = await choosing('double', moves);
      await choose(choice, 'Déplacer ici Veille');
      await until(() => titles(host).length === 2 && textOf(focused(host)) === 'Idée autre');
    });

    const wrong = (path: string, code: FieldError['code']) => refusal('invalid_input', [{ path, code, message: '' }]);
    for (const [name, answer, why] of [
      ['closed', () => 'closed', 'Ce tableau n’accepte plus de propositions.'], ['voted on in another way', () => wrong('board', 'not_allowed'), 'On ne vote pas de la même façon dans ce tableau : les votes y changeraient de sens.'],
      ['a field is missing', () => wrong('fields.link', 'required'), 'Ce tableau demande ce que cette contribution n’a pas, ou pas sous cette forme : Adresse.'], ['merged', () => 'merged', 'Cette contribution a été fusionnée'],
    ] as const satisfies [string, Answer, string][]) {
      it(`says why it was refused: ${name}`, async () => {
        const { host, choice } = await choosing('autre', answer);
        await choose(choice, 'Déplacer ici Irritants');
        await until(() => textOf(choice.shadowRoot!.querySelector('.error')).startsWith(why));
        assert.lengthOf(titles(host), 3);
        assert.equal(textOf(focused(choice)), 'Déplacer ici Veille', 'the reader is where they were');
      });
    }

    it('says so where there is no other board', async () => {
      const { thread } = await opened('autre', ({ path }) => (path === 'boards' ? { items: [BOARD] } : undefined), ANIMATEUR);
      const actions = await menu(thread, 'autre');
      await choose(actions, 'Déplacer vers un autre tableau');
      const choice = await find(actions, 'cocarde-board-choice');
      await until(() => said(choice).includes('Il n’y a pas d’autre tableau.') && focused(choice));
    });

    it('is offered for nothing of one’s own', async () => {
      const { thread } = await opened('mienne', undefined, ANIMATEUR);
      assert.notInclude(offered(await menu(thread, 'mienne')), 'Déplacer vers un autre tableau');
    });
  });

  it('merges an idea with another one that was looked for, never with itself', async () => {
    const { service, thread } = await opened('double', ({ method, path }) => {
      if (path.includes('q=')) return { ...IDEAS, items: [idea('double'), idea('autre')] };
      if (method === 'PUT' && path.endsWith('/merge')) return { idea: idea('double', { mergedInto: { id: 'autre', title: 'Idée autre' } }), into: idea('autre', { votes: 5 }) } satisfies MergeResult;
    }, ANIMATEUR);
    const actions = await menu(thread, 'double');
    await choose(actions, 'Fusionner avec une autre contribution');
    const target = await find(actions, 'cocarde-post-choice');
    type(await find<HTMLInputElement>(target, 'input'), 'idée');
    await until(() => all(target, 'li').length === 1);
    await choose(target, 'Fusionner Idée autre');
    await until(() => said(thread).includes('A rejoint « Idée autre »'));
    assert.deepEqual(service.sent('PUT ideas/double/merge')[0]!.body, { into: 'autre' });
  });
});
