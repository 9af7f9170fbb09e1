import { assert } from 'chai';
import type { Leaderboard, LeaderboardRow } from '@cocarde/contract/leaderboard.ts';
import { all, announced, everywhere, find, freshPage, isAccessible, MEMBER, press, said, Service, show, signIn, textOf, until } from '../internal/test-page.ts';
import { define } from './define.ts';

define();

const row = (rank: number, points: number, name: string | null, team: string | null = null, me = false): LeaderboardRow => ({
  rank, points, name, team, member: name && `m-${name}`, me, alias: null, moved: null,
});

const WEEK: Leaderboard = {
  kind: 'week', currency: 'points', period: '2026-W47', name: null, from: '2026-11-16', to: '2026-11-22', closed: false, previous: null, next: null, periods: ['week', 'month', 'all'],
  of: null, leagues: false, ranking: 'competition', naming: 'opt_in', tied: 0, overlap: 0, apart: true, excluded: false,
  ranked: 211, members: 312, appears: 'undecided',
  top: [row(1, 214, 'Paul Tran', 'Produit'), row(2, 190, 'Lou Marchand', 'Contenu'), row(2, 190, null), row(4, 163, 'Karim Diallo')],
  around: [row(13, 88, 'Aya Roux'), row(14, 85, 'Inès Benali', 'Marketing', true), row(15, 81, null)],
};
const MONTH: Leaderboard = { ...WEEK, kind: 'month', period: '2026-11', appears: 'yes', overlap: 2, apart: false, top: [row(1, 900, 'Inès Benali', null, true), row(2, 890, null)], around: [row(1, 900, 'Inès Benali', null, true), row(2, 890, null)] };
const NOBODY: Leaderboard = { ...WEEK, kind: 'all', period: 'all', top: [], around: [], apart: false, ranked: 0, appears: 'no' };
const PARTS = { 'leaderboard:week': WEEK, 'leaderboard:month': MONTH, 'leaderboard:all': NOBODY };

async function shown<E extends Element = Element>(markup = '<cocarde-leaderboard></cocarde-leaderboard>', parts: Record<string, Leaderboard> = PARTS): Promise<E> {
  new Service(parts);
  signIn();
  const host = show(markup);
  await find(host, '.appear');
  return host as unknown as E;
}

const rows = (host: Element) => all<HTMLTableRowElement>(host, 'tbody tr');
const week = (given: Partial<Leaderboard>) => ({ 'leaderboard:week': { ...WEEK, ...given } });

describe('cocarde-leaderboard', () => {
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

  describe('for everybody', () => {
    everywhere('is accessible with ranks and the question', async () => isAccessible(await shown()));

    everywhere('is accessible with the choice open', async () => {
      const host = await shown('<cocarde-leaderboard period="month"></cocarde-leaderboard>');
      all<HTMLDetailsElement>(host, 'details')[0]!.open = true;
      await isAccessible(host);
    });

    everywhere('is accessible while nobody has points', async () => isAccessible(await shown('<cocarde-leaderboard period="all"></cocarde-leaderboard>')));

    everywhere('is accessible while it loads', async () => {
      new Service({}, () => new Promise(() => {}));
      signIn();
      const host = show('<cocarde-leaderboard></cocarde-leaderboard>');
      await until(() => /Semaine|Week/.test(said(host)));
      await isAccessible(host);
    });

    everywhere('is accessible when it failed', async () => {
      new Service({}, () => 'forbidden');
      signIn();
      const host = show('<cocarde-leaderboard></cocarde-leaderboard>');
      await find(host, '.state');
      await isAccessible(host);
    });

    everywhere('is accessible for a visitor who is not signed in', async () => {
      new Service();
      const host = show('<cocarde-leaderboard></cocarde-leaderboard>');
      await find(host, '.state');
      await isAccessible(host);
    });

    everywhere('is accessible with a wrong attribute', async () => {
      new Service();
      const host = show('<cocarde-leaderboard period="year"></cocarde-leaderboard>');
      await find(host, '.state');
      await isAccessible(host);
    });
  });

  describe('by keyboard', () => {
    const tabs = (host: Element) => all(host, '[role=tab]');
    const selected = (host: Element) => textOf(all(host, '[aria-selected=true]')[0]);

    it('has one tab stop and moves between periods by arrows, Home and End, around the ends', async () => {
      const host = await shown();
      const [first] = tabs(host);
      first!.focus();
      for (const [key, period] of [['ArrowRight', 'Mois'], ['End', 'Toujours'], ['ArrowRight', 'Semaine'], ['ArrowLeft', 'Toujours'], ['Home', 'Semaine']] as const) {
        press(host.shadowRoot!.activeElement!, key);
        await until(() => selected(host) === period);
        assert.equal(textOf(host.shadowRoot!.activeElement), period);
        assert.deepEqual(tabs(host).map(({ tabIndex }) => tabIndex).sort(), [-1, -1, 0]);
      }
    });

    it('mirrors the arrows where the page reads from right to left', async () => {
      const host = (await shown('<cocarde-leaderboard dir="rtl"></cocarde-leaderboard>'));
      tabs(host)[0]!.focus();
      press(tabs(host)[0]!, 'ArrowLeft');
      await until(() => selected(host) === 'Mois');
    });
  });

  it('is a table with a caption, column heads and a row head for each member', async () => {
    const host = await shown();
    assert.equal(textOf(all(host, 'caption')[0]), 'Classement, Semaine');
    assert.deepEqual(all(host, 'thead th').map(textOf), ['Rang', 'Membre', 'points']);
    assert.equal(textOf(rows(host)[0]!.querySelector('th[scope=row]')), 'PT Paul Tran Produit');
    assert.include(said(host), '312 membres');
  });

  it('marks my row, and says what the next rank takes', async () => {
    const host = await shown();
    const mine = all(host, '[aria-current=true]');
    assert.lengthOf(mine, 1);
    assert.include(textOf(mine[0]), 'Vous');
    assert.include(textOf(mine[0]), '3 points du rang 13');
  });

  it('says nothing of the next rank where it is left out', async () => {
    const tied = [row(26, 50, 'Aya Roux'), row(26, 50, null), row(26, 50, 'Inès Benali', null, true), row(29, 48, null)];
    const host = await shown(undefined, week({ top: [row(1, 90, 'Paul Tran'), row(10, 60, 'Lou Marchand')], around: tied }));
    assert.equal(textOf(all(host, '[aria-current=true]')[0]!.querySelector('.small')), 'ex æquo');
  });

  it('says that who leads leads', async () => {
    const host = await shown('<cocarde-leaderboard period="month"></cocarde-leaderboard>');
    assert.include(textOf(all(host, '[aria-current=true]')[0]), 'En tête');
  });

  it('never names who has not agreed, and gives them a neutral figure', async () => {
    const host = await shown();
    const unnamed = rows(host)[2]!;
    assert.include(textOf(unnamed), 'Un membre');
    assert.equal(textOf(unnamed.querySelector('.avatar text')), '');
    assert.equal(textOf(rows(host)[0]!.querySelector('.avatar text')), 'PT');
  });

  it('lets equal scores share a rank and says so', async () => {
    const host = await shown();
    const [first, second, third] = rows(host).map(textOf);
    assert.notInclude(first, 'ex æquo');
    for (const tied of [second, third]) assert.match(tied!, /^2 .*ex æquo/);
    assert.include(said(host), 'À égalité, le rang est partagé : 1, 2, 2, 4.');
  });

  it('gives the first three a medal that carries their rank in figures', async () => {
    const host = await shown();
    assert.deepEqual(all(host, '.m1, .m2, .m3').map(textOf), ['1', '2', '2']);
  });

  it('shows where ranks are left out between the top and my neighbours', async () => {
    const host = await shown();
    assert.deepEqual(rows(host).map((tr) => (tr.matches('.gap') ? '…' : textOf(tr.cells[0]))), ['1', '2', '2', '4', '…', '13', '14', '15']);
  });

  it('joins my neighbours to the top where they overlap or follow on, members without a name included', async () => {
    const top = [row(1, 9, 'A'), row(2, 8, null), row(3, 7, null), row(4, 6, 'D')];
    const cases: [given: Partial<Leaderboard>, points: string[]][] = [
      [{ overlap: 3, apart: false, around: [row(2, 8, null), row(3, 7, null), row(4, 6, 'D'), row(5, 5, 'Moi', null, true)] }, ['9', '8', '7', '6', '5']],
      [{ overlap: 0, apart: false, around: [row(5, 5, 'Moi', null, true), row(6, 4, null)] }, ['9', '8', '7', '6', '5', '4']],
      // Who shares the last rank of the top without a name is somebody else.
      [{ overlap: 0, apart: true, around: [row(4, 6, null), row(5, 5, 'Moi', null, true)] }, ['9', '8', '7', '6', 'gap', '6', '5']],
      [{ overlap: 0, apart: false, around: [] }, ['9', '8', '7', '6']],
    ];
    for (const [given, points] of cases) {
      freshPage();
      const host = await shown(undefined, week({ top, ...given }));
      assert.deepEqual(rows(host).map((tr) => (tr.matches('.gap') ? 'gap' : textOf(tr.cells[2]))), points);
    }
  });

  describe('with a podium', () => {
    const PODIUM = '<cocarde-leaderboard podium></cocarde-leaderboard>';
    const steps = (host: Element) => all<HTMLElement>(host, '.podium li');
    const ranks = (host: Element) => rows(host).map((tr) => (tr.matches('.gap') ? '…' : textOf(tr.cells[0])));
    const board = (...given: LeaderboardRow[]) => week({ top: given, around: [], apart: false });

    everywhere('is accessible', async () => isAccessible(await shown(PODIUM, week({ top: WEEK.top.map((line, i) => ({ ...line, moved: 1 - i })) }))));

    it('lists the first three in the order of their ranks, and the others in the table', async () => {
      const host = await shown(PODIUM);
      assert.equal(host.shadowRoot!.querySelector('.podium')!.localName, 'ol');
      assert.deepEqual(steps(host).map(textOf), ['1 PT Paul Tran Produit 214 points', '2 LM Lou Marchand Contenu · ex æquo 190 points', '2 Un membre ex æquo 190 points']);
      assert.deepEqual(ranks(host), ['4', '…', '13', '14', '15']);
    });

    it('stands the first in the middle, higher than the others, and who shares a rank as high', async () => {
      const host = await shown(PODIUM);
      const [first, second, third] = steps(host).map((step) => step.querySelector('.step')!.getBoundingClientRect());
      assert.isBelow(second!.left, first!.left);
      assert.isAbove(third!.left, first!.left);
      assert.isBelow(first!.top, second!.top);
      assert.equal(second!.top, third!.top);
      assert.deepEqual([second!.bottom, third!.bottom], [first!.bottom, first!.bottom]);
    });

    it('never parts members who share a rank: those who do not all fit stay in the table', async () => {
      const cases: [number[], number, number[]][] = [
        [[1, 2, 3, 3], 2, [3, 3]], [[1, 2, 2, 2], 1, [2, 2, 2]], [[1, 1, 1, 1], 0, [1, 1, 1, 1]], [[1, 1, 1, 4], 3, [4]], [[1, 2], 2, []], [[1], 1, []],
      ];
      for (const [given, count, left] of cases) {
        freshPage();
        const host = await shown(PODIUM, board(...given.map((rank) => row(rank, 100 - rank, `M${rank}`))));
        assert.deepEqual([steps(host).length, ranks(host)], [count, left.map(String)]);
        assert.lengthOf(all(host, 'table'), left.length ? 1 : 0);
      }
    });

    it('has my own step, with what the next rank takes', async () => {
      const host = await shown(PODIUM, board(row(1, 40, 'A'), row(2, 30, 'Inès', null, true), row(3, 9, null)));
      const [mine] = all(host, '[aria-current=true]');
      assert.equal(textOf(mine), '2 I Vous 10 points du rang 1 30 points');
    });

    it('fits into 280 pixels with long names and large numbers, and cuts none of them', async () => {
      const host = await shown<HTMLElement>('<cocarde-leaderboard podium style="inline-size: 280px; box-sizing: border-box"></cocarde-leaderboard>',
        board(row(1, 1_234_567, 'Anne-Charlotte Charpentier-Wolfenschiessenberger', 'Développement'), row(2, 30_000, 'B', 'Recherche et anticonstitutionnellement'), row(3, 9, 'Inès', null, true)));
      const podium = host.shadowRoot!.querySelector('.podium')!;
      for (const element of podium.querySelectorAll('.who > span:last-child, .small, .step')) {
        // An inline box has no width of its own.
        if (element.clientWidth) assert.isAtMost(element.scrollWidth, element.clientWidth, textOf(element));
        assert.isAtMost(element.getBoundingClientRect().bottom, podium.getBoundingClientRect().bottom + 1, textOf(element));
      }
      const [first, second, third] = steps(host).map((step) => step.querySelector('.avatar')!.getBoundingClientRect().top);
      assert.isTrue(first! < second! && second! < third!, 'who stands higher is shown higher, whatever the names');
      for (const element of all(host, '*')) assert.isAtMost(element.getBoundingClientRect().right, host.getBoundingClientRect().right + 1, element.className);
    });

    it('is waited for by the others, so that they do not move when it comes', async () => {
      new Service(PARTS);
      signIn();
      const host = show<HTMLElement>(PODIUM);
      const seen: string[] = [];
      new MutationObserver(() => seen.push(['.bone', '.podium', 'tbody'].filter((part) => all(host, part).length).join(' '))).observe(host.shadowRoot!, { childList: true, subtree: true });
      await find(host, '.podium');
      await until(() => seen.includes('.podium tbody'));
      assert.isEmpty(seen.filter((parts) => parts.includes('tbody') && !parts.includes('.podium')));
    });
  });

  it('says by a sign and in words how far each has moved, and nothing where there is nothing to compare with', async () => {
    const moved = [2, -1, 0, 'new', null] as const;
    const host = await shown(undefined, week({ top: moved.map((by, i) => ({ ...row(i + 1, 90 - i, `M${i}`), moved: by })), around: [], apart: false }));
    assert.deepEqual(rows(host).map((tr) => textOf(tr.cells[0])), ['1▲22 rangs gagnés', '2▼11 rang perdu', '3=même rang qu’avant', '4+nouvelle entrée', '5']);
  });

  it('states the tie rule of the community, and how many more share the last rank', async () => {
    const host = await shown(undefined, week({ ranking: 'dense', tied: 3 }));
    assert.include(said(host), '3 autres au rang 4.');
    assert.include(said(host), '1, 2, 2, 3.');
    freshPage();
    assert.include(said(await shown(undefined, week({ tied: 1 }))), '1 autre au rang 4.');
  });

  it('has a tab for each period that the community has switched on', async () => {
    const host = await shown(undefined, week({ periods: ['day', 'week', 'quarter', 'season', 'all'] }));
    assert.deepEqual(all(host, '[role=tab]').map(textOf), ['Jour', 'Semaine', 'Trimestre', 'Saison', 'Toujours']);
  });

  describe('going back in time', () => {
    const PAST: Leaderboard = { ...WEEK, period: '2026-W38', from: '2026-09-14', to: '2026-09-20', closed: true, previous: null, next: { period: '2026-W47', name: null }, top: [row(1, 77, 'Zoé')], around: [], apart: false };
    const parts = { ...PARTS, 'leaderboard:week': { ...WEEK, previous: { period: '2026-W38', name: null } }, 'leaderboard:week:2026-W38': PAST, 'leaderboard:week:2026-W47': { ...WEEK, previous: { period: '2026-W38', name: null } } };
    const periods = (host: Element) => all(host, 'cocarde-periods')[0]!;
    const ways = (host: Element) => all(periods(host), 'button');
    async function opened<E extends Element>(markup: string | undefined, parts: Record<string, Leaderboard>): Promise<E> {
      const host = await shown<E>(markup, parts);
      all<HTMLDetailsElement>(host, 'details').find((details) => textOf(details.querySelector('summary')) === 'Autres périodes')!.open = true;
      await find(periods(host), 'button');
      return host;
    }

    it('goes to the nearest period with points and comes back, says which it is, and keeps the focus', async () => {
      const host = await opened(undefined, parts);
      assert.deepEqual(ways(host).map((way) => [textOf(way), way.getAttribute('aria-disabled')]), [['Plus tôt', null], ['Plus tard', 'true']]);
      const [earlier] = ways(host);
      earlier!.focus();
      earlier!.click();
      assert.equal(await announced(), '14 sept. 2026 – 20 sept. 2026');
      assert.include(said(periods(host)), '14 sept. 2026');
      assert.equal(periods(host).shadowRoot!.activeElement, ways(host)[0]);
      assert.deepEqual(ways(host).map((way) => way.getAttribute('aria-disabled')), ['true', null]);
      // There is nothing before: nothing happens.
      ways(host)[0]!.click();
      ways(host)[1]!.click();
      await until(() => said(periods(host)).includes('16 nov. 2026'));
    });

    it('starts anew with the running period when another kind is chosen', async () => {
      const host = await opened<HTMLElement & { period: string }>(undefined, parts);
      ways(host)[0]!.click();
      await until(() => said(periods(host)).includes('14 sept. 2026'));
      host.period = 'month';
      await until(() => said(host).includes('900'));
      all(host, '[role=tab]')[0]!.click();
      await until(() => said(host).includes('Paul Tran'));
      assert.notInclude(said(host), 'Zoé');
    });

    it('calls a season by its name', async () => {
      const season: Leaderboard = { ...WEEK, kind: 'season', period: 'ete', name: { fr: 'Été', en: 'Summer' }, previous: { period: 'printemps', name: null }, periods: ['season', 'all'] };
      const host = await opened('<cocarde-leaderboard period="season"></cocarde-leaderboard>', { 'leaderboard:season': season });
      assert.include(said(periods(host)), 'Été');
    });

    everywhere('is accessible, at its end as well', async (lang) => {
      const host = await shown(undefined, parts);
      all<HTMLDetailsElement>(host, 'details')[0]!.open = true;
      all<HTMLDetailsElement>(host, 'details').at(-1)!.open = true;
      await find(periods(host), 'button');
      assert.include(said(host), lang === 'fr' ? 'Autres périodes' : 'Other periods');
      await isAccessible(host);
      ways(host)[0]!.click();
      await until(() => said(periods(host)).includes('14') && ways(host)[1]!.getAttribute('aria-disabled') === null);
      await isAccessible(periods(host));
    });
  });

  it('calls members by invented names where the community chose so, me too', async () => {
    const alias = (fr: string) => ({ fr, en: 'Blue cedar 4' });
    const top = [{ ...row(1, 9, null), alias: alias('Cèdre bleu 4') }, row(2, 8, null), { ...row(3, 7, null, null, true), alias: alias('Pin vert 12') }];
    const host = await shown(undefined, week({ naming: 'pseudonym', top, around: [], appears: 'undecided' }));
    const [first, second, mine] = rows(host).map(textOf);
    assert.include(first, 'Cèdre bleu 4');
    assert.include(second, 'Un membre');
    assert.include(mine, 'Vous Pin vert 12');
    const question = await find<HTMLDetailsElement>(host, '.appear');
    assert.isFalse(question.open);
    (await find(host, '.appear summary')).click();
    await until(() => said(question.querySelector('cocarde-appear')!).includes('sous un nom inventé'));
  });

  it('tells an account that takes no part so, and asks it nothing', async () => {
    new Service(week({ around: [], excluded: true }));
    signIn();
    const host = show('<cocarde-leaderboard></cocarde-leaderboard>');
    await find(host, 'table');
    assert.include(said(host), 'Ce compte n’est pas classé.');
    assert.isEmpty(all(host, '.appear'));
  });

  describe('of a part', () => {
    const TEAMS: Leaderboard = {
      ...WEEK, of: { id: 'equipes', name: { fr: 'Équipes', en: 'Teams' }, since: '2026-11-02', measure: 'average', fewest: 5 },
      top: [{ ...row(1, 13.8, 'Grande'), member: null }, { ...row(2, 12, 'Marketing', null, true), member: null }], around: [], apart: false, appears: 'yes',
    };

    it('is asked for by its id, named, and says what is compared and since when', async () => {
      new Service({ 'leaderboard:equipes/week': TEAMS });
      signIn();
      const host = show('<cocarde-leaderboard of="equipes"></cocarde-leaderboard>');
      await until(() => said(host).includes('par leur moyenne par membre'));
      assert.equal(textOf(all(host, 'h2')[0]), 'Équipes');
      assert.include(said(host), 'Les équipes d’au moins 5 personnes sont affichées. Seul compte ce qui est gagné depuis le 2 nov. 2026.');
      assert.include(textOf(all(host, '[aria-current=true]')[0]), 'Marketing');
      assert.isEmpty(all(host, '.appear'));
    });

    everywhere('is accessible', async () => {
      new Service({ 'leaderboard:equipes/week': TEAMS });
      signIn();
      const host = show('<cocarde-leaderboard of="equipes"></cocarde-leaderboard>');
      await find(host, 'table');
      await isAccessible(host);
    });
  });

  it('fits into 280 pixels with every tab and all signs', async () => {
    const wide = { ...WEEK, periods: ['day', 'week', 'month', 'quarter', 'season', 'all'] as Leaderboard['periods'], previous: { period: '2026-W38', name: null }, top: WEEK.top.map((line) => ({ ...line, moved: 12 })) };
    const host = await shown<HTMLElement>('<cocarde-leaderboard style="inline-size: 280px; box-sizing: border-box"></cocarde-leaderboard>', { 'leaderboard:week': wide });
    assert.isAtMost(host.scrollWidth, 280);
    for (const element of all(host, '*')) assert.isAtMost(element.getBoundingClientRect().right, host.getBoundingClientRect().right + 1, element.className);
  });

  it('shows members without a name who tie, at the end of the top and around me, as the members that they are', async () => {
    const top = [row(1, 9, 'A'), row(2, 8, 'B'), row(3, 5, null)];
    const cases: [given: Partial<Leaderboard>, ranks: string[]][] = [
      [{ around: [row(3, 5, null), row(3, 5, null), row(6, 4, 'Moi', null, true)], overlap: 0, apart: false }, ['1', '2', '3', '3', '3', '6']],
      [{ around: [row(3, 5, null), row(3, 5, null), row(5, 4, 'Moi', null, true)], overlap: 1, apart: false }, ['1', '2', '3', '3', '5']],
      [{ around: [row(3, 5, null), row(3, 5, null), row(9, 4, 'Moi', null, true)], overlap: 0, apart: true }, ['1', '2', '3', 'gap', '3', '3', '9']],
    ];
    for (const [given, ranks] of cases) {
      freshPage();
      const host = await shown(undefined, week({ top, ...given }));
      assert.deepEqual(rows(host).map((tr) => (tr.matches('.gap') ? 'gap' : textOf(tr.cells[0]))), ranks);
    }
  });

  it('breaks no word of a name on a narrow page, and has the whole name at hand', async () => {
    const name = 'Anne-Charlotte Charpentier-Wolfenschiessenberger';
    const host = await shown('<cocarde-leaderboard style="inline-size: 250px"></cocarde-leaderboard>', week({ top: [row(1, 12_345, name, 'Développement')], around: [] }));
    const [cell] = all<HTMLElement>(host, 'tbody th');
    const shownName = cell!.querySelector('.row > span:last-child')!;
    assert.equal(shownName.getAttribute('title'), name);
    const link = shownName.querySelector('button')!;
    assert.isAbove(link.scrollWidth, link.clientWidth, 'its longest word is cut with an ellipsis');
    assert.equal(getComputedStyle(link).textOverflow, 'ellipsis');
    assert.isAtMost(link.offsetWidth, shownName.clientWidth);
    const table = host.shadowRoot!.querySelector('table')!;
    assert.isAtMost(table.scrollWidth, table.parentElement!.clientWidth);
  });

  it('writes « ex æquo » on one line', async () => {
    const host = await shown();
    assert.include(host.shadowRoot!.textContent, 'ex\u00a0æquo');
  });

  it('ranks by a further currency where it is asked to, and says which', async () => {
    const expertise = { ...WEEK, currency: 'expertise', appears: 'yes' as const };
    const service = new Service({ 'leaderboard:expertise~week': expertise });
    service.community = { ...service.community, currencies: [{ id: 'expertise', unit: { fr: 'points d’expertise' }, one: { fr: 'point d’expertise' } }] };
    signIn();
    const host = show('<cocarde-leaderboard currency="expertise"></cocarde-leaderboard>');
    await find(host, '.appear');
    assert.equal(textOf(all(host, 'h2')[0]), 'Classement · points d’expertise');
    assert.include(said(host), '3 points d’expertise du rang 13');
  });

  it('keeps its title where it has nothing to show', async () => {
    new Service();
    const host = show('<cocarde-leaderboard></cocarde-leaderboard>');
    await find(host, '.state');
    assert.deepEqual(all(host, 'h2').map(textOf), ['Classement']);
    assert.isEmpty(all(host, '[role=tab]'));
  });

  it('tells a member without points so, and an empty period what opens it', async () => {
    assert.include(said(await shown(undefined, week({ around: [] }))), 'Vous n’avez rien gagné sur cette période.');
    freshPage();
    assert.include(said(await shown('<cocarde-leaderboard period="all"></cocarde-leaderboard>')), 'Proposez une idée ou une réponse.');
  });

  it('asks the service for the period that is chosen', async () => {
    const service = new Service(PARTS);
    signIn();
    const host = show('<cocarde-leaderboard></cocarde-leaderboard>');
    await find(host, 'table');
    all(host, '[role=tab]')[1]!.click();
    await until(() => said(host).includes('900'));
    assert.deepEqual(service.sent('GET bootstrap').map(({ path }) => path), ['bootstrap?want=leaderboard%3Aweek', 'bootstrap?want=leaderboard%3Amonth']);
  });

  it('speaks English', async () => {
    freshPage('en');
    const host = await shown();
    for (const words of ['Leaderboard', '312 members', 'You', '3 points from rank 13', 'A member', 'tied', 'Appear in the leaderboard?']) assert.include(said(host), words);
  });

  it('asks whether I want to be named until I have answered, and keeps the question at hand afterwards', async () => {
    const asked = await find<HTMLDetailsElement>(await shown(), '.appear');
    assert.isTrue(asked.open);
    assert.include(textOf(asked), 'Apparaître dans le classement ?');
    const choice = asked.querySelector('cocarde-appear')!;
    await find(choice, 'button');
    assert.include(said(choice), 'Avec votre nom, qui mène à un profil');
    freshPage();
    const answered = await find<HTMLDetailsElement>(await shown('<cocarde-leaderboard period="month"></cocarde-leaderboard>'), '.appear');
    assert.isFalse(answered.open);
  });

  it('leaves the question open when it is answered', async () => {
    const service = new Service(PARTS, ({ method }) => (method === 'PATCH' ? { ...MEMBER, appears: 'yes' } : undefined));
    signIn();
    const host = show('<cocarde-leaderboard></cocarde-leaderboard>');
    const question = await find<HTMLDetailsElement>(host, '.appear');
    const yes = await find(question.querySelector('cocarde-appear')!, 'button');
    service.parts = week({ appears: 'yes' });
    service.me = { ...MEMBER, appears: 'yes' };
    yes.click();
    await until(() => service.sent('GET bootstrap').length === 2);
    await until(() => yes.getAttribute('aria-pressed') === 'true');
    assert.isTrue(question.open);
  });

  it('renders an inert state for a period that there is not, and warns once', async () => {
    const service = new Service(PARTS);
    signIn();
    const host = show<HTMLElement & { period: string; updateComplete: Promise<boolean> }>('<cocarde-leaderboard period="year"></cocarde-leaderboard>');
    await find(host, '.state');
    host.period = 'decade';
    await host.updateComplete;
    assert.lengthOf(warnings, 1);
    assert.include(said(host), 'Ce module n’est pas bien configuré');
    assert.isEmpty(service.asked);
  });
});
