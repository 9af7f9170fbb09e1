import { assert } from 'chai';
import type { Badge, BadgeArt, Badges } from '@cocarde/contract/badges.ts';
import { badgeArt } from '../internal/badge-art.ts';
import { all, everywhere, find, freshPage, isAccessible, said, Service, show, signIn, textOf, until } from '../internal/test-page.ts';
import { render } from 'lit';
import { define } from './define.ts';

define();

function badge(id: string, given: Partial<Badge> = {}): Badge {
  return {
    id, name: { fr: `Nom ${id}`, en: `Name ${id}` }, how: { fr: `Comment gagner ${id}.`, en: `How to earn ${id}.` },
    art: { shape: 'cocarde', colour: 'indigo', glyph: 'bulb' }, earnedAt: Date.UTC(2026, 10, 12), by: null, reason: null, until: null, times: 1, repeats: false,
    tier: null, match: 'all', progress: [], holders: 42, left: null, from: null, to: null, retired: false, ...given,
  };
}

const BADGES: Badges = {
  earned: 2, members: 100, revoked: [],
  items: [
    badge('idee'),
    badge('aide', { by: { id: 'm-paul', name: 'Paul Tran', team: null }, art: { shape: 'shield', colour: 'green', glyph: 'hand' } }),
    badge('veille', { earnedAt: null, progress: [{ kind: 'points', atLeast: 10, name: null, group: 0, now: 7, goal: 10 }], holders: 1, art: { shape: 'hexagon', colour: 'teal', glyph: 'eye' } }),
    badge('parrain', { earnedAt: null, holders: 0, art: { shape: 'medal', colour: 'amber', glyph: 'people' } }),
  ],
};
const MANY: Badges = { earned: 8, members: 100, revoked: [], items: Array.from({ length: 8 }, (_, i) => badge(`b${i}`)) };

async function shown(badges: Badges = BADGES, markup = '<cocarde-badges></cocarde-badges>'): Promise<Element> {
  new Service({ badges });
  signIn();
  const host = show(markup);
  await find(host, '.head');
  return host;
}

describe('cocarde-badges', () => {
  beforeEach(() => freshPage());

  describe('for everybody', () => {
    everywhere('is accessible with earned and locked badges and a detail open', async () => {
      const host = await shown();
      all(host, 'li button')[2]!.click();
      await until(() => all(host, '.about:not([hidden])')[0]);
      await isAccessible(host);
    });

    everywhere('is accessible without any badge', async () => {
      await isAccessible(await shown({ items: [], earned: 0, members: 1, revoked: [] }));
    });

    everywhere('is accessible while it loads', async () => {
      new Service({}, () => new Promise(() => {}));
      signIn();
      const host = show('<cocarde-badges></cocarde-badges>');
      await until(() => said(host));
      await isAccessible(host);
    });

    everywhere('is accessible when it failed', async () => {
      new Service({}, () => 'forbidden');
      signIn();
      const host = show('<cocarde-badges></cocarde-badges>');
      await find(host, 'button');
      await isAccessible(host);
    });

    everywhere('is accessible for a visitor who is not signed in', async () => {
      new Service();
      const host = show('<cocarde-badges></cocarde-badges>');
      await find(host, '.state');
      await isAccessible(host);
    });
  });

  it('keeps its title where it has nothing to show', async () => {
    new Service();
    const host = show('<cocarde-badges></cocarde-badges>');
    await find(host, '.state');
    assert.equal(textOf(host.shadowRoot!.querySelector('h2')), 'Mes badges');
  });

  it('opens and closes a detail from its badge, which keeps the focus', async () => {
    const host = await shown();
    const button = all(host, 'li button')[0]!;
    button.focus();
    for (const open of ['true', 'false']) {
      button.click();
      await until(() => button.getAttribute('aria-expanded') === open);
      assert.equal(host.shadowRoot!.getElementById(button.getAttribute('aria-controls')!)!.checkVisibility(), open === 'true');
    }
    assert.equal(host.shadowRoot!.activeElement, button);
  });

  it('counts what is earned of what there is, in both languages', async () => {
    assert.include(said(await shown()), 'Mes badges2 sur 4');
    freshPage('en');
    assert.include(said(await shown()), 'My badges2 of 4');
  });

  it('says in words that a badge is not earned, and how far it is', async () => {
    const host = await shown();
    const [earned, , locked, byHand] = all(host, 'li');
    assert.notInclude(textOf(earned), 'à gagner');
    assert.include(textOf(locked), 'Nom veille, à gagner');
    const bar = locked!.querySelector('progress')!;
    assert.deepEqual([bar.value, bar.max, bar.getAttribute('aria-label')], [7, 10, 'Nom veille, 7 sur 10']);
    assert.isNull(byHand!.querySelector('progress'), 'no bar for what people award');
  });

  it('tells in the detail how to earn it, when it was earned, by whom, and how many have it', async () => {
    const host = await shown();
    const detail = async (at: number): Promise<string> => {
      all(host, 'li button')[at]!.click();
      return textOf(await until(() => all(host, 'li')[at]!.querySelector('.about:not([hidden])')));
    };
    assert.equal(await detail(0), 'Comment gagner idee. Obtenu le 12 nov. 2026 · 42 membres l’ont obtenu');
    assert.equal(await detail(1), 'Comment gagner aide. Attribué le 12 nov. 2026 par Paul Tran · 42 membres l’ont obtenu');
    assert.equal(await detail(2), 'Comment gagner veille. 7 sur 10 · 1 membre l’a obtenu');
    assert.equal(await detail(3), 'Comment gagner parrain. Attribué par l’équipe d’animation · 0 membre l’a obtenu');
    assert.lengthOf(all(host, '.about:not([hidden])'), 1, 'one detail at a time');
  });

  it('shows six badges until the member asks for all of them', async () => {
    const host = await shown(MANY);
    assert.lengthOf(all(host, 'li'), 6);
    const more = all(host, '.link')[0]!;
    assert.equal(textOf(more), 'Afficher tous les badges');
    more.click();
    await until(() => all(host, 'li').length === 8);
    assert.equal(more.getAttribute('aria-expanded'), 'true');
  });

  it('shows all of them at once where the page says so', async () => {
    assert.lengthOf(all(await shown(MANY, '<cocarde-badges all></cocarde-badges>'), 'li'), 8);
  });

  it('draws every shape, colour and glyph', () => {
    const shapes: BadgeArt['shape'][] = ['cocarde', 'shield', 'hexagon', 'star', 'medal'];
    const glyphs: BadgeArt['glyph'][] = ['spark', 'check', 'flame', 'heart', 'eye', 'hand', 'bulb', 'chat', 'vote', 'trophy', 'people', 'flag'];
    const drawings = new Set<string>();
    for (const shape of shapes) {
      for (const glyph of glyphs) {
        const place = document.createElement('div');
        document.body.appendChild(place);
        render(badgeArt({ shape, colour: 'rose', glyph }), place);
        const paths = [...place.querySelectorAll('path[d]:not([d=""])')] as SVGPathElement[];
        for (const path of paths) assert.isAbove(path.getBBox().width, 4, `${shape} ${glyph}: ${path.getAttribute('d')}`);
        drawings.add(paths.map((path) => path.getAttribute('d')).join());
      }
    }
    assert.equal(drawings.size, 60);
  });
});
