import type { IdeaStatus } from '@cocarde/contract/ideas.ts';
import { LIMIT_WINDOWS, type LimitWindow, type RuleDefinition } from '@cocarde/contract/rules.ts';
import type { FactType } from '@cocarde/contract/points.ts';
import type { ProblemCode } from '@cocarde/contract/problem.ts';
import { DEFAULT_BADGES } from '@cocarde/worker/badges/default-badges.ts';
import { dayOf, monthOf, weekOf } from '@cocarde/worker/calendar/calendar.ts';
import { periodOf } from '@cocarde/worker/calendar/periods.ts';
import { DEFAULT_LEVELS } from '@cocarde/worker/points/levels.ts';
import { naiveStreak } from '@cocarde/worker/streaks/naive-streak.ts';
import { deserves, earner } from './criteria.ts';
import type { Deed } from './deeds.ts';
import { fairly } from './fair.ts';

/** Kinds of periods that a community begins with. */
export const BOARDS = ['all', 'month', 'week'] as const;

interface Post {
  kind: 'idea' | 'question' | 'answer' | 'comment' | 'page';
  author: number | null;
  parent: string | null;
  at: number;
  status: IdeaStatus;
  selected: number | null;
  accepted: { answer: string; at: number } | null;
  removed: { by: number; at: number } | null;
  mergedInto: string | null;
  /** When each member voted for it. */
  votes: Map<number, number>;
}

/** Whose points it can be; null for a side on which nobody stands, as who does something to their own. */
interface Fact {
  type: FactType;
  actor: number | null;
  author: number | null;
  /** Who wrote what was voted for, removed or not. */
  wrote?: number | null;
  /** What it was about. */
  object: string | null;
  /** What a badge that repeats would be given for. */
  deed?: string;
  at: number;
}

/**
 * What a community should be after each deed, said in the plainest way: the facts that stand, and sums over all
 * of them. Members are numbers of the test, the animateur is the one after the last.
 */
export class Expected {
  readonly posts = new Map<string, Post>();
  /** Badge, member and cause. */
  readonly awards = new Set<string>();
  readonly #visits = new Map<string, { who: number; at: number }>();
  readonly #firsts = new Map<string, number>();
  readonly #timeZone: string;
  readonly #rules: Readonly<Record<string, RuleDefinition>>;
  readonly #animateur: number;

  constructor(timeZone: string, rules: Readonly<Record<string, RuleDefinition>>, animateur: number) {
    this.#timeZone = timeZone;
    this.#rules = rules;
    this.#animateur = animateur;
  }

  ids(...kinds: Post['kind'][]): string[] {
    return [...this.posts].flatMap(([id, post]) => (kinds.includes(post.kind) ? [id] : []));
  }

  /** Does it and says why it is refused, null when it is not. `id` is that of a post under the deed's key. */
  perform(deed: Deed, now: number, id: string): ProblemCode | null {
    const refusal = this.#change(deed, now, id);
    this.#award(now, deed.do === 'visit' ? deed.who : null);
    return refusal;
  }

  #change(deed: Deed, now: number, id: string): ProblemCode | null {
    const { who } = deed;
    switch (deed.do) {
      case 'visit': {
        const key = `${who} ${this.#day(now)}`;
        if (!this.#visits.has(key)) this.#visits.set(key, { who, at: now });
        return null;
      }
      case 'propose': return this.#write(id, 'idea', who, null, now);
      case 'ask': return this.#write(id, 'question', who, null, now);
      case 'comment': return this.#write(id, 'comment', who, deed.parent, now);
      case 'answer': return this.#write(id, 'answer', who, deed.parent, now);
      case 'vote': return this.#vote(deed.subject, who, deed.wanted, now);
      case 'accept': {
        const question = this.posts.get(deed.question)!;
        if (this.#gone(deed.question) || (deed.answer !== null && this.#gone(deed.answer))) return 'removed';
        if (deed.answer !== null && this.posts.get(deed.answer)?.parent !== deed.question) return 'not_found';
        const own = deed.answer !== null && this.posts.get(deed.answer)!.author === who;
        if (question.author !== who) {
          if (who !== this.#animateur) return 'forbidden';
          const standing = question.accepted && !this.#gone(question.accepted.answer) ? question.accepted.answer : null;
          const competes = [...this.posts].some(([answer, post]) => post.parent === deed.question && post.author === who && !this.#gone(answer));
          if (standing !== deed.answer && (own || (standing !== null && competes && this.posts.get(standing)!.author !== who))) return 'forbidden';
        }
        if (question.accepted?.answer !== deed.answer) question.accepted = deed.answer === null ? null : { answer: deed.answer, at: this.#first(`accepted ${deed.answer}`, now) };
        return null;
      }
      case 'status': {
        const idea = this.posts.get(deed.idea)!;
        if (who !== this.#animateur) return 'forbidden';
        if (this.#gone(deed.idea)) return 'removed';
        if (idea.mergedInto !== null) return 'merged';
        const selects = deed.status === 'planned' || deed.status === 'done';
        if (selects && idea.author === who && idea.status !== deed.status) return 'forbidden';
        idea.status = deed.status;
        if (selects) idea.selected ??= now;
        return null;
      }
      case 'remove': {
        const post = this.posts.get(deed.post)!;
        if (post.author !== who && who !== this.#animateur) return 'forbidden';
        if (post.removed === null) {
          post.removed = { by: who, at: now };
          for (const other of this.posts.values()) if (other.mergedInto === deed.post) other.mergedInto = null;
        } else if (post.removed.by === post.author) post.removed.by = who;
        return null;
      }
      case 'restore': {
        const post = this.posts.get(deed.post)!;
        const undoes = post.author === who && (post.removed === null || (post.removed.by === who && now - post.removed.at <= 86_400_000));
        if (who !== this.#animateur && !undoes) return 'forbidden';
        post.removed = null;
        return null;
      }
      case 'merge': {
        if (who !== this.#animateur) return 'forbidden';
        if (deed.idea === deed.into) return 'invalid_input';
        if (this.#gone(deed.idea) || (deed.into !== null && this.#gone(deed.into))) return 'removed';
        if (deed.into !== null && this.posts.get(deed.into)!.mergedInto !== null) return 'merged';
        if (deed.into !== null && this.posts.get(deed.into)!.author === who && this.posts.get(deed.idea)!.author !== who) return 'forbidden';
        for (const [other, post] of this.posts) {
          if (other === deed.idea || (deed.into !== null && post.mergedInto === deed.idea)) post.mergedInto = deed.into;
        }
        return null;
      }
    }
  }

  /** What is chosen again after it was taken back keeps the date of the first time. */
  #first(choice: string, now: number): number {
    const first = this.#firsts.get(choice) ?? now;
    this.#firsts.set(choice, first);
    return first;
  }

  #write(id: string, kind: Post['kind'], author: number | null, parent: string | null, at: number): ProblemCode | null {
    const there = this.posts.get(id);
    if (there?.removed || (parent !== null && this.#gone(parent))) return 'removed';
    if (there) return there.kind === kind && there.parent === parent ? null : 'idempotency_key_reused';
    if (parent !== null && this.posts.get(parent)!.mergedInto !== null) return 'merged';
    this.posts.set(id, { kind, author, parent, at, status: 'new', selected: null, accepted: null, removed: null, mergedInto: null, votes: new Map() });
    return null;
  }

  #vote(subject: string, who: number, wanted: boolean, now: number): ProblemCode | null {
    const page = subject.startsWith('page:');
    if (!this.posts.has(subject) && page && wanted) this.#write(subject, 'page', null, null, now);
    const post = this.posts.get(subject);
    if (!post) return page ? null : 'not_found';
    if (this.#gone(subject)) return 'removed';
    if (this.#voters(subject).has(who) === wanted) return null;
    if (post.kind === 'comment') return 'not_found';
    if (post.mergedInto !== null) return 'merged';
    if (post.author === who) return 'own_subject';
    if (post.status === 'done' || post.status === 'declined') return 'closed';
    if (wanted) post.votes.set(who, this.#first(`${subject} ${who}`, now));
    else for (const each of this.#together(subject)) each.votes.delete(who);
    return null;
  }

  #gone(id: string): boolean {
    const { removed, parent } = this.posts.get(id)!;
    return removed !== null || (parent !== null && this.posts.get(parent)!.removed !== null);
  }

  /** A post and what was merged into it. */
  #together(id: string): Post[] {
    return [...this.posts].flatMap(([other, post]) => (other === id || (post.mergedInto === id && !post.removed) ? [post] : []));
  }

  #voters(id: string): Set<number> {
    const voters = new Set(this.#together(id).flatMap(({ votes }) => [...votes.keys()]));
    voters.delete(this.posts.get(id)!.author ?? -1);
    return voters;
  }

  /** Votes and replies of every post, and what they weigh in its trend by when they came. */
  tallies(): Map<string, { votes: number; replies: number; heat: number }> {
    return new Map([...this.posts].map(([id, { at }]) => {
      const together = this.#together(id);
      const replies = [...this.posts.values()].filter(({ parent, removed }) => parent !== null && !removed && together.includes(this.posts.get(parent)!));
      const voters = [...this.#voters(id)];
      const voted = voters.map((voter) => Math.min(...together.flatMap(({ votes }) => votes.get(voter) ?? [])));
      const heat = [...voted, ...replies.map((reply) => reply.at)].reduce((sum, moment) => sum + weightAfter(moment - at), 0);
      return [id, { votes: voters.length, replies: replies.length, heat }];
    }));
  }

  /** What is removed gives its author nothing; what others did with it stays theirs. */
  *#facts(): Iterable<Fact> {
    for (const { who, at } of this.#visits.values()) yield { type: 'visit', actor: who, author: null, object: null, at };
    for (const [id, { kind, author, parent, at, selected, accepted, removed, votes }] of this.posts) {
      const above = parent === null ? null : this.posts.get(parent)!;
      const written = { actor: author, author: above === null || above.removed || above.author === author ? null : above.author, object: parent ?? id, at };
      if (!removed) {
        if (kind === 'idea') yield { type: 'idea_proposed', ...written };
        if (kind === 'question') yield { type: 'question_asked', ...written };
        if (kind === 'answer') yield { type: 'answer_given', ...written };
        if (kind === 'comment') yield { type: 'comment_written', ...written };
        if (selected !== null) yield { type: 'idea_selected', actor: null, author, object: id, at: selected };
      }
      const best = accepted && this.posts.get(accepted.answer)!;
      if (accepted && best && !best.removed) {
        const sides = { actor: removed ? null : author, author: best.author === author ? null : best.author };
        yield { type: 'answer_accepted', ...sides, object: id, deed: `accepted:${accepted.answer}`, at: accepted.at };
      }
      for (const [voter, votedAt] of votes) {
        const vote = { actor: voter, author: removed ? null : author, wrote: author, object: id, at: votedAt };
        yield { type: 'vote_cast', ...vote };
        if (kind === 'idea') yield { type: 'idea_supported', ...vote };
        if (kind === 'answer') yield { type: 'answer_supported', ...vote };
      }
    }
  }

  /** Points by board and member, those that are not 0. */
  scores(): Map<string, Map<number, number>> {
    const scores = new Map<string, Map<number, number>>();
    const facts = [...this.#facts()].sort((a, b) => a.at - b.at);
    for (const rule of Object.values(this.#rules)) {
      const sides = rule.earns === 'both' ? ['actor', 'author'] as const : [rule.earns];
      const earned = facts.filter((fact) => fact.type === rule.fact).flatMap((fact) => sides.map((side) => ({ ...fact, member: fact[side] })));
      for (const [member, earning] of Map.groupBy(earned, (each) => each.member)) {
        if (member === null) continue;
        const days = earning.map(({ at }) => this.#day(at));
        const fair = fairly(rule, earning, facts);
        withinLimits(rule, days).forEach((most, i) => {
          const points = fair[i]!(most);
          for (const board of BOARDS.map((kind) => periodOf(kind, days[i]!).key)) {
            const scored = scores.get(board) ?? new Map<number, number>();
            scores.set(board, scored.set(member, (scored.get(member) ?? 0) + points));
          }
        });
      }
    }
    return scores;
  }

  /** Awards stay, so each is given as soon as it is deserved. A streak is looked at when its member visits. */
  #award(now: number, visitor: number | null): void {
    const facts = [...this.#facts()].map((fact) => ({ ...fact, day: this.#day(fact.at) }));
    const totals = this.scores().get('all') ?? new Map<number, number>();
    for (const { id, ...badge } of DEFAULT_BADGES) {
      if (badge.repeats && 'kind' in badge.criterion && badge.criterion.kind === 'count') {
        const { fact: type, whose } = badge.criterion;
        for (const fact of facts) if (fact.type === type && earner(fact, whose) !== null) this.awards.add(`${id} ${earner(fact, whose)} ${fact.deed}`);
        continue;
      }
      for (let member = 0; member <= this.#animateur; member += 1) {
        const standing = {
          member, facts, today: this.#day(now), points: totals.get(member) ?? 0, levels: DEFAULT_LEVELS.map(({ from }) => from),
          streak: member === visitor ? this.#streak(member, now) : 0, held: (other: string) => this.awards.has(`${other} ${member} `),
        };
        if (deserves(badge, standing)) this.awards.add(`${id} ${member} `);
      }
    }
  }

  #streak(member: number, now: number): number {
    const visits = [...this.#visits.values()].filter(({ who }) => who === member).map(({ at }) => at);
    const calendar = { timeZone: this.#timeZone, weeks: [{ from: null, days: [1, 2, 3, 4, 5] }], holidays: 'none' as const, daysOff: [], workedDays: [] };
    return naiveStreak({ calendar, visits, counted: [], pauses: [], begin: Math.min(...visits), now }).streak;
  }

  #day(at: number): string {
    return dayOf(at, this.#timeZone);
  }
}

/** What each of a member's facts counts for, in order of time: the narrowest limit takes first. */
function withinLimits(rule: RuleDefinition, days: readonly string[]): number[] {
  let counts = days.map(() => rule.points);
  for (const { per, times, points } of (rule.limits ?? []).toSorted((a, b) => LIMIT_WINDOWS.indexOf(a.per) - LIMIT_WINDOWS.indexOf(b.per))) {
    const used = new Map<string, { times: number; points: number }>();
    counts = counts.map((count, i) => {
      const window = windowOf(per, days[i]!);
      const before = used.get(window) ?? { times: 0, points: 0 };
      const left = times !== undefined && before.times >= times ? 0 : Math.min(count, (points ?? Infinity) - before.points);
      used.set(window, { times: before.times + (left > 0 ? 1 : 0), points: before.points + left });
      return left;
    });
  }
  return counts;
}

function windowOf(per: LimitWindow, day: string): string {
  return { day, week: weekOf(day), month: monthOf(day), ever: '' }[per];
}

/** Sixteenths that something weighs in a trend so many milliseconds after the post: twice as many every ten days, for a year. */
function weightAfter(later: number): number {
  const doublings = Math.min(Math.max(later / 864_000_000, 0), 36);
  const whole = Math.floor(doublings);
  return Math.floor(16 * (1 + doublings - whole)) * 2 ** whole;
}
