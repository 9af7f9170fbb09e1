import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { Round } from '@cocarde/contract/rounds.ts';
import { announces, focused } from '../internal/test-board.ts';
import { all, everywhere, find, freshPage, isAccessible, refusal, said, Service, show, signIn, textOf, until } from '../internal/test-page.ts';
import '../internal/events.ts';
import { define } from './define.ts';
import type { Poll } from './poll.ts';
import { button, CLOSES, field, outcome, polled, press, question, RESULT, round, saying, says } from './test-rounds.ts';

define();

const FIRST: Partial<Round> = { voted: true, voters: 1, revision: 1, mine: { lieu: { lyon: 1 } } };

/** What the element told the page. */
function told(host: HTMLElement): string[] {
  const events: string[] = [];
  host.addEventListener('cocarde-ballot', (event) => events.push(`${event.round} ${event.voted}`));
  host.addEventListener('cocarde-error', (event) => events.push(event.code));
  return events;
}

const facts = (host: Element) => all(host, '.facts li').map(textOf);

describe('cocarde-poll', () => {
  beforeEach(() => freshPage());

  describe('for everybody', () => {
    const states: Record<string, Partial<Round>> = {
      'open, one of n': {},
      'open, several of n and an optional question': { questions: [question({ type: 'several', min: 1, max: 2 }), question({ type: 'one' }, { id: 'train', optional: true })], quorum: { share: 0.5 }, teams: ['Marketing'] },
      scheduled: { state: 'scheduled', opensAt: CLOSES - 86_400_000 },
      'closed without results for me': { state: 'closed' },
      'not open to me': { eligible: false, teams: ['Vente Sud'] },
    };
    for (const [what, given] of Object.entries(states)) everywhere(`is accessible: ${what}`, async () => isAccessible((await polled(given)).host));

    everywhere('is accessible when a ballot is refused before it is sent', async (lang) => {
      const { host } = await polled();
      await press(host, lang === 'fr' ? 'Voter' : 'Vote');
      await find(host, '.error:not(:empty)');
      await isAccessible(host);
    });

    everywhere('is accessible to an animateur after the vote', async () => {
      const { host } = await polled({ ...FIRST, result: RESULT }, undefined, 'animateur');
      const part = await outcome(host);
      const manage = await find(part, 'cocarde-poll-manage');
      (await find<HTMLElement>(manage, 'summary')).click();
      await isAccessible(host);
    });

    everywhere('is accessible when it cannot be loaded, and to who is not signed in', async () => {
      new Service({}, ({ path }) => (path.startsWith('bootstrap') ? 'forbidden' : undefined));
      signIn();
      const host = show('<cocarde-poll round="r1"></cocarde-poll>');
      await find(host, '.state button');
      await isAccessible(host);
    });
  });

  describe('before the vote', () => {
    it('says until when, in the community’s zone, what becomes of names, what can be changed and who sees results', async () => {
      const { host } = await polled();
      const [until, ...terms] = facts(host);
      assert.match(until!, /^Ouvert jusqu’au mardi 24 septembre 2030 à 18:00( UTC\+2)?\.$/);
      assert.deepEqual(terms, [
        'Votre choix n’est montré à personne, pas même à l’équipe d’animation. Il reste relié à votre nom dans la base : qui exploite le service pourrait l’y retrouver.',
        'Vous pourrez modifier ou retirer votre vote jusqu’à la clôture.', 'Vous verrez les résultats après avoir voté, tout le monde après la clôture.',
      ]);
    });

    it('promises of an anonymous round what holds, and says what does not', async () => {
      const { host } = await polled({ names: 'anonymous', change: false, results: 'always', closesAt: undefined });
      const [until, names, results, ...more] = facts(host);
      assert.equal(until, 'Sans date de clôture.');
      assert.include(names, 'Aucune donnée ne relie votre nom à votre choix. Votre participation est connue, votre choix ne l’est pas, et il ne pourra pas être modifié.');
      assert.include(names, 'Mais un résultat unanime dit ce que chaque personne a choisi.');
      assert.equal(results, 'Les résultats sont déjà visibles. Avant la clôture, ils avancent par cinq, avec retard.');
      assert.deepEqual(more, ['À moins de cinq votes, il n’y a pas de résultat.']);
    });

    it('says the quorum, the teams, and that a vote is final', async () => {
      const { host } = await polled({ change: false, names: 'visible', quorum: { members: 20 }, teams: ['Produit', 'Marketing'] });
      assert.deepEqual(facts(host).slice(1), [
        'Les autres membres verront votre nom et votre choix.', 'Votre vote sera définitif.', 'Vous verrez les résultats après avoir voté, tout le monde après la clôture.',
        'Le résultat compte à partir de 20 votes.', 'Ouvert à : Produit et Marketing.',
      ]);
    });

    it('says of an anonymous round that closed with fewer than five votes why there is no result', async () => {
      const { host } = await polled({ names: 'anonymous', state: 'closed', voters: 3, closesAt: undefined });
      assert.deepEqual(facts(host), ['À moins de cinq votes, il n’y a pas de résultat.']);
    });

    it('says when it opens, and asks nothing before', async () => {
      const { host } = await polled({ state: 'scheduled', opensAt: CLOSES - 86_400_000 });
      assert.match(facts(host)[0]!, /^Ouverture le lundi 23 septembre 2030 à 18:00/);
      assert.isNull(host.shadowRoot!.querySelector('form'));
      assert.include(said(host), 'À venir');
    });

    it('says to whoever may not vote that it is so, and for whom it is', async () => {
      const { host } = await polled({ eligible: false, teams: ['Vente Sud'] });
      assert.deepEqual(facts(host).slice(1), ['Ce vote ne vous est pas ouvert.', 'Ouvert à : Vente Sud.']);
      assert.isNull(host.shadowRoot!.querySelector('form'));
    });

    it('speaks English as well', async () => {
      freshPage('en');
      const { host } = await polled({ names: 'anonymous' });
      assert.match(facts(host)[0]!, /^Open until Tuesday,? (September 24|24 September),? 2030 at 6:00 PM/);
      assert.include(facts(host)[1], 'Nothing that is stored links your name to your choice.');
    });
  });

  describe('the vote', () => {
    it('is sent by keyboard, told to the page and said, and shows what was chosen', async () => {
      const { host, ballots } = await polled();
      const events = told(host);
      (await field(host, 'Lyon')).focus();
      await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'Enter' });
      const part = await outcome(host);
      assert.deepEqual(ballots(), [{ choices: { lieu: { nantes: 1 } }, after: 0 }]);
      await announces('Votre vote est enregistré.');
      assert.deepEqual(events, ['r1 true']);
      assert.include(says(part), 'Vous avez voté Quel lieu ? Nantes');
      await until(() => focused(host)?.localName === 'h2');
      assert.isNull(host.shadowRoot!.querySelector('form'));
    });

    it('wants an answer to each question, says so at the first without one and goes there', async () => {
      const { host, ballots } = await polled({ questions: [question({ type: 'one' }), question({ type: 'several', min: 2, max: 2 }, { id: 'jours', text: 'Quels jours ?' }), question({ type: 'up' }, { id: 'idees', text: 'Idées ?', optional: true })] });
      (await field(host, 'Lyon')).click();
      await press(host, 'Voter');
      await announces('Répondez à cette question pour voter.');
      assert.equal(focused(host), all(host, '#jours input')[0]);
      assert.equal(textOf(host.shadowRoot!.getElementById('jours.why')), 'Répondez à cette question pour voter.');
      all<HTMLInputElement>(host, '#jours input')[0]!.click();
      await press(host, 'Voter');
      await announces('Il manque 1 réponse.');
      for (const box of all<HTMLInputElement>(host, '#jours input').slice(1)) {
        box.click();
        await host.updateComplete;
      }
      await press(host, 'Voter');
      await announces('1 réponse de trop : décochez-en une.');
      assert.deepEqual(ballots(), []);
      all<HTMLInputElement>(host, '#jours input')[2]!.click();
      await press(host, 'Voter');
      await outcome(host);
      assert.deepEqual(ballots().map(({ choices }) => choices), [{ lieu: { lyon: 1 }, jours: { lyon: 1, nantes: 1 } }]);
    });

    it('without an answer to optional questions is no vote', async () => {
      const { host, ballots } = await polled({ questions: [question({ type: 'one' }, { optional: true })] });
      await press(host, 'Voter');
      await announces('Répondez à une question au moins pour voter.');
      (await field(host, 'Lyon')).click();
      await press(host, 'Effacer');
      assert.isFalse((await field(host, 'Lyon')).checked);
      assert.deepEqual(ballots(), []);
    });

    it('is changed from what stands, or left as it was', async () => {
      const { host, ballots } = await polled(FIRST);
      const part = await outcome(host);
      await press(part, 'Modifier mon vote');
      assert.isTrue((await field(host, 'Lyon')).checked);
      await until(() => focused(host)?.localName === 'input');
      (await field(host, 'Lille')).click();
      await press(host, 'Annuler');
      await until(() => !host.shadowRoot!.querySelector('form'));
      await press(part, 'Modifier mon vote');
      assert.isTrue((await field(host, 'Lyon')).checked);
      (await field(host, 'Nantes')).click();
      await press(host, 'Enregistrer mon vote');
      await saying(host, 'Vous avez voté Quel lieu ? Nantes');
      assert.deepEqual(ballots(), [{ choices: { lieu: { nantes: 1 } }, after: 1 }]);
    });

    it('is withdrawn, which brings the empty form back', async () => {
      const { host, service } = await polled(FIRST);
      const events = told(host);
      await press(await outcome(host), 'Retirer mon vote');
      await find(host, 'form');
      assert.deepEqual(service.sent('DELETE').map(({ path }) => path), ['rounds/r1/ballot?after=1']);
      await announces('Votre vote est retiré.');
      assert.deepEqual(events, ['r1 false']);
      assert.isFalse((await field(host, 'Lyon')).checked);
    });

    it('says why it could not be withdrawn', async () => {
      const { host } = await polled(FIRST, ({ method }) => (method === 'DELETE' ? 'overloaded' : undefined));
      await press(await outcome(host), 'Retirer mon vote');
      await saying(host, 'Il y a beaucoup de monde en ce moment.');
      assert.include(says(host), 'Vous avez voté');
    }).timeout(10_000);

    it('that is final, or anonymous, offers nothing to change', async () => {
      const final = await polled({ ...FIRST, change: false });
      assert.lengthOf(all(await outcome(final.host), 'button'), 0);
      freshPage();
      const anonymous = await polled({ voted: true, names: 'anonymous', change: false });
      assert.include(says(await outcome(anonymous.host)), 'Vous avez participé. Votre choix n’est relié à votre nom nulle part : il ne peut être ni affiché ni modifié.');
      assert.lengthOf(all(await outcome(anonymous.host), 'button'), 0);
    });

    it('is sent once however often it is pressed, and nothing changes under way', async () => {
      let done!: () => void;
      const { host, ballots } = await polled({}, ({ method }) => (method === 'PUT' ? new Promise((resolve) => (done = () => resolve(undefined))) : undefined));
      (await field(host, 'Lyon')).click();
      const send = await button(host, 'Voter');
      send.click();
      await until(() => done);
      send.click();
      assert.isTrue(host.shadowRoot!.querySelector('fieldset')!.disabled);
      done();
      await outcome(host);
      assert.lengthOf(ballots(), 1);
    });
  });

  describe('when something is in the way', () => {
    it('keeps what was chosen through a reload of the page', async () => {
      const { host } = await polled();
      (await field(host, 'Nantes')).click();
      await until(() => sessionStorage.getItem('cocarde-ballots'));
      host.remove();
      const again = show<Poll>('<cocarde-poll round="r1"></cocarde-poll>');
      await until(() => again.shadowRoot?.querySelectorAll('input')[1]?.checked);
    });

    it('leaves nothing in the tab once nobody is signed in', async () => {
      new Service();
      sessionStorage.setItem('cocarde-ballots', '[]');
      await find(show('<cocarde-poll round="r1"></cocarde-poll>'), '.state');
      await until(() => sessionStorage.getItem('cocarde-ballots') === null);
    });

    it('keeps and says a choice that found no network, and sends it when that is back', async () => {
      let offline = true;
      const { host, now } = await polled({}, ({ method }) => {
        if (method === 'PUT' && offline) throw new TypeError('Failed to fetch');
        return undefined;
      });
      const events = told(host);
      (await field(host, 'Nantes')).click();
      await press(host, 'Voter');
      await saying(host, 'votre choix est gardé dans cet onglet et partira dès son retour.');
      await isAccessible(host);
      assert.isTrue((await field(host, 'Nantes')).checked);
      (await field(host, 'Lille')).click();
      offline = false;
      dispatchEvent(new Event('online'));
      await outcome(host);
      assert.deepEqual(now().mine, { lieu: { lille: 1 } });
      await announces('Votre vote est enregistré.');
      assert.deepEqual(events, ['r1 true']);
    }).timeout(10_000);

    it('shows a newer choice from elsewhere, and keeps mine to be sent instead', async () => {
      const { host, service, now } = await polled({}, ({ method, body }) => (method === 'PUT' && (body as { after: number }).after < 1 ? 'ballot_changed' : undefined));
      const events = told(host);
      (await field(host, 'Nantes')).click();
      service.parts['round:r1'] = round(FIRST);
      await press(host, 'Voter');
      await saying(host, 'Vous avez voté ailleurs entre-temps.');
      assert.include(says(await outcome(host)), 'Quel lieu ? Lyon');
      assert.isTrue((await field(host, 'Nantes')).checked);
      await isAccessible(host);
      await press(host, 'Envoyer plutôt celui-ci');
      await until(() => !host.shadowRoot!.querySelector('form'));
      assert.deepEqual(now().mine, { lieu: { nantes: 1 } });
      assert.deepEqual(events, ['ballot_changed', 'r1 true']);
    });

    it('leaves the newer choice as it is when asked to', async () => {
      const { host, service, now } = await polled({}, ({ method }) => (method === 'PUT' ? 'ballot_changed' : undefined));
      (await field(host, 'Nantes')).click();
      service.parts['round:r1'] = round(FIRST);
      await press(host, 'Voter');
      await press(host, 'Garder le choix enregistré');
      await until(() => !host.shadowRoot!.querySelector('form'));
      assert.deepEqual(now().mine, { lieu: { lyon: 1 } });
      assert.isNull(sessionStorage.getItem('cocarde-ballots'));
    });

    it('says that a choice came after the close and was not counted', async () => {
      const { host, service } = await polled({}, ({ method }) => (method === 'PUT' ? 'closed' : undefined));
      (await field(host, 'Nantes')).click();
      service.parts['round:r1'] = round({ state: 'closed' });
      await press(host, 'Voter');
      await saying(host, 'Le vote a été clos avant l’arrivée de votre choix : il n’a pas été compté.');
      assert.lengthOf(all(host, 'input'), 0);
      await isAccessible(host);
    });

    it('keeps the choice when the service refuses, and says why', async () => {
      const { host } = await polled({}, ({ method }) => (method === 'PUT' ? refusal('member_suspended') : undefined));
      (await field(host, 'Nantes')).focus();
      await sendKeys({ press: 'Space' });
      await sendKeys({ press: 'Enter' });
      await saying(host, 'Votre participation est suspendue.');
      assert.isTrue((await field(host, 'Nantes')).checked);
      await until(() => textOf(focused(host)) === 'Voter');
    });

    it('asks again what could not be loaded', async () => {
      let down = true;
      const service = new Service({ 'round:r1': round() }, ({ path }) => (down && path.startsWith('bootstrap') ? 'forbidden' : undefined));
      signIn();
      const host = show('<cocarde-poll round="r1"></cocarde-poll>');
      const retry = await find(host, '.state button');
      down = false;
      retry.click();
      await find(host, 'form');
      assert.lengthOf(service.sent('GET bootstrap'), 2);
    });

    it('asks who is not signed in to do so', async () => {
      new Service();
      const host = show('<cocarde-poll round="r1"></cocarde-poll>');
      await until(() => said(host).includes('Connectez-vous pour participer'));
    });

    it('reads again when it should open, and is there to vote', async () => {
      const { host, service } = await polled({ state: 'scheduled', opensAt: Date.now() + 300 });
      service.parts['round:r1'] = round();
      await find(host, 'form');
    });
  });
});
