import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { AuditEntry, Difference, ModerationItem, ModerationSettings } from '@cocarde/contract/moderation.ts';
import { all, announced, everywhere, find, freshPage, isAccessible, refusal, said, Service, show, signIn, textOf, until, type Answer } from '../internal/test-page.ts';
import { beginning } from './beginning.ts';
import { define } from './define.ts';

define();

const KARIM = { id: '2', name: 'Karim Diallo', team: null };
const NOEMIE = { id: '9', name: 'Noémie Vidal', team: null };
const AT = Date.UTC(2026, 10, 22, 13, 2);

const item = (n: number, given: Partial<ModerationItem> = {}): ModerationItem => ({
  id: `p${n}`, kind: 'idea', board: 'campagnes', title: `Idée ${n}`, body: 'Trois magasins pilotes.', author: KARIM, createdAt: AT, held: 'approval', since: AT, reports: [], notes: [], decidable: true, ...given,
});
const SETTINGS: ModerationSettings = { words: ['idiot*', 'ane'], hideAfter: 3, reasons: [{ fr: 'Hors sujet', en: 'Off topic' }], version: 4 };
const entry = (given: Partial<AuditEntry> = {}): AuditEntry => ({ at: AT, by: NOEMIE, act: 'removed', subject: 'p9', title: 'Un titre', board: 'campagnes', member: KARIM, detail: 'Injures', ...given });

interface Given {
  items?: ModerationItem[];
  cursor?: string | null;
  settings?: ModerationSettings;
  audit?: AuditEntry[];
  differences?: Difference[];
  moreDifferences?: boolean;
  answer?: Answer;
}

/** Waits for its first contribution, or for what stands in its place. */
async function shown({ items = [], cursor = null, settings = SETTINGS, audit = [], differences, moreDifferences, answer = () => undefined }: Given = {}): Promise<{ host: HTMLElement; service: Service }> {
  const service = new Service({}, async (asked) => {
    const { method, path, body } = asked;
    const given = await answer(asked);
    if (given) return given;
    if (method === 'PUT' && path.startsWith('moderation/')) return { post: path.slice(11), decision: (body as { decision: string }).decision, finished: true };
    if (path.startsWith('moderation/settings')) return method === 'GET' ? settings : { ...settings, ...(body as object), version: settings.version + 1 };
    if (path === 'moderation') return { items, cursor, count: items.length };
    if (path === 'boards') return { items: [{ id: 'veille', version: 1, preset: 'links', name: { fr: 'Veille', en: 'Shared links' }, stages: [{ id: 'comite', phase: 'review', name: { fr: 'Au comité', en: 'With the board' } }] }] };
    if (path === 'audit') return { items: audit, cursor: null, differences, moreDifferences };
    return path.endsWith('/suspension') ? { member: '2', suspended: method === 'PUT' } : undefined;
  });
  signIn();
  const host = show<HTMLElement>('<cocarde-moderation></cocarde-moderation>');
  await find(host, 'h2');
  const first = host.shadowRoot!.querySelector('cocarde-held');
  if (first) await find(first, 'h3');
  return { host, service };
}

const cards = (host: Element) => all(host, 'cocarde-held');
const names = (host: Element) => cards(host).map((card) => textOf(card.shadowRoot!.querySelector('h3')));
const button = (of: Element, name: string) => all<HTMLButtonElement>(of, 'button').find((each) => textOf(each).startsWith(name))!;
const boxes = (host: Element) => all<HTMLInputElement>(host, '.pick input');
/** The control that has the focus, through every shadow root. */
function focused(root: Document | ShadowRoot = document): Element | null {
  const { activeElement } = root;
  return activeElement?.shadowRoot?.activeElement ? focused(activeElement.shadowRoot) : activeElement;
}
async function form(of: Element): Promise<HTMLElement> {
  const reason = await find(of, 'cocarde-reason');
  await find(reason, 'textarea');
  return reason;
}
function write(into: Element, text: string, selector = 'textarea'): void {
  const field = into.shadowRoot!.querySelector<HTMLInputElement>(selector)!;
  field.value = text;
  field.dispatchEvent(new Event('input'));
}
async function drawer<E extends HTMLElement>(host: Element, name: 'audit' | 'moderation-settings', ready: string): Promise<E> {
  all<HTMLDetailsElement>(host, '.drawers details')[name === 'audit' ? 1 : 0]!.open = true;
  const element = await find<E>(host, `cocarde-${name}`);
  await find(element, ready);
  return element;
}
const verdicts = (service: Service) => service.sent('PUT moderation/').map(({ path, body }) => [path.slice(11), body]);

describe('cocarde-moderation', () => {
  beforeEach(() => freshPage());

  const REPORTED = item(2, { kind: 'comment', held: 'reports', reports: [{ reason: 'offensive', count: 2 }, { reason: 'spam', count: 1 }], notes: ['Ce mot-là blesse.'] });

  everywhere('is accessible with contributions, one of them being removed', async (lang) => {
    const { host } = await shown({ items: [item(1), REPORTED, item(3, { decidable: false })], cursor: 'next' });
    button(cards(host)[0]!, lang === 'fr' ? 'Retirer' : 'Remove').click();
    await form(cards(host)[0]!);
    boxes(host)[0]!.click();
    await isAccessible(host);
  });

  everywhere('is accessible with nothing to decide, its settings and its log open', async () => {
    const { host } = await shown({ audit: [entry(), entry({ act: 'suspended', subject: null, title: null })] });
    await drawer(host, 'moderation-settings', 'form');
    await drawer(host, 'audit', 'li');
    await isAccessible(host);
  });

  it('is worked through by keyboard alone: select, publish, remove with a reason', async () => {
    const { host, service } = await shown({ items: [item(1), item(2), item(3)] });
    boxes(host)[0]!.focus();
    await sendKeys({ press: 'Tab' });
    assert.equal(textOf(focused()), 'Publier – Idée 1');
    await sendKeys({ press: 'Enter' });
    await until(() => cards(host).length === 2);
    await until(() => textOf(focused()) === 'Idée 2');
    for (let i = 0; i < 2; i++) await sendKeys({ press: 'Tab' });
    assert.equal(textOf(focused()), 'Retirer… – Idée 2');
    await sendKeys({ press: 'Space' });
    await until(() => focused()?.localName === 'textarea');
    await sendKeys({ type: 'Doublon' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await until(() => cards(host).length === 1);
    await until(() => textOf(focused()) === 'Idée 3');
    assert.deepEqual(verdicts(service), [['p1', { decision: 'publish' }], ['p2', { decision: 'remove', reason: 'Doublon' }]]);
  });

  it('says what it is, by whom, since when, why it is here, and what was reported', async () => {
    const { host } = await shown({ items: [item(1, { held: 'words' }), REPORTED, item(3, { held: null, reports: [{ reason: 'spam', count: 1 }], author: null })] });
    const [words, reported, seen] = cards(host).map(said);
    assert.match(words!, /^Idée 1 Trois magasins pilotes\. Contribution Contient un mot de la liste Karim Diallo · écrit .+ · en attente depuis le 22 nov\. 2026 Publier/);
    assert.match(reported!, /^Commentaire à propos de « Idée 2 » Trois magasins pilotes\. Commentaire Signalements, masqué aux autres Blessant ou injurieux : 2 Publicité ou répétition : 1 Ce mot-là blesse\. Karim Diallo/);
    assert.match(seen!, /Signalement, encore visible Publicité ou répétition : 1 Une personne sans nom · .+ Laisser visible/);
    assert.notInclude(seen!, 'Suspendre');
    assert.include(said(host), 'À modérer 3 en attente');
  });

  it('shows a text with its markup, not the signs of it', async () => {
    const { host } = await shown({ items: [item(1, { body: 'Des **faits** et [la page](https://exemple.fr)' })] });
    const text = await until(() => cards(host)[0]!.shadowRoot!.querySelector('cocarde-text'));
    await until(() => text.shadowRoot?.querySelector('strong'));
    assert.equal(textOf(text.shadowRoot!.querySelector('p')), 'Des faits et la page');
    await isAccessible(host);
  });

  it('shows the beginning of a long text, and all of it on demand', async () => {
    const body = 'Une phrase assez longue. '.repeat(40).trim();
    const { host } = await shown({ items: [item(1, { body })] });
    const [card] = cards(host);
    assert.isBelow(textOf(card!.shadowRoot!.querySelector('.text')).length, 270);
    button(card!, 'Tout lire').click();
    await until(() => textOf(card!.shadowRoot!.querySelector('.text')) === body);
    button(card!, 'Replier').click();
    await until(() => textOf(card!.shadowRoot!.querySelector('.text')).endsWith('…'));
    assert.equal(beginning('court'), 'court');
    assert.equal(beginning('a\n'.repeat(9)), 'a\na\na\na\na…');
  });

  it('publishes, says so and goes on with the next one; at the end with the title', async () => {
    const { host, service } = await shown({ items: [item(1), item(2)] });
    button(cards(host)[1]!, 'Publier').click();
    await until(() => cards(host).length === 1);
    assert.equal(await announced(), '1 contribution publiée.');
    await until(() => textOf(focused()) === 'Idée 1');
    button(cards(host)[0]!, 'Publier').click();
    await until(() => said(host).includes('Rien n’attend.'));
    await until(() => textOf(focused()) === 'À modérer');
    assert.deepEqual(verdicts(service), [['p2', { decision: 'publish' }], ['p1', { decision: 'publish' }]]);
  });

  it('removes with a reason, which a ready-made one fills in and which is asked for first', async () => {
    const { host, service } = await shown({ items: [item(1)] });
    button(cards(host)[0]!, 'Retirer').click();
    const reason = await form(cards(host)[0]!);
    assert.include(said(reason), 'Motif, lu par Karim Diallo');
    button(reason, 'Retirer').click();
    await until(() => reason.shadowRoot!.querySelector('[aria-invalid]'));
    assert.equal(await announced(), 'Indiquez un motif : il sera lu.');
    assert.deepEqual(verdicts(service), []);
    (await until(() => button(reason, 'Hors sujet'))).click();
    await until(() => reason.shadowRoot!.querySelector('textarea')!.value === 'Hors sujet');
    button(reason, 'Retirer').click();
    await until(() => said(host).includes('Rien n’attend.'));
    assert.deepEqual(verdicts(service), [['p1', { decision: 'remove', reason: 'Hors sujet' }]]);
  });

  it('keeps a reason that was begun when another contribution is decided first', async () => {
    const { host } = await shown({ items: [item(11), item(12)] });
    button(cards(host)[1]!, 'Retirer').click();
    write(await form(cards(host)[1]!), 'À reformuler');
    button(cards(host)[0]!, 'Publier').click();
    await until(() => cards(host).length === 1);
    assert.deepEqual(names(host), ['Idée 12']);
    assert.equal((await form(cards(host)[0]!)).shadowRoot!.querySelector('textarea')!.value, 'À reformuler');
  });

  it('keeps what was written when the service refuses, and says why', async () => {
    const { host } = await shown({ items: [item(21)], answer: ({ method }) => (method === 'PUT' ? refusal('internal_error') : undefined) });
    button(cards(host)[0]!, 'Retirer').click();
    const reason = await form(cards(host)[0]!);
    write(reason, 'Doublon');
    button(reason, 'Retirer').click();
    assert.match(textOf(await find(cards(host)[0]!, '.error')), /Une erreur s’est produite/);
    assert.equal(reason.shadowRoot!.querySelector('textarea')!.value, 'Doublon');
    assert.equal(cards(host).length, 1);
  });

  it('leads back to the button when a reason is given up', async () => {
    const { host } = await shown({ items: [item(1)] });
    button(cards(host)[0]!, 'Retirer').click();
    button(await form(cards(host)[0]!), 'Annuler').click();
    await until(() => !cards(host)[0]!.shadowRoot!.querySelector('cocarde-reason'));
    assert.equal(textOf(focused()), 'Retirer… – Idée 1');
  });

  it('has nothing to press about what one wrote oneself', async () => {
    const { host } = await shown({ items: [item(1, { decidable: false }), item(2)] });
    assert.deepEqual(all(cards(host)[0]!, 'button, textarea'), []);
    assert.include(said(cards(host)[0]!), 'C’est vous qui l’avez écrit : quelqu’un d’autre en décide.');
    assert.lengthOf(boxes(host), 1);
  });

  it('decides about several one after the other, shows how far it is, and lists and keeps selected what was refused', async () => {
    let go: (() => void) | undefined;
    const { host, service } = await shown({
      items: [1, 2, 3, 4].map((n) => item(n)),
      answer: ({ method, path }) => {
        if (method !== 'PUT') return undefined;
        if (path.endsWith('p2')) return refusal('internal_error');
        return path.endsWith('p3') ? new Promise((done) => (go = () => done({ post: 'p3', decision: 'remove', finished: true }))) : undefined;
      },
    });
    all<HTMLInputElement>(host, '.bulk > label input')[0]!.click();
    await until(() => said(host).includes('4 dans la sélection'));
    boxes(host)[3]!.click();
    await until(() => said(host).includes('3 dans la sélection'));
    assert.isTrue(all<HTMLInputElement>(host, '.bulk > label input')[0]!.indeterminate);
    button(host, 'Retirer').click();
    const reason = await form(host);
    write(reason, 'Hors charte');
    button(reason, 'Retirer').click();
    const progress = await find<HTMLProgressElement>(host, 'progress');
    await until(() => progress.value === 2 && go);
    assert.equal(progress.max, 3);
    assert.deepEqual(names(host), ['Idée 2', 'Idée 3', 'Idée 4']);
    go!();
    await until(() => !host.shadowRoot!.querySelector('progress'));
    assert.deepEqual(verdicts(service).map(([post]) => post), ['p1', 'p2', 'p3']);
    assert.deepEqual(names(host), ['Idée 2', 'Idée 4']);
    assert.deepEqual(boxes(host).map(({ checked }) => checked), [true, false]);
    assert.match(textOf(await find(cards(host)[0]!, '.error')), /Une erreur/);
    assert.match(await announced(), /^2 contributions retirées\. Une erreur/);
    assert.equal(reason.shadowRoot!.querySelector('textarea')!.value, 'Hors charte');
  });

  it('lists by name what could not be decided, where that is several', async () => {
    const { host } = await shown({ items: [1, 2].map((n) => item(n)), answer: ({ method }) => (method === 'PUT' ? refusal('forbidden') : undefined) });
    all<HTMLInputElement>(host, '.bulk > label input')[0]!.click();
    (await until(() => button(host, 'Publier'))).click();
    assert.match(textOf(await find(host, '.bulk .error')), /2 décisions n’ont pas abouti : Idée 1 – Votre rôle ne le permet pas\.Idée 2 – Votre rôle ne le permet pas\./);
  });

  it('goes on with the same decision until the service is through', async () => {
    let rounds = 0;
    const { host, service } = await shown({ items: [item(1)], answer: ({ method }) => (method === 'PUT' ? { post: 'p1', decision: 'publish', finished: (rounds += 1) === 3 } : undefined) });
    button(cards(host)[0]!, 'Publier').click();
    await until(() => said(host).includes('Rien n’attend.'));
    assert.lengthOf(verdicts(service), 3);
  });

  it('tells of one that somebody else decided about meanwhile, and shows it no more', async () => {
    const { host } = await shown({ items: [item(1), item(2)], answer: ({ method }) => (method === 'PUT' ? refusal('removed') : undefined) });
    button(cards(host)[0]!, 'Publier').click();
    await until(() => cards(host).length === 1);
    assert.match(textOf(await find(host, '.bulk .error')), /Idée 1 – Cette contribution a été supprimée\./);
  });

  it('suspends with a reason after saying what follows, and ends it again', async () => {
    const { host, service } = await shown({ items: [item(1), item(2)] });
    button(cards(host)[0]!, 'Suspendre').click();
    const reason = await form(cards(host)[0]!);
    assert.include(said(reason), 'Karim Diallo ne pourra plus se connecter à cette communauté ni y gagner de points.');
    assert.deepEqual(service.sent('PUT members'), []);
    write(reason, 'Insultes répétées');
    button(reason, 'Suspendre').click();
    await until(() => said(cards(host)[0]!).includes('La participation de Karim Diallo est suspendue.'));
    assert.equal(await announced(), 'La participation de Karim Diallo est suspendue.');
    assert.deepEqual(service.sent('PUT members').map(({ path, body }) => [path, body]), [['members/2/suspension', { reason: 'Insultes répétées' }]]);
    assert.lengthOf(service.sent('PUT members'), 1);
    button(cards(host)[0]!, 'Mettre fin').click();
    await until(() => button(cards(host)[0]!, 'Suspendre'));
    assert.lengthOf(service.sent('DELETE members/2/suspension'), 1);
  });

  it('shows more on demand and goes on with the first that came', async () => {
    const { host } = await shown({ items: [item(1)], cursor: 'next', answer: ({ path }) => (path.startsWith('moderation?cursor') ? { items: [item(2)], cursor: null, count: 2 } : undefined) });
    button(host, 'Afficher la suite').click();
    await until(() => cards(host).length === 2);
    await until(() => textOf(focused()) === 'Idée 2');
    assert.equal(button(host, 'Afficher la suite'), undefined);
  });

  it('reads the next page by itself once all of one is decided', async () => {
    const { host } = await shown({ items: [item(1)], cursor: 'next', answer: ({ path }) => (path.startsWith('moderation?cursor') ? { items: [item(2)], cursor: null, count: 1 } : undefined) });
    button(cards(host)[0]!, 'Publier').click();
    await until(() => names(host)[0] === 'Idée 2');
  });

  it('tries again after a failure', async () => {
    let failing = true;
    const { host } = await shown({ items: [item(1)], answer: ({ path }) => (path === 'moderation' && failing ? refusal('internal_error') : undefined) });
    assert.include(said(host), 'Le chargement n’a pas abouti');
    failing = false;
    button(host, 'Réessayer').click();
    await until(() => cards(host).length === 1);
  });

  it('tells others that their role does not allow it', async () => {
    const { host } = await shown({ answer: ({ path }) => (path.startsWith('moderation') ? refusal('forbidden') : undefined) });
    await until(() => said(host).includes('Votre rôle ne le permet pas.'));
    assert.notInclude(said(host), 'Réglages');
    await isAccessible(host);
  });
});

describe('cocarde-moderation-settings', () => {
  beforeEach(() => freshPage());

  const saved = (service: Service) => service.sent('PATCH').map(({ body, headers }) => [headers.get('if-match'), body]);

  it('holds what the community set, and sends what was changed, from its version', async () => {
    const { host, service } = await shown();
    const settings = await drawer(host, 'moderation-settings', 'form');
    assert.deepEqual(['#hideAfter', '#words'].map((field) => settings.shadowRoot!.querySelector<HTMLInputElement>(field)!.value), ['3', 'idiot*\nane']);
    assert.include(said(settings), 'Un par ligne. Des mots entiers');
    write(settings, ' idiot*\n\nnul ', '#words');
    button(settings, 'Enregistrer').click();
    await until(() => said(settings).includes('Réglages enregistrés.'));
    assert.deepEqual(saved(service), [['"4"', { words: ['idiot*', 'nul'] }]]);
    assert.equal(await announced(), 'Réglages enregistrés.');
    button(settings, 'Enregistrer').click();
    await until(() => said(settings).includes('Rien n’a changé.'));
  });

  it('adds and drops reasons in both languages', async () => {
    const { host, service } = await shown();
    const settings = await drawer(host, 'moderation-settings', 'form');
    button(settings, 'Ajouter un motif').click();
    await until(() => all(settings, '.reason').length === 2);
    await until(() => focused()?.closest('.reason') === all(settings, '.reason')[1]);
    write(settings, 'Déjà proposé', '.reason:nth-of-type(2) [lang=fr]');
    write(settings, 'Proposed before', '.reason:nth-of-type(2) [lang=en]');
    button(settings, 'Enlever le motif 1').click();
    await until(() => all(settings, '.reason').length === 1);
    await until(() => textOf(focused()) === 'Ajouter un motif');
    button(settings, 'Enregistrer').click();
    await until(() => service.sent('PATCH').length);
    assert.deepEqual(saved(service), [['"4"', { reasons: [{ fr: 'Déjà proposé', en: 'Proposed before' }] }]]);
  });

  it('says which line is too long, and what is no number, before sending', async () => {
    const { host, service } = await shown();
    const settings = await drawer(host, 'moderation-settings', 'form');
    write(settings, `court\n${'x'.repeat(61)}`, '#words');
    button(settings, 'Enregistrer').click();
    await until(() => said(settings).includes('La ligne 2 est trop longue : 60 caractères au plus.'));
    await until(() => focused()?.id === 'words');
    write(settings, 'souvent', '#hideAfter');
    button(settings, 'Enregistrer').click();
    await until(() => said(settings).includes('Un nombre de 0 à 100.'));
    assert.deepEqual(service.sent('PATCH'), []);
  });

  it('loses nothing to a change of somebody else: theirs is shown, and saved over once read', async () => {
    let now = SETTINGS;
    const { host, service } = await shown({
      answer: ({ method, path, headers, body }) => {
        if (!path.startsWith('moderation/settings')) return undefined;
        if (method === 'GET') return now;
        if (headers.get('if-match') !== `"${now.version}"`) return refusal('precondition_failed');
        return (now = { ...now, ...(body as object), version: now.version + 1 });
      },
    });
    const settings = await drawer(host, 'moderation-settings', 'form');
    write(settings, 'mien', '#words');
    now = { ...SETTINGS, words: ['leur'], hideAfter: 7, version: 5 };
    button(settings, 'Enregistrer').click();
    const conflict = await find(settings, '.conflict');
    assert.match(textOf(conflict), /Votre saisie est gardée .+ leur/);
    assert.match(await announced(), /entre-temps/);
    assert.equal(settings.shadowRoot!.querySelector<HTMLTextAreaElement>('#words')!.value, 'mien');
    button(settings, 'Enregistrer').click();
    await until(() => said(settings).includes('Réglages enregistrés.'));
    assert.deepEqual(saved(service).at(-1), ['"5"', { words: ['mien'] }]);
    assert.deepEqual([now.words, now.hideAfter], [['mien'], 7]);
    await until(() => settings.shadowRoot!.querySelector<HTMLInputElement>('#hideAfter')!.value === '7');
  });

  it('keeps what was typed when saving fails', async () => {
    const { host } = await shown({ answer: ({ method }) => (method === 'PATCH' ? refusal('internal_error') : undefined) });
    const settings = await drawer(host, 'moderation-settings', 'form');
    write(settings, 'mot', '#words');
    button(settings, 'Enregistrer').click();
    assert.match(textOf(await find(settings, '.error')), /Une erreur/);
    assert.equal(settings.shadowRoot!.querySelector<HTMLTextAreaElement>('#words')!.value, 'mot');
  });
});

describe('cocarde-audit', () => {
  beforeEach(() => freshPage());

  everywhere('says first what does not add up, that nothing was changed, and whom to tell', async (lang) => {
    const differing = (given: Partial<Difference>): Difference => ({ kind: 'post', subject: 'p1', title: 'Partager', differs: [{ what: 'votes', shown: 5, counted: 4 }], foundAt: AT, seenAt: AT, ...given });
    const { host } = await shown({ differences: [differing({}), differing({ kind: 'round', title: null })] });
    const audit = await drawer(host, 'audit', '.stale');
    await isAccessible(host);
    const [post, round] = all(audit, '.stale').map(textOf);
    assert.include(post, 'Partager');
    assert.include(post, lang === 'fr' ? 'Rien n’a été modifié' : 'Nothing was changed');
    assert.include(round, lang === 'fr' ? 'une contribution' : 'a contribution');
    assert.notInclude(textOf(audit.shadowRoot!), lang === 'fr' ? 'pas les seules' : 'not all');
  });

  it('says when more does not add up than it shows', async () => {
    const { host } = await shown({ differences: [{ kind: 'post', subject: 'p1', title: 'Partager', differs: [{ what: 'votes', shown: 5, counted: 4 }], foundAt: AT, seenAt: AT }], moreDifferences: true });
    assert.include(all(await drawer(host, 'audit', '.stale'), '.stale').map(textOf).at(-1), 'Ce ne sont pas les seules');
  });

  it('says in words who did what to what, and why', async () => {
    const { host } = await shown({
      audit: [
        entry(), entry({ act: 'published', detail: null, member: null }), entry({ act: 'decided', detail: 'planned', member: null }), entry({ act: 'suspended', subject: null, title: null, detail: 'Insultes' }),
        entry({ act: 'decided', detail: 'comite', member: null, board: 'veille' }), entry({ act: 'decided', detail: 'supprimee', member: null }), entry({ act: 'moved', detail: 'veille', member: null }), entry({ act: 'moved', detail: 'sans-nom', member: null }),
        entry({ act: 'board_set_up', subject: 'veille', title: null, member: null, detail: null, board: null }), entry({ act: 'moderation_changed', subject: null, title: null, member: null, detail: 'words, hideAfter' }), entry({ act: 'board_set_up', subject: 'campagnes', title: null, member: null, detail: null, by: null }),
      ],
    });
    const audit = await drawer(host, 'audit', 'li');
    await until(() => said(audit).includes('Au comité'));
    assert.deepEqual(all(audit, 'li').map((line) => textOf(line).replace(/ 22 nov\. 2026.+$/, '')), [
      'Noémie Vidal a retiré « Un titre » (de Karim Diallo) Motif : Injures',
      'Noémie Vidal a publié « Un titre »',
      'Noémie Vidal a décidé au sujet de « Un titre » Statut : planifiée',
      'Noémie Vidal a suspendu Karim Diallo Motif : Insultes',
      'Noémie Vidal a décidé au sujet de « Un titre » Statut : Au comité',
      'Noémie Vidal a décidé au sujet de « Un titre » Statut : une étape que le tableau n’a plus',
      'Noémie Vidal a déplacé « Un titre » vers un autre tableau Tableau : Veille (avant : campagnes)',
      'Noémie Vidal a déplacé « Un titre » vers un autre tableau Tableau : sans-nom (avant : campagnes)',
      'Noémie Vidal a réglé le tableau « Veille »',
      'Noémie Vidal a changé les réglages de modération Modifié : mots, signalements avant de masquer',
      'Une personne a réglé le tableau « campagnes »',
    ]);
  });

  it('ends a suspension that nothing later ended', async () => {
    const suspension = { subject: null, title: null, detail: null } as const;
    const { host, service } = await shown({ audit: [
      entry({ ...suspension, act: 'reinstated', member: NOEMIE }), entry({ ...suspension, act: 'suspended' }), entry({ ...suspension, act: 'suspended', member: NOEMIE }),
    ] });
    const audit = await drawer(host, 'audit', 'li');
    assert.deepEqual(all(audit, 'button').map(textOf), ['Mettre fin à la suspension – Karim Diallo']);
    button(audit, 'Mettre fin').click();
    assert.equal(await announced(), 'La suspension de Karim Diallo est terminée.');
    assert.lengthOf(service.sent('DELETE members/2/suspension'), 1);
    await until(() => service.sent('GET audit').length === 2);
  });

  it('shows what was just decided', async () => {
    const { host, service } = await shown({ items: [item(1)], audit: [entry()] });
    await drawer(host, 'audit', 'li');
    button(cards(host)[0]!, 'Publier').click();
    await until(() => service.sent('GET audit').length === 2);
  });

  it('goes further back on demand', async () => {
    const { host } = await shown({ answer: ({ path }) => (path.startsWith('audit') ? { items: [entry({ detail: null, title: path.includes('cursor') ? 'Avant' : 'Un titre' })], cursor: path.includes('cursor') ? null : 'next' } : undefined) });
    const audit = await drawer(host, 'audit', 'li');
    button(audit, 'Afficher les actes').click();
    await until(() => all(audit, 'li').length === 2);
    await until(() => textOf(focused()).includes('Avant'));
  });
});
