/** Repeatable chance: the same seed gives the same numbers (mulberry32 over an FNV-1a hash). */
export class Random {
  #state: number;

  constructor(seed: string) {
    this.#state = [...seed].reduce((hash, char) => Math.imul(hash ^ char.codePointAt(0)!, 16_777_619), 2_166_136_261);
  }

  /** From 0, below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One item, the heavier the likelier; undefined when nothing weighs anything. */
  pick<T>(items: readonly T[], weight: (item: T) => number = () => 1): T | undefined {
    const weights = items.map(weight);
    let left = this.next() * weights.reduce((sum, one) => sum + one, 0);
    return items.find((_, index) => weights[index]! > 0 && (left -= weights[index]!) <= 0);
  }

  shuffle<T>(items: readonly T[]): T[] {
    return items.map((item) => ({ item, place: this.next() })).sort((a, b) => a.place - b.place).map(({ item }) => item);
  }
}
