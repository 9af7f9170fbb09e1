import { addDays, dayOf, isWorkingDay } from '@cocarde/worker/calendar/calendar.ts';
import { instantAt } from '../import/dates.ts';
import type { Random } from './random.ts';

const OPENS = 8.5;
const CLOSES = 18.5;

/** When people of one time zone are at work. */
export class OfficeHours {
  readonly timeZone: string;
  #random: Random;

  constructor(timeZone: string, random: Random) {
    this.timeZone = timeZone;
    this.#random = random;
  }

  /** The working days from one to another, both included. */
  workingDays(from: string, to: string): string[] {
    return this.days(from, to).filter(isWorkingDay);
  }

  days(from: string, to: string): string[] {
    const days = [];
    for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
    return days;
  }

  /** Some time of a day when people work; few do at noon. */
  on(day: string): number {
    let hour = this.#random.between(OPENS, CLOSES);
    if (hour > 12.25 && hour < 13.75 && this.#random.chance(0.7)) hour = this.#random.between(OPENS, 12);
    return this.#at(day, hour);
  }

  /** So many hours later, or the next morning when that is out of office hours. */
  after(at: number, hours: number): number {
    const then = at + hours * 3_600_000;
    let day = dayOf(then, this.timeZone);
    if (isWorkingDay(day) && then < this.#at(day, OPENS)) return this.#morning(day);
    if (isWorkingDay(day) && then < this.#at(day, CLOSES)) return then;
    do day = addDays(day, 1); while (!isWorkingDay(day));
    return this.#morning(day);
  }

  afterWorkingDays(at: number, days: number): number {
    let day = dayOf(at, this.timeZone);
    for (let left = days; left > 0; ) {
      day = addDays(day, 1);
      if (isWorkingDay(day)) left -= 1;
    }
    return this.on(day);
  }

  /**
   * On a Monday the week's board would be empty until people have worked: what the whole of today holds is
   * moved, in its order, to what of today has passed.
   */
  squeezeMonday(at: number, now: number): number {
    const today = dayOf(now, this.timeZone);
    if (new Date(`${today}T00:00:00Z`).getUTCDay() !== 1 || dayOf(at, this.timeZone) !== today) return at;
    const midnight = this.#at(today, 0);
    const first = Math.min(this.#at(today, 7), midnight + (now - midnight) / 2);
    const share = (at - this.#at(today, OPENS)) / (this.#at(today, 20) - this.#at(today, OPENS));
    return Math.round(first + Math.min(1, Math.max(0, share)) * (now - first));
  }

  #morning(day: string): number {
    return this.#at(day, this.#random.between(OPENS, 11));
  }

  #at(day: string, hour: number): number {
    const [year, month, date] = day.split('-').map(Number) as [number, number, number];
    return instantAt({ year, month, day: date, hour: 0, minute: 0, second: 0 }, this.timeZone) + Math.round(hour * 3_600_000);
  }
}
