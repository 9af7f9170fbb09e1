import type { Appears } from '@cocarde/contract/members.ts';
import type { MemberRecord } from '../import/members.ts';
import type { Random } from './random.ts';

/** How somebody takes part. */
export interface Habit {
  subject: string;
  /** From when on, milliseconds UTC. */
  since: number;
  /** Chance of a visit on a working day. */
  visits: number;
  /** Chance of one more vote, after each. */
  votes: number;
  /** Chance of a comment at a visit; who comments also asks, answers and proposes. */
  writes: number;
  appears: Appears;
}

type Zeal = Pick<Habit, 'visits' | 'votes' | 'writes'>;

/** A few carry a community, many look in. From field notes: one in a hundred daily, nine in a hundred now and then. */
const ZEALS: readonly (Zeal & { share: number })[] = [
  { share: 0.05, visits: 0.85, votes: 0.62, writes: 0.14 },
  { share: 0.13, visits: 0.36, votes: 0.45, writes: 0.07 },
  { share: 0.35, visits: 0.09, votes: 0.35, writes: 0.03 },
  { share: 1, visits: 0.015, votes: 0.3, writes: 0 },
];

export function habitsOf(members: readonly MemberRecord[], cast: { member: string; animatrice: string }, random: Random): Habit[] {
  return random.shuffle(members).map(({ subject, joinedAt }, place) => {
    const rank = place / members.length;
    const { visits, votes, writes } = ZEALS.find(({ share }) => rank < share)!;
    const since = joinedAt ?? 0;
    const answer = random.next();
    const appears: Appears = answer < 0.7 ? 'yes' : answer < 0.78 ? 'no' : 'undecided';
    if (subject === cast.member) return { subject, since, visits: 0.8, votes: 0.42, writes: 0.05, appears: 'yes' };
    if (subject === cast.animatrice) return { subject, since, visits: 0.95, votes: 0.3, writes: 0.2, appears: 'yes' };
    return { subject, since, visits, votes, writes, appears };
  });
}
