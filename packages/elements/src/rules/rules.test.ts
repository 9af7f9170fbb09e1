import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import { FACT_TYPES } from '@cocarde/contract/points.ts';
import type { Repricing, RuleDefinition, RulePreview, RuleState, RuleVersion } from '@cocarde/contract/rules.ts';
import { focused, type } from '../internal/test-board.ts';
import { all, announced, everywhere, find, freshPage, isAccessible, MEMBER, refusal, said, Service, show, signIn, textOf, until, type Answer } from '../internal/test-page.ts';
import { liveRegion } from '../internal/announce.ts';
import { define as defineEditor } from './define-editor.ts';
import { define } from './define.ts';

define();
defineEditor();

const IDEA: RuleDefinition = {
  fact: 'idea_supported', earns: 'author', currency: 'points', points: 3, name: { fr: 'Soutien reçu', en: 'Support received' },
  limits: [{ per: 'week', points: 60 }], perPair: { per: 'week', times: 3 },
};
const KEPT: Partial<RuleDefinition> = {
  burst: { times: 3, minutes: 10 }, reciprocity: { days: 7, weight: 0.5 }, after: ['visit'], boosts: [{ from: '2026-11-23', to: '2026-11-27', factor: 2 }],
  only: { tags: ['terrain'], attributes: { level: [1, 2] } },
};
const version = (definition: RuleDefinition, given: Partial<RuleVersion> = {}): RuleVersion => ({ version: 1, definition, validFrom: 0, validTo: null, ...given });
const VISIT: RuleState = { id: 'visit', versions: [version({ fact: 'visit', earns: 'actor', currency: 'points', points: 1, name: { fr: 'Visite', en: 'Visit' } })], draft: null };
const rule = (given: Partial<RuleState> = {}): RuleState => ({ id: 'idea', versions: [version(IDEA)], draft: null, ...given });
const NOTHING: RulePreview = { members: 0, points: 0, gained: 0, lost: 0, enter: [], leave: [], waiting: [], notCounted: [], currencies: [] };
const MOVES: RulePreview = {
  members: 41, points: 380, gained: 38, lost: 3, waiting: ['visit', 'gone'], notCounted: ['gone'],
  enter: [{ name: 'Karim Diallo', before: 12, after: 40 }, { name: null, before: 9, after: 31 }], leave: [{ name: 'Léa Martin', before: 30, after: 30 }],
  currencies: [{ currency: 'expertise', members: 1, points: -4, gained: 0, lost: 1, enter: [], leave: [] }],
};
const job = (done: number): Repricing => ({ id: 'idea.2', rule: 'idea', change: 'Barème', done, of: 9, finished: done === 9 });

let visitors = 0;

/** The service with these rules; it keeps drafts and applies them. What `more` answers comes first. */
function serve(items: RuleState[], more: Answer = () => undefined, repricings: Repricing[] = []): Service {
  const rules = new Map(items.map((each) => [each.id, each]));
  const set = (id: string, change: Partial<RuleState>): RuleState => {
    const next = { ...(rules.get(id) ?? { id, versions: [], draft: null }), ...change };
    rules.set(id, next);
    return next;
  };
  return new Service({}, async (asked) => {
    const early = await more(asked);
    if (early) return early;
    const { method, path, body } = asked;
    // Somebody else each time: what was typed stays with its member.
    if (path === 'session') return { session: 'test', expiresAt: Date.now() + 600_000, member: { ...MEMBER, id: `m-${(visitors += 1)}` }, earned: null };
    const [, id = '', rest = ''] = /^rules\/([^/]+)\/(\w+)/.exec(path) ?? [];
    if (method === 'GET' && path === 'rules') return { items: [...rules.values()], repricings };
    if (path === 'facts') return { items: [{ type: 'lms.course', name: { fr: 'Formation suivie', en: 'Course followed' }, attributes: {} }] };
    if (path === 'currencies') return { items: [{ id: 'points', unit: { fr: 'points', en: 'points' }, one: { fr: 'point', en: 'point' }, levels: [] }, { id: 'expertise', unit: { fr: 'points d’expertise' }, one: { fr: 'point d’expertise' }, levels: [] }] };
    if (path === 'seasons') return { items: [{ id: 'horizon', name: { fr: 'Horizon', en: 'Horizon' }, from: '2000-01-01', to: '2100-01-01' }] };
    if (path === 'calendar') return { timeZone: 'Europe/Paris' };
    if (rest === 'draft') return set(id, { draft: method === 'PUT' ? (body as RuleDefinition) : null });
    if (rest === 'preview') return path.endsWith('now') ? NOTHING : MOVES;
    if (rest === 'retirement') return set(id, { versions: rules.get(id)!.versions.map((each) => ({ ...each, validTo: 1 })) });
    if (rest !== 'versions') return undefined;
    const { versions, draft } = rules.get(id)!;
    const repricing = (body as { from: string }).from === 'now' ? null : job(0);
    return { rule: set(id, { versions: [version(draft!, { version: 2 }), ...versions], draft: null }), repricing };
  });
}

async function shown(items: RuleState[] = [rule(), VISIT], more?: Answer, repricings?: Repricing[]): Promise<{ host: HTMLElement; service: Service }> {
  const service = serve(items, more, repricings);
  signIn();
  const host = show<HTMLElement>('<cocarde-rules></cocarde-rules>');
  await find(host, 'h2');
  return { host, service };
}

const row = (host: Element, name: string): HTMLElement => all(host, 'li').find((each) => textOf(each).includes(name))!;
const button = (of: Element, name: string): HTMLButtonElement => all<HTMLButtonElement>(of, 'button').find((each) => textOf(each).startsWith(name))!;
const editor = (host: Element): Promise<HTMLElement> => find(host, 'cocarde-rule-editor');

/** Opens the form of a rule, or of a new one. */
async function open(host: Element, id: string | undefined = 'idea'): Promise<HTMLElement> {
  host.shadowRoot!.querySelector<HTMLElement>(id ? `#rule-${id}` : '.new')!.click();
  const form = await find(await editor(host), 'cocarde-rule-form');
  await find(form, '#points');
  return form;
}
const field = (of: Element, id: string): HTMLInputElement => of.shadowRoot!.querySelector<HTMLInputElement>(`#${id}`)!;
const about = (of: Element, id: string): string => textOf(of.shadowRoot!.querySelector(`#${id}-about`));
const submit = (of: Element): void => of.shadowRoot!.querySelector<HTMLButtonElement>('form .btn')!.click();
function choose(select: HTMLSelectElement | HTMLInputElement, value: string): void {
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Saves the form and waits for what its draft would do. */
async function previewed(host: Element, form: Element): Promise<HTMLElement> {
  submit(form);
  const preview = await find(await editor(host), 'cocarde-rule-preview');
  await find(preview, '.effect b');
  return preview;
}
async function from(preview: Element, start: string): Promise<void> {
  const effect = () => textOf(preview.shadowRoot!.querySelector('.effect[aria-busy=false] b'));
  const before = effect();
  preview.shadowRoot!.querySelector<HTMLInputElement>(`[value=${start}]`)!.click();
  await until(() => effect() && effect() !== before);
}

describe('cocarde-rules', () => {
  beforeEach(() => freshPage());

  everywhere('is accessible with rules in every state, and a change on its way', async () => {
    const { host } = await shown([rule({ draft: IDEA }), VISIT, { ...rule({ id: 'gone' }), versions: [version(IDEA, { validTo: 1 })] }, { id: 'new', versions: [], draft: IDEA }], undefined, [job(3)]);
    await isAccessible(host);
  });

  everywhere('is accessible with a form that is open, refused and full', async () => {
    const { host } = await shown([rule({ draft: { ...IDEA, ...KEPT } }), VISIT]);
    const form = await open(host);
    type(field(form, 'points'), 'beaucoup');
    type(field(form, 'day'), '0');
    submit(form);
    await find(form, '[aria-invalid]');
    await isAccessible(host);
  });

  everywhere('is accessible with a new rule, and without any', async () => {
    const { host } = await shown([]);
    await isAccessible(host);
    await open(host, '');
    await isAccessible(host);
  });

  everywhere('is accessible with what a draft would do', async () => {
    const { host } = await shown();
    const preview = await previewed(host, await open(host));
    await from(preview, 'all');
    submit(preview);
    await find(preview, '[aria-invalid]');
    await isAccessible(host);
  });

  it('is used by keyboard alone: open, change, look, apply, and back to where it began', async () => {
    const { host, service } = await shown();
    await until(() => host.shadowRoot!.querySelector('#rule-idea'));
    host.shadowRoot!.querySelector<HTMLElement>('#rule-idea')!.focus();
    await sendKeys({ press: 'Enter' });
    const form = await find(await editor(host), 'cocarde-rule-form');
    await find(form, '#points');
    for (let i = 0; i < 3; i++) await sendKeys({ press: 'Tab' });
    assert.equal(form.shadowRoot!.activeElement?.id, 'points');
    await sendKeys({ type: '7' });
    await sendKeys({ press: 'Enter' });
    const preview = await find(await editor(host), 'cocarde-rule-preview');
    await until(() => preview.shadowRoot?.activeElement?.localName === 'h3');
    await find(preview, '.effect b');
    await sendKeys({ press: 'Tab' });
    assert.equal((preview.shadowRoot!.activeElement as HTMLInputElement).value, 'now');
    await sendKeys({ press: 'ArrowDown' });
    await until(() => service.sent('GET rules/idea/preview?from=season').length === 1);
    await sendKeys({ press: 'ArrowUp' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'Barème de novembre' });
    await sendKeys({ press: 'Enter' });
    await until(() => !host.shadowRoot!.querySelector('cocarde-rule-editor'));
    await until(() => focused(host)?.id === 'rule-idea');
    assert.deepEqual(service.sent('POST rules').map(({ body }) => body), [{ from: 'now', change: 'Barème de novembre' }]);
    assert.match(textOf(row(host, 'Soutien reçu')), /^\+7 ?points/);
  });

  it('says of each rule what it is for, what it gives, to whom, within what limits, and how it stands', async () => {
    const { host } = await shown([
      rule({ draft: IDEA }),
      { id: 'course', versions: [version({ fact: 'lms.course', earns: 'both', currency: 'expertise', points: -2, name: { fr: 'Formation' }, coolDown: 5, perItem: { gain: 10, loss: 1 }, from: '2026-11-01', only: { boards: ['a', 'b'], teams: ['Vente Sud'] } })], draft: null },
      { id: 'gone', versions: [version({ ...IDEA, name: { fr: 'Ancienne' } }, { validTo: 1 })], draft: null },
      { id: 'new', versions: [], draft: { ...IDEA, name: { fr: 'Nouvelle' } } },
    ]);
    assert.deepEqual(all(host, 'li').map((each) => textOf(each)), [
      '+3points Soutien reçu Soutenir une idée · pour qui en bénéficie En vigueur Brouillon Au plus 60 points par semaine. Au plus 3 fois par semaine grâce à la même personne. Modifier – Soutien reçu',
      '−2points d’expertise Formation Formation suivie · pour les deux En vigueur Une même contribution rapporte au plus 10 points d’expertise et en coûte au plus 1. Au moins 5 minutes entre deux fois. Seulement dans : a, b. Seulement pour les équipes : Vente Sud. À partir du 1er nov. 2026. Modifier – Formation',
      '+3points Nouvelle Soutenir une idée · pour qui en bénéficie Brouillon Au plus 60 points par semaine. Au plus 3 fois par semaine grâce à la même personne. Modifier – Nouvelle',
      '+3points Ancienne Soutenir une idée · pour qui en bénéficie Retirée Au plus 60 points par semaine. Au plus 3 fois par semaine grâce à la même personne. Modifier – Ancienne',
    ]);
  });

  it('says each limit in a sentence of its own, in both languages', async () => {
    const limits: [Partial<RuleDefinition>, string, string][] = [
      [{ perPair: { per: 'day', times: 1 } }, 'Au plus 1 fois par jour grâce à la même personne.', 'At most 1 time a day thanks to the same person.'],
      [{ perItem: { gain: 50, loss: 10 } }, 'Une même contribution rapporte au plus 50 points et en coûte au plus 10.', 'One contribution brings at most 50 points and costs at most 10.'],
      [{ perItem: { gain: 1 } }, 'Une même contribution rapporte au plus 1 point.', 'One contribution brings at most 1 point.'],
      [{ perItem: { loss: 2 } }, 'Une même contribution coûte au plus 2 points.', 'One contribution costs at most 2 points.'],
      [{ burst: { times: 1, minutes: 5 } }, 'Après 1 action en 5 min pour une même personne, les suivantes attendent une validation.', 'After 1 act in 5 min for one person, the next ones wait for approval.'],
      [{ reciprocity: { days: 1, weight: 0.5 } }, 'Un soutien rendu dans la journée compte pour 50 %.', 'Support returned within 1 day counts for 50%.'],
      [{ boosts: [{ from: '2026-12-01', to: '2026-12-01', factor: 1.5 }, { from: '2026-12-24', to: '2027-01-01', factor: 2 }] },
        'Compte ×1,5 le 1er déc. 2026. Compte ×2 du 24 déc. 2026 au 1er janv. 2027.', 'Counts ×1.5 on Dec 1, 2026. Counts ×2 from Dec 24, 2026 to Jan 1, 2027.'],
      [{}, 'Sans limite.', 'Without a limit.'],
    ];
    for (const [lang, at] of [['fr', 1], ['en', 2]] as const) {
      freshPage(lang);
      const { host } = await shown(limits.map(([limit], i) => rule({ id: `r${i}`, versions: [version({ ...IDEA, limits: undefined, perPair: undefined, ...limit })] })));
      await until(() => all(host, '.chips .muted').every(textOf));
      assert.deepEqual(all(host, '.chips .muted').map(textOf), limits.map((each) => each[at]));
    }
  });

  it('names every built-in fact, whatever the language', async () => {
    for (const lang of ['fr', 'en']) {
      freshPage(lang);
      const { host } = await shown();
      const { options } = field(await open(host, ''), 'fact') as unknown as HTMLSelectElement;
      assert.isAbove(options.length, FACT_TYPES.length);
      for (const { value, text } of options) assert.notEqual(textOf({ textContent: text } as Node), value);
    }
  });

  it('keeps what no field is about, says it, and always shows the effect before anything counts', async () => {
    const { host, service } = await shown([rule({ versions: [version({ ...IDEA, ...KEPT })] }), VISIT]);
    const form = await open(host);
    await until(() => all(form, '.kept li').length);
    assert.deepEqual(all(form, '.kept li').map(textOf), [
      'Seulement si level vaut : 1, 2.', 'Compte ×2 du 23 nov. 2026 au 27 nov. 2026.', 'Après 3 actions en 10 min pour une même personne, les suivantes attendent une validation.',
      'Un soutien rendu dans les 7 jours compte pour 50 %.', 'Seulement après : Visite.',
    ]);
    // So does the list, for who opens nothing.
    await until(() => textOf(row(host, 'Soutien reçu')).includes('Compte ×2'));
    assert.include(textOf(row(host, 'Soutien reçu')), all(form, '.kept li').map(textOf).join(' '));
    assert.equal(field(form, 'tags').value, 'terrain');
    type(field(form, 'points'), '5');
    type(field(form, 'tags'), '');
    const preview = await previewed(host, form);
    assert.deepEqual(service.sent('PUT').map(({ path, body }) => [path, body]), [['rules/idea/draft', { ...IDEA, ...KEPT, points: 5, only: { attributes: { level: [1, 2] } } }]]);
    assert.deepEqual(service.sent('POST rules'), []);
    assert.match(textOf(await find(preview, '.effect')), /^Rien ne change pour personne : seul compte/);
  });

  it('says who would be concerned, by how much, who enters and leaves the first ten, and what is not counted', async () => {
    const { host, service } = await shown();
    const preview = await previewed(host, await open(host));
    assert.include(said(preview), 'Depuis le début de la saison « Horizon »');
    await from(preview, 'all');
    assert.equal(textOf(preview.shadowRoot!.querySelector('.effect')),
      '41 membres concernés, +380 points : 38 en gagnent, 3 en perdent. Entrent dans les dix premiers : Karim Diallo (12 → 40) et un membre qui n’apparaît pas (9 → 31). En sortent : Léa Martin (30 → 30).1 membre concerné, −4 points d’expertise : 1 en perd. Compris, car cette règle y vient d’abord : Visite. Suivra aussi, mais n’est pas compté ici : gone.');
    await until(() => textOf(liveRegion()).startsWith('41 membres concernés'));
    // A day is asked about once there is one.
    preview.shadowRoot!.querySelector<HTMLInputElement>('[value=day]')!.click();
    const day = await find<HTMLInputElement>(preview, '[type=date]');
    assert.isNull(preview.shadowRoot!.querySelector('.effect'));
    choose(day, '2026-09-01');
    await find(preview, '.effect b');
    assert.deepEqual(service.sent('GET rules/idea/preview').map(({ path }) => path.split('=')[1]), ['now', 'all', '2026-09-01']);
  });

  it('shows nothing of an earlier choice whose answer comes late', async () => {
    let late: (() => void) | undefined;
    const { host } = await shown([rule(), VISIT], async ({ path }) => {
      if (!path.endsWith('preview?from=season')) return undefined;
      await new Promise<void>((resolve) => (late = resolve));
      return { ...MOVES, members: 7 };
    });
    const preview = await previewed(host, await open(host));
    preview.shadowRoot!.querySelector<HTMLInputElement>('[value=season]')!.click();
    await until(() => late);
    await from(preview, 'all');
    late!();
    await new Promise((done) => setTimeout(done, 50));
    assert.match(textOf(preview.shadowRoot!.querySelector('.effect')), /^41 membres/);
  });

  it('wants a sentence for the ledger, then carries the change page by page and shows how far it is', async () => {
    let turn!: () => void;
    let pages = 0;
    const { host, service } = await shown([rule(), VISIT], async ({ path }) => {
      if (!path.startsWith('repricings/')) return undefined;
      await new Promise<void>((resolve) => (turn = resolve));
      return job((pages += 1) * 3);
    });
    const preview = await previewed(host, await open(host));
    await from(preview, 'all');
    submit(preview);
    await find(preview, '[aria-invalid]');
    assert.equal(preview.shadowRoot!.activeElement?.id, 'change');
    assert.include(said(preview), 'Indiquez le motif : les membres le liront.');
    assert.deepEqual(service.sent('POST rules'), []);
    type(field(preview, 'change'), ' Barème d’automne ');
    submit(preview);
    const progress = await find<HTMLProgressElement>(host, 'progress');
    assert.deepEqual(service.sent('POST rules').map(({ body }) => body), [{ from: 'all', change: 'Barème d’automne' }]);
    assert.equal(progress.max, 9);
    assert.deepEqual(all(host, '.way button'), []);
    for (const done of [3, 6]) {
      await until(() => turn);
      const now = turn;
      turn = undefined!;
      now();
      await until(() => host.shadowRoot!.querySelector('progress')!.value === done);
    }
    await until(() => turn);
    turn();
    await until(() => !host.shadowRoot!.querySelector('progress'));
    await until(() => textOf(liveRegion()) === 'Le changement a atteint tous les membres.');
    assert.lengthOf(service.sent('POST repricings'), 3);
  });

  it('goes on with a change that was left in the middle, when asked to', async () => {
    const { host, service } = await shown([rule(), VISIT], ({ path }) => (path.startsWith('repricings/') ? job(9) : undefined), [job(3)]);
    const its = row(host, 'Soutien reçu');
    assert.match(textOf(its), /En cours de report dans les points : 3 sur 9/);
    assert.deepEqual(service.sent('POST repricings'), []);
    all<HTMLButtonElement>(host, '.way button')[0]!.click();
    await until(() => !host.shadowRoot!.querySelector('progress'));
    assert.equal(await announced(), 'Le changement a atteint tous les membres.');
  });

  it('says why a change stopped on its way, and lets it be gone on with', async () => {
    let broken = true;
    const { host } = await shown([rule()], ({ path }) => (!path.startsWith('repricings/') ? undefined : broken ? refusal('internal_error') : job(9)), [job(3)]);
    const again = () => all<HTMLButtonElement>(host, '.way button')[0];
    again()!.click();
    await until(() => textOf(row(host, 'Soutien')).includes('Une erreur s’est produite'));
    broken = false;
    again()!.click();
    await until(() => !host.shadowRoot!.querySelector('progress'));
  });

  it('makes a new rule under an id of its name, for a fact by its name, and offers to earn who can', async () => {
    const { host, service } = await shown();
    const form = await open(host, '');
    const fact = field(form, 'fact') as unknown as HTMLSelectElement;
    assert.include([...fact.options].map(textOf), 'Formation suivie');
    assert.include([...fact.options].map(textOf), 'Commenter');
    choose(fact, 'idea_selected');
    await until(() => (field(form, 'earns') as unknown as HTMLSelectElement).options.length === 1);
    choose(fact, 'lms.course');
    await until(() => (field(form, 'earns') as unknown as HTMLSelectElement).options.length === 3);
    type(field(form, 'fr'), 'Visité !');
    type(field(form, 'points'), '4');
    const preview = await previewed(host, form);
    assert.deepEqual(service.sent('PUT').map(({ path, body }) => [path, body]), [
      ['rules/visite/draft', { fact: 'lms.course', earns: 'actor', currency: 'points', points: 4, name: { fr: 'Visité !' } }],
    ]);
    // It stands above the list until it is applied, and not in it as well.
    assert.isUndefined(row(host, 'Visité'));
    type(field(preview, 'change'), 'Nouveau');
    submit(preview);
    await until(() => row(host, 'Visité !'));
    assert.include(textOf(row(host, 'Visité !')), 'En vigueur');
    assert.isTrue(focused(host)!.matches('.new'));
    // Nothing of it is left in the form of the next.
    assert.equal(field(await open(host, ''), 'fr').value, '');
  });

  it('says at its field what is refused here, in words, and goes there', async () => {
    const { host, service } = await shown();
    const form = await open(host);
    type(field(form, 'fr'), ' ');
    type(field(form, 'en'), '');
    type(field(form, 'points'), '0');
    type(field(form, 'coolDown'), '-1');
    submit(form);
    await until(() => form.shadowRoot!.activeElement?.id === 'fr');
    assert.equal(about(form, 'fr'), 'Ce champ est à remplir.');
    assert.equal(about(form, 'points'), 'Indiquez un nombre entier autre que 0.');
    assert.equal(about(form, 'coolDown'), 'Indiquez un nombre entier.');
    // What is wrong in what was folded is unfolded.
    assert.isTrue(form.shadowRoot!.querySelector('details')!.open);
    assert.deepEqual(service.sent('PUT'), []);
  });

  it('says at its field what the service refuses, with nothing that was typed lost', async () => {
    const errors = [{ path: 'limits.1.points', code: 'too_long', message: '' }, { path: 'only.boards.0', code: 'not_allowed', message: '' }, { path: 'name.en', code: 'too_long', message: '' }];
    const { host } = await shown([rule()], ({ method }) => (method === 'PUT' ? refusal('invalid_input', errors) : undefined));
    const form = await open(host);
    type(field(form, 'day'), '3');
    type(field(form, 'boards'), 'Ça');
    submit(form);
    await until(() => form.shadowRoot!.activeElement?.id === 'en');
    assert.deepEqual(['en', 'week', 'boards'].map((id) => about(form, id).split('.')[0]), [
      'Ce nom est trop long', 'C’est trop', 'Indiquez les noms tels que dans les pages : minuscules, chiffres et traits d’union',
    ]);
    assert.deepEqual(['day', 'boards'].map((id) => field(form, id).value), ['3', 'Ça']);
    assert.isNull(host.shadowRoot!.querySelector('cocarde-rule-editor')!.shadowRoot!.querySelector('cocarde-rule-preview'));
  });

  it('says that what it keeps does not fit, where no field is to blame', async () => {
    const { host } = await shown([rule()], ({ method }) => (method === 'PUT' ? refusal('invalid_input', [{ path: 'after', code: 'not_allowed', message: '' }]) : undefined));
    const form = await open(host);
    submit(form);
    assert.match(textOf(await find(form, 'form > .error')), /^Ce que cette règle garde aussi ne convient pas\. Votre saisie est gardée/);
  });

  it('keeps what was typed when the service cannot be reached, and when the form is closed', async () => {
    const { host } = await shown([rule(), VISIT], ({ method }) => (method === 'PUT' ? refusal('closed') : undefined));
    const form = await open(host);
    type(field(form, 'points'), '12');
    submit(form);
    await find(form, 'form > .error');
    assert.equal(field(form, 'points').value, '12');
    button(form, 'Fermer').click();
    await until(() => !host.shadowRoot!.querySelector('cocarde-rule-editor'));
    assert.equal(focused(host)?.id, 'rule-idea');
    assert.equal(field(await open(host), 'points').value, '12');
  });

  it('keeps the sentence when applying fails, and applies at the next try', async () => {
    let down = true;
    const { host } = await shown([rule()], ({ path }) => (down && path.endsWith('versions') ? refusal('precondition_failed') : undefined));
    const preview = await previewed(host, await open(host));
    type(field(preview, 'change'), 'Barème');
    submit(preview);
    assert.match(textOf(await find(preview, 'form > .error')), /^Quelqu’un a modifié ce contenu/);
    assert.equal(field(preview, 'change').value, 'Barème');
    down = false;
    submit(preview);
    await until(() => !host.shadowRoot!.querySelector('cocarde-rule-editor'));
  });

  it('discards a draft, and with it what was typed', async () => {
    const { host, service } = await shown([rule({ draft: { ...IDEA, points: 9 } }), VISIT]);
    const form = await open(host);
    assert.equal(field(form, 'points').value, '9');
    type(field(form, 'points'), '10');
    const its = await editor(host);
    assert.include(said(its), 'Ce brouillon ne compte pas encore.');
    button(its, 'Abandonner').click();
    await until(() => !host.shadowRoot!.querySelector('cocarde-rule-editor'));
    assert.lengthOf(service.sent('DELETE rules/idea/draft'), 1);
    assert.equal(await announced(), 'Le brouillon est abandonné.');
    assert.equal(focused(host)?.id, 'rule-idea');
    assert.equal(field(await open(host), 'points').value, '3');
  });

  it('retires a rule after saying what that means, and not before', async () => {
    const { host, service } = await shown();
    await open(host);
    const its = await editor(host);
    button(its, 'Retirer la règle').click();
    await until(() => its.shadowRoot!.activeElement?.localName === 'p');
    assert.equal(textOf(its.shadowRoot!.activeElement), 'Plus rien ne comptera par « Soutien reçu ». Les points déjà donnés restent acquis.');
    button(its, 'Annuler').click();
    await until(() => button(its, 'Retirer la règle'));
    assert.deepEqual(service.sent('PUT'), []);
    button(its, 'Retirer la règle').click();
    (await until(() => button(its, 'Oui'))).click();
    await until(() => textOf(row(host, 'Soutien reçu')).includes('Retirée'));
    assert.equal(await announced(), 'La règle est retirée.');
    // What is retired has nothing to retire any more, and can be begun again.
    await open(host);
    assert.isUndefined(button(await editor(host), 'Retirer la règle'));
  });

  it('tells others that their role does not allow it', async () => {
    const { host } = await shown([], ({ path }) => (path === 'rules' ? refusal('forbidden') : undefined));
    await until(() => said(host).includes('Votre rôle ne le permet pas.'));
    await isAccessible(host);
  });
});
