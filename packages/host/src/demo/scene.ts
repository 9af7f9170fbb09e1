import type { Command } from '@cocarde/worker/command.ts';
import { recordVisit } from '@cocarde/worker/visits/visits.ts';
import { setAppears } from '@cocarde/worker/members/members.ts';
import type { Deed } from '../import/deeds.ts';
import type { Habit } from './habits.ts';
import type { OfficeHours } from './office-hours.ts';
import type { Random } from './random.ts';

/** Something that can be voted for, as those who generate activity need to know it. */
export interface LivePost {
  id: string;
  kind: 'idea' | 'question' | 'answer' | 'page';
  author: string | null;
  /** Of an idea or a question of the script. */
  title?: string;
  /** The question that an answer was given to. */
  to?: string;
  at: number;
  /** When it stopped taking votes. */
  closedAt: number;
  /** How much it draws people. */
  draw: number;
  voters: Set<string>;
  /** Comments written below. */
  said: Set<string>;
}

/** The community while its activity is made up: who is in it, what can be voted for, what was done. */
export class Scene {
  readonly posts: LivePost[] = [];
  readonly deeds: Deed[] = [];
  readonly habits: readonly Habit[];
  readonly hours: OfficeHours;
  readonly random: Random;
  #seen = new Set<string>();
  #met = new Set<string>();

  constructor(habits: readonly Habit[], hours: OfficeHours, random: Random) {
    this.habits = habits;
    this.hours = hours;
    this.random = random;
  }

  add(post: Pick<LivePost, 'id' | 'kind' | 'author' | 'at'> & Partial<LivePost>): LivePost {
    const live: LivePost = { closedAt: Infinity, draw: this.random.between(0.2, 1) ** 2, voters: new Set(), said: new Set(), ...post };
    this.posts.push(live);
    return live;
  }

  do(at: number, who: string, run: (command: Command) => Promise<unknown>): void {
    this.deeds.push({ at: Math.round(at), who, run });
  }

  /** Somebody opens a page, as whoever does anything did just before. The service counts one visit a day. */
  visit(at: number, habit: Pick<Habit, 'subject' | 'appears'>, day: string): void {
    const key = `${habit.subject} ${day}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.do(at, habit.subject, recordVisit);
    if (this.#met.has(habit.subject)) return;
    this.#met.add(habit.subject);
    const { appears } = habit;
    if (appears !== 'undecided') this.do(at + 30_000, habit.subject, (command) => setAppears(command, appears));
  }
}
