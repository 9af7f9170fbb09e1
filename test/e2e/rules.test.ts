import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { PATIENCE, stage, withoutBrowser } from './browser.ts';
import { Installation } from './installation.ts';
import type { Visitor } from './visitor.ts';

const rule = (visitor: Visitor, name: string): Locator => visitor.element('rules').locator('li').filter({ has: visitor.page.locator('h3', { hasText: new RegExp(`^${name}$`) }) });
const open = (visitor: Visitor, name: string): Promise<void> => rule(visitor, name).getByRole('button', { name: `Modifier – ${name}` }).click();
const total = async (visitor: Visitor): Promise<number> => Number(/([\d\u202f]+)\s*points/.exec(await visitor.text('points'))![1]!.replace(/\D/g, ''));

/** Opens the page as the animatrice, with her rules there. */
async function animates(visitor: Visitor): Promise<void> {
  await visitor.visit();
  await rule(visitor, 'Idée proposée').waitFor();
}

/** Requests by whoever the intranet takes the visitor for. */
function api(visitor: Visitor, calls: [method: string, path: string, body?: object][]): Promise<any[]> {
  return visitor.page.evaluate(async (calls) => {
    const ask = async (address: string, init: RequestInit): Promise<any> => (await fetch(address, init)).json();
    const json = { 'content-type': 'application/json' };
    const { token } = await ask('/token', { method: 'POST' });
    const { session } = await ask('/v1/c/marketing/session', { method: 'POST', headers: json, body: JSON.stringify({ token }) });
    const answers = [];
    for (const [method, path, body] of calls) {
      answers.push(await ask(`/v1/c/marketing/${path}`, { method, headers: { authorization: `Bearer ${session}`, ...(body && json) }, ...(body && { body: JSON.stringify(body) }) }));
    }
    return answers;
  }, calls);
}

describe.skipIf(withoutBrowser)('the animatrice', PATIENCE, () => {
  const { arrive } = stage(new Installation('start'));

  test('changes what an idea is worth, sees the effect, applies it, and a member’s points follow with her reason', async () => {
    const visitor = await arrive();
    await visitor.visit();
    const before = await total(visitor);
    await visitor.become('Noémie, animatrice');
    await open(visitor, 'Idée proposée');
    const rules = visitor.element('rules');
    await rules.getByLabel('Points à chaque fois').fill('12');
    await rules.getByRole('button', { name: 'Enregistrer et voir l’effet' }).click();
    await rules.getByText('seul compte ce qui arrive à partir de maintenant', { exact: false }).waitFor();
    await rules.getByLabel('Depuis le début', { exact: true }).check();
    await rules.getByText(/^\d+ membres concernés, \+[\d\u202f]+ points/).waitFor();
    await rules.getByLabel('Motif du changement').fill('Idées revalorisées');
    await rules.getByRole('button', { name: 'Appliquer' }).click();
    await visitor.page.getByRole('status').filter({ hasText: 'Le changement a atteint tous les membres.' }).waitFor({ state: 'attached' });
    expect(await rule(visitor, 'Idée proposée').innerText()).toMatch(/^\+12\s+points/);

    await visitor.become('Inès, membre');
    expect(await total(visitor)).toBeGreaterThan(before);
    const points = visitor.element('points');
    await points.getByText('Pourquoi ces points ?').click();
    const told = points.locator('cocarde-ledger').getByText(/Barème modifié le .*Idées revalorisées\./);
    // Lines stand by the day of what they are about, so it may be further back.
    const further = points.getByRole('button', { name: 'Afficher la suite' });
    await further.waitFor();
    await expect.poll(async () => {
      if (await further.isVisible()) await further.click();
      return told.count();
    }, { timeout: 30_000 }).toBeGreaterThan(0);
    expect(visitor.complaints).toEqual([]);
  });

  test('finds a change that was left in the middle, and carries it to its end', async () => {
    const visitor = await arrive({ persona: 'animatrice' });
    await animates(visitor);
    await visitor.context.route('**/repricings/**', (route) => route.abort());
    await open(visitor, 'Vote exprimé');
    const rules = visitor.element('rules');
    await rules.getByLabel('Points à chaque fois').fill('2');
    await rules.getByRole('button', { name: 'Enregistrer et voir l’effet' }).click();
    await rules.getByLabel('Depuis le début de la saison', { exact: false }).check();
    await rules.getByLabel('Motif du changement').fill('Votes revalorisés');
    await rules.getByRole('button', { name: 'Appliquer' }).click();
    await rule(visitor, 'Vote exprimé').getByText('Le réseau ne répond pas.', { exact: false }).waitFor();

    await visitor.context.unroute('**/repricings/**');
    await visitor.reload();
    await rule(visitor, 'Vote exprimé').getByText('En cours de report dans les points', { exact: false }).waitFor();
    await rule(visitor, 'Vote exprimé').getByRole('button', { name: 'Continuer' }).click();
    await visitor.page.getByRole('status').filter({ hasText: 'Le changement a atteint tous les membres.' }).waitFor({ state: 'attached' });
    expect(await visitor.element('rules').getByRole('progressbar').count()).toBe(0);
  });

  test('makes a rule, drops a draft, retires a rule, and all of it is there at the next visit', async () => {
    const visitor = await arrive({ persona: 'animatrice' });
    await animates(visitor);
    const rules = visitor.element('rules');
    await rules.getByRole('button', { name: 'Nouvelle règle' }).click();
    await rules.getByLabel('Nom en français').fill('Question posée');
    await rules.getByLabel('Ce qui rapporte des points').selectOption({ label: 'Poser une question' });
    await rules.getByLabel('Points à chaque fois').fill('4');
    await rules.getByLabel('Au plus par jour', { exact: true }).fill('3');
    await rules.getByRole('button', { name: 'Enregistrer et voir l’effet' }).click();
    await rules.getByLabel('Motif du changement').fill('Questions bienvenues');
    await rules.getByRole('button', { name: 'Appliquer' }).click();
    await rule(visitor, 'Question posée').waitFor();

    await open(visitor, 'Meilleure réponse');
    await rules.getByLabel('Points à chaque fois').fill('99');
    await rules.getByRole('button', { name: 'Enregistrer et voir l’effet' }).click();
    await rules.getByRole('button', { name: 'Modifier encore' }).click();
    await rules.getByRole('button', { name: 'Abandonner le brouillon' }).click();
    await rules.locator('cocarde-rule-editor').waitFor({ state: 'detached' });

    await open(visitor, 'Commentaire');
    await rules.locator('cocarde-rule-form').getByText('Après 2 actions en 5 min', { exact: false }).waitFor();
    await rules.getByRole('button', { name: 'Retirer la règle' }).click();
    await rules.getByRole('button', { name: 'Oui, la retirer' }).click();
    await rule(visitor, 'Commentaire').getByText('Retirée').waitFor();

    await animates(visitor);
    expect(await rule(visitor, 'Question posée').innerText()).toMatch(/^\+4\s+points[^]*Poser une question · pour qui agit[^]*En vigueur[^]*Au plus 3 fois par jour\./);
    expect(await rule(visitor, 'Meilleure réponse').innerText()).toMatch(/^\+15\s+points(?![^]*Brouillon)/);
    expect(await rule(visitor, 'Commentaire').innerText()).toMatch(/Retirée/);
    expect(visitor.complaints).toEqual([]);
  });

  test('sees who gives to whom, week by week, which no member does', async () => {
    const visitor = await arrive({ persona: 'animatrice' });
    await animates(visitor);
    await visitor.says('rings', 'Qui donne à qui');
    const SUPPORT = { fact: 'idea_supported', earns: 'author', currency: 'points', points: 100, name: { fr: 'Soutien reçu pour une idée', en: 'Support received for an idea' } };
    await api(visitor, [['PUT', 'rules/idea-supported/draft', SUPPORT], ['POST', 'rules/idea-supported/versions', { from: 'now', change: 'Semaine des soutiens' }]]);

    const propose = async (name: string) => (await api(visitor, Array.from({ length: 5 }, (_, n) => ['POST', 'boards/campagnes/ideas', { title: `Idée ${n} de ${name}` }]))).map(({ idea }) => idea.id as string);
    await visitor.become('Inès, membre');
    const hers = await propose('Inès');
    await visitor.become('Camille, nouvelle');
    const theirs = await propose('Camille');
    const support = (ideas: string[]) => api(visitor, ideas.map((idea) => ['PUT', `votes/${idea}`, { value: 1 }]));
    await support(hers);
    await visitor.become('Inès, membre');
    await support(theirs);
    expect(await visitor.element('rings').count() + await visitor.element('rules').count()).toBe(0);

    await visitor.become('Noémie, animatrice');
    const rings = visitor.element('rings');
    await rings.getByRole('heading', { name: /(Inès Dumas et Camille Royer|Camille Royer et Inès Dumas)/ }).waitFor();
    expect(await rings.getByRole('row', { name: 'Inès Dumas, à Camille Royer' }).innerText()).toMatch(/5\s+500/);
    await rings.getByRole('button', { name: 'Plus tôt' }).click();
    await rings.getByText('Aucun cercle sur cette semaine').waitFor();

    await visitor.become('Inès, membre');
    await visitor.page.evaluate(() => {
      for (const name of ['rings', 'rules']) document.querySelector('main')!.appendChild(document.createElement(`cocarde-${name}`));
    });
    for (const name of ['rings', 'rules']) await visitor.says(name, 'Votre rôle ne le permet pas.');
  });
});
