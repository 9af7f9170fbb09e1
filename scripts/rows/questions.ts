import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { migrate } from '@cocarde/host/migrate.ts';
import { createCommunity, type CommunityRow } from '@cocarde/worker/communities/communities.ts';
import { encodeCursor } from '@cocarde/worker/http/cursor.ts';
import { enrol } from '@cocarde/worker/members/members.ts';
import type { MemberRow } from '@cocarde/worker/members/members.queries.ts';
import { refillSearch } from '@cocarde/worker/rebuild/rebuild.queries.ts';
import { madeTitle } from '../../test/support/titles.ts';
import { withoutTriggers } from './derive.ts';
import { BOARD, ISSUER } from './facts.ts';
import type { Operation } from './operations.ts';

/** A board of any number of questions, with five answers each on average. */
export interface Asked {
  community: CommunityRow;
  /** Asked fifty of them, follows thirty others. */
  reader: MemberRow;
  /** Gave every answer. */
  helper: MemberRow;
  /** Knows a theme. */
  expert: MemberRow;
  animateur: MemberRow;
  /** One of the reader's, with two hundred answers and as many comments. */
  busy: string;
  /** An answer to it. */
  given: string;
  /** Two more of theirs, with six answers each. */
  own: string;
  other: string;
  /** Where a page in the middle of the board begins. */
  middle: string;
}

const board = (query = '') => `/boards/${BOARD}/questions${query}`;
const get = (name: string, path: string | ((scene: Asked) => string), more: Pick<Operation, 'budget' | 'grows'> = { budget: { read: 250 } }): Operation<Asked> =>
  ({ name, as: 'reader', method: 'GET', path: typeof path === 'string' ? () => path : path, ...more });
const act = (name: string, as: 'reader' | 'helper' | 'expert' | 'animateur', method: string, path: (scene: Asked) => string, body?: (scene: Asked) => unknown): Operation<Asked> =>
  ({ name, as, method, path, ...(body && { body }) });
/** Up to seven rows for each of the latest thousand that match, to put them into another order than by date or hold them to something else. */
const SORTED = { grows: 'with what matches, up to a thousand', budget: { read: 7_500 } };

/** In this order: each finds what those before it left. */
export const QUESTIONS: readonly Operation<Asked>[] = [
  ...['new', 'top', 'unanswered', 'unaccepted', 'unvoted', 'mine', 'followed'].map((view) => get(`questions, ${view}`, board(`?view=${view}`), { budget: { read: 330 } })),
  get('questions, from the middle', ({ middle }) => board(`?cursor=${middle}`)),
  get('unaccepted, from the middle', ({ middle }) => board(`?view=unaccepted&cursor=${middle}`), { budget: { read: 330 } }),
  get('questions of a theme', board('?tag=tag-7')),
  get('questions of a theme, top', board('?tag=tag-7&view=top'), SORTED),
  get('unaccepted of a theme', board('?tag=tag-7&view=unaccepted'), SORTED),
  get('questions of somebody', ({ reader }) => board(`?author=${reader.id}`)),
  get('questions, search', board(`?q=${encodeURIComponent('réunions')}`)),
  get('questions, search, two words', board(`?q=${encodeURIComponent('simplifier réunions')}`), { grows: 'until there is a page of them', budget: { read: 160 } }),
  get('a question with 200 answers', ({ busy }) => `/questions/${busy}`, { budget: { read: 500 } }),
  get('its 200 comments', ({ busy }) => `/questions/${busy}/comments`, { budget: { read: 330 } }),
  act('ask, two themes', 'reader', 'POST', () => board(), () => ({ title: 'Une question mesurée ?', tags: ['tag-1', 'tag-7'] })),
  act('answer', 'helper', 'POST', ({ own }) => `/questions/${own}/answers`, () => ({ body: 'Voici' })),
  act('comment on an answer', 'reader', 'POST', ({ given }) => `/answers/${given}/comments`, () => ({ body: 'Merci' })),
  act('vote for an answer', 'reader', 'PUT', ({ given }) => `/votes/${given}`, () => ({ value: 1 })),
  act('validate an answer', 'expert', 'PUT', ({ given }) => `/answers/${given}/validation`),
  act('validate it, a second expert', 'animateur', 'PUT', ({ given }) => `/answers/${given}/validation`),
  act('take that back', 'animateur', 'DELETE', ({ given }) => `/answers/${given}/validation`),
  act('take the last back', 'expert', 'DELETE', ({ given }) => `/answers/${given}/validation`),
  act('promise points', 'reader', 'PUT', ({ busy }) => `/questions/${busy}/bounty`, () => ({ points: 20 })),
  act('accept, and pay them', 'reader', 'PUT', ({ busy }) => `/questions/${busy}/accepted`, ({ given }) => ({ answer: given })),
  act('remove what was paid for', 'helper', 'PUT', ({ given }) => `/posts/${given}/removal`, () => ({})),
  act('bring it back', 'helper', 'DELETE', ({ given }) => `/posts/${given}/removal`),
  act('doubt', 'helper', 'PUT', ({ busy }) => `/questions/${busy}/doubt`, () => ({ reason: 'Mesure' })),
  act('still true', 'reader', 'PUT', ({ busy }) => `/questions/${busy}/confirmation`),
  act('close', 'reader', 'PUT', ({ own }) => `/questions/${own}/closing`, () => ({})),
  act('reopen', 'reader', 'DELETE', ({ own }) => `/questions/${own}/closing`),
  act('say that it is a duplicate', 'reader', 'PUT', ({ own }) => `/questions/${own}/duplicate`, ({ other }) => ({ of: other })),
  act('take them apart', 'reader', 'DELETE', ({ own }) => `/questions/${own}/duplicate`),
];

const OWN = 50;
const FOLLOWED = 30;
const BUSY = 200;

export async function seedQuestions(path: string, questions: number): Promise<Asked> {
  const db = new SqliteD1(path);
  migrate(db);
  const now = Date.now();
  const community = await createCommunity(db, { slug: 'rows', name: 'Rows', timeZone: 'Europe/Paris', now });
  const cast = (subject: string, role: 'member' | 'animateur' = 'member') => enrol(db, community, { issuer: ISSUER, subject, name: subject, team: 'Contenu', role, joinedAt: now });
  const [reader, helper, expert, animateur, asker] = await Promise.all([cast('reader'), cast('helper'), cast('expert'), cast('animateur', 'animateur'), cast('asker')]);
  const id = (n: number, answer = 0) => `${n}a${answer}`.padStart(20, '0');
  const triggers = withoutTriggers(db);
  db.connection.trusted((sqlite) => {
    sqlite.exec('BEGIN');
    const post = sqlite.prepare(
      `INSERT INTO post (community, id, kind, board, parent, author, title, body, tags, at, day, votes, replies, comments, solved, backed)
       VALUES (?, ?, ?, ?, ?, ?, ?, 'Quelques mots', ?, ?, '2026-11-28', ?, ?, ?, ?, ?)`,
    );
    const tag = sqlite.prepare("INSERT INTO post_tag (community, kind, board, tag, status, at, post) VALUES (?, 'question', ?, ?, 'new', ?, ?)");
    for (let n = 0; n < questions; n += 1) {
      const at = now - n * 1_000;
      const busy = n === 0;
      // Every eighth has no answer and the seven before it have forty; of these every third has none with votes, every fourth none accepted.
      const count = busy ? BUSY : n % 8 === 7 ? 0 : n % 8 < 5 ? 6 : 5;
      const [backed, solved] = busy ? [0, 0] : [count > 0 && n % 3 ? 1 : 0, count > 0 && n % 4 ? 1 : 0];
      const tags = [`tag-${n % 40}`, 'tous'];
      post.run(community.id, id(n), 'question', BOARD, null, n < OWN ? reader.id : asker.id, madeTitle(n % 2 ? 'en' : 'fr', n >> 1), JSON.stringify(busy ? ['tag-0', 'mesure'] : tags), at, n % 50, count, busy ? BUSY : 0, solved, backed);
      for (const each of tags) tag.run(community.id, BOARD, each, at, id(n));
      for (let k = 1; k <= count; k += 1) post.run(community.id, id(n, k), 'answer', BOARD, id(n), helper.id, '', '[]', at + k, backed ? k % 4 : 0, 0, 0, 0, 0);
      if (busy) for (let k = 1; k <= BUSY; k += 1) post.run(community.id, id(n, BUSY + k), 'comment', BOARD, id(n), asker.id, '', '[]', at + k, 0, 0, 0, 0, 0);
      if (n >= OWN && n < OWN + FOLLOWED) sqlite.prepare('INSERT INTO follow (community, member, post, at) VALUES (?, ?, ?, ?)').run(community.id, reader.id, id(n), at);
    }
    sqlite.prepare("INSERT INTO score (community, board, member, points) VALUES (?, 'all', ?, 90)").run(community.id, reader.id);
    sqlite.prepare("INSERT INTO validator (community, member, theme, given_by, at) VALUES (?, ?, 'mesure', ?, ?)").run(community.id, expert.id, animateur.id, now);
    sqlite.exec('COMMIT');
  });
  await refillSearch(db, community.id)[1]!.run();
  db.connection.trusted((sqlite) => {
    for (const sql of triggers) sqlite.exec(sql);
    sqlite.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  });
  db.close();
  const middle = Math.floor(questions / 2);
  return { community, reader, helper, expert, animateur, busy: id(0), given: id(0, 3), own: id(1), other: id(2), middle: encodeCursor([now - middle * 1_000, id(middle)]) };
}
