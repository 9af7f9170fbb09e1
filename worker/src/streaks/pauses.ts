import { LIMITS } from '@cocarde/contract/limits.ts';
import type { FieldError } from '@cocarde/contract/problem.ts';
import type { Pause } from '@cocarde/contract/streaks.ts';
import { addDays } from '../calendar/calendar.ts';

/** First day that a member may still pause: what is older is settled, or every missed day could be paused afterwards. */
export const firstPauseDay = (today: string): string => addDays(today, -LIMITS.pauseBack);

export const lastPauseDay = (today: string): string => addDays(today, LIMITS.pauseAhead);

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** Days of pause that fall into a calendar year, week-ends included. */
export function daysPaused(pauses: readonly Pause[], year: string): number {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  return pauses.filter(({ from, to }) => from <= last && to >= first)
    .reduce((sum, { from, to }) => sum + dayNumber(to < last ? to : last) - dayNumber(from > first ? from : first) + 1, 0);
}

/** Why a pause was not set, beside those that stand. What refuses it is the statement that writes; this only says why. */
export function pauseRefusal(wish: Pause, standing: readonly Pause[], today: string): FieldError {
  const own = standing.find(({ from }) => from === wish.from);
  const first = firstPauseDay(today);
  const settled = addDays(first, -1);
  if (wish.to < wish.from) return { path: 'to', code: 'too_early', message: 'It ends before it begins.' };
  if (!own && wish.from < first) return { path: 'from', code: 'too_early', message: `A pause may begin from ${first} on.` };
  if (own && (own.to < settled || wish.to < settled)) return { path: 'to', code: 'too_early', message: `Days before ${first} are settled.` };
  if (wish.to > lastPauseDay(today)) return { path: 'to', code: 'too_late', message: `A pause may end until ${lastPauseDay(today)}.` };
  const others = standing.filter(({ from }) => from !== wish.from);
  if (others.some(({ from, to }) => from <= wish.to && to >= wish.from)) {
    return { path: 'from', code: 'not_allowed', message: 'Some of these days are in another pause.' };
  }
  return { path: 'to', code: 'too_many', message: 'More days of pause than a year may have.' };
}
