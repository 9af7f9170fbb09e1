import { assert } from 'chai';
import { refresh } from '@cocarde/client/parts.ts';
import type { Unit } from '@cocarde/contract/currencies.ts';
import type { LedgerLine, LedgerPage, Points } from '@cocarde/contract/points.ts';
import { all, everywhere, find, freshPage, isAccessible, said, Service, show, signIn, textOf, until } from '../internal/test-page.ts';
import { define } from './define.ts';
import type { PointsCard } from './points.ts';

define();

const POINTS: Points = {
  total: 1240, thisWeek: 85, streak: 12, streakToday: 'counted', streakNext: '2026-11-23', badges: { earned: 9, all: 24 }, rank: 14, members: 312, currencies: [],
  level: { number: 3, name: { fr: 'Relais', en: 'Relay' }, from: 700 },
  next: { number: 4, name: { fr: 'Référent', en: 'Reference' }, from: 1500 },
};

function line(given: Partial<LedgerLine>): LedgerLine {
  const rule = { id: 'r', version: 2, name: { fr: 'Proposer une idée', en: 'Propose an idea' } };
  return { at: Date.UTC(2026, 10, 12), fact: 'idea_proposed', currency: 'points', factName: null, subject: 'Un calendrier partagé', rule, raw: 10, points: 10, reason: null, limit: null, nextAt: null, correction: null, seq: 0, changedAt: null, change: null, ...given };
}

const LEDGER: LedgerPage = {
  items: [
    line({}),
    line({ fact: 'vote_cast', raw: 2, points: 1, reason: 'day', limit: 20 }),
    line({ raw: -10, points: -10, seq: 1, changedAt: Date.UTC(2026, 10, 13) }),
  ],
  cursor: 'next',
};

const ready = (host: Element) => find(host, '.ring b');

describe('cocarde-points', () => {
  beforeEach(() => freshPage());

  describe('for everybody', () => {
    everywhere('is accessible with points', async () => {
      new Service({ points: POINTS });
      signIn();
      const host = show('<cocarde-points></cocarde-points>');
      await ready(host);
      await isAccessible(host);
    });

    everywhere('is accessible with the ledger open', async () => {
      new Service({ points: POINTS }, ({ path }) => (path.startsWith('me/ledger') ? LEDGER : undefined));
      signIn();
      const host = show('<cocarde-points why></cocarde-points>');
      await find(await find(host, 'cocarde-ledger'), 'li');
      await isAccessible(host);
    });

    everywhere('is accessible while it loads', async () => {
      new Service({}, () => new Promise(() => {}));
      signIn();
      const host = show('<cocarde-points></cocarde-points>');
      await until(() => said(host));
      await isAccessible(host);
    });

    everywhere('is accessible when it failed', async () => {
      new Service({}, () => 'forbidden');
      signIn();
      const host = show('<cocarde-points></cocarde-points>');
      await find(host, 'button');
      await isAccessible(host);
    });

    everywhere('is accessible for a visitor who is not signed in', async () => {
      new Service();
      const host = show('<cocarde-points></cocarde-points>');
      await find(host, '.state');
      await isAccessible(host);
    });
  });

  describe('by keyboard', () => {
    it('opens and closes the reasons from the summary, which keeps the focus', async () => {
      new Service({ points: POINTS }, ({ path }) => (path.startsWith('me/ledger') ? LEDGER : undefined));
      signIn();
      const host = show<PointsCard>('<cocarde-points></cocarde-points>');
      const summary = await find(host, 'summary');
      summary.focus();
      summary.click();
      await find(host, 'cocarde-ledger');
      assert.equal(host.shadowRoot!.activeElement, summary);
      summary.click();
      await until(() => !host.why);
    });

    it('puts the reader on the first line that came with more', async () => {
      const more: LedgerPage = { items: [line({ subject: 'Plus ancienne' })], cursor: null };
      new Service({ points: POINTS }, ({ path }) => (path.includes('cursor=next') ? more : path.startsWith('me/ledger') ? LEDGER : undefined));
      signIn();
      const host = show('<cocarde-points why></cocarde-points>');
      const ledger = await find(host, 'cocarde-ledger');
      (await find(ledger, 'button')).click();
      const focused = await until(() => ledger.shadowRoot!.activeElement?.matches('li') && ledger.shadowRoot!.activeElement);
      assert.include(textOf(focused), 'Plus ancienne');
      assert.isEmpty(all(ledger, 'button'), 'the last page has no more');
    });
  });

  const ledgerOf = async (items: LedgerLine[], cursor: string | null = null, next?: LedgerPage): Promise<{ ledger: Element; service: Service }> => {
    const service = new Service({ points: POINTS }, ({ path }) => (path.includes('cursor=') ? next : path.startsWith('me/ledger') ? { items, cursor } : undefined));
    signIn();
    const ledger = await find(show('<cocarde-points why></cocarde-points>'), 'cocarde-ledger');
    await find(ledger, 'li');
    return { ledger, service };
  };

  it('says of a line whose cause was undone that it no longer counts, and of no other', async () => {
    const { ledger } = await ledgerOf([line({ standing: false }), line({ standing: true }), line({ raw: -10, points: -10, seq: 1, changedAt: Date.UTC(2026, 10, 13), standing: false })]);
    const [gone, holds, reversal] = all(ledger, 'li').map(textOf);
    assert.match(gone!, /Retiré depuis : ne compte plus\.$/);
    assert.match(holds!, /Compté en entier\.$/);
    assert.match(reversal!, /Retiré le 13 nov\. 2026\.$/);
  });

  it('tells what was promised for an answer from what a rule gave, on either side', async () => {
    const paid = { fact: 'bounty', subject: 'Quel format ?', rule: { id: 'bounty', version: 0, name: {} } };
    const { ledger } = await ledgerOf([
      line({ ...paid, raw: -20, points: -20 }), line({ ...paid, raw: 20, points: 20, seq: 1, changedAt: Date.UTC(2026, 10, 13), standing: false }), line({ ...paid, raw: 20, points: 20 }),
    ]);
    const lines = all(ledger, 'li').map(textOf);
    assert.include(lines[0], 'Promis par vous pour une réponse : « Quel format ? »');
    assert.notInclude(lines[0], 'version');
    assert.include(lines[1], 'Promis par vous');
    assert.include(lines[2], 'Promis pour votre réponse');
  });

  it('says of what came too fast that it waits, and then what somebody decided and why', async () => {
    const by = { id: '9', name: 'Noémie', team: null };
    const held = { reason: 'pending', limit: 3, points: 0 } as const;
    const { ledger } = await ledgerOf([
      line({ ...held, waits: true }),
      line({ ...held, verdict: { decision: 'released', reason: 'Atelier du jour', by } }),
      line({ raw: 0, seq: 1, changedAt: Date.UTC(2026, 10, 13), verdict: { decision: 'released', reason: 'Atelier du jour', by } }),
      line({ reason: 'refused', points: 0, verdict: { decision: 'refused', reason: 'Échange de votes', by } }),
      line({ reason: 'reciprocity', limit: 7, points: 5 }),
    ], null);
    const lines = all(ledger, 'li').map(textOf);
    assert.include(lines[0], 'Plus de 3 en peu de temps : en attente de validation.');
    assert.include(lines[1], 'Mis en attente de validation.');
    assert.include(lines[2], 'Validé par Noémie : Atelier du jour');
    assert.include(lines[3], 'Refusé par Noémie : Échange de votes');
    assert.include(lines[4], 'Soutien rendu dans les 7 jours : 5 sur 10 comptent.');
  });

  it('shows ten lines at first, then those that are there, and only then asks for more', async () => {
    const lines = (n: number, from = 0) => Array.from({ length: n }, (_, i) => line({ subject: `Idée n° ${from + i}.` }));
    const { ledger, service } = await ledgerOf(lines(20), 'next', { items: lines(5, 20), cursor: null });
    const focused = (subject: string) => until(() => textOf(ledger.shadowRoot!.activeElement).includes(subject));
    assert.lengthOf(all(ledger, 'li'), 10);
    (await find(ledger, 'button')).click();
    await focused('n° 10.');
    assert.lengthOf(all(ledger, 'li'), 20);
    assert.isEmpty(service.asked.filter(({ path }) => path.includes('cursor=')));
    (await find(ledger, 'button')).click();
    await focused('n° 20.');
    assert.lengthOf(all(ledger, 'li'), 25);
    assert.isEmpty(all(ledger, 'button'));
  });

  it('keeps its title where it has nothing to show', async () => {
    new Service();
    const host = show('<cocarde-points></cocarde-points>');
    await find(host, '.state');
    assert.equal(textOf(host.shadowRoot!.querySelector('h2')), 'Mes points');
    assert.isFalse(host.shadowRoot!.querySelector('h2')!.matches('.sr'));
  });

  it('calls what another system reported by the name that the community gave it', async () => {
    const reported: LedgerPage = { items: [line({ fact: 'lms.course_completed', factName: { fr: 'Formation suivie', en: 'Course completed' }, subject: null })], cursor: null };
    new Service({ points: POINTS }, ({ path }) => (path.startsWith('me/ledger') ? reported : undefined));
    signIn();
    const host = show('<cocarde-points why></cocarde-points>');
    assert.include(textOf(await find(await find(host, 'cocarde-ledger'), 'li')), 'Formation suivie');
  });

  it('says level, way to the next one, week, streak, badges and rank in French', async () => {
    new Service({ points: POINTS });
    signIn();
    const host = show('<cocarde-points></cocarde-points>');
    await ready(host);
    for (const words of ['1 240 points', 'Niveau 3 · Relais', 'encore 260 points avant Référent', '+85 cette semaine', '12 jours', '9 badges', '14e sur 312, depuis le début', 'Pourquoi ces points ?']) {
      assert.include(said(host), words);
    }
    assert.equal((await ready(host)).textContent, '1\u202f240');
  });

  it('speaks English where the page does, and changes with the page', async () => {
    new Service({ points: { ...POINTS, rank: 21 } });
    signIn();
    const host = show('<div lang="en"><cocarde-points></cocarde-points></div>').firstElementChild!;
    await ready(host);
    for (const words of ['Level 3 · Relay', '260 points to Reference', '+85 this week', '12 days', '21st of 312, all time', 'Why these points?']) assert.include(said(host), words);
    host.parentElement!.lang = 'fr';
    await until(() => said(host).includes('cette semaine'));
  });

  it('has a row for each further currency, with its level', async () => {
    const expertise = { id: 'expertise', unit: { fr: 'expertise', en: 'expertise' }, total: 1200, thisWeek: 0, level: { number: 4, name: { fr: 'Maîtrise', en: 'Mastery' }, from: 150 }, next: null, rank: 3 };
    new Service({ points: { ...POINTS, currencies: [expertise] } });
    signIn();
    const host = show('<cocarde-points></cocarde-points>');
    await ready(host);
    assert.deepEqual(all(host, '.further').map(textOf), ['1 200 expertise Niveau 4 · Maîtrise']);
  });

  it('counts in the community’s own words by the plural of their language, and in their one form where they have no other', async () => {
    const LEVEL = { number: 1, name: { fr: 'Un' }, from: 0 };
    const said = async (lang: string, total: number, named: Unit): Promise<string[]> => {
      freshPage(lang);
      const service = new Service({ points: { ...POINTS, total, currencies: [{ id: 'x', ...named, total, thisWeek: 0, level: LEVEL, next: null, rank: null }] } });
      service.community = { ...service.community, one: undefined, ...named };
      signIn();
      const host = show('<cocarde-points></cocarde-points>');
      await ready(host);
      return [textOf(all(host, '.ring p')[0]), textOf(all(host, '.further b')[0])];
    };
    const both = (text: string) => [text, text];
    const MERCI = { unit: { fr: 'mercis', en: 'thank-yous' }, one: { fr: 'merci', en: 'thank-you' } };
    assert.deepEqual(await said('fr', 0, MERCI), both('0 merci'));
    assert.deepEqual(await said('fr', 1, MERCI), both('1 merci'));
    assert.deepEqual(await said('fr', 2, MERCI), both('2 mercis'));
    assert.deepEqual(await said('en', 0, MERCI), both('0 thank-yous'));
    assert.deepEqual(await said('en', 1, MERCI), both('1 thank-you'));
    assert.deepEqual(await said('en', 2, MERCI), both('2 thank-yous'));
    // Words of one language only, read in another, keep their own plural.
    assert.deepEqual(await said('en', 0, { unit: { fr: 'mercis' }, one: { fr: 'merci' } }), both('0 merci'));
    assert.deepEqual(await said('en', 1, { ...MERCI, one: { fr: 'merci' } }), both('1 thank-yous'));
    assert.deepEqual(await said('fr', 1, { unit: { fr: 'expertise' } }), both('1 expertise'));
  });

  it('keeps a figure and its word short in a narrow column, and says the whole to listeners', async () => {
    new Service({ points: { ...POINTS, rank: 293 } });
    signIn();
    const narrow = show<HTMLElement>('<cocarde-points style="inline-size: 300px; box-sizing: border-box"></cocarde-points>');
    await ready(narrow);
    const heights = all<HTMLElement>(narrow, '.tiles li').map((tile) => tile.offsetHeight);
    assert.isAtMost(Math.max(...heights), 62, 'one line for the figure and one for the word');
    assert.include(said(narrow), '293e sur 312, depuis le début');
    narrow.style.inlineSize = '240px';
    const [first, second] = all<HTMLElement>(narrow, '.tiles li').map((tile) => tile.getBoundingClientRect());
    assert.isAbove(second!.top, first!.top, 'one below the other');
    assert.isAtMost(second!.height, 34, 'in one line each');
  });

  it('draws the part of the way from this level to the next', async () => {
    new Service({ points: POINTS });
    signIn();
    const host = show('<cocarde-points></cocarde-points>');
    await ready(host);
    assert.equal(host.shadowRoot!.querySelector('.arc')!.getAttribute('stroke-dasharray'), '67.5 101');
  });

  it('is full at the highest level', async () => {
    new Service({ points: { ...POINTS, next: null } });
    signIn();
    const host = show('<cocarde-points></cocarde-points>');
    await ready(host);
    assert.include(said(host), 'Niveau le plus haut atteint');
    assert.equal(host.shadowRoot!.querySelector('.arc')!.getAttribute('stroke-dasharray'), '100 101');
  });

  it('tells a newcomer how the first points come, in the singular that French wants', async () => {
    new Service({ points: { ...POINTS, total: 0, thisWeek: 0, streak: 0, badges: { earned: 0, all: 24 }, rank: null, level: { ...POINTS.level, from: 0 }, next: { ...POINTS.next!, from: 1 } } });
    signIn();
    const host = show('<cocarde-points></cocarde-points>');
    await ready(host);
    for (const words of ['0 point ', 'encore 1 point avant', 'Votez, proposez ou répondez', '0 badge ', 'sans rang']) assert.include(said(host), words);
  });

  it('writes a loss with a true minus sign', async () => {
    new Service({ points: { ...POINTS, thisWeek: -5 } });
    signIn();
    const host = show('<cocarde-points></cocarde-points>');
    await ready(host);
    assert.include(said(host), '−5 cette semaine');
  });

  it('explains each line: the rule, when, the version of the scale, whether it was capped or taken back', async () => {
    new Service({ points: POINTS }, ({ path }) => (path.startsWith('me/ledger') ? LEDGER : undefined));
    signIn();
    const host = show('<cocarde-points why></cocarde-points>');
    const ledger = await find(host, 'cocarde-ledger');
    await find(ledger, 'li');
    const [whole, capped, reversed] = all(ledger, 'li').map(textOf);
    assert.include(whole, '+10 Proposer une idée : « Un calendrier partagé » 12 nov. 2026 · barème, version 2 Compté en entier.');
    assert.include(capped, '+1 Proposer une idée');
    assert.include(capped, 'Limite du jour atteinte (20) : 1 sur 2 comptent.');
    assert.include(reversed, '−10');
    assert.include(reversed, 'Retiré le 13 nov. 2026.');
  });

  it('dates the lines by the community’s days, wherever the reader is', async () => {
    const nextAt = Date.UTC(2099, 10, 21, 10); // Midnight of the 22nd in Kiritimati.
    const answer = { items: [line({ at: Date.UTC(2026, 10, 12, 10), raw: 2, points: 1, reason: 'day', limit: 20, nextAt })], cursor: null };
    const service = new Service({ points: POINTS }, ({ path }) => (path.startsWith('me/ledger') ? answer : undefined));
    service.community = { ...service.community, timeZone: 'Pacific/Kiritimati' };
    signIn();
    const ledger = await find(show('<cocarde-points why></cocarde-points>'), 'cocarde-ledger');
    const said = textOf(await find(ledger, 'li'));
    assert.include(said, '13 nov. 2026 · barème');
    assert.include(said, 'De nouveau possible le 22 nov. 2099.');
  });

  it('asks for the ledger only once somebody wants to know', async () => {
    const service = new Service({ points: POINTS });
    signIn();
    await ready(show('<cocarde-points></cocarde-points>'));
    assert.isEmpty(service.sent('GET me/ledger'));
  });

  it('shows the titles that members wrote as text', async () => {
    const nasty = '<img src=x onerror=alert(1)>';
    new Service({ points: POINTS }, ({ path }) => (path.startsWith('me/ledger') ? { items: [line({ subject: nasty })], cursor: null } : undefined));
    signIn();
    const ledger = await find(show('<cocarde-points why></cocarde-points>'), 'cocarde-ledger');
    assert.include(textOf(await find(ledger, 'li')), nasty);
  });

  it('keeps what it showed when a refresh fails, says so and tries again when asked', async () => {
    let up = true;
    const service = new Service({ points: POINTS }, () => (up ? undefined : 'forbidden'));
    signIn();
    const host = show('<cocarde-points></cocarde-points>');
    await ready(host);
    up = false;
    refresh('points');
    const again = await find(host, '.stale button');
    assert.include(said(host), 'Niveau 3 · Relais');
    up = true;
    service.parts = { points: { ...POINTS, total: 1245 } };
    again.click();
    await until(() => said(host).includes('1 245') && !said(host).includes('Réessayer'));
  });

  it('tries again after a failure when asked', async () => {
    let up = false;
    new Service({ points: POINTS }, () => (up ? undefined : 'forbidden'));
    signIn();
    const host = show('<cocarde-points></cocarde-points>');
    const again = await find(host, 'button');
    up = true;
    again.click();
    await ready(host);
  });
});
