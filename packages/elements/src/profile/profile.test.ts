import { assert } from 'chai';
import type { BadgeRef } from '@cocarde/contract/badges.ts';
import type { Profile, Visibility } from '@cocarde/contract/profile.ts';
import type { LeaderboardRow } from '@cocarde/contract/leaderboard.ts';
import { define as defineLeaderboard } from '../leaderboard/define.ts';
import { all, announced, everywhere, find, freshPage, isAccessible, MEMBER, said, Service, show, signIn, textOf, until } from '../internal/test-page.ts';
import type { Answer } from '../internal/test-page.ts';
import { define } from './define.ts';
import type { ProfileCard } from './profile.ts';

define();
defineLeaderboard();

const badge = (n: number): BadgeRef => ({ id: `b${n}`, name: { fr: `Badge n° ${n}`, en: `Badge no. ${n}` }, art: { shape: 'cocarde', colour: 'indigo', glyph: 'bulb' } });
const CHOICES: Visibility = { appears: 'yes', naming: 'opt_in', found: true, points: true, badges: true, contributions: true };
const MINE: Profile = {
  id: MEMBER.id, name: MEMBER.name, team: MEMBER.team, me: true, since: '2026-09', profile: true, visibility: CHOICES,
  points: {
    total: 1240, level: { number: 3, name: { fr: 'Relais', en: 'Relay' }, from: 700 },
    currencies: [{ id: 'expertise', unit: { fr: 'expertise', en: 'expertise' }, total: 194, level: { number: 4, name: { fr: 'Maîtrise', en: 'Mastery' }, from: 150 } }],
  },
  badges: [badge(1), badge(2)],
  contributions: { ideas: 12, ideasSelected: 1, answers: 0, answersAccepted: 2 },
};
const OTHER: Profile = { ...MINE, id: '7', name: 'Karim Diallo', team: 'Vente Sud', me: false, visibility: null };
const CLOSED: Profile = { ...OTHER, points: null, badges: null, contributions: null };
const NEW: Profile = {
  ...MINE, badges: [], points: { total: 0, level: { number: 1, name: { fr: 'Curieux', en: 'Curious' }, from: 0 }, currencies: [] },
  contributions: { ideas: 0, ideasSelected: 0, answers: 0, answersAccepted: 0 },
};

function shown(markup: string, parts: Record<string, Profile>, answer?: Answer): { host: ProfileCard; service: Service } {
  const service = new Service(parts, answer);
  signIn();
  return { host: show<ProfileCard>(markup), service };
}

/** The visitor's own profile with its choices open, at a service that keeps them. */
async function choices(given: Partial<Visibility> = {}, answer: Answer = () => undefined, others?: Profile) {
  const visibility = { ...CHOICES, ...given };
  const kept: Answer = async (asked) => {
    const first = await answer(asked);
    if (first !== undefined || !`${asked.method} ${asked.path}`.startsWith('PUT me/visibility')) return first;
    Object.assign(visibility, asked.body);
    return { ...visibility, found: visibility.appears === 'yes' };
  };
  const { host, service } = shown('<cocarde-profile visibility></cocarde-profile>', { profile: { ...MINE, visibility }, ...(others && { [`profile:${MEMBER.id}`]: others }) }, kept);
  const panel = await find(host, 'cocarde-visibility');
  await find(panel, '.btn');
  const box = (label: string) => all(panel, 'label').find((each) => textOf(each) === label)!.querySelector('input')!;
  const wishes = () => service.sent('PUT me/visibility').map(({ body }) => body);
  return { host, panel, box, service, wishes };
}

describe('cocarde-profile', () => {
  beforeEach(() => freshPage());

  describe('for everybody', () => {
    for (const [what, markup, parts] of [
      ['mine', '<cocarde-profile></cocarde-profile>', { profile: MINE }],
      ['a newcomer’s own', '<cocarde-profile></cocarde-profile>', { profile: NEW }],
      ['somebody else’s', '<cocarde-profile member="7"></cocarde-profile>', { 'profile:7': OTHER }],
      ['one with every part closed', '<cocarde-profile member="7"></cocarde-profile>', { 'profile:7': CLOSED }],
    ] as [string, string, Record<string, Profile>][]) {
      everywhere(`is accessible: ${what}`, async () => {
        const { host } = shown(markup, parts);
        await find(host, 'h2');
        await isAccessible(host);
      });
    }

    everywhere('is accessible with the choices open', async () => {
      const { host, panel } = await choices({ badges: false });
      await isAccessible(panel);
      await isAccessible(host);
    });

    everywhere('is accessible where nobody is found', async () => {
      const { host } = shown('<cocarde-profile member="7"></cocarde-profile>', {});
      await find(host, '.state');
      await isAccessible(host);
    });

    everywhere('is accessible while it loads', async () => {
      const { host } = shown('<cocarde-profile></cocarde-profile>', {}, () => new Promise(() => {}));
      await until(() => said(host));
      await isAccessible(host);
    });

    everywhere('is accessible when it failed', async () => {
      const { host } = shown('<cocarde-profile></cocarde-profile>', {}, () => 'forbidden');
      await find(host, 'button');
      await isAccessible(host);
    });

    everywhere('is accessible for a visitor who is not signed in', async () => {
      new Service();
      const host = show('<cocarde-profile></cocarde-profile>');
      await find(host, '.state');
      await isAccessible(host);
    });
  });

  it('says who I am, since when, my level, badges and contributions, in French', async () => {
    const { host } = shown('<cocarde-profile></cocarde-profile>', { profile: MINE });
    await find(host, 'h2');
    for (const words of [
      'Inès Benali', 'Marketing · membre depuis septembre 2026', 'Visible des autres membres', 'Niveau 3 · Relais', '1 240 points', 'Niveau 4 · Maîtrise 194 expertise', '12 idées proposées', '1 idée retenue',
      '0 réponse donnée', '2 meilleures réponses', '2 badges', 'Badge n° 1', 'Ce que les autres voient',
    ]) assert.include(said(host), words);
  });

  it('speaks English where the page does', async () => {
    const { host } = shown('<cocarde-profile lang="en"></cocarde-profile>', { profile: MINE });
    await find(host, 'h2');
    for (const words of ['Marketing · member since September 2026', 'Other members see it', 'Level 3 · Relay', '1,240 points', '0 answers given', 'What others see']) assert.include(said(host), words);
  });

  it('tells a newcomer what will stand here instead of counting nothing', async () => {
    const { host } = shown('<cocarde-profile></cocarde-profile>', { profile: { ...NEW, visibility: { ...CHOICES, appears: 'undecided', found: false } } });
    await find(host, 'h2');
    assert.include(said(host), 'Vos badges et vos contributions s’afficheront ici.');
    assert.include(said(host), 'Visible par vous seulement');
    assert.isEmpty(all(host, '.tiles'));
  });

  it('shows of somebody else what they opened, without a trace of what they closed', async () => {
    const { host } = shown('<cocarde-profile member="7"></cocarde-profile>', { 'profile:7': CLOSED });
    await find(host, 'h2');
    assert.equal(said(host), 'KD Karim Diallo Vente Sud · membre depuis septembre 2026');
  });

  it('calmly says so where there is nobody to be found, and does not take it for a mistake of the page', async () => {
    const { warn } = console;
    const warnings: unknown[] = [];
    console.warn = (text: unknown) => warnings.push(text);
    const { host } = shown('<cocarde-profile member="999"></cocarde-profile>', {});
    await find(host, '.state');
    console.warn = warn;
    assert.include(said(host), 'Aucun profil à afficher ici');
    assert.isEmpty(warnings);
  });

  it('shows names that members chose as text', async () => {
    const nasty = '<img src=x onerror=alert(1)>';
    const { host } = shown('<cocarde-profile member="7"></cocarde-profile>', { 'profile:7': { ...OTHER, name: nasty, team: nasty } });
    assert.equal(textOf(await find(host, 'h2')), nasty);
    assert.isEmpty(all(host, 'img'));
  });

  it('shows the latest badges first and all of them when asked', async () => {
    const { host } = shown('<cocarde-profile member="7"></cocarde-profile>', { 'profile:7': { ...OTHER, badges: Array.from({ length: 12 }, (_, i) => badge(i)) } });
    const more = await find(host, 'button');
    assert.lengthOf(all(host, '.shelf li'), 10);
    more.click();
    await until(() => all(host, '.shelf li').length === 12);
    assert.equal(more.getAttribute('aria-expanded'), 'true');
  });

  it('keeps words like « Conversation » whole, however narrow it is', async () => {
    freshPage('en');
    const { host } = shown('<cocarde-profile style="box-sizing: border-box"></cocarde-profile>', { profile: { ...MINE, badges: [{ ...badge(1), name: { en: 'Conversation' } }, badge(2), badge(3), badge(4)] } });
    const name = await find(host, '.shelf span');
    for (let width = 230; width <= 400; width += 5) {
      host.style.inlineSize = `${width}px`;
      assert.lengthOf(name.getClientRects(), 1, `${width} px`);
    }
  });

  it('has the choices on my own alone, and loads them when they are opened', async () => {
    const { host } = shown('<cocarde-profile></cocarde-profile>', { profile: MINE });
    const other = show('<cocarde-profile member="7"></cocarde-profile>');
    (await find(host, 'summary')).click();
    await until(() => host.visibility);
    await find(await find(host, 'cocarde-visibility'), 'input');
    assert.isNull(other.shadowRoot!.querySelector('details'));
  });

  describe('what others see', () => {
    it('is one switch a choice, which says how it stands', async () => {
      const { panel, box } = await choices({ badges: false });
      assert.deepEqual(['Apparaître avec votre nom', 'Points et niveau', 'Badges', 'Contributions'].map((label) => box(label).checked), [true, true, false, true]);
      for (const input of all<HTMLInputElement>(panel, 'input')) assert.deepEqual([input.type, input.getAttribute('role')], ['checkbox', 'switch']);
    });

    it('saves the one that was pressed and no other, says so and keeps the focus', async () => {
      const { panel, box, wishes } = await choices();
      box('Badges').focus();
      box('Badges').click();
      assert.equal(await announced(), 'Enregistré.');
      assert.include(said(panel), 'Enregistré.');
      assert.deepEqual(wishes(), [{ badges: false }]);
      assert.isFalse(box('Badges').checked);
      assert.equal(panel.shadowRoot!.activeElement, box('Badges'));
    });

    it('takes me off and puts me back under my name', async () => {
      const { host, panel, box, wishes } = await choices();
      box('Apparaître avec votre nom').click();
      await until(() => said(panel).includes('Personne ne trouve votre profil.'));
      assert.include(said(host), 'Visible par vous seulement');
      box('Apparaître avec votre nom').click();
      await until(() => said(host).includes('Visible des autres membres'));
      assert.deepEqual(wishes(), [{ appears: 'no' }, { appears: 'yes' }]);
    });

    it('goes back to what holds when it could not be saved, says why and tells the page', async () => {
      const failures: string[] = [];
      document.addEventListener('cocarde-error', (event) => failures.push((event as Event & { code: string }).code), { once: true });
      const { panel, box } = await choices({}, ({ method }) => (method === 'PUT' ? 'member_suspended' : undefined));
      box('Badges').click();
      const why = await announced();
      assert.equal(textOf(await find(panel, '.stale')), why);
      assert.isTrue(box('Badges').checked);
      assert.deepEqual(failures, ['member_suspended']);
    });

    it('says that there is no network, and saves once there is one and the switch is pressed again', async () => {
      let up = false;
      const { panel, box, wishes } = await choices({}, ({ method }) => (method === 'PUT' && !up ? Promise.reject(new TypeError('offline')) : undefined));
      box('Contributions').click();
      await find(panel, '.stale');
      assert.isTrue(box('Contributions').checked);
      up = true;
      box('Contributions').click();
      await until(() => said(panel).includes('Enregistré.'));
      assert.isFalse(box('Contributions').checked);
      assert.deepEqual(wishes().at(-1), { contributions: false });
    });

    it('shows what is wished while it is saved, and takes no second wish for it meanwhile', async () => {
      let save = (): void => {};
      const { panel, box, wishes } = await choices({}, ({ method }) => (method === 'PUT' ? new Promise((done) => (save = () => done(undefined))) : undefined));
      box('Badges').click();
      await until(() => box('Badges').getAttribute('aria-busy') === 'true');
      assert.isFalse(box('Badges').checked);
      box('Badges').click();
      assert.isFalse(box('Badges').checked);
      await until(() => wishes().length);
      save();
      await until(() => said(panel).includes('Enregistré.'));
      assert.lengthOf(wishes(), 1);
    });

    it('can be looked at with their eyes, as the service shows it to them', async () => {
      const { host, panel, service } = await choices({ badges: false, contributions: false }, undefined, { ...MINE, badges: null, contributions: null, visibility: null });
      const eyes = await find(panel, '.btn');
      assert.equal(textOf(eyes), 'Voir comme les autres');
      eyes.click();
      await until(() => !host.shadowRoot!.querySelector('.tiles, .shelf'));
      assert.include(said(host), 'Niveau 3 · Relais');
      assert.isTrue(service.asked.some(({ path }) => path === `bootstrap?want=profile%3A${MEMBER.id}`));
      assert.deepEqual([textOf(eyes), eyes.getAttribute('aria-pressed')], ['Revenir à ma vue', 'true']);
      eyes.click();
      await until(() => host.shadowRoot!.querySelector('.tiles'));
    });

    it('is nothing where I do not appear', async () => {
      const { host, panel } = await choices({ appears: 'no', found: false });
      (await find(panel, '.btn')).click();
      await until(() => said(host).includes('Aucun profil à afficher ici'));
      assert.isNull(host.shadowRoot!.querySelector('h2'));
    });

    it('is not for me to choose where the community invents names', async () => {
      const { host } = shown('<cocarde-profile visibility></cocarde-profile>', { profile: { ...MINE, visibility: { ...CHOICES, naming: 'pseudonym', found: false } } });
      const panel = await find(host, 'cocarde-visibility');
      await until(() => said(panel).includes('noms inventés'));
      assert.isEmpty(all(panel, 'input'));
    });
  });

  describe('a name on the page', () => {
    const row = (name: string | null, member: string | null, me = false): LeaderboardRow => ({ rank: 1, points: 9, name, team: null, member, me, alias: null, moved: null });
    const BOARD = {
      kind: 'week' as const, currency: 'points', leagues: false, period: '2026-W47', name: null, from: '2026-11-16', to: '2026-11-22', closed: false, previous: null, next: null, periods: ['week' as const],
      of: null, ranking: 'competition' as const, naming: 'opt_in' as const, tied: 0, overlap: 0, apart: false, excluded: false, ranked: 3, members: 3, appears: 'yes' as const,
      top: [row('Karim Diallo', '7'), row(null, null), row(MEMBER.name, MEMBER.id, true)], around: [],
    };

    async function board(markup = '<cocarde-leaderboard></cocarde-leaderboard>') {
      const service = new Service({ 'leaderboard:week': BOARD, profile: MINE, 'profile:7': OTHER });
      signIn();
      const host = show(markup);
      await find(host, 'th button');
      const [karim, mine] = all(host, 'th button');
      return { host, service, karim: karim!, mine: mine! };
    }
    const opened = async (host: Element) => {
      const frame = await find(host, 'cocarde-profile-dialog');
      const dialog = await find<HTMLDialogElement>(frame, 'dialog[open]');
      return { frame, dialog, profile: await find<ProfileCard>(frame, 'cocarde-profile') };
    };

    it('opens the profile over the page, by one request, in the language and look of its place', async () => {
      const { host, service, karim } = await board('<cocarde-leaderboard lang="en" theme="dark"></cocarde-leaderboard>');
      karim.focus();
      karim.click();
      const { frame, profile } = await opened(host);
      await until(() => said(profile).includes('member since September 2026'));
      assert.equal(getComputedStyle(profile).backgroundColor, getComputedStyle(host).backgroundColor);
      assert.lengthOf(service.asked.filter(({ path }) => path.includes('profile')), 1);
      await isAccessible(frame);
    });

    it('takes the focus into it and gives it back when it is closed', async () => {
      const { host, karim } = await board();
      karim.focus();
      karim.click();
      const { frame, dialog } = await opened(host);
      assert.equal(host.shadowRoot!.activeElement, frame);
      dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
      (await find(frame, 'button[aria-label=Fermer]')).click();
      await until(() => !host.shadowRoot!.querySelector('cocarde-profile-dialog'));
      assert.equal(host.shadowRoot!.activeElement, karim);
    });

    it('is closed by a press beside it, and not by one in it', async () => {
      const { host, karim } = await board();
      karim.click();
      const { dialog, profile } = await opened(host);
      profile.click();
      assert.isTrue(dialog.open);
      dialog.click();
      await until(() => !host.shadowRoot!.querySelector('cocarde-profile-dialog'));
    });

    it('leads me to my own, with its choices', async () => {
      const { host, mine } = await board();
      mine.click();
      const { profile } = await opened(host);
      assert.include(textOf(await find(profile, 'summary')), 'Ce que les autres voient');
    });

    it('is left to a page that shows members in its own way', async () => {
      const { host, karim } = await board();
      const asked: string[] = [];
      document.addEventListener('cocarde-member', (event) => {
        event.preventDefault();
        asked.push((event as Event & { member: string }).member);
      }, { once: true });
      karim.click();
      await until(() => asked.length);
      assert.deepEqual(asked, ['7']);
      assert.isNull(host.shadowRoot!.querySelector('cocarde-profile-dialog'));
    });

    it('leads nowhere for whoever is not named', async () => {
      const { host } = await board();
      assert.lengthOf(all(host, 'tbody tr'), 3);
      assert.deepEqual(all(host, 'th button').map(textOf), ['Karim Diallo', 'Vous']);
    });
  });
});
