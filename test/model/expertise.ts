import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { migrate } from '@cocarde/host/migrate.ts';
import type { Command } from '@cocarde/worker/command.ts';
import { createCommunity, loadCommunity, type CommunityRow } from '@cocarde/worker/communities/communities.ts';
import type { Database } from '@cocarde/worker/database.ts';
import { editPost } from '@cocarde/worker/editing/editing.ts';
import { setEndorsement, setListing } from '@cocarde/worker/experts/experts.ts';
import { ProblemError } from '@cocarde/worker/http/problem.ts';
import { INVARIANTS } from '@cocarde/worker/invariants/invariants.ts';
import { setExclusion } from '@cocarde/worker/members/exclusion.ts';
import type { MemberRow } from '@cocarde/worker/members/members.queries.ts';
import { enrol } from '@cocarde/worker/members/members.ts';
import { setSuspension } from '@cocarde/worker/members/suspension.ts';
import { acceptAnswer, askQuestion, giveAnswer } from '@cocarde/worker/questions/questions.ts';
import { validateAnswer } from '@cocarde/worker/questions/validation.ts';
import { recountExpertise } from '@cocarde/worker/rebuild/rebuild.queries.ts';
import { removePost, restorePost } from '@cocarde/worker/removal/removal.ts';
import { castVote } from '@cocarde/worker/votes/votes.ts';

const PEOPLE = 6;
const THEMES = ['a', 'b', 'c'];
const START = Date.UTC(2026, 10, 28, 9);

/** An act as it is drawn; `which` and `other` pick among whatever there is by then. */
export interface Act {
  do: 'ask' | 'answer' | 'vote' | 'withdraw' | 'accept' | 'unaccept' | 'validate' | 'unvalidate' | 'remove' | 'restore' | 'edit' | 'vouch' | 'unvouch' | 'list' | 'unlist' | 'suspend' | 'reinstate' | 'exclude' | 'readmit';
  who: number;
  which: number;
  other: number;
  themes: string[];
}

const often = (weight: number, ...acts: Act['do'][]) => ({ weight, arbitrary: fc.constantFrom(...acts) });

export const act: fc.Arbitrary<Act> = fc.record({
  do: fc.oneof(
    often(3, 'ask'), often(5, 'answer'), often(8, 'vote'), often(3, 'withdraw', 'unaccept', 'edit'), often(6, 'accept', 'validate'), often(2, 'unvalidate'), often(4, 'remove', 'restore'),
    often(4, 'vouch', 'list'), often(2, 'unvouch', 'unlist'), often(1, 'suspend', 'reinstate', 'exclude', 'readmit'),
  ),
  who: fc.nat(PEOPLE - 1), which: fc.nat(1_000), other: fc.nat(1_000), themes: fc.subarray(THEMES),
});

export interface World {
  db: Database;
  close(): void;
}

export function openWorld(): World {
  const file = new SqliteD1(':memory:');
  migrate(file);
  return { db: file as unknown as Database, close: () => file.close() };
}

let histories = 0;

/** A history in a community of its own, after which expertise is what a plain count of the facts says, and counted again is the same. */
export async function knows({ db }: World, acts: readonly Act[]): Promise<void> {
  const slug = `h${(histories += 1)}`;
  const { id } = await createCommunity(db, { slug, name: slug, timeZone: 'Europe/Paris', now: START });
  const community = (await loadCommunity(db, slug))!;
  const people: MemberRow[] = [];
  for (let i = 0; i < PEOPLE; i += 1) people.push(await enrol(db, community, { issuer: 'i', subject: `m${i}`, name: `M${i}`, team: null, role: i ? 'member' : 'animateur', joinedAt: START }));
  const posts: { question: string[]; answer: { id: string; question: string }[] } = { question: [], answer: [] };
  let now = START;
  for (const drawn of acts) {
    now += 60_000;
    try {
      await perform({ db, community, people, posts, now }, drawn);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
    }
  }
  const kept = await standing(db, id);
  assert.deepEqual(kept, await counted(db, id));
  for (const { name, sql } of INVARIANTS.filter((invariant) => /expertise|listed|first answered|Endorsements/.test(invariant.name))) {
    assert.deepEqual((await db.prepare(`SELECT * FROM (${sql}) WHERE community = ?1 OR community IS NULL`).bind(id).all()).results, [], name);
  }
  await db.batch(recountExpertise(db, id));
  assert.deepEqual(await standing(db, id), kept);
}

async function perform({ db, community, people, posts, now }: { db: Database; community: CommunityRow; people: MemberRow[]; posts: { question: string[]; answer: { id: string; question: string }[] }; now: number }, drawn: Act): Promise<void> {
  const command: Command = { db, community, member: people[drawn.who]!, now };
  const animateur: Command = { ...command, member: people[0]! };
  const pick = <T>(list: readonly T[], n: number): T => {
    if (list.length === 0) throw new ProblemError('not_found');
    return list[n % list.length]!;
  };
  const somebody = people[drawn.other % PEOPLE]!.id;
  const theme = THEMES[drawn.which % THEMES.length]!;
  switch (drawn.do) {
    case 'ask': posts.question.push((await askQuestion(command, 'b', { title: 'q', tags: drawn.themes }, `key-${now}`)).question.id); return;
    case 'answer': {
      const question = pick(posts.question, drawn.which);
      posts.answer.push({ id: (await giveAnswer(command, question, { body: 'a' }, `key-${now}`)).answer.id, question });
      return;
    }
    case 'vote': await castVote(command, pick(posts.answer, drawn.which).id, 1); return;
    case 'withdraw': await castVote(command, pick(posts.answer, drawn.which).id, 0); return;
    case 'accept': { const { id, question } = pick(posts.answer, drawn.which); await acceptAnswer(drawn.other % 2 ? command : animateur, question, id); return; }
    case 'unaccept': await acceptAnswer(animateur, pick(posts.answer, drawn.which).question, null); return;
    case 'validate': await validateAnswer(drawn.other % 2 ? command : animateur, pick(posts.answer, drawn.which).id, true); return;
    case 'unvalidate': await validateAnswer(animateur, pick(posts.answer, drawn.which).id, false); return;
    case 'remove': await removePost(animateur, pick([...posts.question, ...posts.answer.map(({ id }) => id)], drawn.which), 'x'); return;
    case 'restore': await restorePost(animateur, pick([...posts.question, ...posts.answer.map(({ id }) => id)], drawn.which)); return;
    case 'edit': await editPost(animateur, pick(posts.question, drawn.which), { tags: drawn.themes }, null); return;
    case 'vouch': await setEndorsement(command, somebody, theme, true); return;
    case 'unvouch': await setEndorsement(command, somebody, theme, false); return;
    case 'list': await setListing(command, { listed: true, themes: drawn.themes }); return;
    case 'unlist': await setListing(command, { listed: false }); return;
    case 'suspend': await setSuspension(animateur, somebody, 'x'); return;
    case 'reinstate': await setSuspension(animateur, somebody, null); return;
    case 'exclude': await setExclusion(animateur, somebody, 'staff'); return;
    case 'readmit': await setExclusion(animateur, somebody, null);
  }
}

type Known = Record<string, { answers: number; worth: number; endorsements: number; grants: number; score: number; level: number }>;

async function standing(db: Database, community: number): Promise<Known> {
  const { results } = await db.prepare('SELECT member, theme, answers, worth, endorsements, grants, score, level FROM expertise WHERE community = ?1 AND score > 0').bind(community).all();
  return Object.fromEntries(results.map(({ member, theme, ...known }) => [`${member} ${theme}`, known])) as Known;
}

/** The same by what the documentation says, from rows that no trigger of expertise writes. */
async function counted(db: Database, community: number): Promise<Known> {
  const all = async <T>(sql: string) => (await db.prepare(sql).bind(community).all()).results as T[];
  const posts = await all<{ id: string; kind: string; parent: string | null; author: number | null; tags: string; removed_at: number | null }>('SELECT id, kind, parent, author, tags, removed_at FROM post WHERE community = ?1');
  const votes = await all<{ subject: string }>('SELECT subject FROM vote WHERE community = ?1 AND value = 1');
  const accepted = await all<{ answer: string }>('SELECT answer FROM acceptance WHERE community = ?1 AND value = 1');
  const validated = await all<{ answer: string }>('SELECT DISTINCT answer FROM validation WHERE community = ?1 AND value = 1');
  const endorsements = await all<{ member: number; theme: string; granted: number }>('SELECT member, theme, granted FROM endorsement WHERE community = ?1');
  const known: Known = {};
  const of = (member: number, theme: string) => (known[`${member} ${theme}`] ??= { answers: 0, worth: 0, endorsements: 0, grants: 0, score: 0, level: 0 });
  for (const answer of posts.filter(({ kind, removed_at: removed, author }) => kind === 'answer' && removed === null && author !== null)) {
    const question = posts.find(({ id }) => id === answer.parent)!;
    const best = accepted.some(({ answer: id }) => id === answer.id) && question.author !== answer.author;
    const worth = Math.min(10, votes.filter(({ subject }) => subject === answer.id).length) + (best ? 10 : 0) + (validated.some(({ answer: id }) => id === answer.id) ? 10 : 0);
    if (worth === 0) continue;
    for (const theme of ['', ...JSON.parse(question.tags)]) {
      of(answer.author!, theme).answers += 1;
      of(answer.author!, theme).worth += worth;
    }
  }
  for (const { member, theme, granted } of endorsements) {
    for (const each of ['', theme]) of(member, each)[granted ? 'grants' : 'endorsements'] += 1;
  }
  for (const one of Object.values(known)) {
    one.score = one.worth + 5 * Math.min(10, one.endorsements) + (one.grants > 0 ? 20 : 0);
    one.level = [10, 40, 120, 400].filter((from) => one.score >= from).length;
  }
  return known;
}
