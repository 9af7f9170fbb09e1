const DAY = 86_400_000;

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** First instant, UTC, of the Monday of an ISO 8601 week. The 4th of January is always in the first. */
function mondayOf(week: string): number {
  const [year, number] = week.split('-W').map(Number) as [number, number];
  const fourth = Date.UTC(year, 0, 4);
  return fourth - ((new Date(fourth).getUTCDay() || 7) - 1) * DAY + (number - 1) * 7 * DAY;
}

/** First and last day of a week, `2026-W47`. */
export function daysOf(week: string): { from: string; to: string } {
  const monday = mondayOf(week);
  return { from: dayOf(monday), to: dayOf(monday + 6 * DAY) };
}

/** The week so many weeks later, or before. */
export function weekAfter(week: string, weeks: number): string {
  // A week is of the year that has its Thursday.
  const thursday = mondayOf(week) + (weeks * 7 + 3) * DAY;
  const year = new Date(thursday).getUTCFullYear();
  const number = 1 + Math.floor((thursday - Date.UTC(year, 0, 1)) / (7 * DAY));
  return `${year}-W${String(number).padStart(2, '0')}`;
}
