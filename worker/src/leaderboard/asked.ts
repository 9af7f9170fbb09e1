import { MAIN_CURRENCY } from '@cocarde/contract/currencies.ts';
import type { PeriodKind, PeriodRef } from '@cocarde/contract/leaderboard.ts';
import { parsePeriod, periodAfter, periodBefore, periodOf, type Period } from '../calendar/periods.ts';
import { boardKey, openDay, seasonPeriod, type BoardPlan, type PlannedBoard } from './plan.ts';

/** `of`: a declared leaderboard; `team` for the members of my own team. */
export interface Asked {
  kind: PeriodKind;
  period?: string | undefined;
  of?: string | undefined;
  /** Of a leaderboard that was not declared; the points where left out. */
  currency?: string | undefined;
}

/** Id that no declared leaderboard can have. */
export const OWN_TEAM = 'team';

/** What is to be shown, resolved against the calendar and the community's plan. */
export interface Shown {
  kind: PeriodKind;
  period: Period;
  /** As the API calls it: a season by its id. */
  ref: PeriodRef;
  closed: boolean;
  /** Its last day, or today while it runs. */
  until: string;
  of: PlannedBoard | null;
  /** My team when it is to be read member by member. */
  ownTeam: string | null;
  currency: string;
  /** Key under which its scores stand. */
  key: string;
  /** The period before, which movement is measured against, by the key of its scores. */
  before: Period | null;
  /** Periods to look for points in, nearest first. */
  earlier: PeriodRef[];
  later: PeriodRef[];
}

/** Why there is nothing to show: the field and a sentence. */
export interface Refusal {
  path: 'kind' | 'period' | 'of' | 'currency';
  message: string;
}

// Somebody has points in a period at least so near, or the trail ends: a year of days would be read for nothing.
const REACH = 24;

export function lookUp(plan: BoardPlan, { kind, period: asked, of: id, currency: wanted }: Asked, today: string, team: string | null): Shown | Refusal {
  if (id === OWN_TEAM && team === null) return { path: 'of', message: 'You are in no team.' };
  const trail = kind === 'season' ? seasonTrail(plan, asked, today) : calendarTrail(kind, asked, today);
  // One that had ended before has nothing to show of the period: there the team is read member by member.
  const ofMine = ({ about, periods, currency, until }: PlannedBoard) => 'team' in about && about.team === team && periods.includes(kind)
    && currency === (wanted ?? MAIN_CURRENCY) && (until === null || 'message' in trail || until >= trail.period.from);
  const of = id === undefined ? null : id === OWN_TEAM ? plan.declared.find(ofMine) ?? null : plan.declared.find((board) => board.id === id);
  if (of === undefined) return { path: 'of', message: 'No leaderboard is called so.' };
  const currency = of?.currency ?? wanted ?? MAIN_CURRENCY;
  if (!plan.currencies.includes(currency) || (wanted ?? currency) !== currency) return { path: 'currency', message: 'This leaderboard does not count that.' };
  if (!(of ?? plan).periods.includes(kind)) return { path: 'kind', message: 'This leaderboard has no such period.' };
  if ('message' in trail) return trail;
  const { period, before } = trail;
  return {
    ...trail, kind, of, currency, ownTeam: id === OWN_TEAM && !of ? team : null, closed: period.to < openDay(plan, today), until: period.to < today ? period.to : today,
    key: boardKey(currency, of, period.key), before: before && { ...before, key: boardKey(currency, of, before.key) },
  };
}

/** Key under which the scores of a neighbouring period stand. */
export function keyOf(shown: Shown, { period }: PeriodRef): string {
  return boardKey(shown.currency, shown.of, shown.kind === 'season' ? `s:${period}` : period);
}

type Trail = Pick<Shown, 'period' | 'ref' | 'before' | 'earlier' | 'later'>;

function calendarTrail(kind: Exclude<PeriodKind, 'season'>, asked: string | undefined, today: string): Trail | Refusal {
  const current = periodOf(kind, today);
  const period = asked === undefined ? current : parsePeriod(kind, asked);
  if (!period) return { path: 'period', message: 'There is no such period.' };
  if (period.from > today) return { path: 'period', message: 'This period has not begun.' };
  const walk = (step: typeof periodBefore, on: (next: Period) => boolean) => {
    const found: PeriodRef[] = [];
    for (let next = step(kind, period); next && on(next) && found.length < REACH; next = step(kind, next)) found.push({ period: next.key, name: null });
    return found;
  };
  return {
    period, ref: { period: period.key, name: null }, before: periodBefore(kind, period),
    earlier: walk(periodBefore, () => true), later: walk(periodAfter, (next) => next.from <= today),
  };
}

function seasonTrail(plan: BoardPlan, asked: string | undefined, today: string): Trail | Refusal {
  const begun = plan.seasons.filter((season) => season.from <= today);
  if (asked !== undefined && !begun.some(({ id }) => id === asked) && plan.seasons.some(({ id }) => id === asked)) return { path: 'period', message: 'This season has not begun.' };
  const at = asked === undefined ? 0 : begun.findIndex(({ id }) => id === asked);
  const season = begun[at];
  if (!season) return { path: 'period', message: asked === undefined ? 'No season has begun.' : 'There is no such season.' };
  const refs = begun.map(({ id, name }) => ({ period: id, name }));
  const before = begun[at + 1];
  return {
    period: seasonPeriod(season), ref: refs[at]!, before: before ? seasonPeriod(before) : null,
    earlier: refs.slice(at + 1, at + 1 + REACH), later: refs.slice(0, at).reverse(),
  };
}
