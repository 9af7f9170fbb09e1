import type { Earned, Skipped } from '@cocarde/contract/points.ts';
import { badgesOf } from '../badges/badges.queries.ts';
import type { BadgeRow } from '../badges/badges.ts';
import { today, type Command } from '../command.ts';
import { currenciesOf } from '../currencies/currencies.ts';
import { readTogether, type Result } from '../database.ts';
import { limitOf, nextAt } from '../ledger/limits.ts';
import { totalsOf } from '../points/totals.queries.ts';
import { levelAt } from '../points/levels.ts';
import { rulesOf, type Rule } from '../rules/rules.queries.ts';
import { writeFacts, type Policy, type Writing } from './settlements.ts';

/** What a member changes, with the facts that stand or fall by it. */
export type Change = Omit<Writing, 'before'>;

export async function loadPolicy({ db, community }: Pick<Command, 'db' | 'community'>): Promise<Policy> {
  const [rules, badges] = await readTogether<[Rule[], BadgeRow[]]>(db, [rulesOf(db, community.id), badgesOf(db, community.id)]);
  return { rules, badges };
}

/** Writes a change with all that follows from it, and tells its member what they earned by it. */
export async function record(command: Command, policy: Policy, change: Change): Promise<{ outcome: Result[]; earned: Earned | null }> {
  const { db, community, member } = command;
  const totals = totalsOf(db, community, member.id);
  const written = await writeFacts(command, policy, { ...change, outcome: [...change.outcome, ...totals.statements] });
  const mine = written.lines.filter((line) => line.member === member.id);
  // Only what is new: acts of others that are judged again bring no raw points.
  const othersWait = written.lines.some((line) => line.member !== member.id && line.reason === 'pending' && line.raw > 0);
  const badges = written.awards.filter((award) => award.member === member.id).map(({ badge }) => badge);
  const outcome = written.outcome.slice(0, change.outcome.length);
  const total = totals.take(written.outcome.slice(change.outcome.length));
  const counts = mine.some(({ points }) => points !== 0);
  const [skipped] = counts ? [] : mine.flatMap(({ rule, raw, reason }) => ((raw > 0 || reason === 'rounded') && reason && reason !== 'pending' ? [skippedBy(command, rule, reason as Skipped['reason'])] : []));
  const rules = new Map(mine.flatMap(({ rule, points }) => (points ? [[rule.id, rule.name]] : [])));
  const pending = mine.some(({ reason }) => reason === 'pending');
  if (!counts && !skipped && !pending && !othersWait && badges.length === 0) return { outcome, earned: null };

  const [main, ...further] = currenciesOf(community).map(({ id, unit, one, levels }) => {
    const points = mine.reduce((sum, line) => sum + (line.rule.currency === id ? line.points : 0), 0);
    const after = total.get(id) ?? 0;
    const level = levelAt(levels, after);
    return { id, unit, one, points, total: after, level: points > 0 && level.number > levelAt(levels, after - points).number ? level : null };
  });
  return {
    outcome,
    earned: {
      points: main!.points, total: main!.total, level: main!.level,
      capped: skipped !== undefined,
      ...(skipped ? { skipped } : {}),
      ...(counts ? { rules: [...rules.values()] } : {}),
      ...(pending || othersWait ? { pending: true } : {}),
      ...(othersWait && !pending ? { pendingForOthers: true } : {}),
      badges: policy.badges.filter((badge) => badges.includes(badge.id)).map(({ id, name, art }) => ({ id, name, art })),
      currencies: further.filter(({ points }) => points !== 0),
    },
  };
}

/** The limit that left nothing of what was just done. */
function skippedBy(command: Command, rule: Rule, reason: Skipped['reason']): Skipped {
  return { rule: rule.name, reason, limit: limitOf(rule, reason), nextAt: nextAt(rule, reason, command.now, today(command), command.community.timeZone) };
}
