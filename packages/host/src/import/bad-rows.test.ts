import { describe, expect, test } from 'vitest';
import { LIMITS } from '@cocarde/contract/limits.ts';
import { checkSources, type Sources } from './check.ts';
import { csv, NOW } from './test-database.ts';

const MEMBERS = csv('m.csv', 'E-mail,Nom,Rôle', 'lou@a.example,Lou,animatrice', 'aya@a.example,Aya,');

function errors(sources: Sources): unknown[] {
  const { findings } = checkSources({ members: MEMBERS, ...sources }, { timeZone: 'Europe/Paris', known: [] }, NOW);
  return findings.filter(({ level }) => level === 'error').map(({ line, column, reason }) => [line, column, reason]);
}
const ideas = (...rows: string[]) => errors({ ideas: csv('i.csv', 'Date,Auteur,Titre,Description,Thèmes,Statut', ...rows) });
const questions = (...rows: string[]) => errors({ questions: csv('q.csv', 'Auteur,Titre,Réponses,Auteurs réponses,Acceptée', ...rows) });

describe('a bad row', () => {
  test('names everything that is wrong with it', () => {
    expect(ideas('31/02/2026,moi@a.example,,,,Peut-être')).toEqual([
      [2, 'Auteur', 'author.unknown'], [2, 'Date', 'date.impossible'], [2, 'Statut', 'status.unknown'], [2, 'Titre', 'field.missing'],
    ]);
  });

  test('is one with more text or more themes than the service takes', () => {
    expect(ideas(`01/05/2026,aya@a.example,${'a'.repeat(LIMITS.title + 1)},,,`)).toEqual([[2, 'Titre', 'field.too-long']]);
    expect(ideas(`01/05/2026,aya@a.example,T,${'a'.repeat(LIMITS.body + 1)},,`)).toEqual([[2, 'Description', 'field.too-long']]);
    expect(ideas('01/05/2026,aya@a.example,T,,a;b;c;d;e;f,')).toEqual([[2, 'Thèmes', 'field.too-many']]);
    expect(ideas(`01/05/2026,aya@a.example,T,,${'a'.repeat(LIMITS.tag + 1)},`)).toEqual([[2, 'Thèmes', 'field.too-long']]);
    expect(ideas(`01/05/2026,aya@a.example,${'a'.repeat(LIMITS.title)},,a;b;c;d;e,`)).toEqual([]);
  });

  test('is one from the future, or without a date where the others have one', () => {
    expect(ideas('01/05/2027,aya@a.example,T,,,', ',aya@a.example,U,,,')).toEqual([[2, 'Date', 'date.future'], [3, 'Date', 'field.missing']]);
  });

  test('is a status that nobody here may give', () => {
    const sources = { members: csv('m.csv', 'E-mail,Nom', 'aya@a.example,Aya'), ideas: csv('i.csv', 'Auteur,Titre,Statut', 'aya@a.example,T,Réalisée', 'aya@a.example,U,Nouvelle') };
    expect(errors(sources)).toEqual([[2, 'Statut', 'status.nobody']]);
  });

  test('is one that is planned or done by its only facilitator, who does not decide about their own', () => {
    const statuses = csv('i.csv', 'Auteur,Titre,Statut', 'aya@a.example,T,Réalisée', 'aya@a.example,U,Refusée', 'lou@a.example,V,Planifiée');
    const people = (lou: string) => csv('m.csv', 'E-mail,Nom,Rôle', 'aya@a.example,Aya,animatrice', `lou@a.example,Lou,${lou}`);
    expect(errors({ members: people('membre'), ideas: statuses })).toEqual([[2, 'Statut', 'status.own']]);
    expect(errors({ members: people('animateur'), ideas: statuses })).toEqual([]);
  });

  test.each(['Nouvelle', 'A L’ETUDE', 'en cours', 'Réalisée', 'non retenue', 'Under review', 'planned', 'DONE', 'declined', ''])('is not one with the status “%s”', (status) => {
    expect(ideas(`01/05/2026,aya@a.example,T,,,${status}`)).toEqual([]);
  });

  test('is a question with more or fewer authors than answers, or with an author who is no member', () => {
    expect(questions('aya@a.example,Où ?,Ici.,"aya@a.example, lou@a.example",')).toEqual([[2, 'Auteurs réponses', 'answers.authors']]);
    expect(questions('aya@a.example,Où ?,"Ici.\n---\nLà.",aya@a.example,')).toEqual([[2, 'Auteurs réponses', 'answers.authors']]);
    expect(questions('aya@a.example,Où ?,Ici.,moi@a.example,1')).toEqual([[2, 'Auteurs réponses', 'author.unknown']]);
  });

  test.each(['0', '3', '1.5', 'oui', '-1'])('is a question whose accepted answer is “%s” of two', (accepted) => {
    expect(questions(`aya@a.example,Où ?,"Ici.\n---\nLà.","aya@a.example, lou@a.example",${accepted}`)).toEqual([[2, 'Acceptée', 'accepted.unknown']]);
  });

  test('is a member of whom it does not say clearly whether they take part, or who joins a team one day', () => {
    expect(errors({ members: csv('m.csv', 'E-mail,Nom,Hors classement,Équipe depuis', 'a@a.example,A,peut-être,', 'b@a.example,B,,01/01/2030', 'c@a.example,C,Robot,01/01/2026') })).toEqual([
      [2, 'Hors classement', 'exclusion.unknown'], [3, 'Équipe depuis', 'date.future'],
    ]);
  });

  test('is a member whom no identity token could name', () => {
    expect(errors({ members: csv('m.csv', 'Identifiant,Nom', 'u 12,Lou', ',Aya', `${'x'.repeat(129)},Zoé`, 'ok-1,Max') })).toEqual([
      [2, 'Identifiant', 'subject.invalid'], [3, 'Identifiant', 'field.missing'], [4, 'Identifiant', 'subject.invalid'],
    ]);
    expect(errors({ members: csv('m.csv', 'E-mail,Nom', 'inès@a.example,Inès', 'a@b,A', 'x@a.example;y@a.example,X', 'lou@a.example,') })).toEqual([
      [2, 'E-mail', 'subject.invalid'], [3, 'E-mail', 'address.invalid'], [4, 'E-mail', 'address.invalid'], [5, 'Nom', 'field.missing'],
    ]);
  });

  test('counts once however much is wrong with it', () => {
    const { badRows } = checkSources({ members: csv('m.csv', 'E-mail,Nom,Arrivée', 'a,,hier', 'b@a.example,B,') }, { timeZone: 'Europe/Paris', known: [] }, NOW);
    expect(badRows).toBe(1);
  });
});

describe('a file that cannot be used', () => {
  test.each([
    ['E-mail\nlou@a.example', 1, 'file.column-missing'],
    ['Nom\nLou', 1, 'file.column-missing'],
    ['E-mail,Nom,nom\nlou@a.example,Lou,L', 1, 'file.column-twice'],
    ['E-mail,Nom\nlou@a.example,"Lou', 2, 'file.open-quote'],
    ['', null, 'file.empty'],
  ])('is told by its line and reason', (text, line, reason) => {
    const { findings, unreadable } = checkSources({ members: csv('m.csv', text) }, { timeZone: 'Europe/Paris', known: [] }, NOW);
    expect(unreadable).toBe(true);
    expect(findings).toMatchObject([{ level: 'error', line, reason }]);
  });
});

describe('two rows that say the same', () => {
  test('of one person are merged, the first holding and the next filling what it leaves open', () => {
    const { members, findings } = checkSources({
      members: csv('m.csv', 'E-mail,Nom,Équipe,Arrivée,Rôle', 'lou@a.example,Lou,,,', ' LOU@A.example ,Louise,Produit,01/02/2026,animateur'),
    }, { timeZone: 'Europe/Paris', known: [] }, NOW);
    expect(members).toMatchObject([{ name: 'Lou', team: 'Produit', role: 'animateur', joinedAt: Date.parse('2026-02-01T00:00:00+01:00') }]);
    expect(findings).toMatchObject([{ level: 'notice', line: 3, reason: 'member.again', values: { line: 2 } }]);
  });

  test('of one idea are imported once, with the supporters of both', () => {
    const { ideas, findings } = checkSources({
      members: MEMBERS, ideas: csv('i.csv', 'Auteur,Titre,Soutiens', 'aya@a.example,T,', 'aya@a.example,T,lou@a.example'),
    }, { timeZone: 'Europe/Paris', known: [] }, NOW);
    expect(ideas).toMatchObject([{ line: 2, supporters: ['lou@a.example'] }]);
    expect(findings).toMatchObject([{ level: 'notice', line: 3, reason: 'idea.again' }]);
  });

  test('of two people are a likeness, for people to judge', () => {
    const { ideas, findings } = checkSources({
      members: MEMBERS, ideas: csv('i.csv', 'Auteur,Titre', 'aya@a.example,Café partagé', 'lou@a.example,cafe  partage !'),
    }, { timeZone: 'Europe/Paris', known: [] }, NOW);
    expect(ideas).toHaveLength(2);
    expect(findings).toMatchObject([{ level: 'notice', line: 3, reason: 'idea.similar', values: { line: 2, title: 'Café partagé' } }]);
  });
});
