import type { Database, Read, Row } from '../database.ts';
import type { PostRow } from '../posts/posts.queries.ts';
import { ownVote } from '../posts/own-vote.ts';
import type { Clue } from './clues.ts';

/** Where titles are looked for. */
export interface Shelf {
  community: number;
  kind: 'idea' | 'question';
  board: string;
}

/** How many titles of the installation have each of these trigrams; what none has is left out. */
export function frequencyOf(db: Database, trigrams: readonly string[]): Read<Map<string, number>> {
  return {
    statements: [
      db.prepare('SELECT t.term, t.doc FROM json_each(?1) g CROSS JOIN post_similar_term t ON t.term = g.value').bind(JSON.stringify(trigrams)),
    ],
    take: ([found]) => new Map(found!.results.map((row) => [row.term as string, row.doc as number])),
  };
}

/** A title of the shelf, by its place there, and one of the clues that lead to it. */
export type Trace = readonly [place: number, clue: number];

/** Most titles that the clues bring together. Grouped by title here, each would be read three times. */
const TRACES = 1_400;

/** What the clues lead to on a shelf, those of the first clues before others. */
export function tracesOf(db: Database, { community, kind, board }: Shelf, clues: readonly Clue[]): Read<Trace[]> {
  // Nothing but letters, digits and spaces stands in a trigram.
  const matches = clues.map(({ trigrams }) => trigrams.map((trigram) => `"${trigram}"`).join(' AND '));
  return {
    statements: [
      db.prepare(
        `SELECT json_group_array(json_array(place, clue)) AS traces FROM (
           SELECT t.rowid - (s.number << 45) AS place, c.key AS clue FROM shelf s CROSS JOIN json_each(?4) c
             CROSS JOIN post_similar t ON t.post_similar MATCH c.value AND t.rowid BETWEEN s.number << 45 AND (s.number + 1 << 45) - 1
           WHERE s.community = ?1 AND s.kind = ?2 AND s.board = ?3 LIMIT ${TRACES})`,
      ).bind(community, kind, board, JSON.stringify(matches)),
    ],
    take: ([found]) => JSON.parse(found!.results[0]!.traces as string),
  };
}

/** A post that may be similar: what is shown of it, and the title by which it was found. */
export interface CandidateRow extends Pick<PostRow, 'id' | 'kind' | 'author' | 'title' | 'status' | 'mergedInto' | 'votes' | 'extra' | 'downs' | 'replies' | 'weight' | 'revision'> {
  foundBy: string;
}

/** The posts at these places of a shelf; in the place of a merged idea, the one that is left. */
export function postsAt(db: Database, { community, kind, board }: Shelf, reader: number, places: readonly number[]): Read<CandidateRow[]> {
  return {
    statements: [
      db.prepare(
        `SELECT p.id, p.kind, p.author, p.title, p.status, p.merged_into AS mergedInto, p.votes, p.extra, p.downs, p.replies, f.title AS foundBy,
           ${ownVote('?5')}
         FROM shelf s CROSS JOIN json_each(?4) n CROSS JOIN post_similar t ON t.rowid = (s.number << 45) + n.value
           CROSS JOIN post f ON f.community = ?1 AND f.id = t.post AND f.kind = ?2 AND f.board = ?3 AND f.removed_at IS NULL
           CROSS JOIN post p ON p.community = ?1 AND p.id = coalesce(f.merged_into, f.id) AND p.removed_at IS NULL
         WHERE s.community = ?1 AND s.kind = ?2 AND s.board = ?3`,
      ).bind(community, kind, board, JSON.stringify(places), reader),
    ],
    take: ([found]) => found!.results as (Row & CandidateRow)[],
  };
}
