import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { Round, RoundResult } from '@cocarde/contract/rounds.ts';
import { announces, focused, type } from '../internal/test-board.ts';
import { all, everywhere, find, freshPage, isAccessible, refusal, textOf, until } from '../internal/test-page.ts';
import { define } from './define.ts';
import { CLOSES, option, outcome, polled, press, question, RESULT, saying, says } from './test-rounds.ts';

define();

const CLOSED: Partial<Round> = { state: 'closed', closesAt: Date.UTC(2026, 8, 24, 16), results: 'always', voters: 10 };
const results = (result: Partial<RoundResult>): RoundResult => ({ ...RESULT, ...result });

/** The rows of the results, as text. */
const rows = (part: Element) => all(part, '.results > li').map(textOf);

async function shown(given: Partial<Round>, ...more: [Parameters<typeof polled>[1]?, Parameters<typeof polled>[2]?]) {
  const poll = await polled(given, ...more);
  return { ...poll, part: await outcome(poll.host) };
}

const RUNOFF: Partial<Round> = {
  ...CLOSED, voted: true, mine: { lieu: { lyon: 1, nantes: 2 } },
  questions: [question({ type: 'ranked', count: 'runoff' }, { passes: 0.5 })],
  result: results({
    quorum: { needed: 8, reached: true },
    questions: [{
      id: 'lieu', ballots: 10, options: [option('nantes', 1, 6, { passed: true }), option('lyon', 2, 3, { passed: false }), option('lille', 3, 1, { passed: false })],
      rounds: [{ votes: { nantes: 5, lyon: 4, lille: 1 }, out: ['lille'], exhausted: 0 }, { votes: { nantes: 6, lyon: 3 }, out: [], exhausted: 1 }],
    }],
  }),
};

describe('what a poll shows after the vote', () => {
  beforeEach(() => freshPage());

  describe('for everybody', () => {
    const states: Record<string, Partial<Round>> = {
      'a result with my choice': { ...CLOSED, voted: true, mine: { lieu: { lyon: 1 } }, result: RESULT },
      'a run-off': RUNOFF,
      'nobody voted': { ...CLOSED, voters: 0, result: results({ ballots: 0, questions: [{ id: 'lieu', ballots: 0, options: [] }] }) },
      'an anonymous one that is open': { names: 'anonymous', voted: true, results: 'always', voters: 10, result: results({ quorum: { needed: 12, reached: false } }) },
    };
    for (const [what, given] of Object.entries(states)) {
      everywhere(`is accessible: ${what}`, async () => {
        const { host, part } = await shown(given);
        for (const each of all<HTMLElement>(part, 'summary')) each.click();
        await isAccessible(host);
      });
    }

    everywhere('is accessible with teams and voters opened', async () => {
      const { host, part } = await shown({ ...CLOSED, names: 'visible', result: RESULT }, ({ path }) =>
        path.endsWith('breakdown') ? { teams: [{ team: 'Produit', ballots: 6, questions: RESULT.questions }, { team: null, ballots: 5, questions: RESULT.questions }] }
        : path.includes('voters') ? { items: [{ member: { id: '1', name: 'Lou Marchand', team: null, profile: true }, value: 1 }], cursor: null } : undefined);
      for (const each of all<HTMLElement>(part, 'summary')) each.click();
      for (const name of ['cocarde-poll-teams', 'cocarde-poll-voters']) await until(() => part.shadowRoot!.querySelector(name)?.shadowRoot?.querySelector('li'));
      await isAccessible(host);
    });
  });

  it('is text and bars, in the order of places, equal ones marked, mine marked', async () => {
    const { part } = await shown({ ...CLOSED, voted: true, mine: { lieu: { lyon: 1 } }, result: RESULT });
    assert.deepEqual(rows(part), ['1 Nantes 6 votes, 60 %', '2 Lyon 2 votes, 20 % ex æquo mon choix', '2 Lille 2 votes, 20 % ex æquo']);
    assert.deepEqual(all<HTMLProgressElement>(part, 'progress').map(({ value }) => value), [0.6, 0.2, 0.2]);
    assert.include(says(part), 'Résultats 10 personnes ont voté');
    // A strict policy refuses those.
    assert.lengthOf(all(part, '[style]'), 0);
  });

  it('says in its own words what each method counts', async () => {
    const told = async (method: Parameters<typeof question>[0], ...options: ReturnType<typeof option>[]) => {
      freshPage();
      const { part } = await shown({ ...CLOSED, questions: [question(method)], result: results({ questions: [{ id: 'lieu', ballots: 10, options }] }) });
      return textOf(all(part, '.value')[0]);
    };
    assert.equal(await told({ type: 'up_down' }, option('lyon', 1, 0.4, { given: { 1: 7, '-1': 3 } })), '7 pour, 3 contre');
    assert.equal(await told({ type: 'stars' }, option('lyon', 1, 4.25, { ballots: 8 })), '4,3 sur 5 étoiles, 8 votes');
    assert.equal(await told({ type: 'stars' }, option('lyon', 1, 1, { ballots: 1 })), '1 sur 5 étoiles, 1 vote');
    for (const method of [{ type: 'stars' }, { type: 'score', min: 0, max: 20 }] as const) assert.equal(await told(method, option('lyon', 1, 0, { ballots: 0 })), 'Sans note');
    assert.equal(await told({ type: 'score', min: 0, max: 20 }, option('lyon', 1, 12.5, { ballots: 1 })), '12,5 en moyenne, 1 vote');
    assert.equal(await told({ type: 'dots', budget: 5, cost: 'linear' }, option('lyon', 1, 17)), '17 points');
    assert.equal(await told({ type: 'ranked', count: 'borda' }, option('lyon', 1, 1)), '1 point');
    assert.equal(await told({ type: 'pairwise' }, option('lyon', 1, 1.5)), '1,5 comparaison gagnée');
    assert.equal(await told({ type: 'approval', ceiling: 80 }, option('lyon', 1, 7, { passed: true })), '7 votes, 70 %');
  });

  it('says what passed, what fits under a ceiling, and whether there was a quorum', async () => {
    const { part } = await shown(RUNOFF);
    assert.deepEqual(all(part, '.chip').map(textOf), ['Adopté', 'Non adopté', 'Non adopté']);
    assert.include(says(part), 'Quorum de 8 votes atteint.');
    freshPage();
    const ceiling = await shown({ ...CLOSED, questions: [question({ type: 'approval', ceiling: 80 })], result: results({ quorum: { needed: 20, reached: false }, questions: [{ id: 'lieu', ballots: 10, options: [option('lyon', 1, 7, { passed: true }), option('lille', 2, 3, { passed: false })] }] }) });
    assert.deepEqual(all(ceiling.part, '.chip').map(textOf), ['Dans l’enveloppe', 'Hors de l’enveloppe']);
    assert.include(says(ceiling.part), 'Quorum de 20 votes non atteint.');
  });

  it('tells a run-off round by round, to who opens it', async () => {
    const { part } = await shown(RUNOFF);
    (await find<HTMLElement>(part, 'section summary')).focus();
    await sendKeys({ press: 'Enter' });
    assert.deepEqual(all(part, '.rounds li').map(textOf), [
      'Tour 1 Nantes 5 · Lyon 4 · Lille 1 Élimination : Lille.', 'Tour 2 Nantes 6 · Lyon 3 En tête : Nantes. 1 bulletin sans autre choix.',
    ]);
    assert.include(rows(part)[1], 'mon choix n° 1');
  });

  it('shows results before the vote where everybody may see them, below the form', async () => {
    const { host, part } = await shown({ results: 'always', voters: 10, result: RESULT });
    assert.include(says(part), 'Résultats provisoires');
    const [form, below] = [host.shadowRoot!.querySelector('form')!, part];
    assert.equal(form.compareDocumentPosition(below), Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it('tells of an open anonymous round no more than steps of five', async () => {
    const { part } = await shown({ names: 'anonymous', results: 'always', voters: 10, result: results({ ballots: 5 }) });
    assert.include(says(part), '10 personnes ou plus ont voté');
    assert.include(says(part), 'Les chiffres portent sur 5 votes.');
    assert.notInclude(says(part), 'Par équipe');
    freshPage();
    const few = await shown({ names: 'anonymous', results: 'always', voters: 0, result: results({ ballots: 0, questions: [] }) });
    assert.include(says(few.part), 'Moins de cinq personnes ont voté');
  });

  it('says my choice in words while there are no results for me', async () => {
    const told = async (method: Parameters<typeof question>[0], given: Record<string, number>) => {
      freshPage();
      const { part } = await shown({ voted: true, revision: 1, results: 'after_close', questions: [question(method)], mine: { lieu: given } });
      return textOf(all(part, 'dd')[0]);
    };
    assert.equal(await told({ type: 'several', min: 1, max: 2 }, { lyon: 1, lille: 1 }), 'Lyon · Lille');
    assert.equal(await told({ type: 'stars' }, { lyon: 4 }), 'Lyon (de moi : 4)');
    assert.equal(await told({ type: 'up_down' }, { lyon: 1, lille: -1 }), 'Lyon (je suis pour) · Lille (je suis contre)');
    assert.equal(await told({ type: 'ranked', count: 'borda' }, { lille: 1, lyon: 2 }), '1. Lille · 2. Lyon');
    assert.equal(await told({ type: 'pairwise' }, { 'lyon~nantes': -1 }), 'Nantes plutôt que Lyon');
  });

  it('asks for teams when somebody looks, and shows those too small together', async () => {
    const { part, service } = await shown({ ...CLOSED, result: RESULT }, ({ path }) =>
      path.endsWith('breakdown') ? { teams: [{ team: 'Produit', ballots: 6, questions: RESULT.questions }, { team: null, ballots: 5, questions: RESULT.questions }] } : undefined);
    assert.deepEqual(service.sent('GET rounds'), []);
    all<HTMLElement>(part, 'summary').at(-1)!.click();
    const teams = await find(part, 'cocarde-poll-teams');
    await find(teams, 'h3');
    assert.deepEqual(all(teams, 'h3').map(textOf), ['Produit', 'Autres équipes']);
    assert.deepEqual(service.sent('GET rounds').map(({ path }) => path), ['rounds/r1/breakdown']);
  });

  it('has no teams before the close: two results would tell a single ballot', async () => {
    const { part } = await shown({ results: 'always', voters: 10, result: RESULT });
    assert.notInclude(says(part), 'Par équipe');
  });

  it('says why teams are not shown, when the service does', async () => {
    const { host, part } = await shown({ ...CLOSED, result: RESULT }, ({ path }) => (path.endsWith('breakdown') ? 'forbidden' : undefined));
    all<HTMLElement>(part, 'summary').at(-1)!.click();
    await saying(host, 'Votre rôle ne le permet pas.');
  });

  it('shows who chose an option page by page, only where names are visible', async () => {
    const member = (n: number) => ({ member: { id: `${n}`, name: `Membre ${n}`, team: null }, value: 1 });
    const { part, service } = await shown({ ...CLOSED, names: 'visible', result: RESULT }, ({ path }) =>
      path.includes('cursor') ? { items: [member(2)], cursor: null } : path.includes('voters') ? { items: [member(1)], cursor: 'next' } : undefined);
    const [first] = all<HTMLElement>(part, '.results summary');
    assert.equal(textOf(first), 'Voir qui – qui a choisi Nantes');
    first!.click();
    const voters = await find(part, 'cocarde-poll-voters');
    await press(voters, 'Afficher la suite');
    await until(() => all(voters, 'li').length === 2);
    assert.match(service.sent('GET rounds')[0]!.path, /^rounds\/r1\/voters\?question=lieu&option=nantes$/);
    freshPage();
    assert.lengthOf(all((await shown({ ...CLOSED, result: RESULT })).part, '.results summary'), 0);
  });

  describe('to animateurs', () => {
    const managed = async (given: Partial<Round>, answer?: Parameters<typeof polled>[1]) => {
      const poll = await shown(given, answer, 'animateur');
      const manage = await find(poll.part, 'cocarde-poll-manage');
      (await find<HTMLElement>(manage, 'summary')).click();
      return { ...poll, manage };
    };
    const patched = (now: Partial<Round>): Parameters<typeof polled>[1] => ({ method, path }) =>
      method === 'PATCH' && path === 'rounds/r1' ? { ...RUNOFF, id: 'r1', title: 'Le séminaire', version: 4, eligible: true, names: 'confidential', ...now } : undefined;

    it('says what closing means before it closes, and says that it did', async () => {
      const { manage, service, host } = await managed({ result: RESULT }, patched({ state: 'closed' }));
      await press(manage, 'Clôturer maintenant');
      assert.include(says(manage), 'Plus personne ne pourra voter');
      assert.include(says(manage), 'Vous pourrez le rouvrir.');
      assert.deepEqual(service.sent('PATCH'), []);
      await press(manage, 'Annuler');
      await press(manage, 'Clôturer maintenant');
      await until(() => textOf(manage.shadowRoot!.activeElement) === 'Clôturer maintenant');
      await sendKeys({ press: 'Enter' });
      await announces('Le sondage est clos.');
      const [patch] = service.sent('PATCH');
      assert.deepEqual([patch!.body, patch!.headers.get('if-match')], [{ state: 'closed' }, '"3"']);
      await saying(host, 'Clos');
    });

    it('reopens without a closing date, and archives', async () => {
      const { manage, service } = await managed({ ...CLOSED, result: RESULT }, patched({ state: 'open' }));
      await press(manage, 'Rouvrir');
      await press(manage, 'Rouvrir');
      await announces('Le sondage est ouvert.');
      assert.deepEqual(service.sent('PATCH').map(({ body }) => body), [{ state: 'open', closesAt: null }]);
      await press(manage, 'Archiver');
      assert.include(says(manage), 'ne figurera plus dans aucune liste');
      await isAccessible(manage);
    });

    it('never reopens an anonymous round, and opens a scheduled one with its closing date', async () => {
      const anonymous = await managed({ ...CLOSED, names: 'anonymous', result: RESULT });
      assert.deepEqual(all(anonymous.manage, 'button').map(textOf), ['Modifier', 'Archiver']);
      freshPage();
      const { manage, service } = await managed({ state: 'scheduled', opensAt: CLOSES - 1000 }, patched({ state: 'open' }));
      await press(manage, 'Ouvrir maintenant');
      await press(manage, 'Ouvrir maintenant');
      await announces('Le sondage est ouvert aux votes.');
      assert.deepEqual(service.sent('PATCH').map(({ body }) => body), [{ state: 'open', closesAt: CLOSES }]);
    });

    it('says of an anonymous one that it cannot be reopened', async () => {
      const { manage } = await managed({ names: 'anonymous', change: false, result: RESULT });
      await press(manage, 'Clôturer maintenant');
      assert.include(says(manage), 'Anonyme, ce sondage ne pourra pas être rouvert.');
      assert.notInclude(says(manage), 'Vous pourrez');
    });

    it('tells of somebody who was faster, and shows what they did', async () => {
      const { manage, service, host } = await managed({ result: RESULT }, ({ method }) => (method === 'PATCH' ? 'precondition_failed' : undefined));
      service.parts['round:r1'] = { ...(service.parts['round:r1'] as Round), state: 'closed', version: 4 };
      await press(manage, 'Clôturer maintenant');
      await press(manage, 'Clôturer maintenant');
      await saying(host, 'Quelqu’un a modifié ce contenu entre-temps.');
      await saying(host, 'Clos');
    });

    it('changes what may change, says what does not, and what the service refused at its field', async () => {
      let refused = true;
      const { manage, service, host } = await managed({ result: RESULT }, (asked) =>
        asked.method === 'PATCH' && refused ? refusal('invalid_input', [{ path: 'closesAt', code: 'not_allowed', message: '' }]) : patched({ state: 'open', title: 'Le grand séminaire' })!(asked));
      await press(manage, 'Modifier');
      const form = await find(manage, 'cocarde-poll-change');
      const field = (id: string) => find<HTMLInputElement>(form, `#${id}`);
      assert.equal((await field('closes')).value, '2030-09-24T18:00');
      await until(() => focused(form)?.id === 'title');
      assert.include(says(form), 'Pour corriger une erreur, archivez ce sondage et dupliquez-le.');
      await isAccessible(host);
      type(await field('title'), ' ');
      await press(form, 'Enregistrer');
      await announces('Ce champ est à remplir.');
      assert.deepEqual(service.sent('PATCH'), []);
      assert.equal((await field('title')).ariaInvalid, 'true');
      type(await field('title'), 'Le grand séminaire');
      await until(async () => (await field('title')).ariaInvalid === null);
      type(await field('closes'), '2030-09-25T09:30');
      (await field('results-hidden')).click();
      await press(form, 'Enregistrer');
      await announces('La clôture vient après maintenant, et après l’ouverture.');
      assert.equal(focused(form)?.id, 'closes');
      // Closed and opened again, it has what was typed.
      await press(form, 'Fermer');
      await until(() => textOf(manage.shadowRoot!.activeElement) === 'Modifier');
      await press(manage, 'Modifier');
      const again = await find(manage, 'cocarde-poll-change');
      assert.equal((await find<HTMLInputElement>(again, '#closes')).value, '2030-09-25T09:30');
      refused = false;
      await press(again, 'Enregistrer');
      await announces('Le sondage est modifié.');
      assert.deepEqual(service.sent('PATCH').at(-1)!.body, { title: 'Le grand séminaire', intro: '', results: 'hidden', closesAt: Date.UTC(2030, 8, 25, 7, 30) });
      await saying(host, 'Le grand séminaire');
    });

    it('changes no closing time of a closed one, and leaves that of an open one to the second', async () => {
      const { manage, service } = await managed({ closesAt: CLOSES + 1_500, result: RESULT }, patched({ state: 'open' }));
      await press(manage, 'Modifier');
      await press(await find(manage, 'cocarde-poll-change'), 'Enregistrer');
      await announces('Le sondage est modifié.');
      assert.deepEqual(service.sent('PATCH').map(({ body }) => body), [{ title: 'Le séminaire', intro: '', results: 'after_vote' }]);
      freshPage();
      const closed = await managed({ ...CLOSED, result: RESULT });
      await press(closed.manage, 'Modifier');
      const form = await find(closed.manage, 'cocarde-poll-change');
      await find(form, '#title');
      assert.isNull(form.shadowRoot!.querySelector('#closes'));
    });

    it('is not there for members', async () => {
      const { part } = await shown({ result: RESULT });
      assert.isNull(part.shadowRoot!.querySelector('cocarde-poll-manage'));
    });
  });
});
