import { assert } from 'chai';
import { noteEarned } from '@cocarde/client/earned.ts';
import type { Earned } from '@cocarde/contract/points.ts';
import { announced, everywhere, find, freshPage, isAccessible, press, said, Service, show, textOf, until } from '../internal/test-page.ts';
import { liveRegion } from '../internal/announce.ts';
import type { EarnEvent } from '../internal/events.ts';
import { define } from './define.ts';

define();

const earned = (given: Partial<Earned> = {}): Earned => ({ points: 5, capped: false, total: 1245, badges: [], level: null, currencies: [], ...given });
const BADGE = { id: 'b', name: { fr: 'Idée retenue', en: 'Idea selected' }, art: { shape: 'star', colour: 'purple', glyph: 'trophy' } } as const;
const LEVEL = { number: 4, name: { fr: 'Référent', en: 'Reference' }, from: 1500 };

const message = (host: Element) => find(host, '.toast');
const gone = (host: Element) => until(() => !host.shadowRoot!.querySelector('.toast'));

describe('cocarde-toast', () => {
  const real = globalThis.setTimeout;
  /** Timers that a message waits for: the test lets them pass. */
  let waiting: Map<number, () => void>;

  beforeEach(() => {
    freshPage();
    new Service();
    waiting = new Map();
    const { clearTimeout } = globalThis;
    globalThis.setTimeout = ((task: () => void, after = 0, ...rest: unknown[]) => {
      const id = real(after < 5_000 ? task : () => {}, after < 5_000 ? after : 0, ...rest);
      if (after >= 5_000) waiting.set(Number(id), task);
      return id;
    }) as typeof setTimeout;
    globalThis.clearTimeout = ((id: number) => {
      waiting.delete(id);
      clearTimeout(id);
    }) as typeof clearTimeout;
    restore = () => {
      globalThis.setTimeout = real;
      globalThis.clearTimeout = clearTimeout;
    };
  });
  let restore = (): void => {};
  afterEach(() => restore());

  const pass = (): void => {
    const due = [...waiting.values()];
    waiting.clear();
    due.forEach((task) => task());
  };

  describe('for everybody', () => {
    everywhere('is accessible with a badge', async () => {
      const host = show('<cocarde-toast></cocarde-toast>');
      noteEarned(earned({ badges: [BADGE] }));
      await message(host);
      await isAccessible(host);
    });

    everywhere('is accessible with a level', async () => {
      const host = show('<cocarde-toast></cocarde-toast>');
      noteEarned(earned({ level: LEVEL }));
      await message(host);
      await isAccessible(host);
    });

    everywhere('is accessible with nothing to say', async () => isAccessible(show('<cocarde-toast></cocarde-toast>')));
  });

  describe('by keyboard', () => {
    it('goes away with Escape and gives the focus back to where it was', async () => {
      const host = show('<cocarde-toast></cocarde-toast>');
      const before = document.createElement('button');
      document.body.appendChild(before);
      noteEarned(earned());
      const dismiss = await find(host, '.toast button');
      before.focus();
      dismiss.focus();
      press(dismiss, 'Escape');
      await gone(host);
      assert.equal(document.activeElement, before);
    });

    it('stays while somebody stands in it', async () => {
      const host = show('<cocarde-toast></cocarde-toast>');
      noteEarned(earned());
      (await find(host, '.toast button')).focus();
      pass();
      assert.isNotNull(host.shadowRoot!.querySelector('.toast'));
      (host.shadowRoot!.activeElement as HTMLElement).blur();
      pass();
      await gone(host);
    });
  });

  it('says points and badge in both languages, and thanks', async () => {
    const host = show('<cocarde-toast></cocarde-toast>');
    noteEarned(earned({ badges: [BADGE] }));
    await message(host);
    assert.include(said(host), '+5 points — badge « Idée retenue » obtenu Merci pour votre contribution.');
    freshPage('en');
    const english = show('<cocarde-toast></cocarde-toast>');
    noteEarned(earned({ points: 1, level: LEVEL }));
    await message(english);
    assert.include(said(english), '+1 point — level 4 reached: Reference Thank you for your contribution.');
  });

  it('speaks through the live region that stood there before', async () => {
    const host = show('<cocarde-toast></cocarde-toast>');
    const region = liveRegion();
    assert.isTrue(region.isConnected && region.role === 'status');
    assert.equal(textOf(region), '');
    noteEarned(earned({ badges: [BADGE] }));
    await message(host);
    assert.equal(await announced(), '+5 points, badge « Idée retenue » obtenu.');
    assert.equal(liveRegion(), region);
    assert.equal(region.firstElementChild!.getAttribute('lang'), 'fr');
  });

  it('tells the page what was earned', async () => {
    const told = new Promise<EarnEvent>((done) => document.addEventListener('cocarde-earn', (event) => done(event as EarnEvent), { once: true }));
    show('<cocarde-toast></cocarde-toast>');
    noteEarned(earned({ points: 7 }));
    assert.equal((await told).earned.points, 7);
  });

  it('says that something waits for a moderator, with or without points', async () => {
    const host = show('<cocarde-toast></cocarde-toast>');
    noteEarned(earned({ points: 0, pending: true }));
    await until(() => said(host).includes('en attente de validation'));
    assert.notInclude(said(host), 'point');
  });

  it('shows one message after another, each for its time', async () => {
    const host = show('<cocarde-toast></cocarde-toast>');
    noteEarned(earned());
    noteEarned(earned({ points: 10 }));
    await until(() => said(host).includes('+5 points'));
    assert.notInclude(said(host), '+10');
    pass();
    await until(() => said(host).includes('+10 points'));
    pass();
    await gone(host);
  });

  it('shows what was earned before it came to the page', async () => {
    noteEarned(earned());
    await message(show('<cocarde-toast></cocarde-toast>'));
  });

  it('stays while it is pointed at', async () => {
    const host = show('<cocarde-toast></cocarde-toast>');
    noteEarned(earned());
    const toast = await message(host);
    toast.dispatchEvent(new PointerEvent('pointerenter'));
    pass();
    assert.isNotNull(host.shadowRoot!.querySelector('.toast'));
    toast.dispatchEvent(new PointerEvent('pointerleave'));
    pass();
    await gone(host);
  });

  it('goes away when it is dismissed', async () => {
    const host = show('<cocarde-toast></cocarde-toast>');
    noteEarned(earned());
    const dismiss = await find(host, '.toast button');
    assert.equal(dismiss.getAttribute('aria-label'), 'Fermer ce message');
    dismiss.click();
    await gone(host);
  });

  it('says calmly what was taken back', async () => {
    const host = show('<cocarde-toast></cocarde-toast>');
    noteEarned(earned({ points: -5 }));
    await message(host);
    assert.include(said(host), '−5 points Retirés avec ce que vous avez annulé.');
  });

  it('takes no room and no clicks while it has nothing to say', () => {
    const { width, height } = show('<cocarde-toast></cocarde-toast>').getBoundingClientRect();
    assert.equal(width * height, 0);
  });
});
