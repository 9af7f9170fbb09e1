import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { PendingAct, PendingActs, PendingBurst, PendingPage, VerdictWish } from '@cocarde/contract/pending.ts';
import { announced, all, everywhere, find, freshPage, isAccessible, refusal, said, Service, show, signIn, textOf, until, type Answer } from '../internal/test-page.ts';
import { define } from './define.ts';

define();

const KARIM = { id: '2', name: 'Karim Diallo', team: null };
const LEA = { id: '3', name: 'Léa Martin', team: null };
const AT = Date.UTC(2026, 10, 22, 13, 2);

function burst(given: Partial<PendingBurst> = {}): PendingBurst {
  return {
    id: 'b1', day: '2026-11-22', member: LEA, actor: KARIM, rule: { id: 'idea-supported', name: { fr: 'Soutien reçu', en: 'Support received' } },
    count: 3, points: 9, from: AT, to: AT + 180_000, decidable: true, periods: [], ...given,
  };
}
const act = (n: number): PendingAct => ({ id: `vote:${n}`, at: AT + n * 1000, fact: 'idea_supported', factName: null, subject: `Idée ${n}`, points: 3 });

type Listed = Omit<PendingPage, 'timeZone'> & { timeZone?: string };

/** Waits for its first burst, or for what stands in its place. */
async function shown(page: Listed | Answer, acts: PendingActs = { items: [act(1), act(2), act(3)], cursor: null }): Promise<{ host: HTMLElement; service: Service }> {
  const given = typeof page === 'function' ? page : undefined;
  const service = new Service({}, (asked) => given?.(asked) ?? (asked.method !== 'GET' ? undefined : asked.path.startsWith('pending/') ? acts : asked.path.startsWith('pending') ? page : undefined));
  signIn();
  const host = show<HTMLElement>('<cocarde-pending></cocarde-pending>');
  await find(host, 'h2');
  const first = host.shadowRoot!.querySelector('cocarde-burst');
  if (first) await find(first, 'h3');
  return { host, service };
}

const bursts = (host: HTMLElement) => all(host, 'cocarde-burst');
const button = (of: Element, name: string) => all<HTMLButtonElement>(of, 'button').find((each) => textOf(each).startsWith(name))!;
function write(of: Element, reason: string): void {
  of.shadowRoot!.querySelector('textarea')!.value = reason;
}
async function openActs(of: Element): Promise<void> {
  of.shadowRoot!.querySelector('details')!.open = true;
  await find(of, 'li');
}
const answering = (answers: (wish: VerdictWish) => ReturnType<Answer>): Answer => (asked) =>
  asked.method === 'PUT' ? answers(asked.body as VerdictWish) : asked.path === 'pending' ? { items: [burst(), burst({ id: 'b2', member: KARIM, count: 1, to: AT })], cursor: null }
    : asked.path.startsWith('pending/') ? { items: [act(1), act(2)], cursor: null } : undefined;

describe('cocarde-pending', () => {
  beforeEach(() => freshPage());

  everywhere('is accessible with bursts, one of them open', async () => {
    const { host } = await shown({ items: [burst({ periods: [{ kind: 'week', to: '2026-11-29', open: true }] }), burst({ id: 'b2', decidable: false })], cursor: 'next' });
    await openActs(bursts(host)[0]!);
    await isAccessible(host);
  });

  everywhere('is accessible with nothing to decide', async () => isAccessible((await shown({ items: [], cursor: null })).host));

  it('says who, for whom, what, when and how much', async () => {
    const { host } = await shown({ items: [burst(), burst({ id: 'b2', member: KARIM, count: 1, points: 1, to: AT })], cursor: null });
    const [pair, own] = bursts(host);
    assert.match(said(pair!), /^Karim Diallo, pour Léa Martin \+9 3 actions : Soutien reçu Le 22 nov\. 2026, de \d\d:\d\d à \d\d:\d\d Voir les 3 actions/);
    await find(own!, 'h3');
    assert.match(said(own!), /^Karim Diallo \+1 1 action : Soutien reçu Le 22 nov\. 2026 à \d\d:\d\d Voir l’action/);
    assert.match(said(own!), /Motif, lu par Karim Diallo/);
  });

  it('says until when a release reaches which period, and what is closed already', async () => {
    const week = (open: boolean) => ({ kind: 'week', to: '2026-11-29', open }) as const;
    const month = (open: boolean) => ({ kind: 'month', to: '2026-11-30', open }) as const;
    const page = [[week(true), month(true)], [week(false), month(true)], [week(false), month(false)], [{ ...week(true), kind: 'season' as const }, week(true), month(true)], []];
    const { host } = await shown({ items: page.map((periods, n) => burst({ id: `b${n}`, periods })), cursor: null });
    const reaches = async () => Promise.all(bursts(host).map(async (each) => textOf(await find(each, 'h3')) && all(each, 'p').slice(2).map(textOf)));
    assert.deepEqual(await reaches(), [
      ['Compte pour la semaine si c’est validé d’ici au dimanche 29 novembre au soir.'],
      ['Déjà clos : la semaine. Compte pour le mois si c’est validé d’ici au lundi 30 novembre au soir.'],
      ['Déjà clos : la semaine et le mois. Compte pour le total seulement.'],
      ['Compte pour la saison et la semaine si c’est validé d’ici au dimanche 29 novembre au soir.'],
      [],
    ]);
    host.lang = 'en';
    await until(() => said(bursts(host)[1]!).includes('Already closed: the week. Counts for the month if approved by the evening of Monday, November 30.'));
    assert.include(said(bursts(host)[2]!), 'Already closed: the week and the month. Counts for the total only.');
  });

  it('tells days and times in the community’s zone, wherever the reader is', async () => {
    // Half past midnight on the 23rd in Kiritimati: still the 22nd, or even the 21st, elsewhere.
    const from = Date.UTC(2026, 10, 22, 10, 30);
    const page = { items: [burst({ day: '2026-11-23', from, to: from + 60_000 })], timeZone: 'Pacific/Kiritimati', cursor: null };
    const { host } = await shown(page, { items: [{ ...act(1), at: from }], cursor: null });
    const [one] = bursts(host);
    assert.match(said(one!), /Le 23 nov\. 2026, de 00:30 à 00:31/);
    await openActs(one!);
    assert.include(said(one!), '00:30:00 Idée 1');
  });

  it('decides about a burst with a reason, says so and leads back to the title', async () => {
    const { host, service } = await shown(answering(() => ({ decided: 3, burst: null })));
    const [first] = bursts(host);
    write(first!, '  Atelier du jour ');
    const press = button(first!, 'Valider');
    press.focus();
    press.click();
    await until(() => bursts(host).length === 1);
    assert.deepEqual(service.sent('PUT').map(({ path, body }) => [path, body]), [['pending/b1', { decision: 'released', reason: 'Atelier du jour' }]]);
    assert.equal(await announced(), '3 actions validées.');
    assert.equal(textOf(host.shadowRoot!.activeElement), 'En attente de validation');
    // What was written was about the burst that is gone.
    assert.equal(bursts(host)[0]!.shadowRoot!.querySelector('textarea')!.value, '');
  });

  it('goes on while the service decides about a part at a time', async () => {
    let rounds = 0;
    const { host, service } = await shown(answering(() => ((rounds += 1) < 3 ? { decided: 500, burst: burst({ count: 500 }) } : { decided: 20, burst: null })));
    write(bursts(host)[0]!, 'Rafale');
    button(bursts(host)[0]!, 'Refuser').click();
    await until(() => bursts(host).length === 1);
    assert.equal(service.sent('PUT').length, 3);
    assert.match(await announced(), /^1 020 actions refusées\.$/);
  });

  it('decides about one act and keeps the others, with the reader at the name of the burst', async () => {
    const { host, service } = await shown(answering(() => ({ decided: 1, burst: burst({ count: 2, points: 6 }) })));
    const [first] = bursts(host);
    await openActs(first!);
    write(first!, 'Échange de votes');
    button(first!, 'Refuser – Idée 2').click();
    await until(() => said(first!).includes('2 actions'));
    assert.deepEqual(service.sent('PUT').map(({ body }) => body), [{ decision: 'refused', reason: 'Échange de votes', act: 'vote:2' }]);
    assert.match(textOf(first!.shadowRoot!.activeElement), /^Karim Diallo, pour Léa Martin/);
    assert.equal(service.sent('GET pending/b1').length, 2);
  });

  it('is decided about by keyboard alone, and never by the enter key in the reason', async () => {
    const { host, service } = await shown(answering(() => ({ decided: 3, burst: null })));
    const [first] = bursts(host);
    first!.shadowRoot!.querySelector('summary')!.focus();
    await sendKeys({ press: 'Enter' });
    await find(first!, 'li');
    first!.shadowRoot!.querySelector('textarea')!.focus();
    await sendKeys({ type: 'Une rafale' });
    await sendKeys({ press: 'Enter' });
    assert.deepEqual(service.sent('PUT'), []);
    await sendKeys({ press: 'Tab' });
    assert.equal(textOf(first!.shadowRoot!.activeElement), 'Valider – Karim Diallo, pour Léa Martin');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Space' });
    await until(() => bursts(host).length === 1);
    assert.deepEqual(service.sent('PUT').map(({ body }) => body), [{ decision: 'refused', reason: 'Une rafale' }]);
  });

  it('asks for a reason before anything else', async () => {
    const { host, service } = await shown({ items: [burst()], cursor: null });
    const [first] = bursts(host);
    button(first!, 'Refuser').click();
    const error = await find(first!, '.error');
    assert.equal(textOf(error), 'Indiquez un motif : Léa Martin le lira.');
    assert.equal(first!.shadowRoot!.activeElement?.localName, 'textarea');
    assert.equal(first!.shadowRoot!.activeElement?.getAttribute('aria-invalid'), 'true');
    assert.deepEqual(service.sent('PUT'), []);
  });

  it('keeps what was written when the service refuses, and says why', async () => {
    const { host } = await shown(answering(() => refusal('overloaded')));
    const [first] = bursts(host);
    write(first!, 'Atelier');
    button(first!, 'Valider').click();
    assert.match(textOf(await find(first!, '.error')), /monde en ce moment/);
    assert.equal(first!.shadowRoot!.querySelector('textarea')!.value, 'Atelier');
    assert.equal(bursts(host).length, 2);
  });

  it('has nothing to press about one’s own acts or points', async () => {
    const { host } = await shown({ items: [burst({ decidable: false })], cursor: null });
    const [first] = bursts(host);
    await openActs(first!);
    assert.deepEqual(all(first!, 'button, textarea'), []);
    assert.include(said(first!), 'quelqu’un d’autre en décide');
  });

  it('shows more on demand', async () => {
    const { host } = await shown(({ path }) => (path === 'pending' ? { items: [burst()], cursor: 'next' } : path.startsWith('pending?cursor') ? { items: [burst({ id: 'b2' })], cursor: null } : undefined));
    button(host, 'Afficher la suite').click();
    await until(() => bursts(host).length === 2);
    assert.equal(button(host, 'Afficher la suite'), undefined);
  });

  it('tells others that their role does not allow it', async () => {
    const { host } = await shown(({ path }) => (path.startsWith('pending') ? refusal('forbidden') : undefined));
    await until(() => said(host).includes('Votre rôle ne le permet pas.'));
    await isAccessible(host);
  });
});
