import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Choices, NameMode, Question, Round } from '@cocarde/contract/rounds.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { migrate } from '@cocarde/host/migrate.ts';
import { createCommunity, type CommunityRow } from '@cocarde/worker/communities/communities.ts';
import type { Database } from '@cocarde/worker/database.ts';
import { ProblemError } from '@cocarde/worker/http/problem.ts';
import { INVARIANTS } from '@cocarde/worker/invariants/invariants.ts';
import type { MemberRow } from '@cocarde/worker/members/members.queries.ts';
import { enrol } from '@cocarde/worker/members/members.ts';
import { castBallot, takeBallotBack } from '@cocarde/worker/rounds/ballots.ts';
import { breakdownFor } from '@cocarde/worker/rounds/disclosure.ts';
import { resultOf } from '@cocarde/worker/rounds/methods/methods.ts';
import { recountRounds } from '@cocarde/worker/rounds/recount.queries.ts';
import { ENDLESS } from '@cocarde/worker/rounds/rounds.queries.ts';
import { createRound, patchRound, readRound } from '@cocarde/worker/rounds/rounds.ts';

const VOTERS = 14;
const NOW = Date.UTC(2026, 10, 28, 9);

const options = ['a', 'b', 'c'].map((id) => ({ id, text: id }));
const question = (method: Question['method'], more: Partial<Question> = {}): Question => ({ id: 'q', text: 'Q', method, options, ...more });
const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => ({ id, text: id }));

/** Questions of every method, some with more possible ballots than are counted by kind, each with choices that it takes and that it does not. */
const ASKED: readonly { questions: Question[]; takes: Choices[]; refuses: Choices[] }[] = [
  { questions: [question({ type: 'up' })], takes: [{ q: { a: 1 } }, { q: { a: 1, c: 1 } }], refuses: [{ q: { a: 2 } }] },
  { questions: [question({ type: 'up_down' })], takes: [{ q: { a: 1, b: -1 } }, { q: { b: 1 } }, { q: { a: -1 } }], refuses: [{ q: { a: 0 } }] },
  { questions: [question({ type: 'one' })], takes: [{ q: { a: 1 } }, { q: { b: 1 } }, { q: { c: 1 } }], refuses: [{ q: { a: 1, b: 1 } }, { q: {} }] },
  { questions: [question({ type: 'several', min: 1, max: 2 })], takes: [{ q: { a: 1 } }, { q: { b: 1, c: 1 } }], refuses: [{ q: { a: 1, b: 1, c: 1 } }] },
  { questions: [question({ type: 'stars' }, { options: many })], takes: [{ q: { a: 5, g: 1 } }, { q: { b: 3 } }, { q: { a: 2, b: 3 } }], refuses: [{ q: { a: 6 } }] },
  { questions: [question({ type: 'score', min: -3, max: 3 }, { options: many })], takes: [{ q: { a: -3 } }, { q: { a: 0, b: 3 } }, { q: { g: 1 } }], refuses: [{ q: { a: 4 } }] },
  { questions: [question({ type: 'dots', budget: 9, cost: 'quadratic' })], takes: [{ q: { a: 3 } }, { q: { a: 2, b: 2 } }, { q: { c: 1 } }], refuses: [{ q: { a: 3, b: 1 } }] },
  { questions: [question({ type: 'dots', budget: 20, cost: 'linear' })], takes: [{ q: { a: 20 } }, { q: { a: 12, b: 8 } }, { q: { c: 1 } }], refuses: [{ q: { a: 21 } }] },
  { questions: [question({ type: 'ranked', count: 'runoff' })], takes: [{ q: { a: 1, b: 2, c: 3 } }, { q: { b: 1, c: 2, a: 3 } }, { q: { c: 1, b: 2 } }, { q: { a: 1 } }], refuses: [{ q: { a: 1, b: 3 } }] },
  { questions: [question({ type: 'ranked', count: 'borda' }, { options: many })], takes: [{ q: { a: 1, b: 2 } }, { q: { g: 1, a: 2 } }], refuses: [{ q: { a: 1, b: 1 } }] },
  { questions: [question({ type: 'pairwise' })], takes: [{ q: { 'a~b': 1, 'a~c': -1 } }, { q: { 'b~c': 1 } }, { q: { 'a~b': -1 } }], refuses: [{ q: { 'b~a': 1 } }] },
  {
    questions: [question({ type: 'approval', ceiling: 10 }, { options: [{ id: 'a', text: 'a', cost: 6 }, { id: 'b', text: 'b', cost: 5 }, { id: 'c', text: 'c', cost: 4 }] })],
    takes: [{ q: { a: 1, c: 1 } }, { q: { b: 1 } }, { q: { b: 1, c: 1 } }], refuses: [{ q: { a: 1, b: 1 } }],
  },
  {
    questions: [question({ type: 'one' }), question({ type: 'stars' }, { id: 'r', optional: true, options: many }), question({ type: 'ranked', count: 'runoff' }, { id: 's', optional: true })],
    takes: [{ q: { a: 1 } }, { q: { a: 1 }, r: { a: 4 } }, { q: { b: 1 }, r: { a: 5, f: 1 }, s: { a: 1 } }, { q: { b: 1 }, s: { b: 1, a: 2 } }], refuses: [{ r: { a: 4 } }, { q: { a: 1 }, t: { a: 1 } }],
  },
];

/** A step as it is drawn; `which` and `other` pick among whatever there is by then. */
interface Command {
  do: 'make' | 'cast' | 'withdraw' | 'close' | 'open' | 'archive' | 'expire' | 'breakdown' | 'recount' | 'again';
  who: number;
  which: number;
  other: number;
  after: 'right' | 'old' | 'none' | 'future';
}

export const command: fc.Arbitrary<Command> = fc.record({
  do: fc.oneof(
    { weight: 14, arbitrary: fc.constant<Command['do']>('cast') }, { weight: 4, arbitrary: fc.constant<Command['do']>('withdraw') },
    { weight: 3, arbitrary: fc.constant<Command['do']>('again') }, { weight: 1, arbitrary: fc.constantFrom<Command['do']>('make', 'make', 'close', 'open', 'open', 'archive', 'expire', 'breakdown', 'recount') },
  ),
  who: fc.nat(VOTERS - 1), which: fc.nat(1_000), other: fc.nat(1_000),
  after: fc.oneof({ weight: 6, arbitrary: fc.constant<Command['after']>('right') }, { weight: 2, arbitrary: fc.constantFrom<Command['after']>('old', 'none', 'future') }),
});

/** What a round should be: ballots by voter, or, where nobody may know whose they are, in the order in which they came. */
interface Expected {
  id: string;
  asked: (typeof ASKED)[number];
  names: NameMode;
  change: boolean;
  teams: string[] | null;
  closed: boolean;
  ballots: Map<number, { choices: Choices | null; revision: number }>;
  took: Set<number>;
  said: Choices[];
}

export interface World {
  db: SqliteD1;
  community: CommunityRow;
  members: MemberRow[];
  animateur: MemberRow;
}

export async function openWorld(): Promise<World> {
  const db = new SqliteD1(':memory:');
  migrate(db);
  const community = await createCommunity(db, { slug: 'ballots', name: 'Ballots', timeZone: 'Europe/Paris', now: NOW });
  await db.prepare("INSERT INTO metric (community, metric) VALUES (?1, 'ballot_cast:actor')").bind(community.id).run();
  const person = (subject: string, team: string, role: 'member' | 'animateur') => enrol(db, community, { issuer: 'i', subject, name: subject, team, role, joinedAt: NOW }, NOW);
  const members: MemberRow[] = [];
  for (let n = 0; n < VOTERS; n += 1) members.push(await person(`m${n}`, n % 3 ? 'Nord' : 'Sud', 'member'));
  return { db, community, members, animateur: await person('animateur', 'Nord', 'animateur') };
}

/** Runs commands against the service and against what it should be; throws at the first difference. */
export async function votes(world: World, commands: readonly Command[]): Promise<void> {
  const { community, members, animateur } = world;
  const db: Database = world.db;
  const rounds: Expected[] = [];
  const done: { command: Command; round: Expected; after: number }[] = [];
  const as = (member: MemberRow) => ({ db, community, member, now: NOW });
  const patch = (round: Expected, state: 'open' | 'closed' | 'archived') => refusalOf(() => patchRound(as(animateur), round.id, { state }, null));
  await clear(world);

  const make = async (which: number, other: number) => {
    const asked = ASKED[which % ASKED.length]!;
    const names = (['visible', 'confidential', 'anonymous'] as const)[other % 3]!;
    const change = names !== 'anonymous' && other % 4 !== 0;
    const teams = other % 5 === 0 ? ['Nord'] : null;
    const { id } = await createRound(as(animateur), { title: 'T', questions: asked.questions, names, change, results: 'always', ...(teams ? { teams } : {}) }, `key-${rounds.length}`);
    rounds.push({ id, asked, names, change, teams, closed: false, ballots: new Map(), took: new Set(), said: [] });
  };
  await make(commands[0]?.which ?? 0, commands[0]?.other ?? 0);

  for (const drawn of commands) {
    const again = drawn.do === 'again' ? done[drawn.which % (done.length || 1)] : undefined;
    const { do: what, who, which, other, after: when } = again?.command ?? drawn;
    const round = again?.round ?? rounds[which % rounds.length]!;
    const member = members[who]!;
    const revision = round.ballots.get(who)?.revision ?? 0;
    const after = again?.after ?? { right: revision, old: Math.max(0, revision - 1), none: 0, future: revision + 1 }[when];
    let got: string | null = null;
    let wanted: string | null = null;
    switch (what) {
      case 'make': await make(which, other); break;
      case 'cast': {
        const { takes, refuses } = round.asked;
        const wrong = other % 12 === 0;
        const choices = wrong ? refuses[which % refuses.length]! : takes[other % takes.length]!;
        wanted = wrong ? 'invalid_input' : expectCast(round, who, member, choices, after);
        got = await refusalOf(() => castBallot(as(member), round.id, { choices, after }));
        break;
      }
      case 'withdraw':
        wanted = expectWithdrawal(round, who, member, after);
        got = await refusalOf(() => takeBallotBack(as(member), round.id, after));
        break;
      case 'close': case 'archive':
        got = await patch(round, what === 'close' ? 'closed' : 'archived');
        round.closed = true;
        break;
      case 'open':
        wanted = round.closed && round.names === 'anonymous' ? 'not_reopened' : null;
        got = await patch(round, 'open');
        if (!wanted) round.closed = false;
        break;
      case 'expire':
        // The planned end passes: nobody closes anything.
        await db.prepare(`UPDATE round SET closes_at = min(closes_at, unixepoch() * 1000 - 1000) WHERE community = ?1 AND id = ?2 AND closes_at = ${ENDLESS}`).bind(community.id, round.id).run();
        round.closed = true;
        break;
      case 'breakdown':
        wanted = round.names === 'anonymous' ? 'anonymous_round' : round.closed ? null : 'results_hidden';
        got = await refusalOf(() => breakdownFor(as(member), round.id));
        break;
      case 'recount': await db.batch(recountRounds(db, community.id)); break;
      default: continue;
    }
    assert.deepEqual({ drawn, refused: got }, { drawn, refused: wanted });
    if (what === 'cast' || what === 'withdraw') done.push({ command: again?.command ?? drawn, round, after });
    expectRound(await readRound(as(member), round.id), round, who);
    await sound(db);
  }
  for (const round of rounds) for (const [who, member] of members.entries()) expectRound(await readRound(as(member), round.id), round, who);
}

function expectCast(round: Expected, who: number, member: MemberRow, choices: Choices, after: number): string | null {
  const eligible = round.teams === null || round.teams.includes(member.team!);
  if (round.names === 'anonymous') {
    if (round.took.has(who)) return 'ballot_final';
    if (round.closed) return 'closed';
    if (!eligible) return 'not_eligible';
    round.took.add(who);
    round.said.push(choices);
    return null;
  }
  const own = round.ballots.get(who) ?? { choices: null, revision: 0 };
  if (own.choices && same(own.choices, choices)) return null;
  if (round.closed) return 'closed';
  if (!eligible) return 'not_eligible';
  if (own.choices && !round.change) return 'ballot_final';
  if (own.revision !== after) return 'ballot_changed';
  round.ballots.set(who, { choices, revision: own.revision + 1 });
  return null;
}

function expectWithdrawal(round: Expected, who: number, member: MemberRow, after: number): string | null {
  const own = round.ballots.get(who);
  if (round.names === 'anonymous' ? !round.took.has(who) : !own?.choices) return null;
  if (round.closed) return 'closed';
  if (round.teams && !round.teams.includes(member.team!)) return 'not_eligible';
  if (round.names === 'anonymous' || !round.change) return 'ballot_final';
  if (own!.revision !== after) return 'ballot_changed';
  round.ballots.set(who, { choices: null, revision: after + 1 });
  return null;
}

function expectRound(read: Round, round: Expected, who: number): void {
  const anonymous = round.names === 'anonymous';
  const all = anonymous ? round.said : [...round.ballots.values()].flatMap(({ choices }) => (choices ? [choices] : []));
  const steps = Math.floor(all.length / LIMITS.crowd) * LIMITS.crowd;
  const counted = anonymous && !round.closed ? all.slice(0, Math.max(0, steps - LIMITS.crowd)) : all;
  const own = round.ballots.get(who);
  assert.deepEqual(
    { closed: read.state === 'closed' || read.state === 'archived', voters: read.voters, voted: read.voted, mine: read.mine, revision: read.revision },
    {
      closed: round.closed, voters: anonymous && !round.closed ? steps : all.length, voted: anonymous ? round.took.has(who) : Boolean(own?.choices),
      mine: own?.choices ?? null, revision: own?.revision ?? 0,
    },
  );
  assert.deepEqual(read.result, anonymous && all.length < LIMITS.crowd ? null : {
    ballots: counted.length, quorum: null,
    questions: round.asked.questions.map((one) => resultOf(one, counted.flatMap((choices) => (choices[one.id] ? [{ choice: choices[one.id]!, count: 1 }] : [])))),
  });
}

async function refusalOf(act: () => Promise<unknown>): Promise<string | null> {
  try {
    await act();
    return null;
  } catch (error) {
    if (error instanceof ProblemError && error.code !== 'internal_error') return error.code;
    throw error;
  }
}

const OF_ROUNDS = INVARIANTS.filter(({ sql }) => /\b(round|ballot|participation|held_kind)\b/.test(sql));

async function sound(db: Database): Promise<void> {
  const results = await db.batch(OF_ROUNDS.map(({ sql }) => db.prepare(sql)));
  assert.deepEqual(results.flatMap(({ results: rows }, i) => (rows.length ? [OF_ROUNDS[i]!.name] : [])), []);
}

/** A new life in the same database: making one takes longer than most of them last. */
async function clear({ db }: World): Promise<void> {
  await db.batch(['ballot', 'participation', 'held_kind', 'ballot_kind', 'round_tally', 'team_tally', 'activity', 'round'].map((table) => db.prepare(`DELETE FROM ${table}`)));
}

function same(a: Choices, b: Choices): boolean {
  const text = (choices: Choices) => JSON.stringify(Object.entries(choices).map(([id, choice]) => [id, Object.entries(choice).sort()]).sort());
  return text(a) === text(b);
}
