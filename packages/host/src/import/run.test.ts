import { describe, expect, test } from 'vitest';
import { checkInvariants } from '@cocarde/worker/invariants/invariants.ts';
import { findSubject, type MemberRow } from '@cocarde/worker/members/members.queries.ts';
import { decideIdea } from '@cocarde/worker/ideas/ideas.ts';
import { castVote } from '@cocarde/worker/votes/votes.ts';
import { csv, emptyCommunity, exampleFiles, ISSUER, NOW } from './test-database.ts';

const MEMBERS = csv('m.csv', 'E-mail,Nom,Équipe,Rôle', 'lou@a.example,Lou,Produit,animatrice', 'aya@a.example,Aya,Contenu,', 'zoe@a.example,Zoé,Contenu,');
const IDEAS = csv('i.csv', 'Date,Auteur,Titre,Statut,Soutiens', '2026-05-04,aya@a.example,Une idée,,"zoe@a.example, lou@a.example"', '2026-05-05,zoe@a.example,Finie,Réalisée,aya@a.example');
const QUESTIONS = csv('q.csv', 'Date,Auteur,Titre,Réponses,Auteurs réponses,Acceptée', '2026-05-06,zoe@a.example,Où ?,Ici.,aya@a.example,1');
const ALL = { members: MEMBERS, ideas: IDEAS, questions: QUESTIONS };

describe('importFiles', () => {
  test('writes nothing in a dry run and tells what the import then does', async () => {
    const place = await emptyCommunity();
    const before = await place.everything();
    const dry = await place.import(exampleFiles(), { dryRun: true, skipBadRows: true });
    expect(await place.everything()).toEqual(before);
    const wet = await place.import(exampleFiles(), { skipBadRows: true });
    expect(dry.changes).toEqual(wet.changes);
  });

  test('changes nothing when the same files come again', async () => {
    const place = await emptyCommunity();
    await place.import(exampleFiles(), { skipBadRows: true });
    const before = await place.everything();
    const { changes } = await place.import(exampleFiles(), { skipBadRows: true, now: NOW + 86_400_000 });
    expect(await place.everything()).toEqual(before);
    expect(changes).toMatchObject({ newMembers: [], changedMembers: [], ideas: [], supports: 0, statuses: 0, questions: [], answers: 0, acceptances: 0 });
    expect(changes!.unchanged).toBe(312 + 30 + 566 + 12 + 15);
  });

  test('changes nothing again when the files have no dates', async () => {
    const place = await emptyCommunity();
    const sources = { members: MEMBERS, ideas: csv('i.csv', 'Auteur,Titre', 'aya@a.example,Sans date') };
    await place.import(sources);
    const before = await place.everything();
    await place.import(sources, { now: NOW + 5_000 });
    expect(await place.everything()).toEqual(before);
  });

  test('lets one bad row keep everything out', async () => {
    const place = await emptyCommunity();
    const before = await place.everything();
    const { checked, changes } = await place.import({ ...ALL, questions: csv('q.csv', 'Auteur,Titre', 'inconnu@a.example,Qui ?') });
    expect(changes).toBeNull();
    expect(checked.badRows).toBe(1);
    expect(checked.findings).toMatchObject([{ level: 'error', file: 'q.csv', line: 2, column: 'Auteur', reason: 'author.unknown' }]);
    expect(await place.everything()).toEqual(before);
  });

  test('refuses a file that cannot be read even when bad rows may be skipped', async () => {
    const place = await emptyCommunity();
    const { changes } = await place.import({ ...ALL, ideas: { name: 'i.csv', bytes: null } }, { skipBadRows: true });
    expect(changes).toBeNull();
    expect(await place.rows('SELECT 1 FROM member')).toEqual([]);
  });

  test('leaves nothing behind when it is interrupted half-way', async () => {
    const place = await emptyCommunity();
    const before = await place.everything();
    place.db.connection.trusted((db) => db.exec(`CREATE TEMP TRIGGER power_cut BEFORE INSERT ON acceptance BEGIN SELECT raise(ABORT, 'power cut'); END`));
    await expect(place.import(ALL)).rejects.toThrow('power cut');
    expect(await place.everything()).toEqual(before);
    place.db.connection.trusted((db) => db.exec('DROP TRIGGER temp.power_cut'));
    expect((await place.import(ALL)).changes).toMatchObject({ supports: 3, answers: 1, acceptances: 1 });
  });

  test('adds what is new in later files, and only that', async () => {
    const place = await emptyCommunity();
    await place.import(ALL);
    const { changes } = await place.import({
      members: csv('m.csv', 'E-mail,Nom,Équipe,Rôle', 'lou@a.example,Lou,Produit,animatrice', 'aya@a.example,Aya Roux,Marque,', 'max@a.example,Max,,'),
      ideas: csv('i.csv', 'Date,Auteur,Titre,Soutiens', '2026-05-04,aya@a.example,Une idée,"zoe@a.example, lou@a.example, max@a.example"'),
    });
    expect(changes).toEqual({
      newMembers: [{ name: 'Max', subject: 'max@a.example' }],
      changedMembers: [{ name: 'Aya Roux', subject: 'aya@a.example', what: ['Aya → Aya Roux', 'Contenu → Marque'] }],
      ideas: [], supports: 1, statuses: 0, questions: [], answers: 0, acceptances: 0, unchanged: 1 + 1 + 2,
    });
  });

  test('finds members who are here already when no file of members comes', async () => {
    const place = await emptyCommunity();
    await place.import({ members: MEMBERS });
    expect((await place.import({ ideas: IDEAS })).changes).toMatchObject({ ideas: ['Une idée', 'Finie'], supports: 3, statuses: 1 });
  });

  test('leaves alone what people changed since: a withdrawn support, a status, a closed idea', async () => {
    const place = await emptyCommunity();
    await place.import(ALL);
    const [idea] = await place.rows<{ id: string }>("SELECT id FROM post WHERE title = 'Une idée'");
    const who = async (subject: string) => (await findSubject(place.db, place.community.id, ISSUER, subject).first<MemberRow>())!;
    const command = async (subject: string) => ({ db: place.db, community: place.community, member: await who(subject), now: NOW });
    await castVote(await command('zoe@a.example'), idea!.id, 0);
    await decideIdea(await command('lou@a.example'), idea!.id, { status: 'declined', note: 'Déjà fait.' }, null);
    const before = await place.everything();
    const { checked } = await place.import({ ...ALL, ideas: csv('i.csv', 'Date,Auteur,Titre,Statut,Soutiens', '2026-05-04,aya@a.example,Une idée,Nouvelle,"zoe@a.example, lou@a.example"') });
    expect(await place.everything()).toEqual(before);
    expect(checked.findings).toEqual([]);
    const late = await place.import({ ideas: csv('i.csv', 'Date,Auteur,Titre,Soutiens', '2026-05-05,zoe@a.example,Finie,lou@a.example') });
    expect(late.checked.findings).toMatchObject([{ level: 'notice', line: 2, reason: 'idea.closed' }]);
    expect(await place.everything()).toEqual(before);
  });

  test('keeps teams and roles that a file says nothing of', async () => {
    const place = await emptyCommunity();
    await place.import({ members: MEMBERS });
    await place.import({ members: csv('m.csv', 'E-mail,Nom', 'LOU@a.example,Lou') });
    expect(await place.rows("SELECT team, role FROM member WHERE subject = 'lou@a.example'")).toEqual([{ team: 'Produit', role: 'animateur' }]);
  });

  test('leaves out who is not to rank or earn, for new people from the beginning, for known ones from now on', async () => {
    const place = await emptyCommunity();
    const members = (lou: string, aya: string) => csv('m.csv', 'E-mail,Nom,Rôle,Hors classement', `lou@a.example,Lou,animatrice,${lou}`, `aya@a.example,Aya,,${aya}`, 'zoe@a.example,Zoé,,Non');
    const ranked = () => place.rows<{ name: string }>("SELECT m.name FROM score s JOIN member m ON m.id = s.member WHERE s.board = 'all' AND s.points > 0 ORDER BY m.name");
    await place.import({ ...ALL, members: members('Équipe d’animation', '') });
    expect(await ranked()).toEqual([{ name: 'Aya' }, { name: 'Zoé' }]);
    expect(await place.rows("SELECT 1 FROM ledger l JOIN member m ON m.id = l.member WHERE m.name = 'Lou' AND l.points > 0")).toEqual([]);
    const before = await place.everything();
    expect((await place.import({ ...ALL, members: members('Équipe d’animation', '') }, { now: NOW + 5_000 })).changes).toMatchObject({ changedMembers: [] });
    expect(await place.everything()).toEqual(before);
    const { changes } = await place.import({ members: members('non', 'compte technique') }, { now: NOW + 10_000 });
    expect(changes!.changedMembers.map(({ name, what }) => [name, what])).toEqual([['Lou', ['staff → –']], ['Aya', ['– → bot']]]);
    expect(await ranked()).toEqual([{ name: 'Zoé' }]);
    // What Aya earned before is hers when she takes part again.
    await place.import({ members: members('', 'no') }, { now: NOW + 20_000 });
    expect(await ranked()).toEqual([{ name: 'Aya' }, { name: 'Zoé' }]);
    // A file that says nothing of it changes nothing of it.
    await place.import({ members: members('bot', '') }, { now: NOW + 30_000 });
    expect((await place.import({ members: MEMBERS }, { now: NOW + 40_000 })).changes!.changedMembers.find(({ name }) => name === 'Lou')!.what).toEqual(['– → Produit']);
    expect((await checkInvariants(place.db)).filter((check) => check.broken)).toEqual([]);
  });

  test('puts people into their teams from the day that the file has, or from their arrival', async () => {
    const place = await emptyCommunity();
    const members = (team: string, since: string) => csv('m.csv', 'E-mail,Nom,Équipe,Équipe depuis,Arrivée', `aya@a.example,Aya,${team},${since},12/01/2026`, 'zoe@a.example,Zoé,Contenu,,12/01/2026', 'max@a.example,Max,,,');
    await place.import({ members: members('Contenu', '01/06/2026') });
    const teams = () => place.rows('SELECT m.name, t.team, t.from_day, t.to_day FROM membership t JOIN member m ON m.id = t.member ORDER BY m.name, t.from_day');
    const first = [{ name: 'Aya', team: 'Contenu', from_day: '2026-06-01', to_day: null }, { name: 'Zoé', team: 'Contenu', from_day: '2026-01-12', to_day: null }];
    expect(await teams()).toEqual(first);
    await place.import({ members: members('Contenu', '01/03/2026') });
    expect(await teams()).toEqual(first);
    // Who changes teams does so from tomorrow on: what was earned stays where it was earned.
    await place.import({ members: members('Marque', '01/03/2026') }, { now: NOW });
    expect((await teams()).slice(0, 2)).toMatchObject([{ team: 'Contenu', from_day: '2026-06-01', to_day: expect.any(String) }, { team: 'Marque', from_day: expect.any(String), to_day: null }]);
    expect((await checkInvariants(place.db)).filter((check) => check.broken)).toEqual([]);
  });

  test('does everything in the order of its dates and gives it its date', async () => {
    const place = await emptyCommunity();
    await place.import(ALL);
    const days = await place.rows<{ day: string }>('SELECT DISTINCT day FROM ledger ORDER BY day');
    expect(days.map(({ day }) => day)).toEqual(['2026-05-04', '2026-05-05', '2026-05-06']);
    const [award] = await place.rows<{ at: number }>("SELECT a.at FROM award a JOIN member m ON m.id = a.member WHERE m.subject = 'zoe@a.example' AND a.badge = 'first-vote'");
    expect(award!.at).toBe(Date.parse('2026-05-04T00:00:00+02:00'));
  });

  test('knows members by their identifier when the file has one, and authors by either', async () => {
    const place = await emptyCommunity();
    await place.import({
      members: csv('m.csv', 'Identifiant,E-mail,Nom', 'U-12,Lou@A.example,Lou', 'U-13,,Aya'),
      ideas: csv('i.csv', 'Auteur,Titre,Soutiens', 'lou@a.example,Une idée,u-13'),
    });
    expect(await place.rows('SELECT subject FROM member ORDER BY subject')).toEqual([{ subject: 'U-12' }, { subject: 'U-13' }]);
    expect(await place.rows('SELECT votes FROM post')).toEqual([{ votes: 1 }]);
  });

  test('keeps apart the same people under two issuers', async () => {
    const place = await emptyCommunity();
    await place.import({ members: MEMBERS });
    expect((await place.import({ members: MEMBERS }, { issuer: 'https://other.example' })).changes!.newMembers).toHaveLength(3);
  });

  test('puts the same ideas on another board when asked to', async () => {
    const place = await emptyCommunity();
    await place.import(ALL);
    expect((await place.import({ ideas: IDEAS }, { board: 'campagnes' })).changes!.ideas).toHaveLength(2);
    expect(await place.rows("SELECT board, count(*) AS n FROM post WHERE kind = 'idea' GROUP BY board")).toEqual([{ board: 'campagnes', n: 2 }, { board: 'general', n: 2 }]);
  });
});
