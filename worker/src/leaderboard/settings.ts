import { MAIN_CURRENCY } from '@cocarde/contract/currencies.ts';
import {
  type Filling, type LeaderboardDefinition, type LeaderboardList, type LeaderboardPatch, type PeriodKind, type Season, type SeasonDefinition, type SeasonList,
} from '@cocarde/contract/leaderboard.ts';
import { addDays, startOfDay } from '../calendar/calendar.ts';
import { periodOf, type Period } from '../calendar/periods.ts';
import { currencyErrors } from '../currencies/currencies.ts';
import { today, type Command } from '../command.ts';
import { loadCommunity, type CommunityRow } from '../communities/communities.ts';
import { readOne } from '../database.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { ProblemError } from '../http/problem.ts';
import { settingsOf, startedLeagues } from '../leagues/leagues.ts';
import { fillingsOf, fillPage, forgetFillings, startFillings, toFilling, type FillingBoard } from './filling.queries.ts';
import { allTimeOf, boardKey, openDay, seasonPeriod, type PlannedBoard } from './plan.ts';
import { endLeaderboard, MOST_DECLARED, MOST_EVER, MOST_SEASONS, putLeaderboard, putSeason, putSettings, switchSeasonsOn } from './settings.queries.ts';
import { endOf, sizeOf } from './team-size.queries.ts';
import { FEWEST } from './teams.ts';

export async function listLeaderboards({ db, community }: Command): Promise<LeaderboardList> {
  const { periods, ranking, naming, leagues, version } = community.boards;
  return {
    settings: { periods, ranking, naming, leagues: leagues && settingsOf(leagues), version },
    items: community.boards.declared.map(({ sinceAt: _, untilAt: __, ...board }) => board),
    filling: (await readOne(db, fillingsOf(db, community.id))).map(toFilling),
  };
}

/**
 * Says which periods there are, how ranks and names are shown, and whether there are leagues. A period that is new takes
 * up what it has seen so far; leagues begin with the next week.
 * @param version that the change was made from; null for whichever stands. Throws `precondition_failed` when it is another.
 */
export async function changeSettings(command: Command, { leagues, ...patch }: LeaderboardPatch, version: number | null): Promise<LeaderboardList> {
  requireAnimateur(command);
  const { db, community, now } = command;
  const { periods = community.boards.periods } = patch;
  const wanted = leagues === undefined ? community.boards.leagues : leagues && startedLeagues(community.boards.leagues, leagues, today(command));
  if (wanted && !periods.includes('week')) throw refused('periods', 'Leagues need the leaderboard of the week.');
  if (wanted && wanted.promoted + wanted.demoted > wanted.size) throw refused('leagues.promoted', 'More would go up and down than a league has members.');
  const day = openDay(community.boards, today(command));
  const running = periods.flatMap((kind) => (kind === 'all' ? [] : runningPeriods(community, kind, day).flatMap((period) => fillingsFor(community, period, kind))));
  // The settings last: until then they are in the version that the fillings ask for as well, and what is switched on is off.
  const changed = (await db.batch([
    forgetFillings(db, community.id, now),
    startFillings(db, community.id, running, now, version),
    putSettings(db, community.id, { ...patch, ...(leagues === undefined ? {} : { leagues: wanted }) }, version),
  ])).at(-1);
  if (changed!.results.length === 0) throw new ProblemError('precondition_failed');
  await fillNext(command);
  return listLeaderboards({ ...command, community: await reload(command) });
}

/** Declares a leaderboard. What it is about stays as it is; repeating it, or with another name, is welcome. */
export async function declareLeaderboard(command: Command, id: string, definition: LeaderboardDefinition): Promise<LeaderboardList> {
  requireAnimateur(command);
  const { db, community, now } = command;
  const errors = currencyErrors(community, definition.currency ?? MAIN_CURRENCY);
  if (errors.length) throw new ProblemError('invalid_input', { errors });
  if ('team' in definition.about && !community.boards.declared.some((board) => board.id === id)) await requirePeople(command, definition.about.team);
  await putLeaderboard(db, community.id, id, definition, now, today(command)).run();
  const after = await reload(command);
  const { declared } = after.boards;
  const standing = declared.find((board) => board.id === id);
  if (!standing) throw refused('id', declared.length < MOST_EVER ? `At most ${MOST_DECLARED} leaderboards.` : `At most ${MOST_EVER} leaderboards, those that were ended included.`);
  if (!sameBoard(standing, definition)) throw refused('about', 'What a leaderboard is about and its periods cannot be changed: end this one and declare another.');
  return listLeaderboards({ ...command, community: after });
}

/** Throws `invalid_input` for a team of which nobody may see a leaderboard. */
async function requirePeople(command: Command, team: string): Promise<void> {
  const day = today(command);
  const row = await sizeOf(command.db, command.community.id, team, day, endOf(day, command.community.timeZone)).first<{ members: number | null }>();
  const members = row?.members ?? 0;
  if (members >= FEWEST) return;
  throw refused('about.team', `A team has a leaderboard from ${FEWEST} members on, and this one has ${members}: declare it when it has grown.`);
}

/** No later fact counts on it; what it has can still be browsed. */
export async function retireLeaderboard(command: Command, id: string): Promise<void> {
  requireAnimateur(command);
  if (!command.community.boards.declared.some((board) => board.id === id)) throw new ProblemError('not_found');
  await endLeaderboard(command.db, command.community.id, id, command.now, today(command)).run();
}

export function listSeasons({ community }: Command): SeasonList {
  return { items: community.boards.seasons };
}

/**
 * Declares a season, the running one too: what was earned since its first day is taken up. Its dates stay, its name
 * may change. Throws `invalid_input` for one that is over: a result cannot be made up afterwards.
 */
export async function declareSeason(command: Command, id: string, definition: SeasonDefinition): Promise<Season> {
  requireAnimateur(command);
  const { db, community, now } = command;
  const day = openDay(community.boards, today(command));
  const known = community.boards.seasons.some((season) => season.id === id);
  if (!known && definition.to < day) throw refused('to', 'This season would be over already.');
  // Switched on with this one, every season that runs takes up what it has seen so far.
  const begun = known ? [] : [
    ...runningPeriods(community, 'season', day).flatMap((period) => fillingsFor(community, period, 'season')),
    ...(definition.from <= day ? fillingsFor(community, seasonPeriod({ id, ...definition })).map((board) => ({ ...board, season: id })) : []),
  ];
  await db.batch([
    putSeason(db, community.id, id, definition),
    ...(known ? [] : [forgetFillings(db, community.id, now), startFillings(db, community.id, begun, now), switchSeasonsOn(db, community.id, id, definition)]),
  ]);
  const standing = (await reload(command)).boards.seasons.find((season) => season.id === id);
  if (!standing) throw refused('id', `At most ${MOST_SEASONS} seasons, those that are over included.`);
  if (standing.from !== definition.from || standing.to !== definition.to) throw refused('from', 'The dates of a season stay as they are.');
  if (!known) await fillNext(command);
  return { id, ...definition };
}

/** Boards that one request carries a page further: each takes four statements of the fifty that D1 gives it. */
const MOST_PAGES = 8;

/** Carries periods that are being filled a page further, one behind the other; says what is left. */
export async function fillNext(command: Command): Promise<Filling[]> {
  requireAnimateur(command);
  const { db, community, now } = command;
  for (const filling of (await readOne(db, fillingsOf(db, community.id))).slice(0, MOST_PAGES)) await db.batch(fillPage(db, community.id, filling, now));
  return (await readOne(db, fillingsOf(db, community.id))).map(toFilling);
}

function runningPeriods({ boards }: CommunityRow, kind: PeriodKind, day: string) {
  return kind === 'season' ? boards.seasons.filter(({ from, to }) => from <= day && day <= to).map(seasonPeriod) : [periodOf(kind, day)];
}

/** Boards of a period that take up what was earned in it, one for each currency; with a kind, if that is off yet. */
function fillingsFor({ boards, timeZone }: CommunityRow, { key, from, to }: Period, on?: PeriodKind): FillingBoard[] {
  const closesAt = startOfDay(addDays(to, 1), timeZone);
  return boards.currencies.map((currency) => ({ key: boardKey(currency, null, key), from, to, within: allTimeOf(currency), closesAt, ...(on ? { on } : {}) }));
}

function sameBoard(known: PlannedBoard, { about, periods, currency = MAIN_CURRENCY }: LeaderboardDefinition): boolean {
  return known.until === null && known.currency === currency && JSON.stringify(known.about) === JSON.stringify(about) && [...known.periods].sort().join() === [...periods].sort().join();
}

async function reload({ db, community }: Command): Promise<CommunityRow> {
  return (await loadCommunity(db, community.slug))!;
}

function refused(path: string, message: string): ProblemError {
  return new ProblemError('invalid_input', { errors: [{ path, code: 'not_allowed', message }] });
}
