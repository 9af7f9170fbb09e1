/// <reference types="mocha" />
import { assert } from 'chai';
import type { Reaction } from '@cocarde/contract/discussion.ts';
import type { Comment, CommentPage, Idea, IdeaPage } from '@cocarde/contract/ideas.ts';
import { announces, focused, row, type } from '../internal/test-board.ts';
import { all, everywhere, find, freshPage, isAccessible, MEMBER, press, said, Service, show, signIn, textOf, until } from '../internal/test-page.ts';
import type { Answer } from '../internal/test-page.ts';
import { branches } from '../internal/comments.ts';
import { define } from './define.ts';

define();

const AT = Date.UTC(2026, 8, 24);
const lou = { id: '4', name: 'Lou Marchand', team: 'Contenu', profile: true as const };
const karim = { id: '7', name: 'Karim Diallo', team: 'Terrain', profile: true as const };
const me = { id: MEMBER.id, name: MEMBER.name, team: MEMBER.team };
const THANKED: Reaction[] = [{ kind: 'thanks', count: 2, mine: false }];

const idea = (given: Partial<Idea> = {}): Idea => ({
  id: 'tour', subject: 'tour', board: 'campagnes', title: 'Une tournée', body: 'Trois magasins', tags: [], status: 'new', stage: null, statusNote: null, statusAt: AT, owner: null,
  fields: {}, author: lou, anonymous: false, pinned: false, createdAt: AT, editedAt: null, held: null, followed: false, reactions: THANKED, comments: 4, mergedInto: null,
  version: 4, votes: 3, score: 3, mine: false, weight: 0, revision: 0, own: false, open: true, ...given,
});
const LISTED: IdeaPage = { items: [idea()], cursor: null, tags: [], board: { id: 'campagnes', version: 0, preset: 'ideas', name: { fr: 'Boîte à idées' } }, budget: null };
const comment = (id: string, at: number, given: Partial<Comment> = {}): Comment => ({
  id, thread: null, threadAt: null, body: `Commentaire ${id}`, author: lou, createdAt: AT + at, editedAt: null, mentions: [], reactions: [], held: null, own: false, version: 1, ...given,
});
const COMMENTS: CommentPage = {
  items: [
    comment('un', 1, { reactions: THANKED }),
    comment('trois', 3),
    comment('un-a', 4, { thread: 'un', author: karim, body: 'Demandons à @Lou Marchand et à @Karim', mentions: [lou] }),
    comment('deux-a', 5, { thread: 'deux', threadAt: AT + 2, author: null }),
    comment('un-b', 6, { thread: 'un', author: me, own: true }),
  ],
  cursor: null,
};

/** The idea box with its idea open, and whatever else the test says. */
async function opened(answer: Answer = () => undefined, comments = COMMENTS) {
  const service = new Service({ 'ideas:campagnes:trending': LISTED }, async (asked) => {
    if (asked.path.startsWith('members?name=')) return { items: [karim, { ...lou, id: MEMBER.id, name: MEMBER.name }, lou] };
    return (await answer(asked)) ?? (asked.method === 'GET' && asked.path === 'ideas/tour/comments' ? comments : undefined);
  });
  signIn();
  const host = show('<cocarde-ideas board="campagnes"></cocarde-ideas>');
  (await find(host, '.title')).click();
  const thread = await find(host, 'cocarde-idea-thread');
  await find(thread, 'li');
  return { service, host, thread };
}

const item = (thread: Element, words: string): HTMLElement => all(thread, 'li').filter((each) => each.textContent!.includes(words)).at(-1)!;
const replyTo = async (thread: Element, id: string): Promise<HTMLTextAreaElement> => {
  (await find(thread, `.reply[value="${id}"]`)).click();
  const form = await find(thread, 'cocarde-form[kind=reply]');
  return find<HTMLTextAreaElement>(form, 'textarea');
};
const formOf = (field: Element) => (field.getRootNode() as ShadowRoot).host;
/** Types at the end, as somebody does. */
function write(field: HTMLTextAreaElement, text: string): void {
  type(field, text);
  field.setSelectionRange(text.length, text.length);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
const proposed = (field: Element): string[] => all(formOf(field), '[role=option]').map(textOf);

describe('a thread of comments', () => {
  beforeEach(() => freshPage());

  everywhere('is accessible, with an answer being written', async () => {
    const { host, thread } = await opened();
    await find(await find(thread, 'cocarde-reactions'), 'button');
    await replyTo(thread, 'un');
    await isAccessible(host);
  });

  everywhere('is accessible while a name is typed, and while who reacted is shown', async () => {
    const { host, thread } = await opened(({ path }) => (path.endsWith('/reactions/thanks') ? { items: [karim], cursor: null } : undefined));
    const bar = await find(thread, 'cocarde-reactions');
    for (const each of all(bar, '.link')) each.click();
    await find(await find(bar, 'cocarde-reactors'), 'li');
    const field = await find<HTMLTextAreaElement>(await find(thread, 'cocarde-form'), 'textarea');
    write(field, 'Voyons avec @ka');
    await until(() => proposed(field).length === 2);
    await isAccessible(host);
  });

  it('has answers below what they answer, and keeps the place of one that is gone', async () => {
    assert.deepEqual(branches(COMMENTS.items).map(({ id, comment, replies }) => [id, !!comment, ...replies.map(({ id }) => id)]), [['un', true, 'un-a', 'un-b'], ['deux', false, 'deux-a'], ['trois', true]]);
    const { thread } = await opened();
    const top = [...thread.shadowRoot!.querySelector('ul')!.children].map(textOf);
    assert.match(top[0]!, /Commentaire un.*Demandons à.*Commentaire un-b/);
    assert.match(top[1]!, /^Ce commentaire n’est plus affiché\..*Commentaire deux-a/);
    assert.match(top[2]!, /Commentaire trois/);
  });

  it('is set in at the width of a phone, and stays inside its column', async () => {
    const { host, thread } = await opened(undefined, { ...COMMENTS, items: COMMENTS.items.map((each) => ({ ...each, body: 'W'.repeat(200) })) });
    host.parentElement!.style.inlineSize = '280px';
    await until(() => all(thread, 'cocarde-text').every((text) => text.shadowRoot));
    const [above, below] = [all(thread, 'li')[0]!, all(thread, '.replies li')[0]!].map((each) => each.getBoundingClientRect());
    assert.isAbove(below!.left, above!.left + 6);
    assert.isAtLeast(below!.width, 150);
    for (const each of [host, ...all(thread, 'li')]) assert.isAtMost(each.scrollWidth, each.clientWidth + 1);
  });

  it('takes an answer, puts it below, counts it and leaves the reader at the button', async () => {
    const { service, host, thread } = await opened(({ method, path, body }) => method === 'POST' && path === 'ideas/tour/comments' ? { comment: comment('neuf', 9, { thread: 'un', body: (body as Comment).body, own: true }), comments: 5, earned: null } : undefined);
    const field = await replyTo(thread, 'un');
    await until(() => focused(formOf(field)) === field);
    type(field, 'Partante !');
    (await find(formOf(field), '.btn')).click();
    await until(() => textOf(item(thread, 'Partante !')).includes('Partante !'));
    assert.deepEqual(service.sent('POST ideas/tour/comments')[0]!.body, { body: 'Partante !', thread: 'un' });
    assert.isTrue(item(thread, 'Partante !').matches('.replies > li'));
    await until(() => focused(thread)?.matches('.reply[value=un]'));
    assert.isNull(thread.shadowRoot!.querySelector('cocarde-form[kind=reply]'));
    await until(() => textOf(row(host, 'tournée')).includes('5 commentaires'));
  });

  it('answers an answer in the same thread, by the name of who may be known by it', async () => {
    const { service, thread } = await opened(({ method, path }) => (method === 'POST' && path === 'ideas/tour/comments' ? { comment: comment('neuf', 9, { thread: 'un' }), comments: 5, earned: null } : undefined));
    const field = await replyTo(thread, 'un-a');
    assert.equal(field.value, '@Karim Diallo ');
    write(field, '@Karim Diallo oui');
    (await find(formOf(field), '.btn')).click();
    await until(() => service.sent('POST ideas')[0]);
    assert.deepEqual(service.sent('POST ideas')[0]!.body, { body: '@Karim Diallo oui', mentions: ['7'], thread: 'un' });
    await until(() => focused(thread)?.matches('.reply'));
    // Who is not named is answered without.
    assert.equal((await replyTo(thread, 'deux-a')).value, '');
  });

  it('says of what waits for a look that others do not see it', async () => {
    const { thread } = await opened(undefined, { items: [comment('attend', 1, { own: true, held: 'words' })], cursor: null });
    assert.include(said(thread), 'Les autres le verront après relecture');
    assert.isNull(thread.shadowRoot!.querySelector('.reply'));
  });

  it('keeps the answers of a comment that is removed on the page', async () => {
    const { thread } = await opened(({ path }) => (path.includes('/removal') ? { post: 'un', removed: true, restorable: true, finished: true, earned: null } : undefined),
      { ...COMMENTS, items: COMMENTS.items.map((each) => (each.id === 'un' ? { ...each, own: true } : each)) });
    (await find(thread, '.dots[value=un]')).click();
    const actions = await find(thread, 'cocarde-post-actions');
    const button = (words: string) => until(() => all(actions, 'button').find((each) => textOf(each) === words));
    (await button('Supprimer le commentaire')).click();
    (await button('Supprimer')).click();
    const instead = await until(() => all(thread, 'cocarde-post-actions').find((each) => said(each).startsWith('Commentaire supprimé')));
    assert.include(textOf(instead.closest('li')), 'Demandons à');
  });

  it('leads from a name that is mentioned to its member, and leaves other names text', async () => {
    const { thread } = await opened();
    const text = await until(() => all(thread, 'cocarde-text').find((each) => each.textContent!.startsWith('Demandons')));
    const name = await find<HTMLButtonElement>(text, 'button');
    assert.deepEqual([all(text, 'button').map(textOf), name.value], [['@Lou Marchand'], '4']);
    assert.include(textOf(text.shadowRoot), 'et à @Karim');
    let asked = '';
    document.addEventListener('cocarde-member', (event) => {
      event.preventDefault();
      asked = (event as Event & { member: string }).member;
    }, { once: true });
    name.click();
    await until(() => asked === '4');
  });
});

describe('a name that is typed', () => {
  beforeEach(() => freshPage());

  const written = async (answer?: Answer) => {
    const here = await opened(answer);
    return { ...here, field: await find<HTMLTextAreaElement>(await find(here.thread, 'cocarde-form[draft^=comment]'), 'textarea') };
  };

  it('is proposed after a pause, said, chosen by arrows and Enter, and sent as who it is', async () => {
    const { service, field } = await written(({ method, path }) => (method === 'POST' && path === 'ideas/tour/comments' ? { comment: comment('neuf', 9), comments: 5, earned: null } : undefined));
    field.focus();
    write(field, 'Voir avec @lo');
    await announces('2 membres proposés');
    // Oneself is nobody to mention.
    assert.deepEqual(proposed(field), ['Karim Diallo Terrain', 'Lou Marchand Contenu']);
    assert.deepEqual(service.sent('GET members').map(({ path }) => path), ['members?name=lo']);
    assert.equal(field.getAttribute('aria-activedescendant'), 'person-0');
    press(field, 'ArrowDown');
    await until(() => field.getAttribute('aria-activedescendant') === 'person-1');
    press(field, 'Enter');
    assert.equal(field.value, 'Voir avec @Lou Marchand ');
    await until(() => proposed(field).length === 0);
    write(field, 'Voir avec @Lou Marchand demain');
    (await find(formOf(field), '.btn')).click();
    await until(() => service.sent('POST ideas')[0]);
    assert.deepEqual(service.sent('POST ideas')[0]!.body, { body: 'Voir avec @Lou Marchand demain', mentions: ['4'] });
    await until(() => field.value === '');
  });

  it('is chosen with a press, and forgotten once it is taken out again', async () => {
    const { service, field } = await written(({ method, path }) => (method === 'POST' && path === 'ideas/tour/comments' ? { comment: comment('neuf', 9), comments: 5, earned: null } : undefined));
    field.focus();
    write(field, '@ka');
    (await until(() => all(formOf(field), '[role=option]')[0])).click();
    assert.equal(field.value, '@Karim Diallo ');
    write(field, 'Personne');
    (await find(formOf(field), '.btn')).click();
    await until(() => service.sent('POST ideas')[0]);
    assert.deepEqual(service.sent('POST ideas')[0]!.body, { body: 'Personne' });
  });

  it('is left alone with Escape, in addresses, and where one letter says nothing', async () => {
    const { service, field } = await written();
    field.focus();
    for (const text of ['lou@exemple.fr', '@l', 'à 15 h @ Paris']) write(field, text);
    write(field, 'Voir @ka');
    await until(() => proposed(field).length);
    press(field, 'Escape');
    await until(() => proposed(field).length === 0);
    assert.equal(field.value, 'Voir @ka');
    assert.deepEqual(service.sent('GET members').map(({ path }) => path), ['members?name=ka']);
  });
});

describe('reactions', () => {
  beforeEach(() => freshPage());

  const bar = async (thread: Element, post = 'tour') => until(() => all<HTMLElement & { post: string }>(thread, 'cocarde-reactions').find((each) => each.post === post && each.shadowRoot?.querySelector('button')));
  const kinds = (reactions: Element) => all(reactions, '.kind:not([hidden])').map((each) => [textOf(each), each.ariaPressed]);
  const accepted: Answer = ({ method, path }) => {
    const [, post, kind] = /^posts\/(\w+)\/reactions\/(\w+)$/.exec(path) ?? [];
    if (!kind || method === 'GET') return undefined;
    return { post: post!, reactions: [{ kind: 'thanks', count: method === 'PUT' && kind === 'thanks' ? 3 : 2, mine: method === 'PUT' && kind === 'thanks' }, ...(kind === 'bravo' && method === 'PUT' ? [{ kind, count: 1, mine: true }] : [])] };
  };

  it('are buttons by name, those that somebody gave, the others on demand; the state is pressed or not', async () => {
    const { thread } = await opened();
    const reactions = await bar(thread);
    assert.deepEqual(kinds(reactions), [['Merci 2, 2 personnes', 'false']]);
    all(reactions, '.link')[0]!.click();
    await until(() => kinds(reactions).length === 5);
    assert.deepEqual(kinds(reactions).map(([words]) => words), ['J’aime', 'Merci 2, 2 personnes', 'Bravo', 'Éclairant', 'Sourire']);
  });

  it('show at once, are sent as what is wanted, and stay below the finger when they are taken back', async () => {
    let answer: (() => void) | undefined;
    const { service, thread } = await opened(async (asked) => {
      if (asked.method !== 'GET' && asked.path.includes('/reactions/')) await new Promise<void>((done) => (answer = done));
      return accepted(asked);
    });
    const reactions = await bar(thread);
    all(reactions, '.link')[0]!.click();
    (await find(reactions, '.kind[value=bravo]')).click();
    await until(() => all(reactions, '.kind[value=bravo][aria-pressed=true]')[0]);
    await until(() => answer);
    answer!();
    await until(() => !all(reactions, '[aria-busy=true]')[0]);
    assert.deepEqual(kinds(reactions)[2], ['Bravo 1, 1 personne', 'true']);
    all(reactions, '.link')[0]!.click();
    await until(() => kinds(reactions).length === 2);
    const bravo = await find(reactions, '.kind[value=bravo]');
    bravo.focus();
    answer = undefined;
    bravo.click();
    await until(() => answer);
    answer!();
    await until(() => kinds(reactions).some(([words, pressed]) => words === 'Bravo' && pressed === 'false'));
    assert.equal(focused(reactions), bravo);
    assert.deepEqual(service.sent('').filter(({ path, method }) => path === 'posts/tour/reactions/bravo' && method !== 'GET').map(({ method }) => method), ['PUT', 'DELETE']);
  });

  it('of a comment stand below it, and tell the page of no vote', async () => {
    const { host, thread } = await opened(accepted);
    let votes = 0;
    host.addEventListener('cocarde-vote', () => votes++);
    const reactions = await bar(thread, 'un');
    (await find(reactions, '.kind[value=thanks]')).click();
    await until(() => kinds(reactions).some(([words, pressed]) => words === 'Merci 3, 3 personnes' && pressed === 'true'));
    await until(() => !all(reactions, '[aria-busy=true]')[0]);
    assert.equal(votes, 0);
  });

  it('say why one was refused, after what was before came back', async () => {
    const { thread } = await opened(({ method }) => (method === 'PUT' ? 'removed' : undefined));
    const reactions = await bar(thread);
    (await find(reactions, '.kind[value=thanks]')).click();
    await until(() => said(reactions).includes('Cette contribution a été supprimée.'));
    assert.deepEqual(kinds(reactions), [['Merci 2, 2 personnes', 'false']]);
  });

  it('say on demand who gave them, and how many are not named', async () => {
    const { service, thread } = await opened(({ path }) => (path === 'posts/tour/reactions/thanks' ? { items: [karim], cursor: null } : undefined));
    const reactions = await bar(thread);
    assert.lengthOf(service.sent('GET posts/tour/reactions'), 0);
    all(reactions, '.link')[1]!.click();
    const who = await find(reactions, 'cocarde-reactors');
    await until(() => said(who) === 'Merci Karim Diallo et 1 autre');
    assert.equal((await find<HTMLButtonElement>(who, 'button')).value, '7');
  });
});
