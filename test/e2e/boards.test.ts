import { describe, expect, test } from 'vitest';
import { PATIENCE, stage, withoutBrowser } from './browser.ts';
import { Installation } from './installation.ts';
import { expectToGoWell, post, type Visitor } from './visitor.ts';

const TITLE = 'Le café de la salle de tournage';
const board = ({ page }: Visitor) => page.locator('cocarde-ideas[board=irritants]');
const views = (visitor: Visitor, name: string) => board(visitor).locator('.views').getByRole('button', { name });

/** Finds the idea without its accents. */
async function find(visitor: Visitor): Promise<void> {
  await board(visitor).locator('.search').fill('cafe tournage');
  await board(visitor).locator('mark', { hasText: 'café' }).waitFor();
}

describe.skipIf(withoutBrowser)('the page of ideas', PATIENCE, () => {
  const { arrive } = stage(new Installation('start'));

  test('shows a roadmap alone, a second board and a poll, after one exchange and one request for data', async () => {
    const visitor = await arrive();
    await visitor.visit('/idees');
    await visitor.page.locator('cocarde-idea-roadmap section').first().waitFor();
    expect(await visitor.page.locator('cocarde-idea-roadmap h3').allInnerTexts()).toEqual(['Nouvelle', 'À l’étude', 'Planifiée', 'Réalisée', 'Non retenue']);
    await visitor.page.locator('cocarde-idea-waiting').getByText('attendent une décision').waitFor();
    await visitor.page.locator('cocarde-poll').getByText('Quels thèmes vous feraient venir').waitFor();
    expect(await board(visitor).locator('.title').count()).toBe(10);
    expectToGoWell(visitor);
  });

  test.each(['/idees', '/en/ideas'])('fits into 280 pixels at %s, with what waits and what opens', async (path) => {
    const visitor = await arrive({ persona: 'animatrice', width: 280 });
    await visitor.visit(path);
    const waiting = board(visitor).locator('cocarde-idea-waiting');
    await waiting.locator('summary').first().click();
    await waiting.locator('li .link[aria-expanded]').first().click();
    await waiting.locator('cocarde-form select').waitFor();
    await board(visitor).locator('.tool .link').first().click();
    await board(visitor).locator('[type=date]').first().waitFor();
    await visitor.page.locator('cocarde-ideas[board=campagnes] .views button').last().click();
    await visitor.page.locator('cocarde-idea-outcomes .title').first().waitFor();
    expect(await visitor.page.evaluate(() => document.documentElement.scrollWidth)).toBe(280);
    expect(visitor.complaints).toEqual([]);
  });

  test('has an idea live from its draft, through a reload, votes and two decisions, to what became of it', async () => {
    const [member, colleague, animatrice] = [await arrive(), await arrive({ persona: 'newcomer' }), await arrive({ persona: 'animatrice' })];
    await member.visit('/idees');
    await board(member).getByRole('button', { name: 'Décrire un irritant' }).click();
    await board(member).getByLabel('Titre').fill(TITLE);
    await board(member).getByLabel('À quelle fréquence').selectOption({ label: 'Chaque semaine' });
    await board(member).getByLabel('Description').fill('La machine coupe le courant des **projecteurs**.');
    await member.reload();
    await board(member).getByRole('button', { name: 'Décrire un irritant' }).click();
    await board(member).getByText('Votre brouillon est de retour.').waitFor();
    expect(await board(member).getByLabel('Titre').inputValue()).toBe(TITLE);
    expect(await board(member).getByLabel('À quelle fréquence').inputValue()).toBe('semaine');
    await board(member).getByRole('button', { name: 'Publier' }).first().click();
    await post(board(member), TITLE).waitFor();

    await colleague.visit('/idees');
    await find(colleague);
    await post(board(colleague), TITLE).getByRole('button', { name: 'Donner un vote de plus' }).click();
    await board(colleague).getByText('Il vous reste 9 votes sur 10').waitFor();

    await animatrice.visit('/idees');
    await find(animatrice);
    const decide = async (stage: string, note: string) => {
      const idea = post(board(animatrice), TITLE);
      await idea.getByText('Changer le statut').click();
      await idea.getByLabel('Statut').selectOption({ label: stage });
      await idea.getByLabel('Précision pour les membres').fill(note);
      await idea.getByRole('button', { name: 'Enregistrer' }).click();
      await idea.locator('.note', { hasText: note }).waitFor();
    };
    await post(board(animatrice), TITLE).locator('.title').click();
    await decide('En pilote', 'Une machine sur un autre circuit, deux semaines.');
    await decide('Réglé', 'La machine a son propre circuit.');

    for (const visitor of [member, colleague]) await visitor.reload();
    await board(colleague).getByText('Il vous reste 10 votes sur 10').waitFor();
    await views(member, 'Feuille de route').click();
    await board(member).locator('cocarde-idea-roadmap section', { hasText: 'Réglé' }).getByRole('button', { name: TITLE }).waitFor();
    await views(member, 'Suites données').click();
    const mine = board(member).locator('cocarde-idea-outcomes li').first();
    await mine.getByText('La machine a son propre circuit.').waitFor();
    for (const words of [TITLE, 'Décision de Noémie Vidal', '1 soutien', 'De votre part']) expect(await mine.innerText()).toContain(words);
    await views(colleague, 'Suites données').click();
    await board(colleague).getByText('Vous avez voté pour').first().waitFor();

    await mine.getByRole('button', { name: TITLE }).click();
    await post(board(member), TITLE).getByRole('button', { name: 'Les décisions prises' }).click();
    const decisions = post(board(member), TITLE).locator('cocarde-idea-decisions li');
    await decisions.nth(1).waitFor();
    expect(await decisions.nth(1).innerText()).toMatch(/En pilote[^]*Noémie Vidal[^]*deux semaines/);
    for (const visitor of [member, colleague, animatrice]) expect(visitor.complaints).toEqual([]);
  });

  test('leaves no draft for whoever sits at the same desk next', async () => {
    const visitor = await arrive();
    await visitor.visit('/idees');
    const kept = () => visitor.page.evaluate(() => sessionStorage.getItem('cocarde-drafts'));
    const write = async () => {
      await board(visitor).getByRole('button', { name: 'Décrire un irritant' }).click();
      await board(visitor).getByLabel('Titre').waitFor();
    };
    await write();
    await board(visitor).getByLabel('Titre').fill('Rien que pour moi');
    expect(await kept()).toContain('Rien que pour moi');
    await visitor.become('Camille');
    await write();
    expect(await board(visitor).getByLabel('Titre').inputValue()).toBe('');
    await board(visitor).getByLabel('Titre').fill('De Camille');
    await visitor.page.getByRole('button', { name: 'Personne', exact: true }).click();
    await visitor.settled();
    expect(await kept()).toBeNull();
  });
});
