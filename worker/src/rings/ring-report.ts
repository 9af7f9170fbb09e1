import { MAIN_CURRENCY } from '@cocarde/contract/currencies.ts';
import type { MemberRef } from '@cocarde/contract/members.ts';
import type { Ring, RingFigures, RingReport } from '@cocarde/contract/rings.ts';
import { parsePeriod, periodOf, type Period } from '../calendar/periods.ts';
import { today, type Command } from '../command.ts';
import { readOne } from '../database.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { decodeCursor, encodeCursor } from '../http/cursor.ts';
import { ProblemError } from '../http/problem.ts';
import { boardKey } from '../leaderboard/plan.ts';
import { givenTo, membersOnBoard, namesOf } from './rings.queries.ts';
import { GivingGraph, ringsOf, type FoundRing } from './rings.ts';

/** Where a request does not say otherwise: half of what they earned, by five acts each way, among six at most. */
export const USUAL: RingFigures = { share: 0.5, facts: 5, members: 6 };

// Members a page: each costs the lines of a week.
const PAGE = 200;

/** A page of the report: the rings of the next members of the week. For animateurs, never public. */
export async function ringReport(command: Command, asked: { week?: string | undefined; cursor?: string | undefined } & Partial<RingFigures>): Promise<RingReport> {
  requireAnimateur(command);
  const { db, community } = command;
  const { key: week, from, to } = weekFor(command, asked.week);
  const figures: RingFigures = { share: asked.share ?? USUAL.share, facts: asked.facts ?? USUAL.facts, members: asked.members ?? USUAL.members };
  // Where weeks have no board, whoever has points at all.
  const board = boardKey(MAIN_CURRENCY, null, community.boards.periods.includes('week') ? week : 'all');
  const after = asked.cursor === undefined ? 0 : decodeCursor(asked.cursor, ['number'])[0] as number;
  const found = await readOne(db, membersOnBoard(db, community.id, board, after, PAGE + 1));
  const members = found.slice(0, PAGE);

  const graph = new GivingGraph();
  let wanted = members;
  for (let round = 0; wanted.length && round <= figures.members; round += 1) {
    graph.add(wanted, await readOne(db, givenTo(db, community.id, board, wanted, [from, to], figures.facts)));
    wanted = graph.unknown(members, figures.members);
  }
  const rings = ringsOf(graph, members, figures).sort((a, b) => b.share - a.share || a.members[0]! - b.members[0]!);
  const names = rings.length ? await readOne(db, namesOf(db, community.id, rings.flatMap((ring) => ring.members))) : new Map<number, MemberRef>();
  return {
    week, unusual: figures, items: rings.map((ring) => told(ring, graph, names)),
    cursor: found.length > PAGE ? encodeCursor([members.at(-1)!]) : null,
  };
}

function weekFor(command: Command, asked: string | undefined): Period {
  const now = periodOf('week', today(command));
  const week = asked === undefined ? now : parsePeriod('week', asked);
  if (!week || week.from > now.to) throw new ProblemError('invalid_input', { errors: [{ path: 'week', code: 'not_allowed', message: 'No week that has begun is called so.' }] });
  return week;
}

function told({ members, share }: FoundRing, graph: GivingGraph, names: ReadonlyMap<number, MemberRef>): Ring {
  return {
    share,
    members: members.map((member) => ({ member: names.get(member) ?? null, points: graph.total(member), fromRing: graph.fromOthers(member, members) })),
    given: members.flatMap((to) => members.flatMap((from) => {
      const giving = graph.given(from, to);
      return giving ? [{ from: String(from), to: String(to), facts: giving.facts, points: giving.points }] : [];
    })),
  };
}
