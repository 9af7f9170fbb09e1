import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { Expert, ExpertiseSeen, OwnExpertise, OwnRequests } from '@cocarde/contract/experts.ts';
import { announces } from '../internal/test-board.ts';
import { all, everywhere, find, freshPage, isAccessible, refusal, said, Service, show, signIn, textOf, until, type Answer } from '../internal/test-page.ts';
import { define } from './define.ts';

define();

const THEMES = { items: [{ id: 'rgpd', name: { fr: 'Données personnelles', en: 'Personal data' } }, { id: 'seo', name: { fr: 'Référencement', en: 'Search ranking' } }], version: 1 };
const theme = (id: string, given: Partial<ExpertiseSeen> = {}): ExpertiseSeen => ({ theme: id, level: 1, answers: 3, endorsements: 0, endorsed: false, mayEndorse: true, ...given });
const LEA: Expert = { member: { id: '3', name: 'Léa Martin', team: 'Marque', profile: true }, place: 'Lyon', level: 3, me: false, themes: [theme('rgpd', { answers: 1, endorsements: 2 }), theme('seo', { mayEndorse: false }), theme('a'), theme('b')] };
const KARIM: Expert = { member: { id: '2', name: 'Karim Diallo', team: null }, place: null, level: 0, me: true, themes: [theme('seo', { answers: 0, mayEndorse: false })] };
const OWN: OwnExpertise = { listed: false, themes: [], expertise: [{ theme: 'seo', level: 1, answers: 4, endorsements: 0 }] };
const REQUESTS: OwnRequests = { items: [{ question: 'q1', board: 'b', title: 'Comment faire ?', at: 0, askedBy: { id: '9', name: 'Zoé', team: null } }] };

async function shown(items: Expert[] = [LEA, KARIM], answer: Answer = () => undefined, markup = '<cocarde-experts></cocarde-experts>'): Promise<{ host: HTMLElement; service: Service }> {
  const service = new Service({}, async (asked) => (await answer(asked)) ?? usual(asked.path, items));
  signIn();
  const host = show<HTMLElement>(markup);
  await find(host, 'ul, .state');
  await until(() => !service.asked.some(({ path }) => path === 'experts/filters') || host.shadowRoot!.querySelectorAll('select').length >= 2);
  return { host, service };
}

function usual(path: string, items: Expert[]): object | undefined {
  if (path === 'themes') return THEMES;
  if (path === 'experts/filters') return { teams: ['Marque'], places: ['Lyon'] };
  if (path === 'me/expertise') return OWN;
  if (path === 'me/requests') return { items: [] };
  return path.startsWith('experts') ? { items, cursor: null } : undefined;
}

const choose = (host: HTMLElement, label: string, value: string) => {
  const select = all<HTMLSelectElement>(host, 'select').find((one) => one.getAttribute('aria-label') === label)!;
  select.value = value;
  select.dispatchEvent(new Event('change'));
};
const listing = async (host: HTMLElement): Promise<HTMLElement> => {
  const mine = await find(host, 'cocarde-expert-mine');
  (await find<HTMLDetailsElement>(mine, 'details')).open = true;
  const own = await find(mine, 'cocarde-expert-listing');
  await find(own, 'form');
  return own;
};

describe('cocarde-experts', () => {
  beforeEach(() => freshPage());

  everywhere('is accessible with experts and one’s own choice open', async () => {
    const { host } = await shown();
    await listing(host);
    await isAccessible(host);
  });

  everywhere('is accessible without anybody', async () => {
    const { host } = await shown([]);
    await isAccessible(host);
  });

  it('says who, where, how much and why, in words', async () => {
    const { host } = await shown();
    const [lea, karim] = all(host, 'li').map(textOf);
    assert.match(lea!, /Léa Martin.*Référence.*Marque · Lyon.*Données personnelles 1 réponse utile · recommandations de 2 collègues.*Référencement 3 réponses utiles/);
    assert.match(karim!, /Karim Diallo.*vous.*Volontaire/);
    assert.notMatch(karim!, /0 réponse/);
    const more = [...all(host, 'li')[0]!.querySelectorAll('.link')].at(-1) as HTMLButtonElement;
    assert.equal(textOf(more), '+1');
    more.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => textOf(all(host, 'li')[0]!).includes('b 3 réponses utiles'));
    assert.equal(host.shadowRoot!.activeElement, more, 'what was pressed is still there');
    assert.equal(more.ariaExpanded, 'true');
    await sendKeys({ press: 'Enter' });
    await until(() => !textOf(all(host, 'li')[0]!).includes('b 3 réponses utiles'));
  });

  it('says how many questions of a board wait, and how long one usually does', async () => {
    const { host } = await shown([LEA], ({ path }) => (path === 'boards/campagnes/answer-times' ? { unanswered: 4, more: false, questions: 200, answered: 190, median: 3 * 3_600_000 } : undefined), '<cocarde-experts board="campagnes"></cocarde-experts>');
    await until(() => said(host).includes('4 questions sans réponse · la moitié des premières réponses en moins de 3 heures'));
  });

  it('asks for a theme, a team, a place and what is typed, after a pause', async () => {
    const { host, service } = await shown();
    choose(host, 'Thème', 'rgpd');
    await until(() => service.sent('GET experts?theme=rgpd')[0]);
    choose(host, 'Équipe', 'Marque');
    choose(host, 'Lieu', 'Lyon');
    await until(() => service.sent('GET experts?theme=rgpd&team=Marque&place=Lyon')[0]);
    (await find(host, 'input')).focus();
    await sendKeys({ type: 'léa' });
    await until(() => service.sent('GET experts?theme=rgpd&team=Marque&place=Lyon&q=l%C3%A9a')[0]);
    assert.lengthOf(service.asked.filter(({ path }) => path.includes('q=')), 1);
  });

  it('begins with what the page chose, and says what to do where nobody was found', async () => {
    const { host, service } = await shown([], undefined, '<cocarde-experts topic="autre"></cocarde-experts>');
    assert.lengthOf(service.sent('GET experts?theme=autre'), 1);
    await until(() => said(host).includes('Aucune personne trouvée'));
    assert.equal(all<HTMLSelectElement>(host, 'select')[0]!.value, 'autre');
  });

  it('passes pages in which nobody is, and goes on when asked', async () => {
    const pages: Record<string, object> = { experts: { items: [], cursor: 'a' }, 'experts?cursor=a': { items: [LEA], cursor: 'b' }, 'experts?cursor=b': { items: [KARIM], cursor: null } };
    const { host } = await shown([], ({ path }) => pages[path]);
    await until(() => all(host, 'li').length === 1);
    ([...all<HTMLButtonElement>(host, '.link')].find((button) => textOf(button) === 'Afficher la suite')!).click();
    await until(() => all(host, 'li').length === 2);
  });

  it('recommends by keyboard, says so, shows it, and takes it back; a refusal is said', async () => {
    let refuse = false;
    const { host, service } = await shown([LEA], ({ method, path }) => {
      if (!path.includes('endorsement')) return undefined;
      return refuse ? refusal('forbidden') : { member: '3', ...theme('rgpd', { endorsements: method === 'PUT' ? 3 : 2, endorsed: method === 'PUT' }) };
    });
    const button = () => all<HTMLButtonElement>(host, '.vouch')[0]!;
    assert.lengthOf(all(host, '.vouch'), 2, 'of three that are shown, one of which is not mine to judge');
    assert.equal(button().getAttribute('aria-label'), 'Recommander Léa Martin pour Données personnelles');
    button().focus();
    await sendKeys({ press: 'Enter' });
    await until(() => button().getAttribute('aria-pressed') === 'true');
    assert.include(textOf(all(host, 'li')[0]!), 'recommandations de 3 collègues');
    await announces('Vous recommandez Léa Martin pour Données personnelles.');
    await sendKeys({ press: 'Enter' });
    await until(() => button().getAttribute('aria-pressed') === 'false');
    assert.deepEqual(service.asked.filter(({ path }) => path.includes('endorsement')).map(({ method, path }) => `${method} ${path}`), ['PUT members/3/expertise/rgpd/endorsement', 'DELETE members/3/expertise/rgpd/endorsement']);
    refuse = true;
    button().click();
    await announces('Votre rôle ne le permet pas.');
    assert.equal(button().getAttribute('aria-pressed'), 'false');
  });

  it('lists me when I say so, for the themes that I tick, and no longer when I do not', async () => {
    const { host, service } = await shown([LEA], ({ method, body }) => {
      if (method !== 'PUT') return undefined;
      const { listed, themes = [] } = body as { listed: boolean; themes?: string[] };
      return { ...OWN, listed, themes };
    });
    const own = await listing(host);
    assert.match(said(own), /Personne ne figure ici sans avoir dit oui/);
    const boxes = () => all<HTMLInputElement>(own, 'input');
    assert.deepEqual(boxes().map(({ checked }) => checked), [false]);
    boxes()[0]!.click();
    await until(() => boxes().length === 3);
    assert.match(said(own), /Pour quels thèmes \? Référencement 4 réponses utiles Données personnelles/);
    boxes()[1]!.click();
    all<HTMLButtonElement>(own, '.btn')[0]!.click();
    await announces('Enregistré.');
    assert.deepEqual(service.sent('PUT me/expertise').map(({ body }) => body), [{ listed: true, themes: ['seo'] }]);
    // The directory around is read anew.
    await until(() => service.asked.filter(({ path }) => path === 'experts').length === 2);
    boxes()[0]!.click();
    await until(() => boxes().length === 1);
    all<HTMLButtonElement>(own, '.btn')[0]!.click();
    await until(() => service.sent('PUT me/expertise').length === 2);
    assert.deepEqual(service.sent('PUT me/expertise')[1]!.body, { listed: false });
  });

  it('shows the questions that were put to me, and lets me refuse one', async () => {
    let items = REQUESTS.items;
    const { host, service } = await shown([LEA], ({ method, path }) => {
      if (path === 'me/requests') return { items };
      if (method !== 'PUT') return undefined;
      items = [];
      return { member: LEA.member, at: 0, declined: true };
    });
    const own = await listing(host);
    await until(() => said(own).includes('Zoé a pensé à vous.'));
    await isAccessible(host);
    all<HTMLButtonElement>(own, 'li .link')[0]!.click();
    await announces('Quelqu’un d’autre peut maintenant être sollicité.');
    await until(() => !said(own).includes('Comment faire'));
    assert.deepEqual(service.sent('PUT questions/q1/requests/mine')[0]!.body, { declined: true });
  });

  it('leads from a question that was declined to the next, and from the last to one’s own choice', async () => {
    let items = ['q1', 'q2', 'q3'].map((question) => ({ ...REQUESTS.items[0]!, question, title: `Question ${question}` }));
    const { host } = await shown([LEA], ({ method, path }) => {
      if (path === 'me/requests') return { items };
      if (method !== 'PUT') return undefined;
      items = items.filter(({ question }) => !path.includes(question));
      return { member: LEA.member, at: 0, declined: true };
    });
    const own = await listing(host);
    const decline = async (question: string) => {
      const button = await find<HTMLButtonElement>(own, `button[value=${question}]`);
      button.focus();
      button.click();
      await until(() => !own.shadowRoot!.querySelector(`button[value=${question}]`));
      return own.shadowRoot!.activeElement as HTMLButtonElement;
    };
    assert.equal((await decline('q2')).value, 'q3');
    assert.equal((await decline('q3')).value, 'q1');
    assert.isTrue((await decline('q1')).matches('input'));
  });

  it('says closed how many questions wait for me, and whether I am listed', async () => {
    const { host } = await shown([LEA], ({ path }) => (path === 'me/requests' ? REQUESTS : path === 'me/expertise' ? { ...OWN, listed: true } : undefined));
    const mine = await find(host, 'cocarde-expert-mine');
    await until(() => textOf(mine.shadowRoot!.querySelector('summary')) === 'Vous figurez ici · 1 question vous attend');
    assert.isFalse((await find<HTMLDetailsElement>(mine, 'details')).open);
    host.lang = 'en';
    await until(() => textOf(mine.shadowRoot!.querySelector('summary')) === 'You are listed here · 1 question waits for you');
    freshPage();
    const other = await find((await shown()).host, 'cocarde-expert-mine');
    await until(() => textOf(other.shadowRoot!.querySelector('summary')) === 'Figurer ici');
  });

  it('links a question that waits to where its board is', async () => {
    show('<div data-cocarde="qa" data-board="b"></div>');
    const { host } = await shown([LEA], ({ path }) => (path === 'me/requests' ? REQUESTS : undefined));
    const link = await find<HTMLAnchorElement>(await listing(host), 'li a');
    assert.equal(link.href, `${location.href.split('#')[0]}#cocarde=question:q1`);
    assert.equal(textOf(link.querySelector('bdi')), 'Comment faire ?');
  });
});
