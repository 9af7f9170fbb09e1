import { beforeAll, describe, expect, test } from 'vitest';
import { checkInvariants } from '@cocarde/worker/invariants/invariants.ts';
import type { Finding } from './findings.ts';
import type { ImportOutcome } from './run.ts';
import { emptyCommunity, exampleFiles } from './test-database.ts';

/** The files of examples/data hold, on purpose, what spreadsheets of people hold. */
describe('the example files', () => {
  let place: Awaited<ReturnType<typeof emptyCommunity>>;
  let outcome: ImportOutcome;
  beforeAll(async () => {
    place = await emptyCommunity();
    outcome = await place.import(exampleFiles(), { skipBadRows: true });
  });

  const found = (file: string, line: number): Partial<Finding>[] =>
    outcome.checked.findings.filter((finding) => finding.file === file && finding.line === line)
      .map(({ level, column, reason, values }) => ({ level, column, reason, values }));
  const idea = async (title: string) => (await place.rows<{ id: string; votes: number; status: string; body: string; day: string; tags: string }>('SELECT * FROM post WHERE title = ?1', title))[0]!;

  test('are imported but for two rows', async () => {
    expect(outcome.checked.badRows).toBe(2);
    expect(outcome.changes).toMatchObject({ supports: 566, statuses: 16, answers: 15, acceptances: 8, unchanged: 0 });
    expect(outcome.changes!.newMembers).toHaveLength(312);
    expect(outcome.changes!.ideas).toHaveLength(30);
    expect(outcome.changes!.questions).toHaveLength(12);
    expect((await checkInvariants(place.db)).filter(({ broken }) => broken)).toEqual([]);
  });

  test('have the same person twice, in another case and with a space: one member', async () => {
    expect(found('members.csv', 43)).toEqual([{ level: 'notice', column: 'Adresse e-mail', reason: 'member.again', values: { who: 'elise.faure@meridien.example', line: 42 } }]);
    expect(await place.rows("SELECT name FROM member WHERE subject LIKE 'elise.faure%'")).toEqual([{ name: 'Élise Faure' }]);
  });

  test('have a row without an address: refused', () => {
    expect(found('members.csv', 94)).toEqual([{ level: 'error', column: 'Adresse e-mail', reason: 'field.missing', values: {} }]);
  });

  test('have a row whose address is none and whose date does not exist: both are told', () => {
    expect(found('members.csv', 155)).toEqual([
      { level: 'error', column: 'Adresse e-mail', reason: 'address.invalid', values: { text: 'stagiaire.ete' } },
      { level: 'error', column: 'Arrivée', reason: 'date.impossible', values: { text: '31/02/2026' } },
    ]);
  });

  test('have two roles for animation and one that is not known here', async () => {
    expect(await place.rows("SELECT subject FROM member WHERE role = 'animateur' ORDER BY subject")).toEqual([
      { subject: 'noemie.vidal@meridien.example' }, { subject: 'salome.muller@meridien.example' },
    ]);
    expect(found('members.csv', 7)).toMatchObject([{ level: 'notice', column: 'Rôle', reason: 'role.unknown', values: { role: 'jury' } }]);
  });

  test('have columns that nothing is made of: said', () => {
    expect(found('members.csv', 1)).toMatchObject([{ level: 'notice', reason: 'columns.ignored', values: { columns: 'Compétences' } }]);
  });

  test('have supporters who are listed twice: one vote each', async () => {
    expect(found('idees.csv', 5).map(({ reason, values }) => [reason, values!.who])).toEqual([
      ['supporter.again', 'etienne.lambert@meridien.example'], ['supporter.again', 'yanis.picard@meridien.example'],
    ]);
    expect((await idea('Vendredi des ratés')).votes).toBe(28);
  });

  test('have authors who support their own idea: left out', async () => {
    expect(found('idees.csv', 7)).toMatchObject([{ level: 'notice', column: 'Soutiens', reason: 'supporter.author' }]);
    expect((await idea('Semaine thématique Horizon')).votes).toBe(113);
  });

  test('have a supporter who is not a member: the support is skipped, the idea is not', async () => {
    expect(found('idees.csv', 10)).toMatchObject([{ level: 'notice', column: 'Soutiens', reason: 'supporter.unknown', values: { who: 'ancien.collegue@meridien.example' } }]);
    expect((await idea('Questions-réponses après chaque webinaire')).votes).toBe(5);
  });

  test('have a quoted line break: it is kept, and the rows after it keep the lines of the file', async () => {
    expect((await idea('Marathon de l’innovation de 24 h')).body).toBe('Équipes mélangées vente, produit, marketing\nun problème client réel\ndémonstration le lendemain');
    expect(found('idees.csv', 33)).toHaveLength(1);
  });

  test('have a near-duplicate idea: said, and both are there', async () => {
    expect(found('idees.csv', 32)).toEqual([{
      level: 'notice', column: 'Description', reason: 'idea.similar', values: { line: 27, title: 'Calendrier éditorial partagé avec le service client' },
    }]);
    expect((await idea('Réservé : idee en double')).status).toBe('declined');
  });

  test('have a title that a spreadsheet takes for a formula: it is text', async () => {
    expect(found('idees.csv', 33)).toMatchObject([{ level: 'notice', column: 'Titre', reason: 'title.formula' }]);
    expect((await idea('=SOMME(A1:A9)')).status).toBe('declined');
  });

  test('have French dates and statuses: a night idea counts for its day in Paris', async () => {
    expect((await idea('Mentorat inversé sur les nouveaux formats')).day).toBe('2026-04-14');
    expect(await place.rows("SELECT status, count(*) AS n FROM post WHERE kind = 'idea' GROUP BY status ORDER BY status")).toEqual([
      { status: 'declined', n: 2 }, { status: 'done', n: 3 }, { status: 'new', n: 14 }, { status: 'planned', n: 4 }, { status: 'review', n: 7 },
    ]);
  });

  test('have answers between lines of hyphens, one of them accepted by its number', async () => {
    const answers = await place.rows<{ body: string; subject: string; accepted: number | null }>(
      `SELECT p.body, m.subject, a.value AS accepted FROM post p JOIN member m ON m.id = p.author
       LEFT JOIN acceptance a ON a.answer = p.id WHERE p.kind = 'answer' AND p.parent = (SELECT id FROM post WHERE title LIKE 'Comment relancer%') ORDER BY p.body`,
    );
    expect(answers.map(({ subject, accepted }) => [subject, accepted])).toEqual([
      ['jules.aubert@meridien.example', null], ['karim.faure@meridien.example', 1], ['louise.blanchard@meridien.example', null],
    ]);
  });

  test('earn their authors points on the days of the files', async () => {
    const lines = await place.rows(`SELECT l.day, l.rule, sum(l.points) AS points FROM ledger l JOIN member m ON m.id = l.member
      WHERE m.subject = 'etienne.cohen@meridien.example' AND l.rule LIKE 'answer%' GROUP BY l.day, l.rule`);
    expect(lines).toEqual([{ day: '2026-09-07', rule: 'answer-given', points: 8 }]);
  });
});
