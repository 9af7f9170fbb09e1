import { assert } from 'chai';
import type { Badge, BadgeRevocation, Badges, BadgeStep } from '@cocarde/contract/badges.ts';
import { BADGE_GLYPHS, BADGE_SHAPES } from '@cocarde/contract/badges.ts';
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
const locked = (id: string, given: Partial<Badge> = {}): Badge => badge(id, { earnedAt: null, times: 0, ...given });
const step = (now: number, goal: number, given: object = { kind: 'count', fact: 'idea_proposed', whose: 'actor', atLeast: goal }): BadgeStep =>
  ({ name: null, group: 0, now, goal, ...given }) as BadgeStep;

const BADGES: Badges = {
  earned: 2, members: 500, revoked: [],
  items: [
    badge('idee'),
    badge('aide', { by: { id: 'm-paul', name: 'Paul Tran', team: null }, reason: 'Trois accueils réussis.', until: '2027-01-31', art: { shape: 'shield', colour: 'green', glyph: 'hand' } }),
    locked('veille', { progress: [step(7, 10)], holders: 1, art: { shape: 'hexagon', colour: 'teal', glyph: 'eye' } }),
    locked('parrain', { holders: 0, art: { shape: 'medal', colour: 'amber', glyph: 'people' } }),
  ],
};
const MANY: Badges = { earned: 8, members: 100, revoked: [], items: Array.from({ length: 8 }, (_, i) => badge(`b${i}`)) };
const LOST: BadgeRevocation = {
  id: 'lost', name: { fr: 'Perdu', en: 'Lost' }, art: badge('lost').art, at: Date.UTC(2026, 10, 20), because: 'fraud', reason: 'Votes échangés.', by: { id: 'm-noemie', name: 'Noémie Vidal', team: null },
};

async function shown(badges: Badges = BADGES, markup = '<cocarde-badges></cocarde-badges>'): Promise<Element> {
  new Service({ badges });
  signIn();
  const host = show(markup);
  await find(host, '.head');
  return host;
}

/** Opens the badge in this place and gives what it opens on. */
async function detail(host: Element, at: number): Promise<ShadowRoot> {
  all(host, '.badge button')[at]!.click();
  return (await until(() => host.shadowRoot!.querySelectorAll('.about')[at]!.querySelector('cocarde-badge-detail')?.shadowRoot?.querySelector('p')?.getRootNode())) as ShadowRoot;
}
const plain = (text: string): string => text.replace(/\s+/g, ' ');
const read = (root: ShadowRoot): string => plain(textOf(root as unknown as Element));

describe('cocarde-badges', () => {
  beforeEach(() => freshPage());

  describe('for everybody', () => {
    everywhere('is accessible with earned and locked badges, a detail open and a notice above', async () => {
      const items = [...BADGES.items, locked('tout', { match: 'any', progress: [step(1, 3), step(2, 4, { kind: 'streak', atLeast: 4, group: 1 }), step(0, 1, { kind: 'badge', badge: 'idee', name: { fr: 'Idée', en: 'Idea' }, group: 1 })] })];
      const host = await shown({ ...BADGES, items, revoked: [LOST] });
      await detail(host, 4);
      await until(() => host.shadowRoot!.querySelector('cocarde-badge-notice')?.shadowRoot?.querySelector('li'));
      await isAccessible(host);
    });

    everywhere('is accessible without any badge', async () => {
      await isAccessible(await shown({ items: [], earned: 0, members: 1, revoked: [LOST] }));
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

  it('tells in the detail how to earn it, since when, by whom, why and until when it is held, and how rare it is', async () => {
    const host = await shown();
    assert.equal(read(await detail(host, 0)), 'Comment gagner idee. Obtenu le 12 nov. 2026 · 8 % des membres l’ont');
    assert.equal(read(await detail(host, 1)), 'Comment gagner aide. Attribué le 12 nov. 2026 par Paul Tran · valable jusqu’au 31 janv. 2027 · 8 % des membres l’ont Trois accueils réussis.');
    assert.equal(read(await detail(host, 2)), 'Comment gagner veille. moins de 1 % des membres l’ont Idées proposées 7 sur 10');
    assert.equal(read(await detail(host, 3)), 'Comment gagner parrain. personne ne l’a encore');
    assert.lengthOf(all(host, '.about:not([hidden])'), 1, 'one detail at a time');
  });

  it('shows each condition of a badge with a bar of its own, and says whether all or one is needed', async () => {
    const progress = [
      step(2, 3), step(4, 10, { kind: 'objects', fact: 'comment_written', whose: 'actor', atLeast: 10, group: 1 }),
      step(320, 400, { kind: 'level', atLeast: 3, name: { fr: 'Relais', en: 'Relay' }, group: 1 }), step(0, 1, { kind: 'badge', badge: 'idee', name: { fr: 'Idée', en: 'Idea' }, group: 2 }),
    ];
    const host = await shown({ ...BADGES, items: [locked('tout', { progress })] });
    const bar = host.shadowRoot!.querySelector('progress')!;
    assert.deepEqual([bar.value, bar.max, plain(bar.getAttribute('aria-label')!)], [48, 100, 'Nom tout, 48 %']);
    const root = await detail(host, 0);
    assert.include(read(root), 'Toutes ces conditions : Idées proposées 2 sur 3 L’une de ces conditions : Commentaires écrits, sujets différents 4 sur 10 Niveau « Relais », en points 320 sur 400 Badge « Idée » à gagner');
    assert.deepEqual([...root.querySelectorAll('progress')].map(({ value, max }) => [value, max]), [[2, 3], [4, 10], [320, 400], [0, 1]]);
  });

  it('speaks English where the page does', async () => {
    freshPage('en');
    const host = await shown({ ...BADGES, items: [locked('all', { match: 'any', progress: [step(1, 5, { kind: 'days', fact: 'visit', whose: 'actor', atLeast: 5 }), step(60, 100, { kind: 'points', atLeast: 100, name: { fr: 'points', en: 'points' }, group: 1 })], from: '2026-12-01', left: 1 })] });
    assert.equal(read(await detail(host, 0)), 'How to earn all. 8% of members have it One of these: Visits, on different days 1 of 5 points 60 of 100 To be earned from Dec 1, 2026 on · 1 place left');
  });

  it('shows the highest step that is held of several, how far the next is, and all of them in the detail', async () => {
    const tier = (order: number, name: string) => ({ tier: { group: 'idees', order, name: { fr: name, en: name } } });
    const items = [badge('deux', tier(2, 'Argent')), badge('autre'), badge('un', tier(1, 'Bronze')), locked('trois', { ...tier(3, 'Or'), progress: [step(9, 15)] })];
    const host = await shown({ ...BADGES, items });
    const places = all(host, 'li');
    assert.lengthOf(places, 2);
    assert.include(textOf(places[0]), 'Nom deuxArgent');
    assert.equal(places[0]!.querySelector('progress')!.getAttribute('aria-label'), 'Nom trois, 9 sur 15');
    assert.include(read(await detail(host, 0)), '✓ Bronze · Nom un, obtenu ✓ Argent · Nom deux, obtenu ○ Or · Nom trois, à gagner Prochaine étape : Nom trois. Comment gagner trois. Idées proposées 9 sur 15');
  });

  it('says how often a badge that repeats is held, and that one has expired', async () => {
    const host = await shown({ ...BADGES, items: [badge('rep', { repeats: true, times: 4 }), locked('fini', { until: '2026-10-31' })] });
    assert.include(textOf(all(host, 'li')[0]), 'Nom rep ×4');
    assert.include(read(await detail(host, 0)), 'Obtenu 4 fois, la dernière le 12 nov. 2026');
    assert.include(read(await detail(host, 1)), 'A expiré le 31 oct. 2026');
  });

  describe('a badge that was taken back', () => {
    const notice = async (host: Element) => (await until(() => host.shadowRoot!.querySelector('cocarde-badge-notice')?.shadowRoot?.querySelector('li')?.getRootNode())) as ShadowRoot;

    it('is told with the reason and by whom, until the member takes note of it', async () => {
      const service = new Service({ badges: { ...BADGES, revoked: [LOST, { ...LOST, id: 'two', because: 'cause_gone' }] } },
        ({ path, method }) => (method === 'PUT' && path === 'me/badges/lost/acknowledgement' ? { ...BADGES, revoked: [{ ...LOST, id: 'two' }] } : undefined));
      signIn();
      const host = show('<cocarde-badges></cocarde-badges>');
      const root = await notice(host);
      assert.include(read(root), 'Le badge « Perdu » vous a été retiré Il n’a pas été obtenu dans les règles. Décision de Noémie Vidal, le 20 nov. 2026 : Votes échangés. J’en prends note');
      assert.include(read(root), 'Ce qui l’avait valu n’existe plus.');
      root.querySelector('button')!.click();
      await until(() => root.querySelectorAll('li').length === 1);
      assert.lengthOf(service.sent('PUT me/badges/lost/acknowledgement'), 1);
      await until(() => root.activeElement === root.querySelector('button'));
    });

    it('stays told when the word does not arrive, and says so', async () => {
      new Service({ badges: { ...BADGES, revoked: [LOST] } }, ({ method }) => (method === 'PUT' ? 'forbidden' : undefined));
      signIn();
      const root = await notice(show('<cocarde-badges></cocarde-badges>'));
      root.querySelector('button')!.click();
      assert.equal(textOf(await until(() => root.querySelector('.error'))), 'Votre rôle ne le permet pas.');
      assert.lengthOf(root.querySelectorAll('li'), 1);
    });
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
    const drawings = new Set<string>();
    for (const shape of BADGE_SHAPES) {
      for (const glyph of BADGE_GLYPHS) {
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

  it('keeps words like « Conversation » whole, however narrow it is', async () => {
    freshPage('en');
    const host = (await shown({ ...MANY, items: [badge('ten-comments', { name: { en: 'Conversation' } }), ...MANY.items] }, '<cocarde-badges style="box-sizing: border-box"></cocarde-badges>')) as HTMLElement;
    const name = await find(host, '.badge button');
    const words = document.createRange();
    words.selectNodeContents([...name.childNodes].find(({ textContent }) => textContent === 'Conversation')!);
    for (let width = 230; width <= 400; width += 5) {
      host.style.inlineSize = `${width}px`;
      assert.lengthOf(words.getClientRects(), 1, `${width} px`);
    }
  });
});
