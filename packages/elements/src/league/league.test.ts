import { assert } from 'chai';
import type { Leaderboard } from '@cocarde/contract/leaderboard.ts';
import type { League, LeagueRow, Zone } from '@cocarde/contract/leagues.ts';
import { define } from '../leaderboard/define.ts';
import { all, everywhere, find, freshPage, isAccessible, press, said, Service, show, signIn, textOf, until } from '../internal/test-page.ts';

define();

const TIERS = [{ fr: 'Bronze', en: 'Bronze' }, { fr: 'Argent', en: 'Silver' }, { fr: 'Or', en: 'Gold' }];
const row = (rank: number, points: number, zone: Zone, name: string | null, me = false): LeagueRow =>
  ({ rank, points, zone, name, me, alias: null, team: null, member: name && `m-${name}` });

const LEAGUE: League = {
  period: '2026-W47', name: null, from: '2026-11-16', to: '2026-11-22', closed: false, begins: null, periods: ['week', 'all'], of: null, leagues: true,
  tiers: TIERS, tier: 2, last: { period: '2026-W46', brought: 'up' }, members: 6, lack: { zone: 'up', points: 12 },
  rows: [row(1, 90, 'up', 'Paul Tran'), row(2, 78, 'stay', 'Inès Benali', true), row(3, 50, 'stay', 'Lou Marchand'), row(3, 50, 'stay', null)], below: 2,
  previous: { period: '2026-W46', name: null }, next: null, ranking: 'competition', naming: 'opt_in', appears: 'yes', excluded: false,
};
const WEEK: Leaderboard = {
  kind: 'week', currency: 'points', period: '2026-W47', name: null, from: '2026-11-16', to: '2026-11-22', closed: false, previous: null, next: null, periods: ['week', 'all'],
  of: null, leagues: true, ranking: 'competition', naming: 'opt_in', top: [], tied: 0, around: [], overlap: 0, apart: false, ranked: 0, members: 312, appears: 'yes', excluded: false,
};

async function shown(given: Partial<League> = {}): Promise<{ host: HTMLElement; league: HTMLElement }> {
  const past: League = { ...LEAGUE, period: '2026-W46', closed: true, tier: 1, last: null, rows: [row(1, 9, 'up', 'Inès Benali', true)], below: 0, lack: null, previous: null, next: { period: '2026-W47', name: null } };
  new Service({ league: { ...LEAGUE, ...given }, 'league:2026-W46': past, 'league:2026-W47': LEAGUE, 'leaderboard:week': WEEK });
  signIn();
  const host = show<HTMLElement>('<cocarde-leaderboard period="league"></cocarde-leaderboard>');
  const league = await find(host, 'cocarde-league');
  await find(league, '.tiers');
  return { host, league };
}

describe('the league tab of cocarde-leaderboard', () => {
  beforeEach(() => freshPage());

  everywhere('is accessible', async () => {
    const { host } = await shown();
    await isAccessible(host);
  });

  everywhere('is accessible without a place', async () => {
    const { host } = await shown({ rows: [], below: 0, members: 0, lack: null });
    await isAccessible(host);
  });

  it('is there where the community has leagues, and its data come when it is chosen', async () => {
    const service = new Service({ league: LEAGUE, 'leaderboard:week': WEEK });
    signIn();
    const host = show('<cocarde-leaderboard></cocarde-leaderboard>');
    await until(() => all(host, '[role=tab]').length === 3);
    assert.deepEqual(all(host, '[role=tab]').map(textOf), ['Semaine', 'Toujours', 'Ligue']);
    all(host, '[role=tab]')[0]!.focus();
    press(host.shadowRoot!.activeElement!, 'End');
    const league = await find(host, 'cocarde-league');
    await find(league, 'table');
    assert.equal(textOf(host.shadowRoot!.activeElement), 'Ligue');
    assert.deepEqual(service.sent('GET bootstrap').map(({ path }) => path), ['bootstrap?want=leaderboard%3Aweek', 'bootstrap?want=league']);
    freshPage();
    new Service({ 'leaderboard:week': { ...WEEK, leagues: false } });
    signIn();
    const without = show('<cocarde-leaderboard></cocarde-leaderboard>');
    await until(() => all(without, '[role=tab]').length === 2);
  });

  it('shows the tiers, mine among them, and what my week before brought', async () => {
    const { league } = await shown();
    assert.deepEqual(all(league, '.tiers li').map((tier) => [textOf(tier), tier.getAttribute('aria-current')]), [['Bronze', null], ['Argent', 'step'], ['Or', null]]);
    assert.include(said(league), 'La semaine dernière : montée en Argent.');
  });

  it('has a part of the table for each fate, and tells me alone how far the next better one is', async () => {
    const { league } = await shown();
    assert.deepEqual(all(league, 'tbody').map((part) => [...part.querySelectorAll('tr')].map(textOf)), [
      ['▲ Montée en Or', '1 PT Paul Tran 90'],
      ['Maintien en Argent', '2 IB Vous 12 points pour monter 78', '3 LM Lou Marchand ex æquo 50', '3 Un membre ex æquo 50'],
      ['▼ Retour en Bronze', '2 autres membres'],
    ]);
    assert.equal(textOf(all(league, 'caption')[0]), 'Ligue, Argent');
    freshPage();
    const last = { rows: [row(1, 90, 'stay', 'Paul Tran'), row(2, 8, 'down', 'Inès Benali', true)], lack: { zone: 'stay', points: 82 }, below: 0 } as const;
    const { league: low } = await shown({ ...last, rows: [...last.rows] });
    assert.include(said(low), '82 points pour rester en Argent');
    assert.notInclude(said(low), 'autre');
    freshPage();
    const { league: over } = await shown({ closed: true });
    assert.notInclude(said(over), 'pour monter');
  });

  it('of the many who stay, shows the first of the league and my neighbours, and where others are left out', async () => {
    const rows = [row(1, 99, 'up', 'A'), ...Array.from({ length: 14 }, (_, i) => row(i + 2, 90 - i, 'stay', `M${i}`, i === 7))];
    const { league } = await shown({ rows, below: 0 });
    const ranks = all<HTMLTableRowElement>(league, 'tbody:last-of-type tr:not(.zone)').map((tr) => (tr.matches('.gap') ? '…' : textOf(tr.cells[0])));
    assert.deepEqual(ranks, ['2', '3', '…', '7', '8', '9', '10', '11', '…']);
  });

  it('says when leagues begin, how to get a place, and who has none', async () => {
    const none = { rows: [], below: 0, members: 0, lack: null };
    const { league } = await shown({ ...none, begins: '2026-11-23', last: null });
    assert.include(said(league), 'Les ligues commencent le 23 nov. 2026.');
    for (const [given, words] of [
      [none, 'Vos premiers gains de la semaine vous donnent une place en Argent.'],
      [{ ...none, closed: true }, 'Vous n’étiez dans aucune ligue cette semaine-là.'],
      [{ ...none, excluded: true }, 'Ce compte n’est pas classé.'],
    ] as const) {
      freshPage();
      assert.include(said((await shown({ ...given, rows: [] })).league), words);
    }
  });

  it('goes back to past weeks and comes again', async () => {
    const { host } = await shown();
    const now = () => host.shadowRoot!.querySelector('cocarde-league')?.shadowRoot?.querySelector('[aria-current=step]');
    all<HTMLDetailsElement>(host, 'details').at(-1)!.open = true;
    const periods = await find(host, 'cocarde-periods');
    const earlier = await find(periods, 'button');
    assert.include(said(periods), '16 nov. 2026 – 22 nov. 2026');
    earlier.click();
    await until(() => textOf(now()) === 'Bronze');
    all(periods, 'button')[1]!.click();
    await until(() => textOf(now()) === 'Argent');
  });

  it('fits into 280 pixels', async () => {
    const { host, league } = await shown({ rows: [row(1, 12_345, 'up', 'Anne-Charlotte Charpentier-Wolfenschiessenberger'), ...LEAGUE.rows.slice(1)] });
    host.style.cssText = 'inline-size: 280px; box-sizing: border-box';
    for (const element of all(league, '*')) assert.isAtMost(element.getBoundingClientRect().right, host.getBoundingClientRect().right + 1, element.className);
  });

  it('speaks English', async () => {
    freshPage('en');
    const { host, league } = await shown();
    assert.deepEqual(all(host, '[role=tab]').map(textOf).at(-1), 'League');
    for (const words of ['Your last week took you up to Silver.', 'Going up to Gold', 'Staying in Silver', 'Going down to Bronze', '12 points to go up']) assert.include(said(league), words);
  });
});
