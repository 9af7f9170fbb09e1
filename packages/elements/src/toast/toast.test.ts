import { assert } from 'chai';
import { noteEarned } from '@cocarde/client/earned.ts';
import { page } from '@cocarde/client/page.ts';
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
  /** Timers that a message waits for, with their milliseconds: the test lets them pass. */
  let waiting: Map<number, [task: () => void, after: number]>;

  beforeEach(() => {
    freshPage();
    new Service();
    waiting = new Map();
    const { clearTimeout } = globalThis;
    globalThis.setTimeout = ((task: () => void, after = 0, ...rest: unknown[]) => {
      const id = real(after < 1_000 ? task : () => {}, after < 1_000 ? after : 0, ...rest);
      if (after >= 1_000) waiting.set(Number(id), [task, after]);
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
    due.forEach(([task]) => task());
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

  it('says that somebody else’s points wait beside what counts, and by itself once', async () => {
    const host = show('<cocarde-toast></cocarde-toast>');
    noteEarned(earned({ points: 1, pending: true, pendingForOthers: true }));
    await until(() => said(host).includes('+1 point — pour l’autre personne, en attente de validation'));
    pass();
    await gone(host);
    for (let i = 0; i < 2; i += 1) noteEarned(earned({ points: 0, pending: true, pendingForOthers: true }));
    await until(() => said(host).includes('pour l’autre personne, en attente de validation'));
    pass();
    await gone(host);
  });

  it('adds up what waits and is alike, says for what and how often, and says it once', async () => {
    const host = show('<cocarde-toast></cocarde-toast>');
    const told: number[] = [];
    host.addEventListener('cocarde-earn', (event) => told.push((event as EarnEvent).earned.points));
    const vote = earned({ points: 1, rules: [{ fr: 'Vote exprimé', en: 'Vote cast' }] });
    noteEarned(vote);
    await until(() => said(host).includes('+1 point — « Vote exprimé »'));
    for (let i = 0; i < 4; i += 1) noteEarned(vote);
    noteEarned(earned({ points: 3, rules: [{ fr: 'Commentaire' }] }));
    noteEarned(earned({ points: -1 }));
    pass();
    await until(() => said(host).includes('+7 points — « Vote exprimé » ×4, « Commentaire »'));
    await until(() => textOf(liveRegion()) === '+7 points, « Vote exprimé » ×4, « Commentaire ».');
    pass();
    await until(() => said(host).includes('−1 point'));
    pass();
    await gone(host);
    assert.deepEqual(told, [1, 7, -1]);
  });

  it('tells a badge and a level before gains that came earlier', async () => {
    const host = show('<cocarde-toast></cocarde-toast>');
    noteEarned(earned());
    await until(() => said(host).includes('+5 points'));
    noteEarned(earned({ points: 1 }));
    noteEarned(earned({ points: 2, badges: [BADGE] }));
    noteEarned(earned({ points: 3, level: LEVEL }));
    pass();
    await until(() => said(host).includes('+5 points — badge « Idée retenue » obtenu — niveau 4 atteint : Référent'));
    pass();
    await until(() => said(host).includes('+1 point'));
  });

  it('makes room sooner where another message waits, and not for one that was told before', async () => {
    const host = show('<cocarde-toast></cocarde-toast>');
    const stays = () => Math.max(...[...waiting.values()].map(([, after]) => after));
    const limited = earned({ points: 0, capped: true, skipped: { rule: { fr: 'Vote exprimé' }, reason: 'day', limit: 5, nextAt: null } });
    noteEarned(limited);
    await message(host);
    await until(() => stays() > 5_000);
    noteEarned(limited);
    await new Promise((done) => real(done, 30));
    assert.isAbove(stays(), 5_000);
    noteEarned(earned());
    await until(() => stays() < 3_000);
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

  it('takes back one point in the singular', async () => {
    const host = show('<cocarde-toast></cocarde-toast>');
    noteEarned(earned({ points: -1 }));
    await message(host);
    assert.include(said(host), '−1 point Retiré avec ce que vous avez annulé.');
  });

  describe('of what did not count', () => {
    const limited = (more: Partial<NonNullable<Earned['skipped']>> = {}): Earned =>
      earned({ points: 0, capped: true, skipped: { rule: { fr: 'Vote exprimé', en: 'Vote cast' }, reason: 'day', limit: 5, nextAt: Date.now() + 30 * 3_600_000, ...more } });

    everywhere('is accessible', async () => {
      const host = show('<cocarde-toast></cocarde-toast>');
      noteEarned(limited());
      await message(host);
      await isAccessible(host);
    });

    it('says which limit was reached and from when it counts again, in both languages and to listeners', async () => {
      const nextAt = new Date(2031, 4, 17).getTime();
      const host = show('<cocarde-toast></cocarde-toast>');
      noteEarned(limited({ nextAt }));
      await message(host);
      const words = 'Rien de gagné cette fois — « Vote exprimé » : limite du jour atteinte (5) C’est bien enregistré. De nouveau possible le 17 mai 2031.';
      assert.include(said(host), words);
      assert.equal(await announced(), words.replace(' — ', ', ').replace('(5)', '(5).'));
      freshPage('en');
      const english = show('<cocarde-toast></cocarde-toast>');
      noteEarned(limited({ nextAt }));
      await message(english);
      assert.include(said(english), 'Nothing earned this time — “Vote cast”: limit of the day reached (5) It is saved. Possible again on May 17, 2031.');
    });

    it('names the hour where it is today, and no date where none says when', async () => {
      const host = show('<cocarde-toast></cocarde-toast>');
      const today = new Date();
      today.setHours(23, 59, 0, 0);
      noteEarned(limited({ reason: 'cool_down', limit: 30, nextAt: today.getTime() }));
      await until(() => said(host).includes('De nouveau possible à 23:59.'));
      pass();
      noteEarned(limited({ reason: 'item', limit: 50, nextAt: null }));
      await until(() => said(host).includes('limite atteinte pour cette contribution (50) C’est bien enregistré.'));
      assert.notInclude(said(host), 'possible');
    });

    it('names the community’s day, wherever the reader is', async () => {
      page().$community.set({ slug: 'c', name: 'C', timeZone: 'Pacific/Kiritimati', unit: {}, currencies: [] });
      const host = show('<cocarde-toast></cocarde-toast>');
      noteEarned(limited({ nextAt: Date.UTC(2031, 4, 17, 10) })); // Midnight of the 18th there.
      await message(host);
      assert.include(said(host), 'De nouveau possible le 18 mai 2031.');
    });

    it('is told once a limit, and not at everything that goes on after it', async () => {
      const host = show('<cocarde-toast></cocarde-toast>');
      const nextAt = Date.now() + 3_600_000;
      for (let i = 0; i < 4; i += 1) noteEarned(limited({ nextAt }));
      await message(host);
      pass();
      await gone(host);
      noteEarned(limited({ nextAt }));
      noteEarned(earned({ points: 7 }));
      await until(() => said(host).includes('+7 points'));
      noteEarned(limited({ nextAt: nextAt + 86_400_000 }));
      pass();
      await until(() => said(host).includes('Rien de gagné cette fois'));
    });
  });

  it('tells how long the streak is that a visit made longer', async () => {
    const host = show('<cocarde-toast></cocarde-toast>');
    noteEarned(earned({ points: 1, streak: 12 }));
    await message(host);
    assert.include(said(host), '+1 point — 12 jours de suite');
  });

  it('calls points and further currencies by the community’s own names', async () => {
    page().$community.set({ slug: 'c', name: 'C', timeZone: 'Europe/Paris', unit: { fr: 'étoiles' }, one: { fr: 'étoile' }, currencies: [] });
    const host = show('<cocarde-toast></cocarde-toast>');
    noteEarned(earned({ points: 2, currencies: [{ id: 'expertise', unit: { fr: 'points d’expertise' }, one: { fr: 'point d’expertise' }, points: 1, total: 3, level: LEVEL }] }));
    await message(host);
    assert.include(said(host), '+2 étoiles — +1 point d’expertise — niveau 4 atteint : Référent');
    pass();
    noteEarned(earned({ points: 1 }));
    await until(() => said(host).includes('+1 étoile Merci'));
  });

  it('takes no room and no clicks while it has nothing to say', () => {
    const { width, height } = show('<cocarde-toast></cocarde-toast>').getBoundingClientRect();
    assert.equal(width * height, 0);
  });
});
