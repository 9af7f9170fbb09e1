import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { migrate } from '@cocarde/host/migrate.ts';
import { createCommunity, type CommunityRow } from '@cocarde/worker/communities/communities.ts';
import { enrol } from '@cocarde/worker/members/members.ts';
import type { MemberRow } from '@cocarde/worker/members/members.queries.ts';
import { BOARD, ISSUER } from './facts.ts';
import type { Operation } from './operations.ts';

/** A community of any number of ideas, with as many questions of five answers each. */
export interface Inboxes {
  community: CommunityRow;
  animateur: MemberRow;
  /** Wrote a few things and follows a few. */
  usual: MemberRow;
  /** Follows a thousand things, where there are. */
  keen: MemberRow;
  /** Wrote all the ideas. */
  prolific: MemberRow;
  /** Has done nothing yet. */
  fresh: MemberRow;
  /** An idea with five thousand supporters, or as many as there are ideas. */
  loved: string;
}

type Who = 'usual' | 'keen' | 'prolific' | 'fresh';
const FOLLOWED: Record<Who, number> = { usual: 20, keen: 1_000, prolific: 0, fresh: 0 };
const count = (as: Who, read: number): Operation<Inboxes> =>
  ({ name: `unread, ${as}`, as, method: 'GET', path: () => '/bootstrap?want=inbox', budget: { read, written: 0 }, ...growing(as) });
const page = (as: Who, read: number): Operation<Inboxes> =>
  ({ name: `inbox, ${as}`, as, method: 'GET', path: () => '/me/inbox', budget: { read, written: 0 }, ...growing(as) });
/** Four or five rows for each thing that one follows, and four for each of the latest two hundred decisions. */
const growing = (as: Who) => (FOLLOWED[as] ? { grows: `with ${FOLLOWED[as].toLocaleString('en')} things that one follows, and what was decided lately` } : {});

const act = (name: string, as: 'animateur' | 'keen', method: string, path: (scene: Inboxes) => string, body: object, written: number, more: Partial<Operation<Inboxes>> = {}): Operation<Inboxes> =>
  ({ name, as, method, path, body: () => body, budget: { written }, ...more });

/** In this order: each finds what those before it left. */
export const INBOXES: readonly Operation<Inboxes>[] = [
  count('fresh', 40), page('fresh', 40), count('usual', 1_300), page('usual', 2_800), count('prolific', 300), page('prolific', 1_000), count('keen', 6_000), page('keen', 14_400),
  act('decide about an idea, 5,000 for it', 'animateur', 'PATCH', ({ loved }) => `/ideas/${loved}`, { status: 'review' }, 12, { headers: { 'if-match': '*' } }),
  act('comment on it', 'keen', 'POST', ({ loved }) => `/ideas/${loved}/comments`, { body: 'Oui' }, 10),
  act('all read', 'keen', 'PUT', () => '/me/inbox/read', { until: Date.now() }, 1, growing('keen')),
  { ...count('keen', 5_000), name: 'unread, keen, all read' },
];

export async function seedInboxes(path: string, ideas: number): Promise<Inboxes> {
  const db = new SqliteD1(path);
  migrate(db);
  const now = Date.now();
  const community = await createCommunity(db, { slug: 'rows', name: 'Rows', timeZone: 'Europe/Paris', now });
  const someone = (subject: string, role: 'member' | 'animateur' = 'member', joinedAt = 0) => enrol(db, community, { issuer: ISSUER, subject, name: subject, team: 'Contenu', role, joinedAt });
  const [animateur, usual, keen, prolific, fresh] = [await someone('animateur', 'animateur'), await someone('usual'), await someone('keen'), await someone('prolific'), await someone('fresh', 'member', now)];
  const id = (kind: string, n: number) => kind + n.toString().padStart(19, '0');
  const supporters = Math.min(ideas, 5_000);
  db.connection.trusted((sqlite) => {
    sqlite.exec('BEGIN');
    const at = (n: number) => now - 86_400_000 + Math.floor((n / (ideas * 5)) * 80_000_000);
    const member = sqlite.prepare("INSERT INTO member (community, issuer, subject, name, joined_at) VALUES (?, ?, ?, 'x', 0) RETURNING id");
    const voters = Array.from({ length: supporters }, (_, n) => (member.get(community.id, ISSUER, `voter-${n}`) as { id: number }).id);
    const post = sqlite.prepare("INSERT INTO post (community, id, kind, board, parent, author, title, body, at, day) VALUES (?, ?, ?, ?, ?, ?, ?, 'Mesure', ?, '2026-11-22')");
    const decided = sqlite.prepare("INSERT INTO status_change (community, post, version, status, by, at) VALUES (?, ?, 1, 'review', ?, ?)");
    const vote = sqlite.prepare("INSERT INTO vote (community, subject, member, value, at, day) VALUES (?, ?, ?, 1, ?, '2026-11-22')");
    for (let n = 0; n < ideas; n += 1) {
      post.run(community.id, id('a', n), 'idea', BOARD, null, prolific.id, `Idée ${n}`, at(n));
      if (n % 3 === 0) decided.run(community.id, id('a', n), animateur.id, at(n * 5));
      post.run(community.id, id('b', n), 'question', BOARD, null, n % 1_000 ? voters[n % supporters]! : usual.id, `Question ${n}`, at(n));
      for (let k = 0; k < 5; k += 1) post.run(community.id, id('c', n * 5 + k), 'answer', BOARD, id('b', n), voters[(n + k + 1) % supporters]!, '', at(n * 5 + k));
      if (n % 10 === 0) vote.run(community.id, id('c', n * 5), voters[(n + 7) % supporters]!, at(n * 5 + 4));
    }
    for (const voter of voters) vote.run(community.id, id('a', 1), voter, now - 1_000);
    const follow = sqlite.prepare('INSERT INTO follow (community, member, post, at) VALUES (?, ?, ?, 0)');
    for (const [who, n] of [[usual, FOLLOWED.usual], [keen, FOLLOWED.keen]] as const) {
      for (let k = 0; k < Math.min(n, ideas); k += 1) follow.run(community.id, who.id, id(k % 2 ? 'a' : 'b', Math.floor((k * ideas) / n)));
    }
    sqlite.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
  });
  db.close();
  return { community, animateur, usual, keen, prolific, fresh, loved: id('a', 1) };
}
