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

/** The widest window that a rule limits anything in; undefined where each fact stands alone. */
function widestWindow(rule: RuleDefinition): LimitWindow | undefined {
  if (rule.perItem || rule.coolDown !== undefined) return 'ever';
  const windows = [...(rule.limits ?? []), ...(rule.perPair ? [rule.perPair] : [])].map(({ per }) => per);
  // Weeks lie across the borders of months: what one of them frees moves along both without an end.
  if (windows.includes('week') && windows.includes('month')) return 'ever';
  return WIDTHS.findLast((width) => windows.includes(width));
}

/** SQL about recorded lines `l` and standing facts `s` around the facts of a CTE `facts`. */
export interface Reach {
  /** Lines that the limits must look at. */
  read: string;
  /** Facts that may count for something else now; the others are there to judge these by. */
  judged: string;
}

/** How far a fact reaches under a rule. A burst is judged by the acts before it, so the acts after a fact are concerned, each with those before it. */
export function reachOf(rule: RuleDefinition): Reach {
  const widest = widestWindow(rule);
  const of = 'l.member IN (SELECT member FROM facts)';
  if (widest === 'ever') return { read: of, judged: 'true' };
  if (widest === undefined) return rule.burst ? near(rule.burst.minutes * 60_000) : { read: '(l.member, l.day, l.at, l.cause) IN (SELECT member, day, at, cause FROM facts)', judged: 'true' };
  if (widest === 'day' && !rule.burst) return { read: `${of} AND l.day IN (SELECT day FROM facts)`, judged: 'true' };
  const { first, last } = WINDOWS[widest];
  const from = first('(SELECT min(day) FROM facts)');
  const to = last(rule.burst ? `date((SELECT max(day) FROM facts), '+${SPILL} days')` : '(SELECT max(day) FROM facts)');
  return rule.burst
    ? { read: `${of} AND l.day BETWEEN date(${from}, '-${SPILL} days') AND ${to}`, judged: `s.day BETWEEN ${from} AND ${to}` }
    : { read: `${of} AND l.day BETWEEN ${from} AND ${to}`, judged: 'true' };
}

/** Days between the calendar days of two acts that are at most twelve hours apart, whatever happened to the clocks or the time zone in between. */
export const SPILL = 2;

/** From so many days before to so many after, as a JSON array: days that are named one by one are read by key up to an instant. */
export const DAYS_AROUND = JSON.stringify(Array.from({ length: 2 * SPILL + 1 }, (_, i) => i - SPILL));

function near(span: number): Reach {
  return {
    read: `(l.member, l.day, l.at, l.cause) IN (SELECT n.member, n.day, n.at, n.cause FROM facts f CROSS JOIN json_each('${DAYS_AROUND}') d
        CROSS JOIN ledger n ON n.community = ?1 AND n.member = f.member AND n.day = date(f.day, d.value || ' days') AND n.at BETWEEN f.at - ${span} AND f.at + ${span})`,
    judged: `EXISTS (SELECT 1 FROM facts f WHERE f.member = s.member AND s.at BETWEEN f.at AND f.at + ${span})`,
  };
}
