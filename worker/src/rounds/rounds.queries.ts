import type { NameMode, ResultVisibility, RoundDefinition, RoundPatch, RoundState } from '@cocarde/contract/rounds.ts';
import type { Database, Read, Statement } from '../database.ts';
import { namedMember } from '../members/named.ts';
import { isSummed } from './methods/methods.ts';

/** A round that nobody planned to close. */
export const ENDLESS = Number.MAX_SAFE_INTEGER;

/** The database's clock, milliseconds UTC: it decides what is open, whatever the machine says that asks. */
export const NOW = "CAST(round(unixepoch('subsec') * 1000) AS INTEGER)";

/** SQL of whether round `r` takes ballots. */
export const OPEN = `r.opens_at <= ${NOW} AND r.closes_at > ${NOW}`;

/** Whether the member `?2` took part in round `r`. */
const VOTED = `(EXISTS (SELECT 1 FROM ballot v WHERE v.community = r.community AND v.round = r.id AND v.member = ?2 AND v.value = 1)
    OR EXISTS (SELECT 1 FROM participation v WHERE v.community = r.community AND v.round = r.id AND v.member = ?2))`;

/** Whether `?2`, an animateur if `?4`, is shown results of round `r`. */
const SEEN = `CASE r.results WHEN 'always' THEN true WHEN 'after_vote' THEN r.closes_at <= ${NOW} OR ${VOTED} WHEN 'after_close' THEN r.closes_at <= ${NOW} ELSE ?4 END`;

/** Members who may vote in round `r`; `?5` is today. */
const ELECTORATE = `CASE WHEN r.quorum ->> '$.share' IS NULL THEN NULL WHEN r.teams IS NULL THEN (SELECT members FROM community_tally WHERE community = r.community)
    ELSE (SELECT coalesce(sum((SELECT z.members FROM team_size z WHERE z.community = r.community AND z.team = t.value AND z.from_day <= ?5 ORDER BY z.from_day DESC LIMIT 1)), 0)
      FROM json_each(r.teams) t) END`;

/** A round as one reader finds it. */
export interface RoundRow {
  id: string;
  title: string;
  intro: string | null;
  questions: string;
  names: NameMode;
  results: ResultVisibility;
  change: 0 | 1;
  teams: string | null;
  quorum: string | null;
  shuffle: 0 | 1;
  opensAt: number;
  closesAt: number;
  archived: 0 | 1;
  version: number;
  at: number;
  author: number;
  authorName: string;
  authorTeam: string | null;
  authorNamed: number;
  /** When it was read, by the database's clock. */
  now: number;
  voters: number | null;
  /** The reader's own. */
  choices: string | null;
  revision: number | null;
  tookPart: 0 | 1;
}

/** What more is read of a single one. */
export interface CountedRow extends RoundRow {
  seen: 0 | 1;
  electorate: number | null;
  counted: number | null;
  /** JSON; null where it is not to be seen. */
  tally: string | null;
}

const COLUMNS = `r.id, r.title, r.intro, r.questions, r.names, r.results, r.change, r.teams, r.quorum, r.shuffle, r.opens_at AS opensAt, r.closes_at AS closesAt,
    r.archived, r.version, r.at, r.author, a.name AS authorName, a.team AS authorTeam, ${namedMember('a')} AS authorNamed, ${NOW} AS now, t.voters,
    CASE b.value WHEN 1 THEN b.choices END AS choices, b.revision, p.member IS NOT NULL AS tookPart`;
const TABLES = `round r JOIN member a ON a.id = r.author
    LEFT JOIN round_tally t ON t.community = r.community AND t.round = r.id
    LEFT JOIN ballot b ON b.community = r.community AND b.round = r.id AND b.member = ?2
    LEFT JOIN participation p ON p.community = r.community AND p.round = r.id AND p.member = ?2`;

export interface Reader {
  community: number;
  id: number;
  animateur: boolean;
  /** The community's calendar day. */
  today: string;
}

/** Ballots of a kind, of a question. */
export interface KindRow {
  question: string;
  choice: string;
  n: number;
}

export interface FoundRound {
  row: CountedRow;
  /** Of questions that are not summed, and what an anonymous round that is closed held back; none where results are not to be seen. */
  kinds: KindRow[];
}

export function findRound(db: Database, reader: Reader, id: string): Read<FoundRound | null> {
  const asked = [reader.community, reader.id, id, reader.animateur ? 1 : 0];
  return {
    statements: [
      db.prepare(
        `SELECT *, CASE WHEN seen THEN tally END AS tally FROM (
           SELECT ${COLUMNS}, ${SEEN} AS seen, ${ELECTORATE} AS electorate, t.counted, json(t.tally) AS tally FROM ${TABLES} WHERE r.community = ?1 AND r.id = ?3)`,
      ).bind(...asked, reader.today),
      db.prepare(
        `SELECT k.question, k.choice, k.n FROM round r CROSS JOIN json_each(r.questions) q
           CROSS JOIN ballot_kind k ON k.community = r.community AND k.round = r.id AND k.question = q.value ->> 'id'
           WHERE r.community = ?1 AND r.id = ?3 AND q.value ->> 'id' NOT IN (SELECT value FROM json_each(r.summed)) AND ${SEEN}
         UNION ALL
         SELECT h.question, h.choice, h.n FROM round r CROSS JOIN held_kind h ON h.community = r.community AND h.round = r.id
           WHERE r.community = ?1 AND r.id = ?3 AND r.names = 'anonymous' AND r.closes_at <= ${NOW} AND ${SEEN}`,
      ).bind(...asked),
    ],
    take([rounds, kinds]) {
      const [row] = rounds!.results;
      return row ? { row: row as unknown as CountedRow, kinds: kinds!.results as unknown as KindRow[] } : null;
    },
  };
}

const STATES: Readonly<Record<RoundState, string>> = {
  scheduled: `r.archived = 0 AND r.closes_at > ${NOW} AND r.opens_at > ${NOW}`,
  open: `r.archived = 0 AND r.closes_at > ${NOW} AND r.opens_at <= ${NOW}`,
  closed: `r.archived = 0 AND r.closes_at <= ${NOW}`,
  archived: 'r.archived = 1',
};

/** Those that close last before those that close, or closed, sooner. */
export function listRounds(db: Database, reader: Reader, state: RoundState | undefined, after: readonly [number, string] | null, limit: number): Read<RoundRow[]> {
  return {
    statements: [
      db.prepare(
        `SELECT ${COLUMNS} FROM ${TABLES} WHERE r.community = ?1 AND ${state ? STATES[state] : 'r.archived = 0'}
         ${after ? 'AND (r.closes_at, r.id) < (CAST(?4 AS INTEGER), ?5)' : ''} ORDER BY r.closes_at DESC, r.id DESC LIMIT ?3`,
      ).bind(reader.community, reader.id, limit, ...(after ?? [])),
    ],
    take: ([rows]) => rows!.results as unknown as RoundRow[],
  };
}

/** Makes a round, once; without a time it opens now. */
export function insertRound(db: Database, community: number, author: number, id: string, round: RoundDefinition, at: number): Statement {
  const { title, intro, questions, names, results, change = names !== 'anonymous', teams, quorum, shuffle = false, opensAt, closesAt } = round;
  return db.prepare(
    `INSERT INTO round (community, id, title, intro, questions, summed, names, results, change, teams, quorum, shuffle, opens_at, closes_at, author, at)
     VALUES (?1, ?2, ?3, ?4, ?5, ?16, ?6, ?7, ?8, ?9, ?10, ?11, coalesce(?12, ${NOW}), ?13, ?14, ?15) ON CONFLICT (community, id) DO NOTHING`,
  ).bind(
    community, id, title, intro || null, JSON.stringify(questions), names, results, change ? 1 : 0, teams ? JSON.stringify(teams) : null,
    quorum ? JSON.stringify(quorum) : null, shuffle ? 1 : 0, opensAt ?? null, closesAt ?? ENDLESS, author, at,
    JSON.stringify(questions.filter(isSummed).map((question) => question.id)),
  );
}

/**
 * Changes what may change, if nobody did since `version`. Gives a row when something changed. A closed round is opened by its
 * state alone, and an anonymous one not at all.
 */
export function changeRound(db: Database, community: number, id: string, version: number | null, { state, title, intro, closesAt, results }: RoundPatch): Statement {
  const end = closesAt === null ? ENDLESS : closesAt;
  return db.prepare(
    `UPDATE round SET title = n.title, intro = n.intro, results = n.results, opens_at = n.opens_at, closes_at = n.closes_at, archived = n.archived, version = version + 1,
       reopened = max(reopened, round.closes_at <= ${NOW} AND n.closes_at > ${NOW})
     FROM (SELECT coalesce(?4, title) AS title, CASE WHEN ?5 IS NULL THEN intro ELSE nullif(?5, '') END AS intro, coalesce(?6, results) AS results,
         CASE WHEN ?7 = 'open' THEN min(opens_at, ${NOW}) ELSE opens_at END AS opens_at,
         CASE WHEN ?7 IN ('closed', 'archived') THEN min(closes_at, ${NOW}) WHEN ?8 IS NOT NULL THEN CAST(?8 AS INTEGER)
           WHEN ?7 = 'open' AND closes_at <= ${NOW} THEN ${ENDLESS} ELSE closes_at END AS closes_at,
         CASE WHEN ?7 IS NULL THEN archived ELSE ?7 = 'archived' END AS archived
       FROM round WHERE community = ?1 AND id = ?2) n
     WHERE community = ?1 AND id = ?2 AND (?3 IS NULL OR version = ?3)
       AND (round.title, round.intro, round.results, round.opens_at, round.closes_at, round.archived) IS NOT (n.title, n.intro, n.results, n.opens_at, n.closes_at, n.archived)
       AND (round.closes_at > ${NOW} OR n.closes_at <= ${NOW} OR (?7 = 'open' AND names <> 'anonymous')) AND (?8 IS NULL OR ?7 IS NOT NULL OR n.closes_at > n.opens_at)
     RETURNING version`,
  ).bind(community, id, version, title ?? null, intro ?? null, results ?? null, state ?? null, end ?? null);
}

