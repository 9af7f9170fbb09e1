import type { CommunityRow } from '../communities/communities.ts';
import { readOne, type Database } from '../database.ts';
import { badgesOf } from '../badges/badges.queries.ts';
import { settle } from '../ledger/settle.queries.ts';
import { prerequisitesFirst, rulesOf } from '../rules/rules.queries.ts';
import { typesOf } from '../facts/fact-types.queries.ts';
import { bookCorrections } from '../corrections/corrections.queries.ts';
import { awardAll, clearDerived, countActivity, recountBadges, recountMembers, recountPosts, recountTags, refillSearch } from './rebuild.queries.ts';

/**
 * Replays the facts of a community into empty tables: ledger, scores, histogram, activity, tallies, search.
 * Facts, rules and awards stay as they are; members who already deserve a badge receive it, dated `now`.
 * Several transactions: run it where nothing else writes, or in one outer transaction.
 */
export async function rebuild(db: Database, community: CommunityRow, now = Date.now()): Promise<void> {
  const id = community.id;
  await db.batch([...clearDerived(db, id), ...recountPosts(db, id), ...recountTags(db, id), recountBadges(db, id), recountMembers(db, id), ...refillSearch(db, id)]);
  const types = await readOne(db, typesOf(db, id));
  for (const type of types) {
    await db.batch([countActivity(db, id, type, 'actor'), countActivity(db, id, type, 'author')]);
  }
  for (const rule of prerequisitesFirst(await readOne(db, rulesOf(db, id)))) {
    await settle(db, id, rule, { now }).run();
  }
  await bookCorrections(db, id, null, now).run();
  for (const badge of await readOne(db, badgesOf(db, id))) {
    const statement = awardAll(db, id, badge, now);
    if (statement) await statement.run();
  }
}
