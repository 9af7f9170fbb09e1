import type { Command } from '../command.ts';
import type { Statement } from '../database.ts';
import { awardPage, awardRepeated, noteCauses } from './award.queries.ts';
import { judge } from './awards.ts';
import { inWaves, repeatedFact, wantsStreak, type BadgeRow } from './badges.ts';
import { perhapsOnAStreak } from './streak-members.queries.ts';

/** Members from the first to the last number. */
export type MemberRange = readonly [first: number, last: number];

/** Statements that award these badges to all members of a page who have completed them; they judge as `awardsFor` does. */
export async function awardsOfPage(place: Pick<Command, 'db' | 'community' | 'now'>, badges: readonly BadgeRow[], members: MemberRange): Promise<Statement[]> {
  const { db, community } = place;
  const onStreak = badges.some(wantsStreak) ? await perhapsOnAStreak(place, members) : [];
  const judgement = await judge(place, onStreak);
  return inWaves(badges).flat().flatMap((badge) => {
    const about = repeatedFact(badge);
    return about
      ? [awardRepeated(db, community.id, [badge], { ...about, members }), noteCauses(db, community.id, [badge.id], { ...about, members })]
      : [awardPage(db, community.id, badge, members, judgement)];
  });
}
