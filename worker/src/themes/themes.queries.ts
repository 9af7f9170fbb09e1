import type { Theme, ThemeList } from '@cocarde/contract/themes.ts';
import type { Database, Read, Row, Statement } from '../database.ts';

export function themesOf(db: Database, community: number): Read<ThemeList> {
  return {
    statements: [db.prepare('SELECT definition, version FROM theme_list WHERE community = ?1').bind(community)],
    take: ([rows]) => (rows!.results[0] ? toThemeList(rows!.results[0]) : { items: [], version: 0 }),
  };
}

/** Sets the list from the version that was read, 0 for none; null takes whichever stands. No row when it is in another one. */
export function putThemes(db: Database, community: number, items: readonly Theme[], version: number | null): Statement {
  return db.prepare(
    `INSERT INTO theme_list (community, definition)
     SELECT ?1, ?2 WHERE coalesce(?3, 0) = 0 OR EXISTS (SELECT 1 FROM theme_list WHERE community = ?1)
     ON CONFLICT (community) DO UPDATE SET definition = excluded.definition, version = version + 1 WHERE ?3 IS NULL OR version = ?3
     RETURNING definition, version`,
  ).bind(community, JSON.stringify(items), version);
}

export function toThemeList({ definition, version }: Row): ThemeList {
  return { items: JSON.parse(definition as string), version: version as number };
}
