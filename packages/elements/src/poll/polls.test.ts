import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import { METHOD_TYPES, type Method, type Round, type RoundDefinition } from '@cocarde/contract/rounds.ts';
import { announces, focused, on, type } from '../internal/test-board.ts';
import { all, everywhere, find, freshPage, isAccessible, refusal, said, Service, show, signIn, textOf, until } from '../internal/test-page.ts';
import type { Answer } from '../internal/test-page.ts';
import { define } from './define.ts';
import type { Poll } from './poll.ts';
import { button, CLOSES, PLACES, polled, press, question, round, says, saying } from './test-rounds.ts';

define();

/** A service that makes rounds, for an animateur unless told otherwise. */
async function listed(items: Round[] = [], answer: Answer = () => undefined, role: 'member' | 'animateur' = 'animateur') {
  const service: Service = new Service(role === 'animateur' ? { rounds: { items, cursor: null } } : {}, async (asked) => {
    const first = await answer(asked);
    if (first !== undefined) return first;
    if (asked.path === 'teams') return { items: [{ name: 'Marketing', members: 12 }, { name: 'Vente, Sud', members: 5 }] };
    if (asked.method !== 'POST' || asked.path !== 'rounds') return undefined;
    const made = round({ change: false, shuffle: false, ...(asked.body as RoundDefinition), id: 'made' });
    service.parts['round:made'] = made;
    return made;
  });
  service.me = { ...service.me, role };
  signIn();
  const host = show<Poll>('<cocarde-poll></cocarde-poll>');
  const made = () => service.sent('POST rounds').map(({ body }) => body as RoundDefinition);
  return { host, service, made };
}

const polls = async (host: Element): Promise<HTMLElement> => {
  const part = await find(host, 'cocarde-polls');
  await find(part, 'h2');
  return part;
};

/** Opens the form of a new poll. */
async function opened(host: Element): Promise<HTMLElement> {
  const part = await polls(host);
  await press(part, 'Nouveau sondage');
  const form = await find(part, 'cocarde-poll-form');
  await find(form, '#title');
  return form;
}

const field = (form: Element, id: string): HTMLInputElement => form.shadowRoot!.querySelector<HTMLInputElement>(`#${id}`)!;
const about = (form: Element, id: string): string => textOf(form.shadowRoot!.querySelector(`#${id}-about`));
const ready = (form: Element) => (form as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;

function choose(input: HTMLInputElement, value: string): void {
  if (input.type === 'radio' || input.type === 'checkbox') return input.click();
  input.value = value;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Fills in fields by their ids, in this order. */
async function fill(form: Element, values: Record<string, string>): Promise<void> {
  for (const [id, value] of Object.entries(values)) {
    const input = await find<HTMLInputElement>(form, `#${id}`);
    if (input.localName === 'select' || ['radio', 'checkbox'].includes(input.type)) choose(input, value);
    else type(input, value);
    await ready(form);
  }
}

const QUESTION = { 'title': 'La sortie', 'q1-text': 'Que faisons-nous ?', 'o2-text': 'Un atelier', 'o3-text': 'Une visite' };

const submit = (form: Element): void => form.shadowRoot!.querySelector<HTMLButtonElement>('.row .btn')!.click();

async function previewed(form: Element): Promise<HTMLElement> {
  submit(form);
  const preview = await find(form, 'cocarde-poll-preview');
  await find(preview, 'form');
  return preview;
}

const create = async (preview: Element): Promise<void> => (await find<HTMLElement>(preview, '.create')).click();

/** The poll that was made, once it is shown. */
const shown = async (host: Element): Promise<HTMLElement> => {
  const poll = await find(await polls(host), '.made cocarde-poll');
  await find(poll, 'h2');
  return poll;
};

describe('cocarde-poll without a round', () => {
  beforeEach(() => freshPage());

  it('is not there for members, who ask for nothing else', async () => {
    const { host, service } = await listed([], undefined, 'member');
    await find(host, '.state');
    assert.isNull(host.shadowRoot!.querySelector('cocarde-polls'));
    assert.deepEqual(service.asked.map(({ path }) => path), ['session', 'bootstrap?want=rounds']);
  });

  everywhere('is accessible with polls in every state, and one of them open', async () => {
    const states: Partial<Round>[] = [{ state: 'scheduled', opensAt: CLOSES - 1 }, { state: 'open' }, { state: 'closed', names: 'anonymous' }];
    const { host, service } = await listed(states.map((given, i) => round({ ...given, id: `p${i}`, title: `Sondage ${i}` })));
    service.parts['round:p1'] = round({ id: 'p1' });
    const part = await polls(host);
    part.shadowRoot!.querySelector<HTMLElement>('#show-p1')!.click();
    await find(await find(part, 'cocarde-poll'), 'h2');
    await isAccessible(host);
  });

  everywhere('is accessible without any, and with a form that is refused', async (lang) => {
    const { host } = await listed();
    const part = await polls(host);
    await isAccessible(host);
    await press(part, lang === 'fr' ? 'Nouveau sondage' : 'New poll');
    const form = await find(part, 'cocarde-poll-form');
    await fill(form, { 'q1-method': 'approval', 'who-teams': '', 'quorumBy-share': '' });
    await find(form, '#team-0');
    (await find<HTMLElement>(form, '#more')).click();
    submit(form);
    await find(form, '[aria-invalid=true]');
    await isAccessible(host);
  });

  everywhere('is accessible with what members will see, and with what was made', async (lang) => {
    const { host } = await listed();
    const part = await polls(host);
    await press(part, lang === 'fr' ? 'Nouveau sondage' : 'New poll');
    const form = await find(part, 'cocarde-poll-form');
    await fill(form, QUESTION);
    const preview = await previewed(form);
    await isAccessible(host);
    await create(preview);
    await shown(host);
    await isAccessible(host);
  });

  it('lists polls with when they are open and how many voted, and shows each with its tag', async () => {
    const { host, service } = await listed([
      round({ id: 'p1', title: 'Le séminaire', voters: 3 }), round({ id: 'p2', title: 'Le logo', state: 'closed', names: 'anonymous', voters: 12 }),
    ]);
    service.parts['round:p1'] = round({ id: 'p1', title: 'Le séminaire' });
    const part = await polls(host);
    const rows = () => all(part, 'li').map(textOf);
    await until(() => rows()[0]?.includes('Ouvert'));
    assert.match(rows()[0]!, /^Le séminaire Ouvert Ouvert jusqu’au mardi 24 septembre 2030 à 18:00.* 3 votes Afficher – Le séminaire Dupliquer – Le séminaire$/);
    assert.notInclude(rows()[1], '12');
    part.shadowRoot!.querySelector<HTMLElement>('#show-p1')!.click();
    await find(part, 'cocarde-poll[round=p1]');
    assert.equal(part.shadowRoot!.querySelector('input')!.value, '<cocarde-poll round="p1"></cocarde-poll>');
    await saying(part, 'Quel lieu ?');
  });

  it('shows archived ones apart when asked, and lists go on page by page', async () => {
    const { host } = await listed([round({ id: 'p1', title: 'Le séminaire' })], ({ path }) => {
      if (path === 'rounds?state=archived') return { items: [round({ id: 'x', title: 'L’an dernier', state: 'archived' })], cursor: 'c' };
      return path === 'rounds?state=archived&cursor=c' ? { items: [round({ id: 'w', title: 'Il y a deux ans', state: 'archived' })], cursor: null } : undefined;
    });
    const part = await polls(host);
    const titles = () => all(part, 'h3').map(textOf);
    assert.deepEqual(titles(), ['Le séminaire']);
    await press(part, 'Sondages archivés');
    await until(() => titles().length === 2);
    await isAccessible(host);
    await press(part, 'Afficher la suite');
    await until(() => textOf(focused(part)) === 'Il y a deux ans');
    assert.deepEqual(titles(), ['Le séminaire', 'L’an dernier', 'Il y a deux ans']);
    assert.include(textOf(part.shadowRoot!.querySelector('#archived')), 'Archivé');
  });

  it('copies the tag, or selects it where the page may not write into the clipboard', async () => {
    const { host } = await listed([round({ id: 'p1' })]);
    const part = await polls(host);
    (await find<HTMLElement>(part, '#show-p1')).click();
    const copied: string[] = [];
    const { clipboard } = navigator;
    const set = (value: unknown) => Object.defineProperty(navigator, 'clipboard', { value, configurable: true });
    try {
      set({ writeText: async (text: string) => void copied.push(text) });
      await press(part, 'Copier la balise');
      await announces('La balise est copiée.');
      assert.deepEqual(copied, ['<cocarde-poll round="p1"></cocarde-poll>']);
      set(undefined);
      await press(part, 'La balise est copiée.');
      await announces('La balise est sélectionnée : copiez-la au clavier.');
      const input = focused(part) as HTMLInputElement;
      assert.equal(input.value.slice(input.selectionStart!, input.selectionEnd!), copied[0]);
    } finally {
      set(clipboard);
    }
  });

  describe('the form', () => {
    it('is filled in by keyboard alone: choices one after the other, in another order, looked at and made', async () => {
      const { host, made } = await listed();
      const part = await polls(host);
      (await button(part, 'Nouveau sondage')).focus();
      await sendKeys({ press: 'Enter' });
      const form = await find(part, 'cocarde-poll-form');
      await find(form, '#title');
      await until(() => focused(form)?.id === 'title');
      await sendKeys({ type: 'La sortie' });
      for (let i = 0; i < 2; i++) await sendKeys({ press: 'Tab' });
      assert.equal(focused(form)?.id, 'q1-text');
      await sendKeys({ type: 'Quoi ?' });
      field(form, 'o2-text').focus();
      await sendKeys({ type: 'Atelier' });
      await sendKeys({ press: 'Enter' });
      assert.equal(focused(form)?.id, 'o3-text');
      await sendKeys({ type: 'Visite' });
      await sendKeys({ press: 'Enter' });
      await until(() => focused(form)?.id === 'o4-text');
      await sendKeys({ type: 'Film' });
      await sendKeys({ press: 'Tab' });
      assert.equal(focused(form)?.id, 'o4-up');
      await sendKeys({ press: 'Enter' });
      await announces('Choix 2 sur 3.');
      assert.equal(focused(form)?.id, 'o4-up');
      await sendKeys({ press: 'Enter' });
      await announces('Choix 1 sur 3.');
      // It is the first: there is nowhere further.
      await sendKeys({ press: 'Enter' });
      assert.deepEqual(all<HTMLInputElement>(form, '.option .text').map(({ value }) => value), ['Film', 'Atelier', 'Visite']);
      field(form, 'o2-out').focus();
      await sendKeys({ press: 'Enter' });
      await until(() => focused(form)?.id === 'o3-text');
      field(form, 'title').focus();
      await sendKeys({ press: 'Enter' });
      const preview = await find(form, 'cocarde-poll-preview');
      await until(() => focused(preview)?.localName === 'h3');
      (await find<HTMLElement>(preview, '.create')).focus();
      await sendKeys({ press: 'Enter' });
      await until(() => focused(part)?.matches('.made p'));
      await shown(host);
      assert.deepEqual(made(), [{
        title: 'La sortie', names: 'confidential', results: 'after_vote', change: true,
        questions: [{ id: 'quoi', text: 'Quoi ?', method: { type: 'one' }, options: [{ id: 'film', text: 'Film' }, { id: 'visite', text: 'Visite' }] }],
      }]);
    });

    const METHODS: Record<Method['type'], [fields: Record<string, string>, method: Method, ballot: string]> = {
      up: [{}, { type: 'up' }, 'Cochez tout ce que vous soutenez.'],
      up_down: [{}, { type: 'up_down' }, 'Sans avis'],
      one: [{}, { type: 'one' }, 'Un atelier'],
      several: [{ 'q1-min': '2' }, { type: 'several', min: 2, max: 2 }, 'Choisissez 2 réponses.'],
      stars: [{}, { type: 'stars' }, 'Donnez de 1 à 5 étoiles.'],
      score: [{ 'q1-most': '20' }, { type: 'score', min: 0, max: 20 }, 'Donnez une note de 0 à 20.'],
      dots: [{ 'q1-budget': '8', 'q1-cost': 'quadratic' }, { type: 'dots', budget: 8, cost: 'quadratic' }, 'Il vous reste 8 points sur 8.'],
      ranked: [{ 'q1-ranks': '1' }, { type: 'ranked', count: 'runoff', ranks: 1 }, 'Ajoutez jusqu’à 1 choix'],
      pairwise: [{}, { type: 'pairwise' }, 'Lequel des deux préférez-vous ?'],
      approval: [{ 'q1-ceiling': '80', 'o2-cost': '40', 'o3-cost': '50' }, { type: 'approval', ceiling: 80 }, '0 dépensés sur 80'],
    };
    it('draws rows and their buttons as members will see them', async () => {
      const form = await opened((await listed()).host);
      await fill(form, { ...QUESTION, 'q1-method': 'dots', 'q1-budget': '8' });
      const look = (within: Element) => [...all<HTMLElement>(within, '.row.dots, .row .step')].map((each) => {
        const { minBlockSize, paddingTop, borderTopWidth, borderTopColor, marginTop, backgroundColor, color } = getComputedStyle(each);
        return { minBlockSize, paddingTop, borderTopWidth, borderTopColor, marginTop, backgroundColor, color };
      });
      const preview = await previewed(form);
      await find(preview, '.row .step');
      const seen = look(preview);
      const { host } = await polled({ questions: [question({ type: 'dots', budget: 8, cost: 'linear' }, { options: PLACES.slice(0, 2) })] });
      await find(host, '.row .step');
      assert.deepEqual(seen, look(host));
    });

    for (const type of METHOD_TYPES) {
      it(`makes a poll by ${type}, says what that is good for and shows its real ballot first`, async () => {
        const { host, service, made } = await listed();
        const form = await opened(host);
        const [fields, method, ballot] = METHODS[type];
        await fill(form, { ...QUESTION, 'q1-method': type, ...fields });
        assert.match(about(form, 'q1-method'), /^(Pour|Départager) /);
        const preview = await previewed(form);
        await saying(preview, ballot);
        assert.deepEqual(service.sent('P').map(({ path }) => path).filter((path) => path !== 'session'), []);
        await create(preview);
        await find(await shown(host), 'form');
        assert.deepEqual(made()[0]!.questions[0]!.method, method);
        const part = await polls(host);
        assert.equal((await find<HTMLInputElement>(part, '.made input')).value, '<cocarde-poll round="made"></cocarde-poll>');
      });
    }

    it('has when it is open, in the community’s time, and for whom, by how many, with which names', async () => {
      const { host, made } = await listed();
      const form = await opened(host);
      assert.include(said(form), 'À l’heure de la communauté : heure d’Europe centrale.');
      await fill(form, { ...QUESTION, opens: '2030-05-01T09:00', closes: '2030-05-08T18:00', 'who-teams': '', 'quorumBy-share': '', quorum: '50', 'q1-passes': '66,7', 'q1-optional': '', shuffle: '', 'results-hidden': '', intro: 'Dites-nous.' });
      (await find<HTMLElement>(form, '#team-1')).click();
      await ready(form);
      choose(field(form, 'names-anonymous'), '');
      await until(() => !field(form, 'change'));
      assert.include(said(form), 'Aucun vote ne peut donc être modifié');
      const preview = await previewed(form);
      await saying(preview, 'À venir');
      await saying(preview, 'Aucune donnée ne relie votre nom à votre choix.');
      await create(preview);
      await shown(host);
      assert.deepInclude(made()[0]!, {
        intro: 'Dites-nous.', opensAt: Date.UTC(2030, 4, 1, 7), closesAt: Date.UTC(2030, 4, 8, 16), teams: ['Vente, Sud'], quorum: { share: 0.5 }, names: 'anonymous', results: 'hidden', shuffle: true,
      });
      assert.notProperty(made()[0]!, 'change');
      assert.deepInclude(made()[0]!.questions[0]!, { optional: true, passes: 0.667 });
    });

    it('asks several questions, in another order, and puts back what was taken out', async () => {
      const { host, made } = await listed();
      const form = await opened(host);
      await fill(form, QUESTION);
      await press(form, 'Ajouter une question');
      await until(() => focused(form)?.id === 'q4-text');
      await fill(form, { 'q4-text': 'Quand ?', 'q4-method': 'up', 'o5-text': 'En mai' });
      field(form, 'q4-up').click();
      await until(() => focused(form)?.id === 'q4-up');
      field(form, 'q1-out').click();
      await announces('La question 2 est supprimée.');
      assert.isNull(field(form, 'q1-text'));
      await press(form, 'La remettre');
      await until(() => focused(form)?.id === 'q1-text');
      await create(await previewed(form));
      await shown(host);
      assert.deepEqual(made()[0]!.questions.map(({ id, options }) => [id, options.map((option) => option.id)]), [['quand', ['en-mai']], ['que-faisons-nous', ['un-atelier', 'une-visite']]]);
    });

    it('says at its field what is missing, before anything is sent', async () => {
      const { host, service } = await listed();
      const form = await opened(host);
      await fill(form, { 'q1-method': 'dots', 'q1-budget': 'dix', 'who-teams': '', 'q1-passes': 'beaucoup' });
      submit(form);
      await announces('Ce champ est à remplir.');
      assert.equal(focused(form)?.id, 'title');
      assert.deepEqual(['title', 'q1-text', 'q1-budget', 'o2-text', 'q1-passes'].map((id) => about(form, id)), [
        'Ce champ est à remplir.', 'Ce champ est à remplir.', 'Indiquez un nombre entier.', 'Ce champ est à remplir.',
        'Indiquez un nombre de 0 à 100.Vide : rien n’est adopté ni rejeté, les choix ont seulement un rang.',
      ]);
      assert.equal(about(form, 'teams'), 'Choisissez une équipe au moins.');
      assert.deepEqual(service.sent('POST rounds'), []);
    });

    it('says at its field what the service refused, in the reader’s words, and keeps all that was typed', async () => {
      const errors = [{ path: 'questions.0.method.max', code: 'too_many', message: '' }, { path: 'closesAt', code: 'not_allowed', message: '' }];
      const { host } = await listed([], on('POST rounds', () => refusal('invalid_input', errors)));
      const form = await opened(host);
      await fill(form, { ...QUESTION, 'q1-method': 'several', 'q1-max': '9', closes: '2020-01-01T09:00' });
      await create(await previewed(form));
      await announces('Il n’y a pas autant de choix.');
      assert.equal(focused(form)?.id, 'q1-max');
      assert.include(about(form, 'closes'), 'La clôture vient après maintenant, et après l’ouverture.');
      assert.deepEqual(['title', 'q1-max', 'o3-text', 'closes'].map((id) => field(form, id).value), ['La sortie', '9', 'Une visite', '2020-01-01T09:00']);
    });

    it('no longer calls a field refused once something else stands there, and leaves the others', async () => {
      const form = await opened((await listed()).host);
      submit(form);
      await find(form, '#title[aria-invalid=true]');
      await fill(form, { title: 'La sortie' });
      assert.deepEqual([field(form, 'title').ariaInvalid, field(form, 'q1-text').ariaInvalid], [null, 'true']);
      assert.isNull(form.shadowRoot!.querySelector('#title-about'));
    });

    it('tells when nothing came through, makes it once when it is sent again', async () => {
      let down = true;
      const { host, service } = await listed([], on('POST rounds', () => (down ? new Response('', { status: 503 }) : undefined)));
      const form = await opened(host);
      await fill(form, QUESTION);
      await create(await previewed(form));
      await saying(form, 'Votre saisie est gardée : vous pouvez la renvoyer.');
      down = false;
      await create(await previewed(form));
      await shown(host);
      const keys = service.sent('POST rounds').map(({ headers }) => headers.get('idempotency-key'));
      assert.equal(new Set(keys).size, 1);
    }).timeout(30_000);

    it('loses nothing to a reload, and is rid of it when asked', async () => {
      const first = await listed();
      await fill(await opened(first.host), QUESTION);
      const kept = sessionStorage.getItem('cocarde-polls')!;
      freshPage();
      sessionStorage.setItem('cocarde-polls', kept);
      const { host } = await listed();
      const form = await opened(host);
      assert.equal(field(form, 'o3-text').value, 'Une visite');
      assert.include(said(form), 'Voici ce que vous aviez saisi.');
      await press(form, 'Abandonner la saisie');
      await until(() => field(form, 'title').value === '');
      assert.isNull(sessionStorage.getItem('cocarde-polls'));
    });

    it('begins like another poll, beside what was typed of a new one', async () => {
      const before = round({ id: 'p1', title: 'Le séminaire', names: 'visible', results: 'always' });
      const { host, made } = await listed([before]);
      await fill(await opened(host), { title: 'Autre chose' });
      const part = await polls(host);
      await press(part, 'Dupliquer');
      const form = await find(part, 'cocarde-poll-form');
      await until(() => field(form, 'title').value === 'Le séminaire');
      assert.equal(field(form, 'closes').value, '');
      await create(await previewed(form));
      await shown(host);
      assert.deepInclude(made()[0]!, { title: 'Le séminaire', names: 'visible', results: 'always' });
      await press(part, 'Nouveau sondage');
      const again = await find(part, 'cocarde-poll-form');
      await until(() => field(again, 'title')?.value === 'Autre chose');
    });

    it('shows a ballot that can be tried, says what is wrong with it, and sends nothing', async () => {
      const { host, service } = await listed();
      const form = await opened(host);
      await fill(form, { ...QUESTION, 'q1-method': 'several', 'q1-min': '2' });
      const preview = await previewed(form);
      const tick = (at: number) => all<HTMLInputElement>(preview, '.choice input')[at]!.click();
      await press(preview, 'Voter');
      await saying(preview, 'Répondez à cette question pour voter.');
      tick(0);
      await press(preview, 'Voter');
      await saying(preview, 'Il manque 1 réponse.');
      tick(1);
      await press(preview, 'Voter');
      await saying(preview, 'Ce vote est complet. C’était un essai : rien n’a été envoyé.');
      assert.isNull(sessionStorage.getItem('cocarde-ballots'));
      assert.deepEqual(service.sent('PUT'), []);
      await press(preview, 'Modifier encore');
      await until(() => focused(form)?.id === 'title');
      assert.equal(field(form, 'o2-text').value, 'Un atelier');
    });

    it('does not take texts for markup', async () => {
      const { host } = await listed();
      const form = await opened(host);
      await fill(form, { ...QUESTION, 'o2-text': '<img src=x onerror=pwned=1>', title: '<b>La sortie</b>' });
      const preview = await previewed(form);
      await until(() => says(preview).includes('<img src=x onerror=pwned=1>'));
      assert.isNull(preview.shadowRoot!.querySelector('img'));
    });
  });
});
