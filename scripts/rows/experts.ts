import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { migrate } from '@cocarde/host/migrate.ts';
import { createCommunity, loadCommunity, type CommunityRow } from '@cocarde/worker/communities/communities.ts';
import { setListing } from '@cocarde/worker/experts/experts.ts';
import { enrol } from '@cocarde/worker/members/members.ts';
import type { MemberRow } from '@cocarde/worker/members/members.queries.ts';
import { BOARD, ISSUER } from './facts.ts';
import type { Operation } from './operations.ts';

/** Any number of members, all of them listed for two themes, and as many questions, each with two answers. */
export interface Knowing {
  community: CommunityRow;
  animateur: MemberRow;
  reader: MemberRow;
  expert: MemberRow;
  /** Question of `reader`, with two themes, and its answers; the first is of `expert`. */
  question: string;
  answers: [string, string];
  /** Two of the crowd. */
  others: [string, string];
}

const get = (name: string, path: string, read: number): Operation<Knowing> => ({ name, as: 'reader', method: 'GET', path: () => path, budget: { read, written: 0 } });
const act = (name: string, as: Operation<Knowing>['as'], method: string, path: (scene: Knowing) => string, written: number, body?: (scene: Knowing) => unknown): Operation<Knowing> =>
  ({ name, as, method, path, budget: { written }, ...(body && { body }) });

/** In this order: each finds what those before it left. */
export const EXPERTS: readonly Operation<Knowing>[] = [
  get('experts of a theme', '/experts?theme=rgpd', 800),
  get('experts, nobody of that place in a team', '/experts?theme=rgpd&team=Contenu&place=Lille', 800),
  get('experts of a place', '/experts?theme=rgpd&place=Lyon', 800),
  get('teams and places of experts', '/experts/filters', 50),
  get('experts by name', '/experts?q=nadia', 800),
  get('experts by a letter, nobody in that team', '/experts?q=n&theme=rgpd&team=Rien', 800),
  get('experts by a letter, nobody for that theme', '/experts?q=n&theme=rien', 800),
  get('whom to ask about two themes', '/experts/suggested?tags=rgpd,seo', 1_200),
  get('activity', '/activity', 1_500),
  get('activity of a board without any', '/activity?board=rien', 1_500),
  get('activity of a team', '/activity?team=Contenu', 1_500),
  { ...get('answer times', `/boards/${BOARD}/answer-times`, 1_250), grows: 'with unanswered questions, up to a thousand' },
  get('what I know', '/me/expertise', 200),
  act('vote for an answer, two themes', 'reader', 'PUT', ({ answers }) => `/votes/${answers[1]}`, 35, () => ({ value: 1 })),
  act('accept an answer, two themes', 'reader', 'PUT', ({ question }) => `/questions/${question}/accepted`, 38, ({ answers }) => ({ answer: answers[0] })),
  act('accept no answer', 'reader', 'DELETE', ({ question }) => `/questions/${question}/accepted`, 32),
  act('be listed for two more themes', 'expert', 'PUT', () => '/me/expertise', 8, () => ({ listed: true, themes: ['rgpd', 'seo', 'a', 'b'] })),
  act('be listed no more', 'expert', 'PUT', () => '/me/expertise', 6, () => ({ listed: false })),
  act('vouch for somebody', 'animateur', 'PUT', ({ others }) => `/members/${others[0]}/expertise/rgpd/endorsement`, 3),
  act('put a question to two', 'reader', 'PUT', ({ question }) => `/questions/${question}/requests`, 6, ({ others }) => ({ members: others })),
];

export async function seedExperts(path: string, members: number): Promise<Knowing> {
  const db = new SqliteD1(path);
  migrate(db);
  const now = Date.now();
  const community = await createCommunity(db, { slug: 'rows', name: 'Rows', timeZone: 'Europe/Paris', now });
  const cast = (subject: string, role: 'member' | 'animateur' = 'member') => enrol(db, community, { issuer: ISSUER, subject, name: subject, team: 'Contenu', role, joinedAt: now });
  const [animateur, reader, expert] = [await cast('animateur', 'animateur'), await cast('reader'), await cast('expert')];
  const id = (n: number, what: string) => `${what}${n.toString().padStart(19, '0')}`;
  db.connection.trusted((sqlite) => {
    sqlite.exec('BEGIN');
    const member = sqlite.prepare("INSERT INTO member (community, issuer, subject, name, team, place, joined_at) VALUES (?, 'x', ?, ?, ?, ?, ?)");
    const listing = sqlite.prepare('INSERT INTO listing (community, member, theme, level, team, place) SELECT community, id, ?, 0, team, place FROM member WHERE id = ?');
    const post = sqlite.prepare("INSERT INTO post (community, id, kind, board, parent, author, title, tags, at, day, votes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '2026-11-22', 0)");
    const accept = sqlite.prepare("INSERT INTO acceptance (community, question, answer, value, at, day) VALUES (?, ?, ?, 1, ?, '2026-11-22')");
    const award = sqlite.prepare("INSERT INTO award (community, member, badge, at) SELECT ?, ?, id, ? FROM badge WHERE community = ? LIMIT 1");
    const first = Number(member.run(community.id, 'n0', 'Nadia 0', 'Contenu', 'Lyon', now).lastInsertRowid);
    for (let n = 1; n < members; n += 1) member.run(community.id, `n${n}`, `Nadia ${n}`, n % 2 ? 'Contenu' : 'Marque', n % 3 ? 'Lyon' : 'Paris', now);
    for (let n = 0; n < members; n += 1) for (const theme of ['', 'rgpd', 'seo']) listing.run(theme, first + n);
    for (let n = 0; n < members; n += 1) {
      const at = now - 1_000 * (n + 1);
      const question = id(n, 'q');
      post.run(community.id, question, 'question', BOARD, null, n === 0 ? reader.id : first + n, `Question ${n}`, '["rgpd","seo"]', at);
      if (n % 2) continue;
      for (const [i, what] of ['a', 'b'].entries()) post.run(community.id, id(n, what), 'answer', BOARD, question, n === 0 && i === 0 ? expert.id : first + ((n + 1 + i) % members), '', '[]', at + 500);
      if (n > 0) accept.run(community.id, question, id(n, 'a'), at + 600);
      award.run(community.id, first + n, at, community.id);
    }
    sqlite.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
  });
  await setListing({ db, community: (await loadCommunity(db, 'rows'))!, member: expert, now }, { listed: true, themes: ['rgpd', 'seo'] });
  db.close();
  const others = [String(reader.id + 11), String(reader.id + 12)] as [string, string];
  return { community, animateur, reader, expert, question: id(0, 'q'), answers: [id(0, 'a'), id(0, 'b')], others };
}
