import { MAIN_CURRENCY, type Currency } from '@cocarde/contract/currencies.ts';
import type { DeclaredLeaderboard, LeaderboardSettings, PeriodKind, Season } from '@cocarde/contract/leaderboard.ts';
import { addDays, dayOf } from '../calendar/calendar.ts';
import { periodOf, type Period } from '../calendar/periods.ts';
import type { RunningLeagues } from '../leagues/leagues.ts';

export interface StoredSettings extends LeaderboardSettings {
  leagues: RunningLeagues | null;
}

/** Which boards a community keeps: what its facts count in, and what can be shown. Comes with the community's row. */
export interface BoardPlan extends StoredSettings {
  /** With it invented names are made. */
  aliasKey: string;
  /** Latest first. */
  seasons: Season[];
  declared: PlannedBoard[];
  /** Day that it was when a change of time zone took the calendar back: those before it are over. Empty where none did. */
  openFrom: string;
  /** Ids of what is counted, the points first: each has boards of its own. */
  currencies: string[];
}

export interface PlannedBoard extends DeclaredLeaderboard {
  currency: string;
  /** Instants between which its facts lie. */
  sinceAt: number;
  untilAt: number | null;
}

/** What settings without it say. */
const FIRST: Pick<StoredSettings, 'leagues' | 'version'> = { leagues: null, version: 1 };

/** Columns of `community c` that a plan is read from. */
export const PLAN_COLUMNS = `c.leaderboards, c.alias_key, c.open_from,
  (SELECT json_group_array(json_object('id', s.id, 'name', json(s.name), 'from', s.from_day, 'to', s.to_day)) FROM season s WHERE s.community = c.id) AS seasons,
  (SELECT json_group_array(json_patch(l.definition, json_object('id', l.id, 'since', l.since_day, 'sinceAt', l.since_at, 'until', l.until_day, 'untilAt', l.until_at)))
    FROM leaderboard l WHERE l.community = c.id) AS declared`;

export function parsePlan(row: { leaderboards: string; alias_key: string; open_from: string; seasons: string; declared: string }, further: readonly Currency[]): BoardPlan {
  const declared = JSON.parse(row.declared) as PlannedBoard[];
  return {
    ...FIRST, ...(JSON.parse(row.leaderboards) as StoredSettings),
    aliasKey: row.alias_key,
    openFrom: row.open_from,
    currencies: [MAIN_CURRENCY, ...further.map(({ id }) => id)],
    seasons: (JSON.parse(row.seasons) as Season[]).sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : a.id < b.id ? -1 : 1)),
    // A merge leaves out what is null.
    declared: declared.map((board) => ({ ...board, until: board.until ?? null, untilAt: board.untilAt ?? null, currency: board.currency ?? MAIN_CURRENCY })),
  };
}

/** The season of a day; the one that began last where several overlap. */
export function seasonOn({ seasons }: BoardPlan, day: string): Season | undefined {
  return seasons.find(({ from, to }) => from <= day && day <= to);
}

/** Key of a season's period: no calendar period has a colon. */
export function seasonPeriod({ id, from, to }: Season): Period {
  return { key: `s:${id}`, from, to };
}

/**
 * Key under which points of a period stand: `2026-W47`, `rse/2026-W47`, or `@equipes/2026-W47` for a board of teams;
 * those of a further currency behind its name, `expertise~2026-W47`.
 */
export function boardKey(currency: string, of: PlannedBoard | null, period: string): string {
  const own = currency === MAIN_CURRENCY ? '' : `${currency}~`;
  return of ? `${'teams' in of.about ? '@' : ''}${own}${of.id}/${period}` : `${own}${period}`;
}

/** The board on which everything of a currency counts that ever counted. */
export function allTimeOf(currency: string): string {
  return boardKey(currency, null, 'all');
}

/** A board that lines may list, as the ledger's statement reads it: the days on which its facts lie. */
export interface OpenBoard {
  key: string;
  currency: string;
  from: string;
  to: string;
  /** Declared leaderboard that it belongs to; absent on one of the whole community. */
  of?: string;
  /** False for a kind of period that was switched off: lines that listed it still do when they are taken back. */
  on: boolean;
}

const KINDS: readonly PeriodKind[] = ['all', 'season', 'quarter', 'month', 'week', 'day'];

/** How far a change of time zone can take a calendar back, days. */
const FURTHEST_BACK = 2;

/** The day by which periods are over: today, or the day from which a change of time zone took the calendar back, until it is there again. */
export function openDay({ openFrom }: BoardPlan, today: string): string {
  return today < openFrom && today >= addDays(openFrom, -FURTHEST_BACK) ? openFrom : today;
}

/**
 * The boards that are open on a day: lines written then count in no other, whatever the day of their fact. What is
 * over stays as it was at its end. With `since`, also those that were open on the days from then on: for a ledger
 * that is written anew with all its history.
 */
export function openBoards(plan: BoardPlan, today: string, since = today): OpenBoard[] {
  const last = openDay(plan, today);
  return KINDS.flatMap((kind) => periodsBetween(plan, kind, since === today ? last : since, last).flatMap((period): OpenBoard[] => [
    ...plan.currencies.map((currency) => ({ ...period, key: boardKey(currency, null, period.key), currency, on: plan.periods.includes(kind) })),
    ...plan.declared.filter((board) => board.periods.includes(kind)).map((board) =>
      ({ ...period, key: boardKey(board.currency, board, period.key), currency: board.currency, of: board.id, on: true })),
  ]));
}

/** The periods that a day is in and that leaderboards show, the first to end first, without all time. */
export function periodsOf(plan: BoardPlan, day: string): (Period & { kind: Exclude<PeriodKind, 'all'> })[] {
  const kinds = KINDS.flatMap((kind) => (kind !== 'all' && plan.periods.includes(kind) ? [kind] : []));
  return kinds.toReversed().flatMap((kind) => {
    const periods = kind === 'season' ? plan.seasons.filter(({ from, to }) => from <= day && day <= to).map(seasonPeriod) : [periodOf(kind, day)];
    return periods.map((period) => ({ ...period, kind }));
  }).sort((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0));
}

/** SQL: the boards of the whole community in which something of a currency counts on a day, of those in a parameter. */
export function communityBoards(currency: string, day: string, open: string): string {
  return `(SELECT json_group_array(b.value ->> 'key') FROM json_each(${open}) b
       WHERE b.value ->> 'currency' = ${currency} AND ${day} BETWEEN b.value ->> 'from' AND b.value ->> 'to' AND b.value ->> 'on' AND b.value ->> 'of' IS NULL)`;
}

/** The boards that are open at an instant. */
export function openBoardsAt(community: { timeZone: string; boards: BoardPlan }, at: number): OpenBoard[] {
  return openBoards(community.boards, dayOf(at, community.timeZone));
}

function periodsBetween(plan: BoardPlan, kind: PeriodKind, from: string, to: string): Period[] {
  if (kind === 'season') return plan.seasons.filter((season) => season.to >= from).map(seasonPeriod);
  const periods = [periodOf(kind, from)];
  for (let last = periods[0]!; last.to < to; periods.push(last)) last = periodOf(kind, addDays(last.to, 1));
  return periods;
}
