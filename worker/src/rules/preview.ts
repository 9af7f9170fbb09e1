import type { CountsFrom, PreviewedChange, PreviewedMember, RulePreview } from '@cocarde/contract/rules.ts';
import type { Command } from '../command.ts';
import type { Row, Statement } from '../database.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { ProblemError } from '../http/problem.ts';
import { allTimeOf } from '../leaderboard/plan.ts';
import { settlement, type Changing } from '../ledger/foresee.queries.ts';
import { highestMoved, highestNow, MOVES, type Total } from './preview.queries.ts';
import { instantFrom, readRule, withVersion } from './rules.ts';
import { byRule, dependantsOf, lastsUntil, type Rule, type Versions } from './rules.queries.ts';

const TOP = 10;
/** Waiting rules that one preview looks at: D1 ends a request at fifty statements. */
const MOST_WAITING = 24;

/** What applying the draft of a rule would change, also by the rules that wait for it, without changing it. Throws `not_found` without a draft. */
export async function previewRule(command: Command, id: string, countsFrom: CountsFrom): Promise<RulePreview> {
  requireAnimateur(command);
  const { db, community, now } = command;
  const { rules, draft } = await readRule(db, community.id, id);
  if (!draft) throw new ProblemError('not_found');
  const from = instantFrom(command, countsFrom);
  const versions = withVersion(rules, id, draft.definition, from).filter((rule) => rule.id === id);
  const wanted = versions.at(-1)!;
  // Limits look back only: what came before the change is left as it is.
  const own: Versions = { id, currency: wanted.currency, versions, judged: [wanted] };
  const waiting = waitingFor(rules, id);
  // A change that reaches nothing of before is not carried into the ledger.
  const { counted, notCounted } = from < now ? foreseeWaiting(command, waiting, { rule: own, from }) : { counted: [], notCounted: [] };
  const settled = [{ rule: own, statement: settlement(db, community.id, own, { plan: community.boards, now })! }, ...counted];
  const results = await db.batch(settled.map(({ statement }) => statement));
  const moves = movesOf(settled.map(({ rule }, n) => [rule.currency, results[n]!.results]));

  const main = await changeOf(command, wanted.currency, moves.get(wanted.currency) ?? new Map());
  const currencies: RulePreview['currencies'] = [];
  for (const [currency, deltas] of moves) if (currency !== wanted.currency) currencies.push({ currency, ...await changeOf(command, currency, deltas) });
  return { ...main, waiting: waiting.map((rule) => rule.id), notCounted, currencies };
}

function waitingFor(rules: readonly Rule[], id: string): Versions[] {
  const ids = new Set(dependantsOf(rules, [id]).map((rule) => rule.id));
  return byRule(rules).filter((rule) => rule.id !== id && ids.has(rule.id));
}

/** A rule with the statement that tells what it would change. */
interface Foreseen {
  rule: Versions;
  statement: Statement;
}

/**
 * What would follow for the rules that wait for one that changes; they are in the order in which they settle. One that is too
 * much for a preview is not counted, nor are those that wait for it.
 */
function foreseeWaiting({ db, community, now }: Command, waiting: readonly Versions[], changing: Changing): { counted: Foreseen[]; notCounted: string[] } {
  const counted: Foreseen[] = [];
  const notCounted: string[] = [];
  const changes: Changing[] = [changing];
  for (const whole of waiting) {
    const rule = { ...whole, judged: whole.judged.filter((version) => lastsUntil(version, changing.from)) };
    const after = new Set(rule.judged.flatMap((version) => version.after ?? []));
    const statement = settlement(db, community.id, rule, { plan: community.boards, now }, firstOf(changes, after));
    if (!statement || counted.length === MOST_WAITING || notCounted.some((other) => after.has(other))) notCounted.push(rule.id);
    else {
      counted.push({ rule, statement });
      changes.push({ rule, from: changing.from });
    }
  }
  return { counted, notCounted };
}

/** Those of the changes that rules are about for which one waits, and what these wait for in turn, in the same order. */
function firstOf(changes: readonly Changing[], ids: Iterable<string>): Changing[] {
  const wanted = new Set(ids);
  for (const { rule } of changes.toReversed()) if (wanted.has(rule.id)) for (const { after = [] } of rule.judged) for (const other of after) wanted.add(other);
  return changes.filter(({ rule }) => wanted.has(rule.id));
}

/** By how much each member moves, in each currency in which somebody does. */
function movesOf(settled: readonly (readonly [currency: string, rows: readonly Row[]])[]): Map<string, Map<number, number>> {
  const moves = new Map<string, Map<number, number>>();
  for (const [currency, rows] of settled) {
    const deltas = moves.get(currency) ?? new Map<number, number>();
    for (const row of rows) deltas.set(row.member as number, (deltas.get(row.member as number) ?? 0) + (row.points as number));
    moves.set(currency, deltas);
  }
  for (const [currency, deltas] of moves) {
    for (const [member, delta] of deltas) if (delta === 0) deltas.delete(member);
    if (deltas.size === 0) moves.delete(currency);
  }
  return moves;
}

async function changeOf(command: Command, currency: string, deltas: ReadonlyMap<number, number>): Promise<PreviewedChange> {
  const changes = [...deltas.values()];
  return {
    members: changes.length,
    points: changes.reduce((sum, delta) => sum + delta, 0),
    gained: changes.filter((delta) => delta > 0).length,
    lost: changes.filter((delta) => delta < 0).length,
    ...(await topMoves(command, currency, deltas)),
  };
}

/**
 * Who would enter and leave the top ten. Of any number of members who move the database gives those who would be first; of
 * those who stay, only who would not be behind ten of them, and is not behind more members now than could fall.
 */
async function topMoves({ db, community }: Command, currency: string, deltas: ReadonlyMap<number, number>): Promise<{ enter: PreviewedMember[]; leave: PreviewedMember[] }> {
  const board = allTimeOf(currency);
  const then = (total: Total) => total.points + (deltas.get(total.member) ?? 0);
  const first = (totals: Total[]) => totals.filter((total) => then(total) > 0).sort((a, b) => then(b) - then(a) || b.member - a.member).slice(0, TOP);
  const moves = [...deltas];
  const [before, ...parts] = (await db.batch<Total>([
    highestNow(db, community.id, board, 1, TOP),
    ...Array.from({ length: Math.ceil(moves.length / MOVES) }, (_, n) => highestMoved(db, community.id, board, moves.slice(n * MOVES, (n + 1) * MOVES), TOP)),
  ])).map(({ results }) => results) as [Total[], ...Total[][]];
  const moved = first(parts.flat());
  const falling = moves.filter(([, delta]) => delta < 0).length;
  const near = (await highestNow(db, community.id, board, moved.length < TOP ? 1 : then(moved.at(-1)!), TOP + falling).all<Total>()).results;
  const after = first([...moved, ...near.filter(({ member }) => !deltas.has(member))]);
  const among = (totals: readonly Total[], { member }: Total) => totals.some((total) => total.member === member);
  const shown = (total: Total): PreviewedMember => ({ name: total.name, before: total.points, after: then(total) });
  return {
    enter: after.filter((total) => !among(before, total)).map(shown),
    leave: before.filter((total) => !among(after, total)).map(shown),
  };
}
