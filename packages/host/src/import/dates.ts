/** Instants of dates as people and programs write them: `14/04/2026 01:04`, `2026-04-14`, `2026-04-14T01:04:30Z`. */

interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

export type ParsedDate = { at: number } | { reason: 'date.unreadable' | 'date.impossible' };

const FRENCH = /^(?<day>\d{1,2})\/(?<month>\d{1,2})\/(?<year>\d{4})(?:[ T]+(?<hour>\d{1,2})[:h](?<minute>\d{2})(?::(?<second>\d{2}))?)?$/;
const ISO = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[ T](?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d+)?)?(?<offset>Z|[+-]\d{2}:?\d{2})?)?$/;

/** @param timeZone zone of dates that name none. A date without a time is the first instant of its day. */
export function parseDate(text: string, timeZone: string): ParsedDate {
  const found = (FRENCH.exec(text) ?? ISO.exec(text))?.groups;
  if (!found) return { reason: 'date.unreadable' };
  const wall: WallTime = {
    year: Number(found.year), month: Number(found.month), day: Number(found.day),
    hour: Number(found.hour ?? 0), minute: Number(found.minute ?? 0), second: Number(found.second ?? 0),
  };
  if (!exists(wall)) return { reason: 'date.impossible' };
  return { at: found.offset ? asUtc(wall) - offsetOf(found.offset) : instantAt(wall, timeZone) };
}

/** Read back, `31/02` is the third of March; before 1970 there was no community. */
function exists(wall: WallTime): boolean {
  const date = new Date(asUtc(wall));
  return wall.year >= 1970 && date.getUTCMonth() + 1 === wall.month && date.getUTCDate() === wall.day
    && wall.hour < 24 && wall.minute < 60 && wall.second < 60;
}

/**
 * Instant at which clocks of a zone show a time. One that a change to summer time leaves out is taken
 * as if clocks had not changed yet; of one that comes twice the first is meant.
 */
export function instantAt(wall: WallTime, timeZone: string): number {
  const utc = asUtc(wall);
  const before = utc - zoneOffset(utc - 86_400_000, timeZone);
  const after = utc - zoneOffset(utc + 86_400_000, timeZone);
  return [before, after].find((at) => at + zoneOffset(at, timeZone) === utc) ?? before;
}

function asUtc({ year, month, day, hour, minute, second }: WallTime): number {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function offsetOf(text: string): number {
  if (text === 'Z') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  return (text.startsWith('-') ? -minutes : minutes) * 60_000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far the clocks of a zone are ahead of UTC at an instant, milliseconds. */
function zoneOffset(at: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)])) as unknown as WallTime;
  return asUtc(part) - Math.floor(at / 1000) * 1000;
}
