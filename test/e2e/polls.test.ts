import type { Round, RoundDefinition } from '@cocarde/contract/rounds.ts';
import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { PATIENCE, stage, withoutBrowser } from './browser.ts';
import { Installation } from './installation.ts';
import type { Visitor } from './visitor.ts';

const OPTIONS = [{ id: 'lyon', text: 'Lyon', cost: 40 }, { id: 'nantes', text: 'Nantes', cost: 50 }, { id: 'lille', text: 'Lille', cost: 30 }];

const METHODS: RoundDefinition['questions'][number]['method'][] = [
  { type: 'up' }, { type: 'up_down' }, { type: 'one' }, { type: 'several', min: 1, max: 2 }, { type: 'stars' }, { type: 'score', min: 0, max: 20 },
  { type: 'dots', budget: 8, cost: 'linear' }, { type: 'ranked', count: 'runoff' }, { type: 'pairwise' }, { type: 'approval', ceiling: 80 },
];

describe.skipIf(withoutBrowser)('a poll', PATIENCE, () => {
  const { arrive } = stage(new Installation('start'));

  /** By whoever the page takes the visitor for. */
  async function make(visitor: Visitor, definition: Partial<RoundDefinition>): Promise<Round> {
    const asked: RoundDefinition = {
      title: 'Le séminaire', results: 'after_vote', names: 'visible',
      questions: METHODS.map((method) => ({ id: method.type.replace('_', '-'), text: `Par ${method.type} ?`, method, options: method.type === 'approval' ? OPTIONS : OPTIONS.map(({ id, text }) => ({ id, text })) })),
      ...definition,
    };
    return visitor.page.evaluate(async (body) => {
      const { dataset } = document.querySelector<HTMLElement>('script[data-community]')!;
      const { token } = await (await fetch(dataset.auth!, { method: 'POST' })).json() as { token: string };
      const base = `${new URL(document.querySelector<HTMLScriptElement>('script[data-community]')!.src).origin}/v1/c/${dataset.community}`;
      const call = async (path: string, json: object, headers: HeadersInit = {}) => (await fetch(`${base}/${path}`, { method: 'POST', body: JSON.stringify(json), headers: { 'content-type': 'application/json', ...headers } })).json();
      const { session } = await call('session', { token }) as { session: string };
      return call('rounds', body, { authorization: `Bearer ${session}`, 'idempotency-key': crypto.randomUUID() });
    }, asked) as Promise<Round>;
  }

  /** All that a poll says, in its parts, too. */
  const said = (poll: Locator): Promise<string> =>
    poll.evaluate((element) => {
      const within = (root: ShadowRoot): string => [root.textContent, ...[...root.querySelectorAll('*')].map(({ shadowRoot }) => (shadowRoot ? within(shadowRoot) : ''))].join(' ');
      return within(element.shadowRoot!).replace(/\s+/g, ' ');
    });

  async function show(visitor: Visitor, round: string) {
    await visitor.page.evaluate((id) => {
      const poll = document.createElement('cocarde-poll');
      poll.setAttribute('round', id);
      document.querySelector('main')!.insertBefore(poll, null);
    }, round);
    const poll = visitor.page.locator('cocarde-poll');
    await poll.locator('h2').waitFor();
    return poll;
  }

  test('of every method is filled in by a member, counted, and closed by an animateur', async () => {
    const [member, animatrice] = [await arrive(), await arrive({ persona: 'animatrice' })];
    await animatrice.visit();
    const round = await make(animatrice, {});
    expect(round.questions).toHaveLength(10);
    await member.visit();
    const poll = await show(member, round.id);
    const question = (type: string) => poll.locator(`[id="${type.replace('_', '-')}"]`);
    for (const [type, name] of [['up', 'Lyon'], ['one', 'Nantes'], ['several', 'Lille'], ['approval', 'Lyon']]) await question(type!).getByLabel(name!).check();
    await question('up_down').getByRole('group', { name: 'Lyon' }).getByLabel('Contre').check({ force: true });
    await question('stars').getByRole('group', { name: 'Lille' }).getByLabel('4 étoiles').check({ force: true });
    await question('score').getByLabel('Nantes').fill('17');
    for (let i = 0; i < 3; i++) await question('dots').getByRole('button', { name: 'Un point de plus : Lyon' }).click();
    await question('ranked').getByRole('button', { name: 'Ajouter Lille' }).click();
    await question('ranked').getByRole('button', { name: 'Ajouter Lyon' }).click();
    await question('pairwise').getByRole('button', { name: 'Lyon' }).click();
    await question('pairwise').getByRole('button', { name: 'Aussi bien' }).click();
    await question('pairwise').getByRole('button', { name: 'Lille' }).click();
    await poll.getByRole('button', { name: 'Voter' }).click();
    await poll.getByText('Résultats provisoires').waitFor();
    await poll.getByText('Vous avez voté').waitFor();
    const outcome = await said(poll);
    for (const words of ['0 pour, 1 contre', '4 sur 5 étoiles, 1 vote', '17 en moyenne, 1 vote', '3 points', '1 personne a voté', 'Lyon plutôt que Nantes · Lille plutôt que Nantes']) expect(outcome).toContain(words);
    await poll.getByText('Voir qui').first().click();
    await poll.getByText('Inès Dumas').waitFor();
    await poll.getByRole('button', { name: 'Modifier mon vote' }).click();
    await question('one').getByLabel('Lille').check();
    await poll.getByRole('button', { name: 'Enregistrer mon vote' }).click();
    await poll.locator('form').waitFor({ state: 'detached' });

    const theirs = await show(animatrice, round.id);
    await theirs.getByText('Gérer ce sondage').click();
    await theirs.getByRole('button', { name: 'Clôturer maintenant' }).click();
    await theirs.getByRole('button', { name: 'Clôturer maintenant' }).click();
    await theirs.getByText('Clos', { exact: true }).waitFor();
    await theirs.getByText('Par équipe').click();
    await theirs.getByText('Aucune équipe n’a encore cinq votes.').waitFor();

    await poll.getByRole('button', { name: 'Retirer mon vote' }).click();
    await poll.getByText('Clos', { exact: true }).waitFor();
    expect(await said(poll)).toContain('Vous avez voté');
  });

  test('is made on the page by an animatrice, looked at first, and voted in by a member', async () => {
    const [member, animatrice] = [await arrive(), await arrive({ persona: 'animatrice' })];
    await animatrice.visit();
    await animatrice.page.evaluate(() => document.querySelector('main')!.insertBefore(document.createElement('cocarde-poll'), null));
    const polls = animatrice.page.locator('cocarde-polls');
    await polls.getByRole('button', { name: 'Nouveau sondage' }).click();
    await polls.getByLabel('Titre du sondage').fill('La sortie de mai');
    await polls.getByLabel('Ce que vous demandez').fill('Que faisons-nous ?');
    await polls.getByLabel('Façon de voter').selectOption({ label: 'Classement' });
    await polls.getByLabel('Choix 1', { exact: true }).fill('Un atelier');
    await polls.getByLabel('Choix 1', { exact: true }).press('Enter');
    await polls.getByLabel('Choix 2', { exact: true }).fill('Une visite');
    await polls.getByLabel('Choix 2', { exact: true }).press('Enter');
    await polls.getByLabel('Choix 3', { exact: true }).fill('Un film');
    await polls.getByRole('button', { name: 'Monter le choix 3' }).click();
    await polls.getByLabel('Clôture', { exact: true }).fill('2020-01-01T09:00');
    await polls.getByLabel('Certaines équipes').check();
    await polls.getByLabel(/^Contenu/).check();
    await polls.getByRole('button', { name: 'Voir l’aperçu' }).click();
    await polls.getByRole('button', { name: 'Ajouter Un film' }).click();
    await polls.getByRole('button', { name: 'Voter' }).click();
    await polls.getByText('C’était un essai').waitFor();
    await polls.getByRole('button', { name: 'Créer le sondage' }).click();
    await polls.getByText('La clôture vient après maintenant').waitFor();
    await polls.getByLabel('Clôture', { exact: true }).fill('');
    await polls.getByLabel('Tous les membres').check();
    await polls.getByRole('button', { name: 'Voir l’aperçu' }).click();
    await polls.getByRole('button', { name: 'Créer le sondage' }).click();
    const tag = await polls.getByLabel('Balise à coller').inputValue();
    const [, id] = /^<cocarde-poll round="([\w-]+)"><\/cocarde-poll>$/.exec(tag) ?? [];
    await polls.locator('cocarde-poll').getByText('Gérer ce sondage').click();
    await polls.locator('cocarde-poll').getByRole('button', { name: 'Modifier' }).click();
    await polls.locator('cocarde-poll-change').getByLabel('Titre du sondage').fill('La sortie de juin');
    await polls.locator('cocarde-poll-change').getByRole('button', { name: 'Enregistrer' }).click();
    await polls.locator('cocarde-poll').getByRole('heading', { name: 'La sortie de juin' }).waitFor();

    await member.visit();
    const poll = await show(member, id!);
    await poll.getByRole('button', { name: 'Ajouter Une visite' }).click();
    await poll.getByRole('button', { name: 'Voter' }).click();
    await poll.getByText('Vous avez voté').waitFor();
    expect(await said(poll)).toContain('La sortie de juin');
  });

  test('without a round is nothing to a member', async () => {
    const member = await arrive();
    await member.visit();
    await member.page.evaluate(() => document.querySelector('main')!.insertBefore(document.createElement('cocarde-poll'), null));
    const poll = member.page.locator('cocarde-poll');
    await poll.locator('.state').waitFor();
    expect(await poll.locator('cocarde-polls').count()).toBe(0);
  });

  test('that is anonymous tells nobody anything below five votes, and takes each member once', async () => {
    const [member, animatrice] = [await arrive(), await arrive({ persona: 'animatrice' })];
    await animatrice.visit();
    const { id } = await make(animatrice, { names: 'anonymous', results: 'always', questions: [{ id: 'lieu', text: 'Où ?', method: { type: 'one' }, options: OPTIONS.map(({ id, text }) => ({ id, text })) }] });
    await member.visit();
    const poll = await show(member, id);
    expect(await said(poll)).toContain('Aucune donnée ne relie votre nom à votre choix.');
    await poll.getByLabel('Lyon').check();
    await poll.getByRole('button', { name: 'Voter' }).click();
    await poll.getByText('Vous avez participé.').waitFor();
    expect(await said(poll)).toContain('À moins de cinq votes, il n’y a pas de résultat.');
    expect(await poll.getByRole('button').count()).toBe(0);
  });

  test('that found no network is sent when that is back, also after a reload', async () => {
    const [member, animatrice] = [await arrive(), await arrive({ persona: 'animatrice' })];
    await animatrice.visit();
    const { id } = await make(animatrice, { questions: [{ id: 'lieu', text: 'Où ?', method: { type: 'one' }, options: OPTIONS.map(({ id, text }) => ({ id, text })) }] });
    await member.visit();
    const poll = await show(member, id);
    await member.context.route('**/ballot', (route) => route.abort());
    await poll.getByLabel('Nantes').check();
    await poll.getByRole('button', { name: 'Voter' }).click();
    await poll.getByText('partira dès son retour').waitFor();
    await member.context.unroute('**/ballot');
    await member.reload();
    const again = await show(member, id);
    await again.getByText('Vous avez voté').waitFor();
    expect(await said(again)).toContain('mon choix');
  });

  test('that is filled in and sent with no network since the page was opened is kept, said and sent once', async () => {
    const [member, animatrice] = [await arrive({ persona: 'newcomer' }), await arrive({ persona: 'animatrice' })];
    await animatrice.visit();
    const { id } = await make(animatrice, { questions: [{ id: 'lieu', text: 'Où ?', method: { type: 'one' }, options: OPTIONS.map(({ id, text }) => ({ id, text })) }] });
    await member.visit();
    await member.page.mouse.move(1, 1);
    const poll = await show(member, id);
    let before = 0;
    const nothingNew = async () => before === (before = await member.page.evaluate(() => performance.getEntriesByType('resource').length));
    await expect.poll(nothingNew, { interval: 500, timeout: 20_000 }).toBe(true);
    await member.context.setOffline(true);
    await poll.getByLabel('Nantes').check();
    await poll.getByRole('button', { name: 'Voter' }).click();
    await poll.getByText('En attente du réseau').waitFor();
    const ballots: number[] = [];
    member.page.on('response', (response) => response.request().method() === 'PUT' && response.url().endsWith('/ballot') && ballots.push(response.status()));
    await member.context.setOffline(false);
    await member.reload();
    const again = await show(member, id);
    await again.getByText('Vous avez voté').waitFor();
    expect(await said(again)).toContain('1 personne a voté');
    expect(ballots).toEqual([200]);
  });
});
