import type { CountsFrom, PreviewedMember, RulePreview } from '@cocarde/contract/rules.ts';
import type { Command } from '../command.ts';
import { ProblemError } from '../http/problem.ts';
import { allTimeOf } from '../leaderboard/plan.ts';
import { settlement } from '../ledger/settle.queries.ts';
import { topTotals, type Total } from './preview.queries.ts';
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

/** Who would enter and leave the top ten: every member who moves, beside those who stay and stand highest. */
async function topMoves({ db, community }: Command, currency: string, deltas: ReadonlyMap<number, number>): Promise<{ enter: PreviewedMember[]; leave: PreviewedMember[] }> {
  const totals = (await topTotals(db, community.id, [...deltas.keys()], TOP, allTimeOf(currency)).all<Total>()).results;
  const before = new Set(totals.filter((total) => total.points > 0).toSorted((a, b) => b.points - a.points || b.member - a.member).slice(0, TOP));
  const after = totals.map((total) => ({ total, points: total.points + (deltas.get(total.member) ?? 0) }))
    .filter(({ points }) => points > 0).toSorted((a, b) => b.points - a.points || b.total.member - a.total.member).slice(0, TOP);
  const stays = new Set(after.map(({ total }) => total));
  const shown = (total: Total): PreviewedMember => ({
    name: total.appears === 'yes' ? total.name : null, before: total.points, after: total.points + (deltas.get(total.member) ?? 0),
  });
  return {
    enter: after.filter(({ total }) => !before.has(total)).map(({ total }) => shown(total)),
    leave: [...before].filter((total) => !stays.has(total)).map(shown),
  };
}
