import type { LimitWindow, RuleDefinition } from '@cocarde/contract/rules.ts';

/** How windows of days read in SQL: the part that a day is in, and the first and last day of that part. */
export const WINDOWS: Readonly<Record<LimitWindow, { part: string; first: (day: string) => string; last: (day: string) => string }>> = {
  day: { part: ', day', first: (day) => day, last: (day) => day },
  week: { part: ", strftime('%G-W%V', day)", first: (day) => `date(${day}, 'weekday 0', '-6 days')`, last: (day) => `date(${day}, 'weekday 0')` },
  month: { part: ', substr(day, 1, 7)', first: (day) => `date(${day}, 'start of month')`, last: (day) => `date(${day}, 'start of month', '+1 month', '-1 day')` },
  ever: { part: '', first: () => "'0000-01-01'", last: () => "'9999-12-31'" },
};

/** From the narrowest to the widest. */
export const WIDTHS = Object.keys(WINDOWS) as LimitWindow[];

const DAY = 86_400_000;
/** Longest of each, with what clocks and zones may move; of `ever` there is no end. */
const LENGTHS: Readonly<Record<LimitWindow, number>> = { day: 2 * DAY, week: 9 * DAY, month: 33 * DAY, ever: Infinity };

type Limits = Pick<RuleDefinition, 'limits' | 'perItem' | 'perPair' | 'coolDown' | 'burst'>;

/** The widest window that rules limit anything in; undefined where each fact stands alone. */
function widestWindow(rules: readonly Limits[]): LimitWindow | undefined {
  if (rules.some(({ perItem }) => perItem)) return 'ever';
  const windows = rules.flatMap(({ limits = [], perPair }) => [...limits, ...(perPair ? [perPair] : [])].map(({ per }) => per));
  // Weeks lie across the borders of months: what one of them frees moves along both without an end.
  if (windows.includes('week') && windows.includes('month')) return 'ever';
  return WIDTHS.findLast((width) => windows.includes(width));
}

/** Milliseconds within which an act decides about a later one by its time alone. */
function spanOf(rules: readonly Limits[]): number {
  return Math.max(0, ...rules.map(({ burst, coolDown }) => 60_000 * Math.max(burst?.minutes ?? 0, coolDown ?? 0)));
}

/** Milliseconds from a fact to the last one that a rule may judge otherwise because of it. */
export function lengthOf(rule: Limits): number {
  const window = widestWindow([rule]);
  return (window === undefined ? 0 : LENGTHS[window]) + spanOf([rule]);
}

/** SQL about recorded lines `l` and standing facts `s` around the facts of a CTE `touched`. */
export interface Reach {
  /** Lines that the limits must look at. */
  read: string;
  /** Facts that may count for something else now; the others are there to judge these by. */
  judged: string;
}

/**
 * How far a fact reaches under rules. A burst and a pause are judged by the acts before, so the acts after a fact are concerned, each
 * with those before it; both look at times alone and not at what counted, so that no act passes this on to the next.
 */
export function reachOf(rules: readonly Limits[]): Reach {
  const widest = widestWindow(rules);
  const span = spanOf(rules);
  const of = 'l.member IN (SELECT member FROM touched)';
  if (widest === 'ever') return { read: of, judged: 'true' };
  if (widest === undefined) return span ? near(span) : { read: '(l.member, l.day, l.at, l.cause) IN (SELECT member, day, at, cause FROM touched)', judged: 'true' };
  if (widest === 'day' && !span) return { read: `${of} AND l.day IN (SELECT day FROM touched)`, judged: 'true' };
  const { first, last } = WINDOWS[widest];
  const days = daysOf(span);
  const from = first('(SELECT min(day) FROM touched)');
  const to = last(span ? `date((SELECT max(day) FROM touched), '+${days} days')` : '(SELECT max(day) FROM touched)');
  return span
    ? { read: `${of} AND l.day BETWEEN date(${from}, '-${days} days') AND ${to}`, judged: `s.day BETWEEN ${from} AND ${to}` }
    : { read: `${of} AND l.day BETWEEN ${from} AND ${to}`, judged: 'true' };
}

/** Days between the calendar days of two instants that are at most so far apart, whatever happened to the clocks or the time zone in between. */
function daysOf(span: number): number {
  return Math.ceil(span / DAY) + 1;
}

/** The same of a few hours. */
export const SPILL = daysOf(DAY / 2);

/** From so many days before to so many after, as a JSON array: days that are named one by one are read by key up to an instant. */
export function daysAround(days: number): string {
  return JSON.stringify(Array.from({ length: 2 * days + 1 }, (_, i) => i - days));
}

/** Most days that are named one by one; further apart, all lines in between are read. */
const MOST_NAMED = 7;

function near(span: number): Reach {
  const days = daysOf(span);
  const lines = days <= MOST_NAMED
    ? `CROSS JOIN json_each('${daysAround(days)}') d CROSS JOIN ledger n ON n.community = ?1 AND n.member = f.member AND n.day = date(f.day, d.value || ' days')`
    : `CROSS JOIN ledger n ON n.community = ?1 AND n.member = f.member AND n.day BETWEEN date(f.day, '-${days} days') AND date(f.day, '+${days} days')`;
  return {
    read: `(l.member, l.day, l.at, l.cause) IN (SELECT n.member, n.day, n.at, n.cause FROM touched f ${lines} AND n.at BETWEEN f.at - ${span} AND f.at + ${span})`,
    judged: `EXISTS (SELECT 1 FROM touched f WHERE f.member = s.member AND s.at BETWEEN f.at AND f.at + ${span})`,
  };
}
