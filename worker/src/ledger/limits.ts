import type { LimitReason, RuleDefinition } from '@cocarde/contract/rules.ts';
import { dayAfter, startOfDay } from '../calendar/calendar.ts';

/** The number of a limit, for people. */
export function limitOf(rule: RuleDefinition, reason: LimitReason): number | null {
  switch (reason) {
    case 'prerequisite': case 'refused': case 'rounded': return null;
    case 'pending': return rule.burst?.times ?? null;
    case 'reciprocity': return rule.reciprocity?.days ?? null;
    case 'cool_down': return rule.coolDown ?? null;
    case 'pair': return rule.perPair?.times ?? null;
    case 'item': return (rule.points >= 0 ? rule.perItem?.gain : rule.perItem?.loss) ?? null;
    default: {
      const limit = rule.limits?.find(({ per }) => per === reason);
      return limit?.points ?? limit?.times ?? null;
    }
  }
}

/** When the same thing can count again, milliseconds UTC; null when no date says so. */
export function nextAt(rule: RuleDefinition, reason: LimitReason, at: number, day: string, timeZone: string): number | null {
  if (reason === 'cool_down') return at + (rule.coolDown ?? 0) * 60_000;
  const per = reason === 'pair' ? rule.perPair?.per : reason;
  return per === 'day' || per === 'week' || per === 'month' ? startOfDay(dayAfter(per, day), timeZone) : null;
}
