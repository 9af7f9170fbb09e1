import type { QuietHours } from '@cocarde/contract/inbox.ts';

const MINUTE = 60_000;
const DAY = 1_440;

/** When the quiet hours of now end, milliseconds UTC; null outside them. Hours over midnight belong to the evening that they begin in. */
export function quietUntil({ from, to }: QuietHours, now: number, timeZone: string): number | null {
  const minute = minuteOf(now, timeZone);
  if ((minute - from + DAY) % DAY >= ((to - from + DAY) % DAY || DAY)) return null;
  const end = now - (now % MINUTE) + ((to - minute + DAY) % DAY || DAY) * MINUTE;
  // In a night in which clocks change it comes an hour sooner or later.
  const drift = (minuteOf(end, timeZone) - to + DAY + DAY / 2) % DAY - DAY / 2;
  // An hour that the night leaves out comes where the one after it does.
  const corrected = end - drift * MINUTE;
  return corrected > now ? corrected : end;
}

function minuteOf(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', minute: 'numeric', hourCycle: 'h23' }).formatToParts(at);
  const part = (type: string) => Number(parts.find((each) => each.type === type)!.value);
  return part('hour') * 60 + part('minute');
}
