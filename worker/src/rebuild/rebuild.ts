import type { CommunityRow } from '../communities/communities.ts';
import { readOne, type Database } from '../database.ts';
import { allCounted, countAll } from '../badges/counting.queries.ts';
import { awardEverybody } from '../badges/everybody.ts';
import { dayOf } from '../calendar/calendar.ts';
import { noneLate } from '../leaderboard/filling.queries.ts';
import { openBoards } from '../leaderboard/plan.ts';
import { factSource } from '../facts/fact-sources.ts';
import { settle } from '../ledger/settle.queries.ts';
import { recountRounds } from '../rounds/recount.queries.ts';
import { bookBounties } from '../questions/bounties.queries.ts';
import { byRule, rulesOf } from '../rules/rules.queries.ts';
import { typesOf } from '../facts/fact-types.queries.ts';
import { bookCorrections } from '../corrections/corrections.queries.ts';
import {
  anyScore, carryOver, clearDerived, firstDay, recountBadges, recountMembers, recountExpertise, recountPosts, recountQuestions, recountReactions, recountTags, recountTeams, refillSearch, refillSimilar, scoreCarried,
} from './rebuild.queries.ts';

/**
 * Replays the facts of a community into empty tables: ledger, scores, histogram, activity, tallies, search.
 * Facts, rules, awards and seats in leagues stay as they are; members who already deserve a badge receive it, dated `now` or by
 * its cause. What stands on the boards of closed periods is a result and stays too; only where there are no scores at all is
 * it derived as well.
 * Several transactions: run it where nothing else writes, or in one outer transaction.
 */
export async function rebuild(db: Database, community: CommunityRow, now = Date.now()): Promise<void> {
  const id = community.id;
  const types = await readOne(db, typesOf(db, id));
  const today = dayOf(now, community.timeZone);
  const since = (await anyScore(db, id).first()) ? today : await firstDayOfFacts(db, id, types) ?? today;
  const open = openBoards(community.boards, today, since);
  await db.batch([
    ...carryOver(db, id, open.filter(({ on }) => on).map(({ key }) => key)), ...clearDerived(db, id), noneLate(db, id), scoreCarried(db, id),
    recountPosts(db, id), ...recountQuestions(db, id), ...recountReactions(db, id), ...recountExpertise(db, id), ...recountTags(db, id), ...recountBadges(db, id), recountMembers(db, id), ...recountTeams(db, id), ...recountRounds(db, id), ...refillSearch(db, id), ...refillSimilar(db, id),
  ]);
  for (const type of types) await db.batch(countAll(db, id, type));
  await allCounted(db, id).run();
  for (const rule of byRule(await readOne(db, rulesOf(db, id)))) {
    for (const statement of settle(db, id, rule, { plan: community.boards, open, now })) await statement.run();
  }
  await bookCorrections(db, id, null, open, now).run();
  await bookBounties(db, id, null, now).run();
  await awardEverybody({ db, community, now });
}

async function firstDayOfFacts(db: Database, community: number, types: readonly string[]): Promise<string | undefined> {
  const days: string[] = [];
  for (const type of types) {
    const row = await firstDay(db, community, factSource(type)).first<{ day: string | null }>();
    if (row?.day) days.push(row.day);
  }
  return days.sort()[0];
}
