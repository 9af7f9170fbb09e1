import type { Command } from '../command.ts';
import { readOne } from '../database.ts';
import { badgesOf } from './badges.queries.ts';
import { inWaves } from './badges.ts';
import { awardsOfPage } from './page.ts';

/** Members a page: for a whole community at once, each of its statements begins with all that one page has. */
const PAGE = 10_000;

/** Gives every badge to everybody who deserves it and never had it, and notes what became of the causes of those that repeat. */
export async function awardEverybody(place: Pick<Command, 'db' | 'community' | 'now'>): Promise<void> {
  const { db, community } = place;
  const last = await db.prepare('SELECT max(id) AS id FROM member WHERE community = ?1').bind(community.id).first<{ id: number | null }>();
  for (const wave of inWaves(await readOne(db, badgesOf(db, community.id)))) {
    for (let first = 1; first <= (last?.id ?? 0); first += PAGE) {
      for (const statement of await awardsOfPage(place, wave, [first, first + PAGE - 1])) await statement.run();
    }
  }
}
