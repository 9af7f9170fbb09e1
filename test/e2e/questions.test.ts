import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { PATIENCE, stage, withoutBrowser } from './browser.ts';
import { Installation } from './installation.ts';
import { post, type Visitor } from './visitor.ts';

const QUESTION = 'Qui a un modèle de lettre pour un prêt de photos ?';
const ANSWER = 'Le service juridique en a un, que je complète à chaque fois.';
const LEGAL = 'Faut-il un accord écrit pour filmer un magasin partenaire ?';


/** What nobody has a button for. */
async function api(visitor: Visitor, method: string, path: string, body?: object): Promise<any> {
  return visitor.page.evaluate(([method, path, body]) => (globalThis as any)[Symbol.for('cocarde')].api(method, path, body), [method, path, body] as const);
}

async function publish(form: Locator, fields: Record<string, string>): Promise<void> {
  for (const [label, text] of Object.entries(fields)) await form.getByLabel(label).fill(text);
  await form.getByRole('button', { name: 'Publier' }).click();
}

async function open(visitor: Visitor, title: string): Promise<Locator> {
  const question = post(visitor.element('qa'), title);
  await question.locator('.title').click();
  await question.locator('cocarde-question-thread').getByRole('button', { name: 'Plus d’actions' }).first().waitFor();
  return question;
}

async function more(question: Locator, act: string): Promise<void> {
  await question.locator('cocarde-question-thread').getByRole('button', { name: 'Plus d’actions' }).last().click();
  await question.getByRole('button', { name: act }).click();
}

async function answer(visitor: Visitor, title: string, body: string): Promise<void> {
  const question = await open(visitor, title);
  await publish(question, { 'Votre réponse': body });
  await question.getByText(body).waitFor();
}

/** Points in all, by the ledger and not by what the page adds up. */
const points = async (visitor: Visitor): Promise<number> => (await api(visitor, 'GET', 'bootstrap?want=points')).parts.points.total;

describe.skipIf(withoutBrowser)('a question, in a browser', PATIENCE, () => {
  const { arrive } = stage(new Installation('start'));

  test('is asked by a member, who promises points for it, pays them by accepting an answer, and has no more back by changing their mind', async () => {
    const visitor = await arrive({ persona: 'animatrice' });
    await visitor.visit();
    // Enough to promise some, whatever the level that this day's demo gave.
    const { items } = await api(visitor, 'GET', 'members?name=In%C3%A8s%20Dumas');
    await api(visitor, 'POST', `members/${items[0].id}/corrections`, { points: 30, reason: 'Atelier Horizon' });

    await visitor.become('Inès, membre');
    const qa = visitor.element('qa');
    await qa.getByRole('button', { name: 'Poser une question' }).click();
    await publish(qa, { Titre: QUESTION, Description: 'Pour **trois** photos.' });
    // It stands open at once.
    const question = post(qa, QUESTION);
    await more(question, 'Promettre des points');
    await question.getByLabel(/^Points, de 5/).fill('5');
    await question.getByRole('button', { name: 'Promettre', exact: true }).click();
    await question.getByText(/^5 points promis/).first().waitFor();
    const before = await points(visitor);

    await visitor.become('Noémie, animatrice');
    await answer(visitor, QUESTION, ANSWER);
    const answered = await points(visitor);

    await visitor.become('Inès, membre');
    const asked = await open(visitor, QUESTION);
    await asked.getByRole('button', { name: 'Accepter et verser 5 points' }).click();
    await asked.getByText('A reçu les 5 points promis.').waitFor();
    await asked.getByText('✓ Meilleure réponse').waitFor();
    expect(await points(visitor)).toBe(before - 5);
    await asked.getByRole('button', { name: 'Retirer l’acceptation' }).click();
    await asked.getByText('✓ Meilleure réponse').waitFor({ state: 'detached' });
    await asked.getByRole('button', { name: 'Accepter cette réponse' }).click();
    await asked.getByText('✓ Meilleure réponse').waitFor();
    expect(await points(visitor)).toBe(before - 5);

    await visitor.become('Noémie, animatrice');
    expect(await points(visitor)).toBe(answered + 15 + 5);
    expect(visitor.complaints).toEqual([]);
  });

  test('is answered and validated by who knows its theme, doubted by a colleague, and confirmed', async () => {
    const visitor = await arrive({ persona: 'animatrice' });
    await visitor.visit();
    await api(visitor, 'POST', 'boards/campagnes/questions', { title: LEGAL, tags: ['juridique'] });
    await visitor.reload();
    await answer(visitor, LEGAL, 'Oui, le même modèle que pour les photos.');
    expect(await post(visitor.element('qa'), LEGAL).getByRole('button', { name: 'Valider cette réponse' }).count()).toBe(0);

    // In the demo Inès knows the theme.
    await visitor.become('Inès, membre');
    const known = await open(visitor, LEGAL);
    await known.getByRole('button', { name: 'Valider cette réponse' }).click();
    await known.getByText('✓ Réponse validée').waitFor();

    await visitor.become('Noémie, animatrice');
    const doubted = await open(visitor, LEGAL);
    await more(doubted, 'Ce n’est plus à jour');
    await doubted.getByLabel('Ce qui a changé').fill('Le modèle date d’avant la charte.');
    await doubted.getByRole('button', { name: 'Le signaler' }).click();
    await doubted.getByText('1 membre doute que ce soit encore vrai').waitFor();

    await visitor.become('Inès, membre');
    const confirmed = await open(visitor, LEGAL);
    await confirmed.getByText('Le modèle date d’avant la charte.').waitFor();
    await confirmed.getByRole('button', { name: 'C’est toujours vrai' }).click();
    await confirmed.getByText('Le modèle date d’avant la charte.').waitFor({ state: 'detached' });
    await confirmed.getByRole('button', { name: 'Ne plus la valider' }).click();
    await confirmed.getByText('✓ Réponse validée').waitFor({ state: 'detached' });
    expect(visitor.complaints).toEqual([]);
  });

  test('is closed and opened again, and found to be another one, by who moderates; what was there leads on and comes back', async () => {
    const visitor = await arrive({ persona: 'animatrice' });
    await visitor.visit();
    const asked = { title: 'Où poser les affiches du printemps ?', again: 'À quel endroit mettre les affiches de printemps ?' };
    for (const title of [asked.title, asked.again]) await api(visitor, 'POST', 'boards/campagnes/questions', { title });
    await visitor.reload();
    await answer(visitor, asked.again, 'À l’entrée, jamais sur la porte.');

    const closed = await open(visitor, asked.title);
    await more(closed, 'Clore la question');
    await closed.getByLabel('Pourquoi, pour celles et ceux qui la lisent').fill('La campagne est finie.');
    await closed.getByRole('button', { name: 'Clore', exact: true }).click();
    await closed.getByText('Cette question est close').waitFor();
    expect(await closed.getByLabel('Votre réponse').count()).toBe(0);
    await closed.getByRole('button', { name: 'Rouvrir' }).click();
    await closed.getByLabel('Votre réponse').waitFor();

    const twice = post(visitor.element('qa'), asked.again);
    await more(twice, 'Même question qu’une autre');
    await twice.getByLabel('La question déjà posée').fill('affiches du printemps');
    await twice.locator('li').filter({ hasText: asked.title }).getByRole('button', { name: /C’est celle-ci/ }).click();
    await twice.getByRole('link', { name: asked.title }).click();
    await post(visitor.element('qa'), asked.title).getByText('À l’entrée, jamais sur la porte.').waitFor();

    await visitor.become('Inès, membre');
    const whole = await open(visitor, asked.title);
    await whole.getByText('À l’entrée, jamais sur la porte.').waitFor();
    expect(await post(visitor.element('qa'), asked.again).count()).toBe(0);
    expect(visitor.complaints).toEqual([]);
  });
});
