import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { Ring, RingReport } from '@cocarde/contract/rings.ts';
import { announces } from '../internal/test-board.ts';
import { all, everywhere, find, freshPage, isAccessible, refusal, said, Service, show, signIn, textOf, until, type Answer } from '../internal/test-page.ts';
import { define } from './define.ts';

define();

const KARIM = { id: '2', name: 'Karim Diallo', team: null };
const LEA = { id: '3', name: 'Léa Martin', team: null };

const ring = (share: number, given: Partial<Ring> = {}): Ring => ({
  share, members: [{ member: KARIM, points: 40, fromRing: 24 }, { member: LEA, points: 1_030, fromRing: 18 }],
  given: [{ from: '3', to: '2', facts: 8, points: 24 }, { from: '2', to: '3', facts: 6, points: 18 }], ...given,
});
const report = (items: Ring[], given: Partial<RingReport> = {}): RingReport => ({ week: '2026-W47', unusual: { share: 0.5, facts: 5, members: 6 }, items, cursor: null, ...given });

async function shown(answer: Answer | RingReport): Promise<{ host: HTMLElement; service: Service }> {
  const service = new Service({}, typeof answer === 'function' ? answer : ({ path }) => (path.startsWith('rings') ? answer : undefined));
  signIn();
  const host = show<HTMLElement>('<cocarde-rings></cocarde-rings>');
  await find(host, 'h2');
  return { host, service };
}

const settled = (host: Element): Promise<Element> => until(() => host.shadowRoot!.querySelector('ul, .state'));
const periods = async (host: Element): Promise<HTMLButtonElement[]> => {
  const chooser = await find(host, 'cocarde-periods');
  await find(chooser, 'button');
  return all<HTMLButtonElement>(chooser, 'button');
};

describe('cocarde-rings', () => {
  beforeEach(() => freshPage());

  everywhere('is accessible with rings', async () => {
    const { host } = await shown(report([ring(0.72), ring(0.5)]));
    await periods(host);
    await isAccessible(host);
  });

  everywhere('is accessible without any', async () => {
    const { host } = await shown(report([]));
    await periods(host);
    await isAccessible(host);
  });

  it('says who gave whom how many acts and points, the share, what counts as unusual, and what to do first', async () => {
    const { host } = await shown(report([ring(0.5, { members: [{ member: null, points: 4, fromRing: 3 }, { member: LEA, points: 5, fromRing: 1 }], given: [{ from: '9', to: '3', facts: 5, points: 1 }] }), ring(0.724)]));
    await settled(host);
    assert.deepEqual(all(host, 'h3').map(textOf), ['Karim Diallo et Léa Martin', 'Ancien membre et Léa Martin']);
    const [first] = all(host, 'li');
    assert.include(textOf(first), '72 % de leurs points de la semaine viennent les uns des autres.');
    assert.deepEqual([...first!.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => textOf(cell.querySelector('.sr') ?? cell))), [['Léa Martin, à Karim Diallo', '8', '24'], ['Karim Diallo, à Léa Martin', '6', '18']]);
    assert.include(textOf(first), 'Léa Martin : 1 030 sur la semaine, dont 18 venus du cercle');
    assert.match(said(host), /au moins 5 actions dans chaque sens, à 6 au plus, et qui tiennent ensemble au moins 50 %/);
    assert.match(said(host), /Seule l’équipe d’animation voit ceci\..*Deux personnes qui travaillent côte à côte ressemblent à un cercle : lisez ce qu’elles ont soutenu avant de leur parler/);
  });

  it('reads a report to its end by itself, also through pages that are empty', async () => {
    let release: (() => void) | undefined;
    const pages: Record<string, RingReport> = { rings: report([], { cursor: 'a' }), 'rings?cursor=a': report([ring(0.6)], { cursor: 'b' }), 'rings?cursor=b': report([ring(0.9)]) };
    const { host, service } = await shown(async ({ path }) => {
      if (path.endsWith('b')) await new Promise<void>((resolve) => (release = resolve));
      return pages[path];
    });
    await until(() => release && all(host, 'li').length === 1);
    await isAccessible(host);
    assert.isOk(host.shadowRoot!.querySelector('progress'));
    release!();
    await until(() => all(host, 'li').length === 2 && !host.shadowRoot!.querySelector('progress'));
    assert.match(textOf(all(host, 'li')[0]), /90 %/);
    assert.lengthOf(service.sent('GET rings'), 3);
  });

  it('says that a page did not come, keeps what was found, and goes on from there', async () => {
    let broken = true;
    const { host, service } = await shown(({ path }) => (path === 'rings' ? report([ring(0.6)], { cursor: 'a' }) : !path.startsWith('rings') ? undefined : broken ? refusal('internal_error') : report([ring(0.9)])));
    const again = await find(host, '.stale button');
    assert.lengthOf(all(host, 'li'), 1);
    assert.equal(textOf(again), 'Continuer');
    broken = false;
    again.click();
    await until(() => all(host, 'li').length === 2);
    assert.deepEqual(service.sent('GET rings').map(({ path }) => path), ['rings', 'rings?cursor=a', 'rings?cursor=a']);
  });

  it('goes to other weeks by keyboard, says which and what is there, and never past the one that runs', async () => {
    const { host, service } = await shown(({ path }) => (!path.startsWith('rings') ? undefined : path.includes('W46') ? report([ring(0.6)], { week: '2026-W46' }) : report([])));
    const [earlier, later] = await periods(host);
    await settled(host);
    assert.equal(later!.getAttribute('aria-disabled'), 'true');
    assert.match(textOf((await find(host, 'cocarde-periods')).shadowRoot), /^16 nov\. 2026 – 22 nov\. 2026/);
    earlier!.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => all(host, 'li').length === 1);
    await announces('9 nov. 2026 – 15 nov. 2026 : 1 cercle.');
    // The chooser stays where it is, and the reader with it.
    assert.strictEqual((await find(host, 'cocarde-periods')).shadowRoot!.activeElement, earlier);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await until(() => host.shadowRoot!.querySelector('.state'));
    await announces('16 nov. 2026 – 22 nov. 2026 : 0 cercle.');
    assert.deepEqual(service.sent('GET rings').map(({ path }) => path), ['rings', 'rings?week=2026-W46']);
  });

  it('says why a week could not be read, with the ways to others still there', async () => {
    const { host } = await shown(({ path }) => (path === 'rings' ? report([]) : path.startsWith('rings') ? refusal('internal_error') : undefined));
    (await periods(host))[0]!.click();
    await until(() => said(host).includes('Le chargement n’a pas abouti'));
    (await periods(host))[1]!.click();
    await until(() => said(host).includes('Aucun cercle'));
  });

  it('tells others that their role does not allow it, and shows nothing else', async () => {
    const { host } = await shown(({ path }) => (path.startsWith('rings') ? refusal('forbidden') : undefined));
    await until(() => said(host).includes('Votre rôle ne le permet pas.'));
    assert.isNull(host.shadowRoot!.querySelector('cocarde-periods, li, table'));
    await isAccessible(host);
  });
});
