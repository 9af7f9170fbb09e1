import { addDays, isWorkingDay } from '../calendar/calendar.ts';

/**
 * Consecutive working days with a visit, ending today or, while today has none yet, on the last working day
 * before it. Week-ends neither count nor break.
 * @param days days with a visit, latest first.
 */
export function streakOf(days: readonly string[], today: string): number {
  const visited = new Set(days);
  let day = today;
  if (!visited.has(day) || !isWorkingDay(day)) day = workingDayBefore(day);
  let streak = 0;
  while (visited.has(day)) {
    streak += 1;
    day = workingDayBefore(day);
  }
  return streak;
}

function workingDayBefore(day: string): string {
  let before = addDays(day, -1);
  while (!isWorkingDay(before)) before = addDays(before, -1);
  return before;
}
