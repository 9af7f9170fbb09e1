import type { Badge, Badges, BadgeStep } from '@cocarde/contract/badges.ts';
import { MAIN_CURRENCY, type Currency } from '@cocarde/contract/currencies.ts';
import { today as todayOf, type Command } from '../command.ts';
import { currenciesOf } from '../currencies/currencies.ts';
import { mapped, type Read } from '../database.ts';
import { membersOf } from '../leaderboard/leaderboard.queries.ts';
import { memberRef } from '../members/members.queries.ts';
import { totalsOf } from '../points/totals.queries.ts';
import { streakOf } from '../streaks/streak.queries.ts';
import { groupsOf } from './badges.ts';
import { FOR_GOOD } from './award.queries.ts';
import { ownBadges, ownNotices, ownSteps, type OwnBadge, type OwnNotice, type OwnStep } from './mine.queries.ts';

type Reader = Pick<Command, 'db' | 'community' | 'member' | 'now'>;

/** All badges of the community as one member sees them: held ones first, latest first, then as they are ordered. */
export function badgePage({ db, community, member, now }: Reader): Read<Badges> {
  const today = todayOf({ community, now });
  const reads = [
    ownBadges(db, community.id, member.id, today), ownSteps(db, community.id, member.id, today), ownNotices(db, community.id, member.id),
    totalsOf(db, community, member.id),
  ] as const;
  const currencies = currenciesOf(community);
  const streak = streakOf(db, community, member.id, today);
  let page: (streak: number) => Badges;
  return {
    statements: [...reads.flatMap((read) => read.statements), membersOf(db, community.id), ...streak.statements],
    take([badges, steps, notices, total, tally, ...more]) {
      const own = reads[0].take([badges!]);
      const bySteps = Map.groupBy(reads[1].take([steps!]), ({ badge }) => badge);
      const revoked = reads[2].take([notices!]).map(toNotice);
      const points = reads[3].take([total!]);
      const members = (tally!.results[0]?.members as number | undefined) ?? 0;
      page = (days) => {
        const items = own.map((badge) => toBadge(badge, bySteps.get(badge.id) ?? [], { today, points, streak: days, currencies }));
        items.sort((a, b) => (b.earnedAt ?? 0) - (a.earnedAt ?? 0));
        return { items, earned: items.filter(({ earnedAt }) => earnedAt !== null).length, members, revoked };
      };
      return page(streak.take(more).streak);
    },
    rest() {
      const rest = streak.rest?.();
      return rest ? mapped(rest, (whole) => page(whole.streak)) : null;
    },
  };
}

interface Standing {
  today: string;
  points: ReadonlyMap<string, number>;
  streak: number;
  currencies: readonly Currency[];
}

function toBadge({ id, definition, holders, given, retired, award }: OwnBadge, steps: readonly OwnStep[], standing: Standing): Badge {
  const { name, how, art, tier = null, limit, from = null, to = null, repeats = false } = definition;
  const held = award !== null && award.until >= standing.today;
  const { match, groups } = groupsOf(definition.criterion);
  return {
    id, name, how, art, holders, retired, tier, from, to, repeats, match,
    earnedAt: held ? award.at : null,
    times: held ? award.times : 0,
    by: held ? memberRef(award.by, award.byName, award.byTeam, award.byNamed) : null,
    reason: held ? award.reason : null,
    until: award === null || award.until === FOR_GOOD ? null : award.until,
    left: limit === undefined ? null : Math.max(0, limit - given),
    progress: held ? [] : progressOf(groups, steps, standing),
  };
}

/** Steps come in the order of the definition, without what is given by hand. */
function progressOf(groups: ReturnType<typeof groupsOf>['groups'], steps: readonly OwnStep[], standing: Standing): BadgeStep[] {
  const numbers = groups.flatMap((group, number) => group.flatMap(({ kind }) => (kind === 'manual' ? [] : [number])));
  return steps.map((step, i) => toStep(step, numbers[i]!, standing));
}

function toStep({ condition, now, name }: OwnStep, group: number, { points, streak, currencies }: Standing): BadgeStep {
  const reached = (counted: number, goal: number, called: BadgeStep['name'] = name): BadgeStep =>
    ({ ...condition, name: called, group, now: Math.max(0, Math.min(counted, goal)), goal });
  switch (condition.kind) {
    case 'points': case 'level': {
      const { currency = MAIN_CURRENCY, atLeast } = condition;
      const { unit = null, levels = [] } = currencies.find(({ id }) => id === currency) ?? {};
      const total = points.get(currency) ?? 0;
      return condition.kind === 'points' ? reached(total, atLeast, unit) : reached(total, levels[atLeast - 1]?.from ?? 0, levels[atLeast - 1]?.name ?? null);
    }
    case 'streak': return reached(streak, condition.atLeast);
    case 'badge': case 'manual': return reached(now ?? 0, 1);
    default: return reached(now ?? 0, condition.atLeast);
  }
}

function toNotice({ id, definition: { name, art }, at, because, reason, by, byName, byTeam }: OwnNotice): Badges['revoked'][number] {
  return { id, name, art, at, because, reason, by: memberRef(by, byName, byTeam) };
}
