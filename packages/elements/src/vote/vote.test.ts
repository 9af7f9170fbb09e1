import { assert } from 'chai';
import { page } from '@cocarde/client/page.ts';
import type { VoteResult, VoteState } from '@cocarde/contract/votes.ts';
import type { VoteEvent } from '../internal/events.ts';
import { announced, everywhere, find, freshPage, isAccessible, said, Service, show, signIn, textOf, until } from '../internal/test-page.ts';
import type { Answer } from '../internal/test-page.ts';
import { liveRegion } from '../internal/announce.ts';
import { define } from './define.ts';

define();

const SUBJECT = 'page:horizon';
const state = (given: Partial<VoteState> = {}): VoteState => ({ subject: SUBJECT, votes: 12, score: 12, mine: false, weight: 0, revision: 0, own: false, open: true, ...given });
const result = (given: Partial<VoteResult> = {}): VoteResult => ({ ...state({ votes: 13, mine: true }), budget: null, earned: null, ...given });

type Updating = HTMLElement & { requestUpdate(): void; updateComplete: Promise<boolean> };

async function shown(given: Partial<VoteState> = {}, answer?: Answer, markup = '<cocarde-vote subject="horizon"></cocarde-vote>') {
  const service = new Service({ [`vote:${SUBJECT}`]: state(given) }, answer);
  signIn();
  const host = show<Updating>(markup);
  const button = await find<HTMLButtonElement>(host, 'button[aria-pressed]');
  return { service, host, button };
}

const toVotes = (answer: Answer): Answer => (asked) => (asked.path.startsWith('votes/') ? answer(asked) : undefined);
const count = (button: Element) => textOf(button.querySelector('[aria-hidden=true]:not(svg)'));

describe('cocarde-vote', () => {
  let warnings: string[];
  const { warn } = console;

  beforeEach(() => {
    freshPage();
    warnings = [];
    console.warn = (text: string) => warnings.push(text);
  });
  afterEach(() => {
    console.warn = warn;
  });

  // The first of all: until now nothing has asked for the code that casts.
  it('keeps a vote that is given without a network, says that it waits, and casts it when the network is back', async () => {
    const { service, button } = await shown({}, toVotes(() => result()));
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    try {
      button.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true }));
      button.click();
      await until(() => button.getAttribute('aria-busy') === 'true');
      const why = (button.getRootNode() as ShadowRoot).getElementById(button.getAttribute('aria-describedby')!);
      assert.equal(textOf(why), 'En attente du réseau : votre vote partira dès son retour.');
      assert.equal(getComputedStyle(why!).display, 'block');
      assert.isEmpty(service.sent('PUT votes/'));
    } finally {
      delete (navigator as { onLine?: boolean }).onLine;
    }
    dispatchEvent(new Event('online'));
    await until(() => button.getAttribute('aria-pressed') === 'true' && !button.hasAttribute('aria-busy'));
    assert.lengthOf(service.sent('PUT votes/'), 1);
    assert.isFalse(button.hasAttribute('aria-describedby'));
  });

  describe('for everybody', () => {
    for (const [title, given] of Object.entries({
      'not voted': {}, voted: { mine: true }, 'my own': { own: true }, closed: { open: false, mine: true },
    })) {
      everywhere(`is accessible: ${title}`, async () => isAccessible((await shown(given)).host));
    }

    everywhere('is accessible after a refusal', async () => {
      const { host, button } = await shown({}, toVotes(() => 'closed'));
      button.click();
      await find(host, '.why');
      await isAccessible(host);
    });

    everywhere('is accessible while it loads', async () => {
      new Service({}, () => new Promise(() => {}));
      signIn();
      const host = show('<cocarde-vote subject="horizon" label="Utile"></cocarde-vote>');
      await find(host, '.bone');
      await isAccessible(host);
    });

    everywhere('is accessible when it failed', async () => {
      new Service({}, () => 'forbidden');
      signIn();
      const host = show('<cocarde-vote subject="horizon"></cocarde-vote>');
      await find(host, 'button');
      await isAccessible(host);
    });

    everywhere('is accessible for a visitor who is not signed in', async () => {
      new Service();
      const host = show('<cocarde-vote subject="horizon" label="Utile"></cocarde-vote>');
      await find(host, 'button');
      await isAccessible(host);
    });

    everywhere('is accessible without a subject', async () => {
      new Service();
      const host = show('<cocarde-vote></cocarde-vote>');
      await find(host, 'button');
      await isAccessible(host);
    });
  });

  it('is a target of 44 pixels or more', async () => {
    const { width, height } = (await shown()).button.getBoundingClientRect();
    assert.isAtLeast(width, 44);
    assert.isAtLeast(height, 44);
  });

  it('says what a press does and the count in one sentence, in both languages, and shows the label given', async () => {
    assert.equal(textOf((await shown()).button.querySelector('.sr')), 'Voter pour cette page, 12 votes');
    freshPage('en');
    assert.equal(textOf((await shown({ votes: 1 })).button.querySelector('.sr')), 'Vote for this page, 1 vote');
    freshPage();
    const { host, button } = await shown({ votes: 0 }, undefined, '<cocarde-vote subject="horizon" label="Cette page m’a été utile"></cocarde-vote>');
    assert.equal(textOf(button.querySelector('.sr')), 'Cette page m’a été utile, 0 vote');
    assert.equal(textOf(await find(host, '.label')), 'Cette page m’a été utile');
  });

  it('shows the vote at once, stays focusable and enabled while it is saved, then tells the page', async () => {
    let save!: (answer: VoteResult) => void;
    const { service, host, button } = await shown({}, toVotes(() => new Promise((done) => (save = done))));
    const voted = new Promise<VoteEvent>((done) => document.addEventListener('cocarde-vote', (event) => done(event as VoteEvent), { once: true }));
    button.focus();
    button.click();
    await until(() => button.getAttribute('aria-busy') === 'true');
    assert.equal(button.getAttribute('aria-pressed'), 'true');
    assert.equal(count(button), '13');
    assert.isFalse(button.disabled);
    assert.equal(host.shadowRoot!.activeElement, button);
    await until(() => service.sent('PUT votes/page%3Ahorizon')[0]);
    save(result({ votes: 20 }));
    const { subject, mine, votes } = await voted;
    assert.deepEqual({ subject, mine, votes }, { subject: SUBJECT, mine: true, votes: 20 });
    await until(() => count(button) === '20' && !button.hasAttribute('aria-busy'));
  });

  it('withdraws a vote that I gave, under the same label', async () => {
    const { service, button } = await shown({ mine: true, votes: 13 }, toVotes(() => result({ votes: 12, mine: false })));
    assert.include(textOf(button), 'Voter pour cette page');
    button.click();
    await until(() => service.sent('DELETE votes/page%3Ahorizon')[0]);
    await until(() => button.getAttribute('aria-pressed') === 'false');
    assert.equal(count(button), '12');
    assert.include(textOf(button), 'Voter pour cette page');
  });

  it('keeps the old count when the save is refused, says why there and in the live region, and tells the page', async () => {
    const { host, button } = await shown({}, toVotes(() => 'member_suspended'));
    const failures: string[] = [];
    document.addEventListener('cocarde-error', (event) => failures.push((event as Event & { code: string }).code), { once: true });
    assert.equal(liveRegion().role, 'status');
    button.click();
    const why = await announced();
    await until(() => textOf(host.shadowRoot!.querySelector('.why')) === why);
    assert.equal(count(button), '12');
    assert.equal(button.getAttribute('aria-pressed'), 'false');
    assert.equal(button.getAttribute('aria-describedby'), host.shadowRoot!.querySelector('.why')!.id);
    assert.deepEqual(failures, ['member_suspended']);
  });

  it('shows a vote in every button of the same subject', async () => {
    new Service({ [`vote:${SUBJECT}`]: state() }, toVotes(() => result()));
    signIn();
    const hosts = [1, 2].map(() => show('<cocarde-vote subject="horizon"></cocarde-vote>'));
    const [pressed, other] = await Promise.all(hosts.map((host) => find(host, 'button[aria-pressed]')));
    pressed!.click();
    await until(() => other!.getAttribute('aria-pressed') === 'true' && count(other!) === '13');
  });

  it('takes no vote for what is mine, and says why', async () => {
    const { service, host, button } = await shown({ own: true });
    button.click();
    assert.equal(button.getAttribute('aria-disabled'), 'true');
    assert.equal(textOf(await find(host, '.why')), 'Vous ne pouvez pas voter pour votre propre contribution');
    assert.equal(button.getAttribute('aria-describedby'), host.shadowRoot!.querySelector('.why')!.id);
    assert.equal(count(button), '12');
    assert.isEmpty(service.sent('PUT'));
  });

  it('takes no vote once it is closed, and still shows mine', async () => {
    const { service, host, button } = await shown({ open: false, mine: true });
    button.click();
    assert.equal(textOf(await find(host, '.why')), 'Les votes sont clos');
    assert.equal(button.getAttribute('aria-pressed'), 'true');
    assert.isEmpty(service.sent('DELETE'));
  });

  it('tells a visitor who is not signed in what to do', async () => {
    new Service();
    const host = show('<cocarde-vote subject="horizon"></cocarde-vote>');
    await until(() => said(host).includes('Connectez-vous pour participer'));
    assert.equal((await find(host, 'button')).getAttribute('aria-disabled'), 'true');
  });

  it('tries again after a failure when asked', async () => {
    let up = false;
    new Service({ [`vote:${SUBJECT}`]: state() }, () => (up ? undefined : 'forbidden'));
    signIn();
    const host = show('<cocarde-vote subject="horizon"></cocarde-vote>');
    const again = await find(host, 'button:not([aria-pressed])');
    up = true;
    again.click();
    await find(host, 'button[aria-pressed=false]');
  });

  it('says that a vote waits for the network beside a clock and in the live region, and takes both away when it is sent', async () => {
    let dead = true;
    const { host, button } = await shown({}, toVotes(() => {
      if (dead) throw new TypeError('Failed to fetch');
      return result();
    }));
    const drawing = () => button.querySelector('path')!.getAttribute('d');
    const arrow = drawing();
    button.click();
    const sentence = 'En attente du réseau : votre vote partira dès son retour.';
    await until(() => textOf(host.shadowRoot!.querySelector('.why')) === sentence);
    await until(() => textOf(liveRegion()) === sentence);
    assert.equal(button.getAttribute('aria-describedby'), host.shadowRoot!.querySelector('.why')!.id);
    assert.notEqual(drawing(), arrow);
    assert.equal(count(button), '13');
    assert.equal(button.getAttribute('aria-pressed'), 'true');
    await isAccessible(host);
    dead = false;
    dispatchEvent(new Event('online'));
    await until(() => !host.shadowRoot!.querySelector('.why'));
    assert.equal(drawing(), arrow);
    assert.equal(button.getAttribute('aria-pressed'), 'true');
  });

  it('renders an inert state without a subject or with one that there cannot be, asks for none, and warns once each', async () => {
    const service = new Service();
    signIn();
    const subjects = ['', 'x'.repeat(121), 'é é', '/faq', 'faq?', 'faq#1'];
    for (const subject of subjects) {
      const host = show<Updating>(`<cocarde-vote subject="${subject}"></cocarde-vote>`);
      await until(() => said(host).includes('Ce module n’est pas bien configuré'));
      host.requestUpdate();
      await host.updateComplete;
    }
    assert.lengthOf(warnings, subjects.length);
    assert.isEmpty(service.asked);
  });

  it('takes every subject that the service takes', async () => {
    const subjects = ['é', '9', 'x'.repeat(120), 'Équipe_3/guide:v1.2-b'];
    const service = new Service(Object.fromEntries(subjects.map((subject) => [`vote:page:${subject}`, state({ subject: `page:${subject}` })])));
    signIn();
    const hosts = subjects.map((subject) => show(`<cocarde-vote subject="${subject}"></cocarde-vote>`));
    for (const host of hosts) await find(host, 'button[aria-pressed]:not([aria-disabled])');
    assert.lengthOf(service.sent('GET bootstrap'), 1);
    assert.isEmpty(warnings);
  });

  it('leaves nothing behind when it is added and removed', async () => {
    const { host } = await shown();
    const place = host.parentElement!;
    for (let i = 0; i < 10; i++) {
      host.remove();
      place.appendChild(host);
    }
    host.remove();
    await host.updateComplete;
    const { parts, progress } = page();
    assert.deepEqual([...[...parts.values()].map(({ $state }) => $state.lc), ...[...progress.values()].map(({ lc }) => lc)], [0, 0]);
  });
});
