import { assert } from 'chai';
import type { Points } from '@cocarde/contract/points.ts';
import type { StreakDayKind, StreakPage } from '@cocarde/contract/streaks.ts';
import { all, announced, everywhere, find, freshPage, isAccessible, refusal, said, Service, show, signIn, textOf, until } from '../internal/test-page.ts';
import type { Answer } from '../internal/test-page.ts';
import { define } from './define.ts';
import type { PointsCard } from './points.ts';
import type { StreakDays } from './streak.ts';

define();

const POINTS: Points = {
  total: 1240, thisWeek: 85, streak: 12, streakToday: 'counted', streakNext: '2026-11-23', badges: { earned: 9, all: 24 }, rank: 14, members: 312, currencies: [],
  level: { number: 3, name: { fr: 'Relais', en: 'Relay' }, from: 700 }, next: null,
};

const KINDS: Record<string, StreakDayKind> = {
  '2026-11-06': 'missed', '2026-11-11': 'holiday', '2026-11-12': 'pause', '2026-11-17': 'repaired', '2026-11-20': 'ahead', '2026-11-19': 'ahead',
};

const PAGE: StreakPage = {
  today: '2026-11-18', streak: 12, longest: 31, streakToday: 'counted', streakNext: '2026-11-19',
  days: Array.from({ length: 28 }, (_, i) => {
    const date = new Date(Date.UTC(2026, 9, 26 + i));
    const day = date.toISOString().slice(0, 10);
    return { day, kind: KINDS[day] ?? ([0, 6].includes(date.getUTCDay()) ? 'rest' : 'visited'), name: day === '2026-11-11' ? { fr: 'Armistice 1918', en: 'Armistice Day' } : null };
  }),
  pauses: [{ from: '2026-12-21', to: '2027-01-02' }, { from: '2026-11-05', to: '2026-11-20' }, { from: '2026-08-01', to: '2026-08-20' }],
  repairs: [{ day: '2026-11-17', reason: 'Le serveur était en panne', by: { id: '2', name: 'Noémie', team: null } }],
  pauseDays: { used: 46, of: 183, from: '2026-11-11', to: '2027-11-19' },
};

const knows = (page: StreakPage, more: Answer = () => undefined): Answer => (asked) => more(asked) ?? (asked.path.startsWith('me/') ? page : undefined);

async function shown(answer: Answer = knows(PAGE), markup = '<cocarde-points days></cocarde-points>'): Promise<{ card: PointsCard; host: StreakDays; service: Service }> {
  const service = new Service({ points: POINTS }, answer);
  signIn();
  const card = show<PointsCard>(markup);
  const host = await find<StreakDays>(card, 'cocarde-streak');
  await find(host, 'td, .state');
  return { card, host, service };
}

const at = (host: Element, date: string) => all(host, 'td').find((cell) => textOf(cell).startsWith(date))!;
const inputs = (host: Element) => all<HTMLInputElement>(host, 'input');
const choose = (input: HTMLInputElement, day: string) => {
  input.value = day;
  input.dispatchEvent(new Event('change', { bubbles: true }));
};
const submit = (host: Element) => all(host, 'form button')[0]!.click();

describe('cocarde-streak', () => {
  beforeEach(() => freshPage());

  everywhere('is accessible with its weeks, pauses and form', async () => isAccessible((await shown()).card));

  everywhere('is accessible with the sentence that refuses a pause', async () => {
    const { card, host } = await shown(knows(PAGE, ({ method }) => (method === 'PUT' ? refusal('invalid_input', [{ path: 'from', code: 'not_allowed', message: '' }]) : undefined)));
    submit(host);
    await find(host, '.error');
    await isAccessible(card);
  });

  for (const width of [280, 320]) {
    it(`stays within ${width} pixels`, async () => {
      const { card } = await shown();
      card.parentElement!.style.inlineSize = `${width}px`;
      await until(() => card.getBoundingClientRect().width === width);
      assert.isAtMost(card.scrollWidth, width);
      for (const cell of all((await find(card, 'cocarde-streak')) as Element, 'td, input, button')) {
        assert.isAtMost(cell.getBoundingClientRect().right, card.getBoundingClientRect().right, textOf(cell));
      }
    });
  }

  it('stays closed and asks for nothing until the streak is pressed, which keeps the focus and says what it did', async () => {
    const service = new Service({ points: POINTS }, knows(PAGE));
    signIn();
    const card = show<PointsCard>('<cocarde-points></cocarde-points>');
    const tile = await find(card, '.tiles button');
    assert.equal(tile.getAttribute('aria-expanded'), 'false');
    assert.isEmpty(service.sent('GET me/streak'));
    tile.focus();
    tile.click();
    const host = await find(card, 'cocarde-streak');
    await find(host, 'td');
    assert.equal(tile.getAttribute('aria-expanded'), 'true');
    assert.equal(card.shadowRoot!.getElementById(tile.getAttribute('aria-controls')!), host.parentElement);
    assert.equal(card.shadowRoot!.activeElement, tile);
    tile.click();
    await until(() => !card.shadowRoot!.querySelector('cocarde-streak'));
  });

  it('says how today stands, the next day and the longest streak', async () => {
    const { host } = await shown();
    assert.include(said(host), '12 jours travaillés de suite. Aujourd’hui compte. Prochain jour : jeu. 19 nov. Votre plus longue série : 31 jours.');
  });

  it('says on the tile and behind it that today can still count', async () => {
    const service = new Service({ points: { ...POINTS, streakToday: 'open' } }, knows({ ...PAGE, streakToday: 'open', streakNext: PAGE.today, longest: 12 }));
    signIn();
    const card = show<PointsCard>('<cocarde-points days></cocarde-points>');
    const host = await find(card, 'cocarde-streak');
    await find(host, 'td');
    assert.include(textOf(await find(card, '.tiles button')), 'aujourd’hui peut compter');
    assert.include(said(host), '12 jours travaillés de suite. Aujourd’hui peut encore compter.');
    assert.notInclude(said(host), 'Prochain jour');
    assert.notInclude(said(host), 'plus longue');
    assert.lengthOf(service.sent('GET me/streak'), 1);
  });

  it('says each day in words, names the holidays and marks today', async () => {
    const { host } = await shown();
    assert.lengthOf(all(host, 'td'), 28);
    assert.deepEqual(all(host, 'th .sr').map(textOf), ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']);
    const words = all(host, 'td').map((cell) => textOf(cell.querySelector('.sr')));
    for (const sentence of [
      'jeu. 5 nov. : visite', 'ven. 6 nov. : sans visite', 'sam. 7 nov. : jour non travaillé', 'mer. 11 nov. : Armistice 1918', 'jeu. 12 nov. : pause',
      'mar. 17 nov. : compté pour vous', 'mer. 18 nov. : visite', 'jeu. 19 nov. : à venir',
    ]) assert.include(words, sentence);
    assert.equal(textOf(host.shadowRoot!.querySelector('[aria-current=date] .sr')), 'mer. 18 nov. : visite');
    const marks = new Set(all(host, 'td').map((cell) => `${cell.className} ${textOf(cell.querySelector('[aria-hidden]')).replace(/^\d+/, '')}`));
    assert.equal(new Set([...marks].map((pair) => pair.split(' ')[1])).size, marks.size, 'every kind has a mark of its own');
    assert.include(said(host), 'mer. 11 nov. : Armistice 1918');
    assert.include(said(host), 'mar. 17 nov., compté par Noémie : « Le serveur était en panne »');
  });

  it('puts a newcomer’s first day under its weekday', async () => {
    const { host } = await shown(knows({ ...PAGE, days: PAGE.days.slice(10) }));
    const first = at(host, '5')!;
    assert.equal([...first.parentElement!.children].indexOf(first), 3);
  });

  it('speaks English where the page does', async () => {
    freshPage('en');
    const { host } = await shown();
    for (const words of ['12 working days in a row. Today counts.', 'Your longest streak: 31 days.', 'Thu, Nov 12: pause', 'Wed, Nov 11: Armistice Day', 'Nobody else sees it']) assert.include(said(host), words);
  });

  it('sets a pause for the days chosen, shows it, and has the points read again', async () => {
    const after: StreakPage = { ...PAGE, pauses: [{ from: '2026-11-24', to: '2026-11-26' }] };
    const { host, service } = await shown(knows(PAGE, ({ method }) => (method === 'PUT' ? after : undefined)));
    const [from, to] = inputs(host);
    assert.deepEqual([from!.value, to!.value, from!.min, from!.max], ['2026-11-19', '2026-11-19', '2026-11-11', '2027-11-19']);
    choose(from!, '2026-11-24');
    await until(() => to!.value === '2026-11-24');
    choose(to!, '2026-11-26');
    submit(host);
    assert.equal(await announced(), 'Votre pause est enregistrée.');
    assert.deepEqual(service.sent('PUT').map(({ path, body }) => [path, body]), [['me/pauses/2026-11-24', { to: '2026-11-26' }]]);
    await until(() => all(host, 'li').length === 1);
    assert.include(textOf(all(host, 'li')[0]), 'Du mar. 24 nov. au jeu. 26 nov.');
    await until(() => service.sent('GET bootstrap').length === 2);
  });

  it('offers to remove a pause, to end one that began earlier, and nothing for one that is settled', async () => {
    const { host, service } = await shown(knows(PAGE, ({ method }) => (method === 'DELETE' ? { ...PAGE, pauses: [] } : undefined)));
    assert.deepEqual(all(host, 'li').map(textOf), [
      'Du jeu. 5 nov. au ven. 20 nov. Terminer Du jeu. 5 nov. au ven. 20 nov.', 'Du lun. 21 déc. au sam. 2 janv. Retirer Du lun. 21 déc. au sam. 2 janv.',
    ]);
    all(host, 'li button')[1]!.click();
    assert.equal(await announced(), 'Votre pause est retirée.');
    assert.deepEqual(service.sent('DELETE').map(({ path }) => path), ['me/pauses/2026-12-21']);
    assert.equal(host.shadowRoot!.activeElement, host.shadowRoot!.querySelector('h3'));
  });

  for (const [path, code, sentence] of [
    ['from', 'too_early', 'Une pause peut commencer à partir du 11 nov. 2026.'], ['from', 'not_allowed', 'Certains de ces jours sont déjà dans une pause.'],
    ['to', 'too_early', 'Choisissez une fin qui suit le début, à partir du 11 nov. 2026.'], ['to', 'too_late', 'Une pause peut aller jusqu’au 19 nov. 2027.'],
    ['to', 'too_many', 'Il ne reste pas assez de jours de pause cette année.'],
  ] as const) {
    it(`says why a pause is refused: ${path} ${code}`, async () => {
      const { host } = await shown(knows(PAGE, ({ method }) => (method === 'PUT' ? refusal('invalid_input', [{ path, code, message: '' }]) : undefined)));
      submit(host);
      assert.equal(textOf(await find(host, '.error')), sentence);
      assert.equal(await announced(), sentence);
    });
  }

  it('says so when the pause could not be saved, keeps the days chosen and tells the page', async () => {
    const failures: string[] = [];
    document.addEventListener('cocarde-error', (event) => failures.push((event as Event & { code: string }).code), { once: true });
    const { host } = await shown(knows(PAGE, ({ method }) => (method === 'PUT' ? 'member_suspended' : undefined)));
    choose(inputs(host)[1]!, '2026-11-30');
    submit(host);
    assert.equal(textOf(await find(host, '.error')), await announced());
    assert.deepEqual(failures, ['member_suspended']);
    assert.equal(inputs(host)[1]!.value, '2026-11-30');
  });

  it('asks for both days before it sends anything', async () => {
    const { host, service } = await shown();
    choose(inputs(host)[0]!, '');
    submit(host);
    assert.equal(textOf(await find(host, '.error')), 'Choisissez deux jours.');
    assert.isEmpty(service.sent('PUT'));
  });

  it('shows reasons that others wrote as text', async () => {
    const nasty = '<img src=x onerror=alert(1)>';
    const { host } = await shown(knows({ ...PAGE, repairs: [{ ...PAGE.repairs[0]!, reason: nasty }] }));
    assert.include(said(host), nasty);
  });
});
