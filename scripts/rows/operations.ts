import { SignJWT } from 'jose';
import type { CommunityRow } from '@cocarde/worker/communities/communities.ts';
import type { MemberRow } from '@cocarde/worker/members/members.queries.ts';
import { BOARD, ISSUER } from './facts.ts';
import type { Cast } from './seed.ts';

/** A request on a community that was made for it, with the people and things there. */
export interface Operation<Scene extends { community: CommunityRow } = Cast> {
  name: string;
  /** Whose session it is done in; null for none. */
  as: MembersOf<Scene> | null;
  method: string;
  path(scene: Scene): string;
  body?(scene: Scene): unknown;
  headers?: Record<string, string>;
  /** API key that it is done with. */
  key?(scene: Scene): string;
  /** How the statements begin that are counted; all of them without. */
  counts?: string;
  /** Most rows that it may cost, whatever the size. */
  budget?: { read?: number; written?: number };
  /** Why it may read more in a larger community; others may not. */
  grows?: string;
}

type MembersOf<Scene> = { [Name in keyof Scene]: Scene[Name] extends MemberRow ? Name : never }[keyof Scene];

const WIDGETS = ['points', 'badges', 'leaderboard:week', `ideas:${BOARD}:trending`, `questions:${BOARD}:new`];
const get = (name: string, path: string | ((cast: Cast) => string), more: Pick<Operation, 'budget' | 'grows'> = {}): Operation =>
  ({ name, as: 'reader', method: 'GET', path: typeof path === 'string' ? () => path : path, ...more });
const vote = (name: string, as: Operation['as'], subject: 'idea' | 'other' | 'edge', written?: number): Operation =>
  ({ name, as, method: 'PUT', path: (cast) => `/votes/${cast[subject]}`, body: () => ({ value: 1 }), ...(written === undefined ? {} : { budget: { written } }) });
const ballot = (name: string, round: 'poll' | 'ratings' | 'secret', choice: Record<string, number>, after: number, written: number): Operation =>
  ({ name, as: 'fresh', method: 'PUT', path: (cast) => `/rounds/${cast[round]}/ballot`, body: () => ({ choices: { q: choice }, after }), budget: { written } });
const post = (name: string, as: Operation['as'], path: (cast: Cast) => string, body: (cast: Cast) => unknown): Operation =>
  ({ name, as, method: 'POST', path, body });
const accept = (name: string, answer: 0 | 1): Operation =>
  ({ name, as: 'reader', method: 'PUT', path: (cast) => `/questions/${cast.question}/accepted`, body: (cast) => ({ answer: cast.answers[answer] }) });
const signIn = (name: string, subject: string): Operation =>
  post(name, null, () => '/session', (cast) => signToken(cast, subject).then((token) => ({ token })));
/** Up to four rows for each of the latest thousand that match, to put them into another order than by date. */
const SORTED = { grows: 'with what matches, up to a thousand', budget: { read: 4_200 } };
const PAGED = { grows: 'until there is a page of them', budget: { read: 160 } };
const board = (rest: string) => `/boards/${BOARD}/${rest}`;

/** In this order: each finds what those before it left. */
export const OPERATIONS: readonly Operation[] = [
  signIn('sign in, for the first time', 'newcomer'),
  signIn('sign in, first time today', 'animateur'),
  signIn('sign in again', 'reader'),
  get('bootstrap, five widgets', `/bootstrap?${WIDGETS.map((want) => `want=${want}`).join('&')}`),
  get('leaderboard, week', '/leaderboards/week', { budget: { read: 200 } }),
  get('leaderboard, month', '/leaderboards/month', { budget: { read: 200 } }),
  get('leaderboard, all time', '/leaderboards/all', { budget: { read: 200 } }),
  get('my ledger', '/me/ledger'),
  get('my badges', '/badges'),
  get('my profile', '/me/profile', { budget: { read: 100 } }),
  vote('vote, its author earns', 'capped', 'idea', 16),
  vote('the same vote again', 'capped', 'idea', 0),
  { name: 'withdraw it', as: 'capped', method: 'DELETE', path: (cast) => `/votes/${cast.idea}` },
  vote('vote again after that', 'capped', 'idea', 16),
  vote('vote, both earn', 'fresh', 'other'),
  // Three boards here, where a crowd is measured on two: one row more a board, for the bucket that the author leaves and the one entered.
  vote('vote, bucket changes on 3 boards', 'capped', 'edge', 19),
  post('propose an idea, two tags', 'fresh', () => board('ideas'), () => ({ title: 'Une idée', body: 'Mesurée', tags: ['tag-1', 'tag-2'] })),
  post('comment', 'fresh', (cast) => `/ideas/${cast.idea}/comments`, () => ({ body: 'Oui' })),
  post('ask', 'fresh', () => board('questions'), () => ({ title: 'Une question', body: 'Mesurée' })),
  post('answer', 'fresh', (cast) => `/questions/${cast.question}/answers`, () => ({ body: 'Voici' })),
  accept('accept an answer', 0),
  accept('accept another instead', 1),
  get('ideas, trending', board('ideas')),
  get('ideas, top', board('ideas?sort=top')),
  get('ideas, new', board('ideas?sort=new')),
  get('ideas of a tag, trending', board('ideas?tag=tag-7'), SORTED),
  get('ideas of a status, top', board('ideas?status=planned&sort=top'), SORTED),
  get('ideas of a tag, new', board('ideas?tag=tag-7&sort=new'), PAGED),
  get('ideas of a status, new', board('ideas?status=planned&sort=new'), PAGED),
  get('ideas of both, new', board('ideas?status=planned&tag=tag-7&sort=new'), PAGED),
  get('ideas, search', board('ideas?q=titre')),
  get('comments of an idea', (cast) => `/ideas/${cast.idea}/comments`),
  get('questions, unanswered', board('questions?view=unanswered')),
  get('a question and its answers', (cast) => `/questions/${cast.question}`),
  ballot('ballot', 'poll', { a: 1 }, 0, 4),
  ballot('the same ballot again', 'poll', { a: 1 }, 0, 0),
  ballot('another choice', 'poll', { b: 1 }, 1, 4),
  ballot('ballot, summed', 'ratings', { a: 9, b: 7, c: 1 }, 0, 4),
  ballot('ballot, anonymous', 'secret', { a: 1 }, 0, 4),
  get('a round, everybody’s ballots', (cast) => `/rounds/${cast.poll}`, { budget: { read: 20 } }),
  get('a round, summed', (cast) => `/rounds/${cast.ratings}`, { budget: { read: 20 } }),
  get('rounds', '/rounds'),
];

function signToken({ community, intranetSecret }: Cast, subject: string): Promise<string> {
  return new SignJWT({ name: subject, team: 'Contenu' }).setProtectedHeader({ alg: 'HS256' })
    .setIssuer(ISSUER).setAudience(`cocarde:${community.slug}`).setSubject(subject).setJti(crypto.randomUUID())
    .setIssuedAt().setExpirationTime('2 min').sign(Buffer.from(intranetSecret, 'base64url'));
}
