const DAY = 86_400_000;

/** What clocks of a time zone show then, as a field of date and time has it: `2026-11-28T18:00`. Swedish writes so. */
export const localAt = (at: number, timeZone: string): string =>
  new Date(at).toLocaleString('sv', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' }).replace(' ', 'T');

/**
 * Milliseconds UTC of when clocks of a time zone show this; NaN for what is no such time. Of an hour that comes twice it is the first
 * one, and a time that clocks leave out is as long after their change as it was typed.
 */
export function instantOf(local: string, timeZone: string): number {
  const shown = Date.parse(`${local}Z`);
  if (Number.isNaN(shown)) return NaN;
  const ahead = (at: number): number => Date.parse(`${localAt(at, timeZone)}Z`) - at;
  const [before, after] = [shown - ahead(shown - DAY), shown - ahead(shown + DAY)];
  return [Math.min(before, after), Math.max(before, after)].find((at) => localAt(at, timeZone) === local) ?? before;
}
