import type { Theme, ThemeList } from '@cocarde/contract/themes.ts';
import { audited } from '../audit/audit.queries.ts';
import type { Command } from '../command.ts';
import { readOne } from '../database.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { ProblemError } from '../http/problem.ts';
import { folded } from '../similar/words.ts';
import { putThemes, themesOf, toThemeList } from './themes.queries.ts';

export async function listThemes({ db, community }: Command): Promise<ThemeList> {
  return readOne(db, themesOf(db, community.id));
}

/** Sets the community's themes. Throws `precondition_failed` when the list is in another version. */
export async function setThemes(command: Command, items: readonly Theme[], version: number | null): Promise<ThemeList> {
  requireAnimateur(command);
  const { db, community, member, now } = command;
  const [put] = await db.batch([putThemes(db, community.id, items, version), audited(db, community.id, { act: 'themes_changed', by: member.id, at: now })]);
  const [row] = put!.results;
  if (!row) throw new ProblemError('precondition_failed');
  return toThemeList(row);
}

/** Tags as they are stored: what is another word for a theme, or its name, is the theme, each once. */
export function themed(themes: readonly Theme[], tags: readonly string[]): string[] {
  const named = themes.flatMap(({ id, name }) => Object.values(name).map((word) => [folded(word), id] as const));
  const byWord = new Map([...named, ...themes.flatMap(({ id, synonyms = [] }) => [id, ...synonyms].map((word) => [folded(word), id] as const))]);
  return [...new Set(tags.map((tag) => byWord.get(folded(tag)) ?? tag))];
}

/** The same by the community's list, which is read only where there are tags. */
export async function asThemes({ db, community }: Pick<Command, 'db' | 'community'>, tags: readonly string[]): Promise<string[]> {
  return tags.length ? themed((await readOne(db, themesOf(db, community.id))).items, tags) : [];
}

/** What is looked for by the community's own words: the tag as it is stored, and the theme for which what was typed is a word. */
export async function inThemes<Q extends { tag?: string | undefined; q?: string | undefined }>(command: Pick<Command, 'db' | 'community'>, query: Q): Promise<Q & { theme?: string | undefined }> {
  if (query.tag === undefined && query.q === undefined) return query;
  const { items } = await readOne(command.db, themesOf(command.db, command.community.id));
  const said = (word: string | undefined) => (word === undefined ? undefined : themed(items, [word.trim()])[0]);
  const theme = said(query.q);
  return { ...query, tag: said(query.tag), theme: items.some(({ id }) => id === theme) ? theme : undefined };
}

/** Whether a retry says the same as what is stored, also where the list was changed in between. */
export async function sameThemes(command: Pick<Command, 'db' | 'community'>, stored: string, tags: readonly string[]): Promise<boolean> {
  const wanted = JSON.stringify(tags);
  return stored === wanted || JSON.stringify(await asThemes(command, JSON.parse(stored))) === wanted;
}

/** The themes that a title speaks of: those of which a word stands in it, in the order of the list. */
export function themesIn(themes: readonly Theme[], title: string): string[] {
  const text = ` ${spaced(title)} `;
  return themes.filter(({ id, name, synonyms = [] }) => [id, ...Object.values(name), ...synonyms].some((word) => text.includes(` ${spaced(word)} `))).map(({ id }) => id);
}

/** Its words with one space between. */
function spaced(text: string): string {
  return (folded(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
