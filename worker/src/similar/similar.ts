import { LIMITS } from '@cocarde/contract/limits.ts';
import type { SimilarPage, SimilarPost } from '@cocarde/contract/similar.ts';
import { readOne, type Database } from '../database.ts';
import { voteState } from '../votes/votes.ts';
import { askedTrigrams, cluesOf, type Clue } from './clues.ts';
import { ALIKE, likeness } from './likeness.ts';
import { frequencyOf, postsAt, tracesOf, type CandidateRow, type Shelf, type Trace } from './similar.queries.ts';

/** Titles that are read whole, of those to which most clues lead. */
const CANDIDATES = 40;

/** What a board has about the same as a title that is being typed. `reader` is the number of the member. */
export async function similarPosts(db: Database, shelf: Shelf, reader: number, title: string): Promise<SimilarPage> {
  const frequency = await readOne(db, frequencyOf(db, askedTrigrams(title)));
  const clues = cluesOf(title, frequency);
  if (!clues.length) return { items: [] };
  const places = mostLed(await readOne(db, tracesOf(db, shelf, clues)), clues);
  if (!places.length) return { items: [] };
  const posts = await readOne(db, postsAt(db, shelf, reader, places));
  return { items: mostAlike(title, posts).map((post) => toSimilar(post, reader)) };
}

/** The places to which the clues lead that tell most together. */
function mostLed(traces: readonly Trace[], clues: readonly Clue[]): number[] {
  const weights = new Map<number, number>();
  for (const [place, clue] of traces) weights.set(place, (weights.get(place) ?? 0) + clues[clue]!.weight);
  return [...weights].sort((a, b) => b[1] - a[1]).slice(0, CANDIDATES).map(([place]) => place);
}

/** The most alike first, each once, by whichever of its titles is more so. */
export function mostAlike<C extends Pick<CandidateRow, 'id' | 'foundBy'>>(typed: string, found: readonly C[]): C[] {
  const best = new Map<string, { post: C; alike: number }>();
  for (const post of found) {
    const alike = likeness(typed, post.foundBy);
    if (alike >= ALIKE && alike > (best.get(post.id)?.alike ?? 0)) best.set(post.id, { post, alike });
  }
  return [...best.values()].sort((a, b) => b.alike - a.alike).slice(0, LIMITS.similar).map(({ post }) => post);
}

function toSimilar(post: CandidateRow, reader: number): SimilarPost {
  return { ...voteState(post, reader), id: post.id, title: post.title, status: post.kind === 'idea' ? post.status : null, replies: post.replies };
}
