import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { migrate } from '@cocarde/host/migrate.ts';
import { allowOrigin, createCommunity, type CommunityRow } from '@cocarde/worker/communities/communities.ts';
import { enrol } from '@cocarde/worker/members/members.ts';
import type { MemberRow } from '@cocarde/worker/members/members.queries.ts';
import type { Question } from '@cocarde/contract/rounds.ts';
import { trustIntranet } from '@cocarde/worker/identity/trust.ts';
import { writeFacts } from './derive.ts';
import { ISSUER } from './facts.ts';

/** The people and things that are measured: the same at every size. */
export interface Cast {
  community: CommunityRow;
  /** With which the intranet signs. */
  intranetSecret: string;
  /** Comes most days, wrote a little. */
  reader: MemberRow;
  /** Has voted to the cap of today. */
  capped: MemberRow;
  /** Has not voted today. */
  fresh: MemberRow;
  animateur: MemberRow;
  /** Idea of an author far from the edge of a histogram bucket. */
  idea: string;
  /** Another of the same author. */
  other: string;
  /** Idea of an author whom one more vote takes over the edge on all three boards. */
  edge: string;
  /** Question of `reader`, with two answers. */
  question: string;
  answers: [string, string];
  /** Rounds in which everybody has voted but `fresh`: about one of four, and with a rating of six, whose ballots are summed. */
  poll: string;
  ratings: string;
  /** An anonymous one that nobody has voted in. */
  secret: string;
}

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];
const asked = (method: Question['method'], options: number): Question => ({ id: 'q', text: 'Laquelle ?', method, options: NAMES.slice(0, options).map((id) => ({ id, text: id })) });

/**
 * Writes a community of so many members with twenty facts a member into a file: three ideas and questions
 * for twenty members, visits and votes for the rest, some members and ideas far ahead of the others.
 * Facts go in without triggers and `rebuild` derives the rest, which the invariants then confirm.
 */
export async function seed(path: string, members: number, now: number, installationSecret: string): Promise<Cast> {
  const db = new SqliteD1(path);
  migrate(db);
  const community = await createCommunity(db, { slug: 'rows', name: 'Rows', timeZone: 'Europe/Paris', now });
  await allowOrigin(db, community, ISSUER);
  const { secret: intranetSecret } = await trustIntranet(db, installationSecret, community, { issuer: ISSUER });
  const cast = (subject: string, role: 'member' | 'animateur' = 'member') =>
    enrol(db, community, { issuer: ISSUER, subject, name: subject, team: 'Contenu', role, joinedAt: now });
  const people = {
    reader: await cast('reader'), capped: await cast('capped'), fresh: await cast('fresh'), animateur: await cast('animateur', 'animateur'),
    calm: await cast('calm'), atEdge: await cast('at-edge'),
  };

  const subjects = await writeFacts(db, community, now, (facts) => {
    const crowd = facts.members(members - Object.keys(people).length);
    facts.history(crowd);
    facts.usedTokens(members / 10);
    for (let day = 0; day < 20; day += 1) facts.visit(people.reader.id, day);
    for (let day = 0; day < 12; day += 1) facts.vote(facts.page(`page:reader-${day}`), people.reader.id, day);
    for (let n = 0; n < 6; n += 1) facts.vote(facts.page(`page:today-${n}`), people.capped.id, 0);
    // Did each of it once before, so that no first badge is part of what is measured.
    facts.vote(facts.page('page:yesterday'), people.fresh.id, 1);
    facts.post('idea', people.fresh.id, 1);
    facts.post('answer', people.fresh.id, 1, facts.post('question', people.fresh.id, 1));
    for (const { id } of Object.values(people)) facts.visit(id, id === people.animateur.id ? 1 : 0);
    const idea = facts.post('idea', people.calm.id, 0);
    const other = facts.post('idea', people.calm.id, 0);
    for (const member of crowd.slice(0, 20)) facts.vote(idea, member, 0);
    // 1 visit + 10 for the idea + 3 × 166: the next vote makes 512.
    const edge = facts.post('idea', people.atEdge.id, 0);
    for (const member of crowd.slice(0, 166)) facts.vote(edge, member, 0);
    const question = facts.post('question', people.reader.id, 0);
    const answers = [people.calm.id, people.capped.id].map((member) => facts.post('answer', member, 0, question)) as [string, string];
    for (const member of [people.calm.id, people.capped.id]) {
      const before = facts.post('question', people.reader.id, 1);
      facts.accept(before, facts.post('answer', member, 1, before), 1);
    }
    for (let n = 0; n < 25; n += 1) facts.post('question', people.animateur.id, n);
    for (const member of crowd.slice(2, 40)) facts.post('comment', member, 0, idea);
    const poll = facts.round(people.animateur.id, [asked({ type: 'one' }, 4)]);
    const ratings = facts.round(people.animateur.id, [asked({ type: 'score', min: 0, max: 10 }, 6)]);
    const secret = facts.round(people.animateur.id, [asked({ type: 'one' }, 4)], 'anonymous');
    for (const [n, member] of crowd.entries()) {
      facts.ballot(poll, member, { q: { [NAMES[n % 4]!]: 1 } });
      facts.ballot(ratings, member, { q: { a: n % 11, b: Math.floor(n / 11) % 11, c: Math.floor(n / 121) % 11, d: Math.floor(n / 1_331) % 11 } }, true);
    }
    return { idea, other, edge, question, answers, poll, ratings, secret };
  });
  db.close();
  return { community, intranetSecret, ...people, ...subjects };
}
