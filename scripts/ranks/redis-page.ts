import type { LeaderboardRow } from '@cocarde/contract/leaderboard.ts';
import { ranksFromTop } from '@cocarde/worker/leaderboard/leaderboard.ts';
import type { Client } from './redis.ts';

/** What both sides answer alike. */
export interface Page {
  top: Row[];
  around: Row[];
  ranked: number;
}

type Row = Pick<LeaderboardRow, 'rank' | 'points' | 'me' | 'member' | 'name' | 'team'>;

const BOARD = 'board';
const PEOPLE = 'people';
const AT_ONCE = 5_000;

interface Scored {
  value: string;
  score: number;
}

/** Members are called by ten digits, so that equal points stand in the order of the numbers, as on our board. */
const called = (member: number) => String(member).padStart(10, '0');

/** Puts the points of members 1, 2, … on a sorted set, and what a page says of them in a hash. */
export async function fillBoard(client: Client, points: Int32Array): Promise<void> {
  await client.flushAll();
  for (let from = 1; from < points.length; from += AT_ONCE) {
    const members = Array.from({ length: Math.min(AT_ONCE, points.length - from) }, (_, n) => from + n);
    await Promise.all([
      client.zAdd(BOARD, members.map((member) => ({ value: called(member), score: points[member]! }))),
      client.hSet(PEOPLE, Object.fromEntries(members.map((member) => [called(member), JSON.stringify({ name: `Member ${member}`, team: 'Contenu' })]))),
    ]);
  }
}

/** The page by commands, sent together where none needs the answer of another: three trips. */
export async function pageByCommands(client: Client, member: number): Promise<Page> {
  const me = called(member);
  const [top, place, ranked] = await Promise.all([
    client.zRangeWithScores(BOARD, 0, 9, { REV: true }), client.zRevRank(BOARD, me), client.zCard(BOARD),
  ]);
  const around = await client.zRangeWithScores(BOARD, Math.max(0, place! - 2), place! + 2, { REV: true });
  const [people, above] = await Promise.all([
    client.hmGet(PEOPLE, [...top, ...around].map(({ value }) => value)),
    Promise.all(around.map(({ score }) => client.zCount(BOARD, `(${score}`, '+inf'))),
  ]);
  return toPage(me, top, around, above, people, ranked);
}

/** The same in one trip, by a script that runs in Redis. */
const SCRIPT = `
  local top = redis.call('ZREVRANGE', KEYS[1], 0, 9, 'WITHSCORES')
  local place = redis.call('ZREVRANK', KEYS[1], ARGV[1])
  local around = redis.call('ZREVRANGE', KEYS[1], math.max(0, place - 2), place + 2, 'WITHSCORES')
  local above, who = {}, {}
  for i = 1, #top, 2 do who[#who + 1] = top[i] end
  for i = 1, #around, 2 do
    who[#who + 1] = around[i]
    above[#above + 1] = redis.call('ZCOUNT', KEYS[1], '(' .. around[i + 1], '+inf')
  end
  return { top, around, above, redis.call('HMGET', KEYS[2], unpack(who)), redis.call('ZCARD', KEYS[1]) }`;

/** Hands the script over; gives how to ask it. */
export async function pageByScript(client: Client): Promise<(member: number) => Promise<Page>> {
  const digest = await client.scriptLoad(SCRIPT);
  return async (member) => {
    const me = called(member);
    const answer = await client.evalSha(digest, { keys: [BOARD, PEOPLE], arguments: [me] });
    const [top, around, above, people, ranked] = answer as unknown as [string[], string[], number[], string[], number];
    return toPage(me, scored(top), scored(around), above, people, ranked);
  };
}

function scored(flat: readonly string[]): Scored[] {
  return flat.flatMap((value, i) => (i % 2 ? [] : [{ value, score: Number(flat[i + 1]) }]));
}

function toPage(me: string, top: readonly Scored[], around: readonly Scored[], above: readonly number[], people: readonly (string | null)[], ranked: number): Page {
  const row = ({ value, score }: Scored, rank: number, person: string | null): Row => {
    const { name, team } = JSON.parse(person!) as { name: string; team: string };
    return { rank, points: score, me: value === me, member: String(Number(value)), name, team };
  };
  const ranks = ranksFromTop(top.map(({ score }) => score), 'competition');
  return {
    top: top.map((entry, i) => row(entry, ranks[i]!, people[i]!)),
    around: around.map((entry, i) => row(entry, above[i]! + 1, people[top.length + i]!)),
    ranked,
  };
}
