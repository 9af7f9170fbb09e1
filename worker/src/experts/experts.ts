import type { EndorsementResult, Expert, Expertise, ExpertPage, ExpertQuery, ListingWish, OwnExpertise, SuggestedExperts } from '@cocarde/contract/experts.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { ThemeList } from '@cocarde/contract/themes.ts';
import { today, type Command } from '../command.ts';
import { joined, readOne } from '../database.ts';
import { decodeCursor, encodeCursor } from '../http/cursor.ts';
import { ProblemError } from '../http/problem.ts';
import { asThemes, themed, themesIn } from '../themes/themes.ts';
import { themesOf } from '../themes/themes.queries.ts';
import { endorse, expertiseOf, expertiseSeen, expertsNamed, expertsToAsk, listedExperts, takeEndorsement, type FoundExpert, type Reader } from './experts.queries.ts';
import { listingOf, putListing } from './listing.queries.ts';

export function readerOf({ community, member }: Pick<Command, 'community' | 'member'>): Reader {
  return { community: community.id, id: member.id, moderates: member.role === 'animateur' };
}

/** Who can help. What is typed is a sentence in which a theme is named, or else a name. */
export async function directory(command: Command, { theme, team, place, q, cursor }: ExpertQuery): Promise<ExpertPage> {
  const { db, community } = command;
  const after = cursor === undefined ? undefined : decodeCursor(cursor, ['number', 'number']) as [number, number];
  const { items: themes } = theme === undefined && q === undefined ? { items: [] } : await readOne<ThemeList>(db, themesOf(db, community.id));
  const [told] = theme !== undefined ? themed(themes, [theme]) : themesIn(themes, q ?? '');
  const filter = { theme: told ?? '', team, place };
  if (q !== undefined && (theme !== undefined || told === undefined)) {
    return { items: (await readOne(db, expertsNamed(db, readerOf(command), filter, q, LIMITS.page))).map(shown), cursor: null };
  }
  const { found, edge } = await readOne(db, listedExperts(db, readerOf(command), filter, after, LIMITS.boardPage));
  const page = found.slice(0, LIMITS.boardPage);
  const last = page.at(-1);
  // Behind the last that is shown: where those stand who are not is nobody's business.
  const next = last && (edge || found.length > LIMITS.boardPage) ? [last.level, last.number] : edge;
  return { items: page.map(shown), cursor: next ? encodeCursor(next) : null };
}

/** Up to three members for what is being asked. */
export async function suggestExperts(command: Command, title: string, tags: readonly string[]): Promise<SuggestedExperts> {
  const { db, community, now } = command;
  const list = (await readOne(db, themesOf(db, community.id))).items;
  const themes = [...new Set([...themed(list, tags), ...themesIn(list, title)])].slice(0, LIMITS.tags);
  const items = themes.length ? await readOne(db, expertsToAsk(db, readerOf(command), themes, now, today(command), LIMITS.asked)) : [];
  return { themes, items: items.map(shown) };
}

function ownRead({ db, community, member }: Command) {
  return joined<[string[] | null, Expertise[]]>([listingOf(db, community.id, member.id), expertiseOf(db, community.id, member.id)]);
}

export async function ownExpertise(command: Command): Promise<OwnExpertise> {
  return toOwn(await readOne(command.db, ownRead(command)));
}

/** A member's own word on being found, and for what. */
export async function setListing(command: Command, { listed, themes }: ListingWish): Promise<OwnExpertise> {
  const { db, community, member } = command;
  const put = putListing(db, community.id, member.id, listed, themes === undefined ? null : await asThemes(command, themes));
  const own = ownRead(command);
  return toOwn(own.take((await db.batch([...put, ...own.statements])).slice(put.length)));
}

function toOwn([themes, expertise]: [string[] | null, Expertise[]]): OwnExpertise {
  const listed = (themes ?? []).filter((theme) => !expertise.some((known) => known.theme === theme));
  return { listed: themes !== null, themes: themes ?? [], expertise: [...expertise, ...listed.map((theme) => ({ theme, level: 0 as const, answers: 0, endorsements: 0 }))] };
}

/** Vouches for what somebody knows, or no longer. Throws `not_found` for vouching for who is not listed for the theme, `forbidden`. */
export async function setEndorsement(command: Command, member: number, typed: string, wanted: boolean): Promise<EndorsementResult> {
  const { db, now } = command;
  const reader = readerOf(command);
  const [theme] = await asThemes(command, [typed]) as [string];
  const seen = expertiseSeen(db, reader, member, theme);
  const [, ...results] = await db.batch([
    wanted ? endorse(db, reader, member, theme, now) : takeEndorsement(db, reader, member, theme), ...seen.statements,
  ]);
  const after = seen.take(results);
  // Whoever is listed no more is vouched for by nobody: taken back, it is as wished.
  if (!after && !wanted) return { member: String(member), theme, level: 0, answers: 0, endorsements: 0, endorsed: false, mayEndorse: false };
  if (!after) throw new ProblemError('not_found');
  if (after.endorsed !== wanted) throw new ProblemError('forbidden', { detail: 'By a colleague who knows the theme, or an animateur, and nobody for themselves.' });
  return { member: String(member), ...after };
}

function shown({ number: _, ...expert }: FoundExpert): Expert {
  return expert;
}
