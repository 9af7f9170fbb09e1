/** Each unit with how many make the next one; what is left of a minute is no second that we count. */
const UNITS = [['second', 1], ['minute', 60], ['hour', 24], ['day', 7], ['week', 4.348], ['month', 12], ['year', Infinity]] as const;

/** `il y a 2 jours`. Under a minute is "now": a page that counts seconds moves under its reader. */
export function ago(at: number, lang: string): string {
  let past = Math.max(0, Date.now() - at) / 60_000;
  let i = 0;
  while (past >= UNITS[i]![1]) past /= UNITS[i++]![1];
  return new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }).format(-Math.floor(past), UNITS[i]![0]);
}
