import type { Expert, ExpertFilters, Expertise, ExpertiseSeen, ExpertLevel } from '@cocarde/contract/experts.ts';
import type { Database, Read, Row, Statement, Value } from '../database.ts';
import { memberRef } from '../members/members.queries.ts';
import { namedMember } from '../members/named.ts';

/** SQL: whether the member `m` takes part, so that they are shown and asked. The query's `?1` is the community. */
export const TAKES_PART = "m.status = 'active' AND NOT EXISTS (SELECT 1 FROM exclusion x WHERE x.community = ?1 AND x.member = m.id AND x.to_at IS NULL)";

/** What is shown of the member `m` in a directory. `?1` is the community, `?2` the reader and `?3` whether they are an animateur. */
const SHOWN = `m.id, m.name, m.team, m.place, ${namedMember('m')} AS named, (SELECT json_group_array(json_object('theme', s.theme, 'level', s.level,
      'answers', coalesce(e.answers, 0), 'endorsements', coalesce(e.endorsements + e.grants, 0),
      'endorsed', EXISTS (SELECT 1 FROM endorsement g WHERE g.community = ?1 AND g.member = m.id AND g.theme = s.theme AND g.endorser = ?2),
      'mayEndorse', m.id <> ?2 AND (?3 OR EXISTS (SELECT 1 FROM expertise k WHERE k.community = ?1 AND k.member = ?2 AND k.theme = s.theme AND k.level > 0)))
      ORDER BY coalesce(e.score, 0) DESC, s.theme)
    FROM listing s LEFT JOIN expertise e ON e.community = s.community AND e.member = s.member AND e.theme = s.theme
    WHERE s.community = ?1 AND s.member = m.id AND s.theme <> '') AS themes`;

export interface Reader {
  community: number;
  id: number;
  moderates: boolean;
}

export interface ExpertFilter {
  theme: string;
  team?: string | undefined;
  place?: string | undefined;
}

export interface FoundExpert extends Expert {
  number: number;
}

/** How many of those who are listed are looked at for a page. */
const LOOKED_AT = 200;
/** Less than that, so that every page goes on. */
const BLUR = 128;

/**
 * Who is listed for a theme, by level, who came last first among equals: one more than `limit`. `edge` is the place of the last
 * that was looked at, where there may be more behind; not just its own, because it may be of somebody who is not shown.
 */
export function listedExperts(
  db: Database, reader: Reader, { theme, team, place }: ExpertFilter, after: readonly [level: number, member: number] | undefined, limit: number,
): Read<{ found: FoundExpert[]; edge: [number, number] | null }> {
  const index = team !== undefined ? 'listing_of_team' : place !== undefined ? 'listing_of_place' : 'listing_found';
  /** Those that are looked at, by an index; a place within a team is in none, and held behind it. */
  const looked = (bind: (value: Value) => string) => `SELECT l.level, l.member, l.place FROM listing l INDEXED BY ${index} WHERE l.community = ?1 AND l.theme = ${bind(theme)}
      ${team !== undefined ? `AND l.team = ${bind(team)}` : place !== undefined ? `AND l.place = ${bind(place)}` : ''}
      ${after ? `AND (l.level, l.member) < (${bind(after[0])}, ${bind(after[1])})` : ''} ORDER BY l.level DESC, l.member DESC LIMIT ${LOOKED_AT}`;
  const prepared = (values: Value[], sql: (bind: (value: Value) => string) => string) => {
    const text = sql((value) => `?${values.push(value)}`);
    return db.prepare(text).bind(...values);
  };
  return {
    statements: [
      prepared([reader.community, reader.id, reader.moderates], (bind) => `SELECT l.level, ${SHOWN} FROM (${looked(bind)}) l JOIN member m ON m.id = l.member
        WHERE ${TAKES_PART} ${team !== undefined && place !== undefined ? `AND l.place = ${bind(place)}` : ''} ORDER BY l.level DESC, l.member DESC LIMIT ${limit + 1}`),
      prepared([reader.community], (bind) => `SELECT level, member FROM (${looked(bind)}) LIMIT 1 OFFSET ${LOOKED_AT - 1}`),
    ],
    take: ([rows, last]) => {
      const [edge] = last!.results;
      return { found: rows!.results.map((row) => toExpert(row, reader)), edge: edge ? [edge.level as number, (Math.floor((edge.member as number) / BLUR) + 1) * BLUR] : null };
    },
  };
}

/** How many teams or places are offered. */
const OFFERED = 50;

/** How many teams or places are looked at for these, and how many members of each; of one with more it is taken that somebody takes part. */
const LOOKED_THROUGH = 2 * OFFERED;
const FEW = 20;

/** The teams and places of those who are listed and take part: from each to the next by an index, however many are in it. */
export function filtersOf(db: Database, community: number): Read<ExpertFilters> {
  const each = (column: 'team' | 'place') => {
    const next = (after: string) => `(SELECT min(l.${column}) FROM listing l INDEXED BY listing_of_${column} WHERE l.community = ?1 AND l.theme = '' AND l.${column} > ${after})`;
    const within = `SELECT l.member FROM listing l INDEXED BY listing_of_${column} WHERE l.community = ?1 AND l.theme = '' AND l.${column} = found.value`;
    return db.prepare(`WITH RECURSIVE found(value) AS (SELECT ${next("''")} UNION ALL SELECT ${next('found.value')} FROM found WHERE found.value IS NOT NULL LIMIT ${LOOKED_THROUGH})
      SELECT value FROM found WHERE value IS NOT NULL AND (EXISTS (SELECT 1 FROM (${within} LIMIT ${FEW}) l CROSS JOIN member m ON m.id = l.member WHERE ${TAKES_PART})
        OR EXISTS (${within} LIMIT 1 OFFSET ${FEW})) LIMIT ${OFFERED}`).bind(community);
  };
  return {
    statements: [each('team'), each('place')],
    take: (results) => {
      const [teams, places] = results.map(({ results: rows }) => rows.map((row) => row.value as string));
      return { teams: teams!, places: places! };
    },
  };
}

/** Who is listed for a theme and has every word in their name, as its beginning: of the first so many of the name, whatever else is asked. */
export function expertsNamed(db: Database, reader: Reader, { theme, team, place }: ExpertFilter, q: string, limit: number): Read<FoundExpert[]> {
  const words = q.normalize('NFC').match(/[\p{L}\p{N}]+/gu)?.slice(0, 8) ?? [];
  if (words.length === 0) return { statements: [], take: () => [] };
  const match = `scope : "c${reader.community}experts" AND name : (${words.map((word) => `"${word}"*`).join(' AND ')})`;
  return {
    statements: [db.prepare(
      `SELECT l.level, ${SHOWN} FROM (SELECT rowid AS member FROM expert_search WHERE expert_search MATCH ?5 LIMIT ${LOOKED_AT}) s CROSS JOIN member m ON m.id = s.member JOIN listing l ON l.community = ?1 AND l.member = m.id AND l.theme = ?4
       WHERE m.community = ?1 AND ${TAKES_PART} AND (?6 IS NULL OR m.team = ?6) AND (?7 IS NULL OR m.place = ?7) LIMIT ${limit}`,
    ).bind(reader.community, reader.id, reader.moderates, theme, match, team ?? null, place ?? null)],
    take: ([rows]) => rows!.results.map((row) => toExpert(row, reader)),
  };
}

/** Of those who know one of the themes and can be asked, so many of each, by how much. */
const CONSIDERED = 30;

/** A month, in milliseconds: how far back it is looked how often somebody was asked. */
const MONTH = 2_592_000_000;

/**
 * Whom to ask about these themes: of the listed who know one of them at level 1 or above, not the reader and not away today, those who
 * were asked least in the last 30 days, then those who were asked longest ago, then those who know more of the themes, then those who
 * came first.
 */
export function expertsToAsk(db: Database, reader: Reader, themes: readonly string[], now: number, today: string, limit: number): Read<FoundExpert[]> {
  return {
    statements: [db.prepare(
      `SELECT c.level, ${SHOWN} FROM (
         SELECT f.member, (SELECT max(l.level) FROM listing l WHERE l.community = ?1 AND l.member = f.member AND l.theme IN (SELECT value FROM json_each(?4))) AS level,
           (SELECT sum(l.level) FROM listing l WHERE l.community = ?1 AND l.member = f.member AND l.theme IN (SELECT value FROM json_each(?4))) AS knows,
           (SELECT count(*) FROM (SELECT 1 FROM request r WHERE r.community = ?1 AND r.member = f.member AND r.at > ?5 LIMIT ${CONSIDERED})) AS times,
           coalesce((SELECT max(r.at) FROM request r WHERE r.community = ?1 AND r.member = f.member), 0) AS last
         FROM (SELECT DISTINCT near.value AS member FROM json_each(?4) t, json_each((SELECT json_group_array(member) FROM (
           SELECT l.member FROM (SELECT l.member FROM listing l INDEXED BY listing_found WHERE l.community = ?1 AND l.theme = t.value AND l.level >= 1
             ORDER BY l.level DESC, l.member DESC LIMIT ${LOOKED_AT}) l CROSS JOIN member m ON m.id = l.member
           WHERE m.id <> ?2 AND ${TAKES_PART} AND NOT EXISTS (SELECT 1 FROM pause z WHERE z.community = ?1 AND z.member = m.id AND z.from_day <= ?6 AND z.to_day >= ?6)
           LIMIT ${CONSIDERED}))) near) f) c
         JOIN member m ON m.id = c.member
       ORDER BY c.times, c.last, c.knows DESC, m.id LIMIT ${limit}`,
    ).bind(reader.community, reader.id, reader.moderates, JSON.stringify(themes), now - MONTH, today)],
    take: ([rows]) => rows!.results.map((row) => toExpert(row, reader)),
  };
}

/** Where a member knows something. */
export function expertiseOf(db: Database, community: number, member: number): Read<Expertise[]> {
  return {
    statements: [db.prepare(
      `SELECT theme, level, answers, endorsements + grants AS endorsements FROM expertise WHERE community = ?1 AND member = ?2 AND theme <> '' AND score > 0
       ORDER BY score DESC, theme LIMIT 60`,
    ).bind(community, member)],
    take: ([rows]) => rows!.results as unknown as Expertise[],
  };
}

/** One theme of a listed member, as the reader sees it; null where there is nobody. */
export function expertiseSeen(db: Database, reader: Reader, member: number, theme: string): Read<ExpertiseSeen | null> {
  return {
    statements: [db.prepare(`SELECT 0 AS level, ${SHOWN} FROM member m WHERE m.community = ?1 AND m.id = ?4 AND ${TAKES_PART}`).bind(reader.community, reader.id, reader.moderates, member)],
    take: ([rows]) => (rows!.results[0] ? toExpert(rows!.results[0], reader).themes.find((seen) => seen.theme === theme) ?? null : null),
  };
}

/** A member's word for somebody who is listed for the theme: by who knows it, or an animateur; never for themselves. */
export function endorse(db: Database, { community, id, moderates }: Reader, member: number, theme: string, at: number): Statement {
  return db.prepare(
    `INSERT INTO endorsement (community, member, theme, endorser, granted, at)
     SELECT ?1, m.id, l.theme, ?2, ?3, ?6 FROM member m JOIN listing l ON l.community = ?1 AND l.member = m.id AND l.theme = ?5
     WHERE m.community = ?1 AND m.id = ?4 AND m.id <> ?2 AND l.theme <> '' AND ${TAKES_PART}
       AND (?3 OR EXISTS (SELECT 1 FROM expertise k WHERE k.community = ?1 AND k.member = ?2 AND k.theme = ?5 AND k.level > 0))
     ON CONFLICT (community, member, theme, endorser) DO NOTHING`,
  ).bind(community, id, moderates, member, theme, at);
}

export function takeEndorsement(db: Database, { community, id }: Reader, member: number, theme: string): Statement {
  return db.prepare('DELETE FROM endorsement WHERE community = ?1 AND member = ?2 AND theme = ?3 AND endorser = ?4').bind(community, member, theme, id);
}

function toExpert(row: Row, reader: Reader): FoundExpert {
  const themes = JSON.parse(row.themes as string) as (ExpertiseSeen & { endorsed: unknown; mayEndorse: unknown })[];
  return {
    number: row.id as number,
    member: memberRef(row.id, row.name, row.team, row.named)!, place: row.place as string | null, level: row.level as ExpertLevel, me: row.id === reader.id,
    themes: themes.map((seen) => ({ ...seen, endorsed: Boolean(seen.endorsed), mayEndorse: Boolean(seen.mayEndorse) })),
  };
}
