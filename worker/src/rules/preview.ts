import type { CountsFrom, PreviewedMember, RulePreview } from '@cocarde/contract/rules.ts';
import type { Command } from '../command.ts';
import { ProblemError } from '../http/problem.ts';
import { allTimeOf } from '../leaderboard/plan.ts';
import { settlement } from '../ledger/settle.queries.ts';
import { highestMoved, highestNow, MOVES, type Total } from './preview.queries.ts';
import { instantFrom, readRule, requireAnimateur } from './rules.ts';
import { dependantsOf, type Rule } from './rules.queries.ts';

const TOP = 10;

/** What applying the draft of a rule would change, without changing it. Throws `not_found` without a draft. */
export async function previewRule(command: Command, id: string, countsFrom: CountsFrom): Promise<RulePreview> {
  requireAnimateur(command);
  const { db, community, now } = command;
  const { rules, draft } = await readRule(db, community.id, id);
  if (!draft) throw new ProblemError('not_found');
  const from = instantFrom(command, countsFrom);
  const ended = rules.filter((rule) => rule.id === id).map((rule): Rule =>
    ({ ...rule, validTo: Math.min(rule.validTo ?? Infinity, Math.max(rule.validFrom, from)) }));
  const version = 1 + Math.max(0, ...ended.map((rule) => rule.version));
  const wanted: Rule = { ...draft.definition, id, version, validFrom: from, validTo: null };
  const results = await db.batch([...ended, wanted].map((rule) => settlement(db, community.id, rule, { plan: community.boards, now })));

  const deltas = new Map<number, number>();
  for (const { results: rows } of results) {
    for (const row of rows) deltas.set(row.member as number, (deltas.get(row.member as number) ?? 0) + (row.points as number));
  }
  for (const [member, delta] of deltas) if (delta === 0) deltas.delete(member);
  const changes = [...deltas.values()];
  return {
    members: changes.length,
    points: changes.reduce((sum, delta) => sum + delta, 0),
    gained: changes.filter((delta) => delta > 0).length,
    lost: changes.filter((delta) => delta < 0).length,
    notCounted: [...new Set(dependantsOf(rules, [id]).map((rule) => rule.id))],
    ...(await topMoves(command, wanted.currency, deltas)),
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
