import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import { me } from '@cocarde/client/me.ts';
import { refresh } from '@cocarde/client/parts.ts';
import type { Method, Round } from '@cocarde/contract/rounds.ts';
import { announces, focused, type } from '../internal/test-board.ts';
import { all, everywhere, find, freshPage, isAccessible, textOf, until } from '../internal/test-page.ts';
import { define } from './define.ts';
import { button, field, outcome, polled, press, question } from './test-rounds.ts';

define();

const asks = (method: Method, more: Partial<Round> = {}) => polled({ questions: [question(method)], ...more });

const hint = (host: Element) => textOf(host.shadowRoot!.getElementById('lieu.hint'));

/** The one ballot that was sent. */
async function sent({ host, ballots }: Awaited<ReturnType<typeof polled>>): Promise<Record<string, number>> {
  await press(host, 'Voter');
  await outcome(host);
  assert.lengthOf(ballots(), 1);
  return ballots()[0]!.choices.lieu!;
}

const METHODS: Record<string, Method> = {
  up: { type: 'up' }, several: { type: 'several', min: 2, max: 3 }, up_down: { type: 'up_down' }, stars: { type: 'stars' }, score: { type: 'score', min: 0, max: 20 },
  dots: { type: 'dots', budget: 8, cost: 'linear' }, quadratic: { type: 'dots', budget: 10, cost: 'quadratic' },
  ranked: { type: 'ranked', count: 'runoff' }, pairwise: { type: 'pairwise' }, approval: { type: 'approval', ceiling: 80 },
};
const FILLED: Record<string, Record<string, number>> = {
  stars: { lyon: 4 }, score: { lyon: 12 }, dots: { lyon: 3 }, quadratic: { lyon: 2 }, ranked: { lyon: 1, lille: 2 }, pairwise: { 'lyon~nantes': 1 }, approval: { lyon: 1, nantes: 1 },
};

describe('the ballot of a poll', () => {
  beforeEach(() => freshPage());

  describe('for everybody', () => {
    for (const [name, method] of Object.entries(METHODS)) {
      everywhere(`is accessible: ${name}`, async () => {
        const { host } = await asks(method, { revision: 0, mine: FILLED[name] ? { lieu: FILLED[name] } : null });
        await until(() => !host.shadowRoot!.querySelector('.bone'));
        const pairs = host.shadowRoot!.querySelector('cocarde-poll-pairs');
        if (pairs) await find(pairs, 'button');
        await isAccessible(host);
      });
    }
  });

  it('takes everything that is ticked, where one may support anything', async () => {
    const poll = await asks({ type: 'up' });
    assert.equal(hint(poll.host), 'Cochez tout ce que vous soutenez.');
    (await field(poll.host, 'Lyon')).click();
    (await field(poll.host, 'Lille')).click();
    await poll.host.updateComplete;
    assert.deepEqual(await sent(poll), { lyon: 1, lille: 1 });
  });

  it('says how many answers it wants', async () => {
    const said: string[] = [];
    for (const [min, max] of [[1, 2], [2, 3], [2, 2], [0, 1]] as const) {
      freshPage();
      said.push(hint((await asks({ type: 'several', min, max })).host));
    }
    assert.deepEqual(said, ['Choisissez jusqu’à 2 réponses.', 'Choisissez de 2 à 3 réponses.', 'Choisissez 2 réponses.', 'Choisissez jusqu’à 1 réponse.']);
  });

  it('is for or against by keyboard, and without a view again', async () => {
    const poll = await asks(METHODS.up_down!);
    (await field(poll.host, 'Pour')).focus();
    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ press: 'Tab' });
    assert.deepEqual(await sent(poll), { lyon: 1, nantes: -1 });
  });

  it('gives stars by keyboard, names each option and says the number', async () => {
    const poll = await asks(METHODS.stars!);
    const star = await field(poll.host, '1 étoile');
    assert.equal(textOf(star.closest('fieldset')!.querySelector('legend')), 'Lyon');
    star.focus();
    await sendKeys({ press: 'Space' });
    for (let i = 0; i < 3; i++) await sendKeys({ press: 'ArrowRight' });
    assert.lengthOf(all(poll.host, '.stars .on'), 4);
    assert.deepEqual(await sent(poll), { lyon: 4 });
  });

  it('takes whole scores of its range, and an empty field is none', async () => {
    const poll = await asks(METHODS.score!);
    const [lyon, nantes] = await until(() => all<HTMLInputElement>(poll.host, 'input[type=number]')[2] && all<HTMLInputElement>(poll.host, 'input[type=number]'));
    assert.equal(hint(poll.host), 'Donnez une note de 0 à 20.');
    type(lyon!, '21');
    await press(poll.host, 'Voter');
    await announces('Écrivez des nombres entiers de 0 à 20.');
    type(lyon!, '0');
    await poll.host.updateComplete;
    type(nantes!, '3');
    await poll.host.updateComplete;
    type(nantes!, '');
    await poll.host.updateComplete;
    assert.deepEqual(await sent(poll), { lyon: 0 });
  });

  it('says how many points are left, and gives no more', async () => {
    const poll = await asks({ type: 'dots', budget: 3, cost: 'linear' });
    const more = await button(poll.host, '+Un point de plus : Lyon');
    assert.equal(hint(poll.host), 'Il vous reste 3 points sur 3.');
    more.focus();
    await sendKeys({ press: 'Enter' });
    await announces('Lyon : 1 point. Il vous reste 2 points sur 3.');
    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'Space' });
    assert.equal(hint(poll.host), 'Il vous reste 0 point sur 3.');
    assert.equal(more.getAttribute('aria-disabled'), 'true');
    await sendKeys({ press: 'Space' });
    assert.equal(focused(poll.host), more);
    await press(poll.host, '−Un point de moins : Lyon');
    assert.equal(hint(poll.host), 'Il vous reste 1 point sur 3.');
    assert.deepEqual(await sent(poll), { lyon: 2 });
  });

  it('says what points cost when they cost their square', async () => {
    const poll = await asks(METHODS.quadratic!);
    const more = await button(poll.host, '+Un point de plus : Lyon');
    for (let i = 0; i < 3; i++) {
      more.click();
      await poll.host.updateComplete;
    }
    assert.match(hint(poll.host), /^Il vous reste 1 point sur 10\. Les points d’un même choix coûtent leur carré/);
    assert.include(textOf(more.closest('.row')), 'coûte 9');
    assert.equal((await button(poll.host, '+Un point de plus : Lyon')).getAttribute('aria-disabled'), 'true');
    assert.isNull((await button(poll.host, '+Un point de plus : Nantes')).getAttribute('aria-disabled'));
    assert.deepEqual(await sent(poll), { lyon: 3 });
  });

  it('ranks by buttons alone, says the place, and keeps the focus on what moves', async () => {
    const poll = await asks(METHODS.ranked!);
    (await button(poll.host, '+Ajouter Lille')).focus();
    await sendKeys({ press: 'Enter' });
    await announces('Lille : place 1 sur 3.');
    await until(() => textOf(focused(poll.host)) === 'Monter Lille');
    await press(poll.host, '+Ajouter Lyon');
    await announces('Lyon : place 2 sur 3.');
    await until(() => textOf(focused(poll.host)) === 'Monter Lyon');
    await sendKeys({ press: 'Enter' });
    await announces('Lyon : place 1 sur 3.');
    await until(() => textOf(focused(poll.host)) === 'Monter Lyon');
    assert.equal(focused(poll.host)!.getAttribute('aria-disabled'), 'true');
    await press(poll.host, '×Retirer Lille');
    await announces('Lille : non classé.');
    await until(() => textOf(focused(poll.host)) === '+Ajouter Lille');
    assert.deepEqual(all(poll.host, '.ranking li').map(textOf), ['1Lyon Monter LyonDescendre Lyon×Retirer Lyon']);
    await press(poll.host, '+Ajouter Nantes');
    await poll.host.updateComplete;
    assert.deepEqual(await sent(poll), { lyon: 1, nantes: 2 });
  });

  it('ranks no more than the round counts', async () => {
    const { host } = await asks({ type: 'ranked', count: 'runoff', ranks: 1 });
    await press(host, '+Ajouter Lille');
    assert.equal(hint(host), 'Ajoutez jusqu’à 1 choix, le préféré d’abord.');
    await host.updateComplete;
    assert.equal((await button(host, '+Ajouter Lyon')).getAttribute('aria-disabled'), 'true');
    await press(host, '+Ajouter Lyon');
    assert.lengthOf(all(host, '.ranking li'), 1);
  });

  it('compares two at a time, says how far one is, goes back, and leaves out what is as good', async () => {
    const poll = await asks(METHODS.pairwise!);
    const pairs = await find(poll.host, 'cocarde-poll-pairs');
    await find(pairs, 'button');
    const pair = () => textOf(all(pairs, '#which')[0]);
    assert.equal(pair(), 'Comparaison 1 sur 3');
    (await button(pairs, 'Lyon')).focus();
    await sendKeys({ press: 'Enter' });
    await announces('Comparaison 2 sur 3');
    await until(() => textOf(pairs.shadowRoot!.activeElement) === 'Lyon');
    await press(pairs, 'Aussi bien');
    await until(() => pair() === 'Comparaison 3 sur 3');
    await press(pairs, 'Précédente');
    await until(() => pair() === 'Comparaison 2 sur 3');
    assert.equal((await button(pairs, 'Aussi bien')).getAttribute('aria-pressed'), 'true');
    await press(pairs, 'Suivante');
    await until(() => pair() === 'Comparaison 3 sur 3');
    await press(pairs, 'Lille');
    await announces('Les 3 comparaisons ont leur réponse.');
    assert.deepEqual(await sent(poll), { 'lyon~nantes': 1, 'nantes~lille': -1 });
  });

  it('says what is spent of a ceiling, and refuses more when it is sent', async () => {
    const poll = await asks(METHODS.approval!);
    for (const name of ['Lyon', 'Nantes', 'Lille']) {
      (await field(poll.host, name)).click();
      await poll.host.updateComplete;
    }
    assert.equal(hint(poll.host), '120 dépensés sur 80 : 40 de trop');
    await press(poll.host, 'Voter');
    await announces('Vous dépassez de 40 ce qui est à répartir.');
    (await field(poll.host, 'Nantes')).click();
    await poll.host.updateComplete;
    assert.equal(hint(poll.host), '70 dépensés sur 80');
    assert.deepEqual(await sent(poll), { lyon: 1, lille: 1 });
  });

  it('gives each reader the options in an order of their own, the same at each visit', async () => {
    const order = async (id: string): Promise<string> => {
      freshPage();
      const { host, service } = await polled({ shuffle: true });
      service.me = { ...service.me, id };
      await until(() => !host.shadowRoot!.querySelector('.bone'));
      refresh('round:');
      await until(() => me().get()?.id === id);
      await host.updateComplete;
      host.requestUpdate();
      await host.updateComplete;
      return all(host, 'label').map(textOf).join();
    };
    const orders = [];
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'a']) orders.push(await order(id));
    assert.isAtLeast(new Set(orders).size, 3);
    assert.equal(orders[0], orders.at(-1));
  });

  it('has its fields in a narrow column, and from right to left', async () => {
    for (const [name, method] of Object.entries(METHODS)) {
      for (const direction of ['ltr', 'rtl']) {
        freshPage();
        document.documentElement.dir = direction;
        const asked = question(method);
        const options = asked.options.map((option) => ({ ...option, text: `${option.text} ${'W'.repeat(60)}` }));
        const { host } = await asks(method, { mine: FILLED[name] ? { lieu: FILLED[name] } : null, title: 'W'.repeat(60), questions: [{ ...asked, options }] });
        host.style.inlineSize = '280px';
        await until(() => !host.shadowRoot!.querySelector('.bone'));
        assert.equal(host.scrollWidth, host.clientWidth, `${name} ${direction}`);
        for (const target of all<HTMLElement>(host, 'button, input:not([type=radio], [type=checkbox])')) {
          const { width, height } = target.getBoundingClientRect();
          assert.isAtLeast(Math.min(width, height), 24, `${name} ${textOf(target)}`);
        }
      }
    }
    document.documentElement.dir = '';
  }).timeout(20_000);
});
