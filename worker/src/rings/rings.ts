import type { RingFigures } from '@cocarde/contract/rings.ts';

/** What one member gave another in a week. */
export interface Giving {
  from: number;
  to: number;
  facts: number;
  points: number;
  /** All that `to` earned in the week. */
  total: number;
  /** Whether `to` is on the board whose members are looked at. */
  onBoard: boolean;
}

/** Members, lowest number first, and the part of their points that they have from each other. */
export interface FoundRing {
  members: number[];
  share: number;
}

/** Who gave whom, as far as it is known: everything that the members who were asked for received. */
export class GivingGraph {
  readonly #received = new Map<number, Map<number, Giving>>();
  readonly #asked = new Set<number>();

  add(asked: Iterable<number>, givings: readonly Giving[]): void {
    for (const member of asked) this.#asked.add(member);
    for (const giving of givings) {
      const received = this.#received.get(giving.to) ?? new Map<number, Giving>();
      this.#received.set(giving.to, received.set(giving.from, giving));
    }
  }

  given(from: number, to: number): Giving | undefined {
    return this.#received.get(to)?.get(from);
  }

  total(member: number): number {
    return this.#any(member)?.total ?? 0;
  }

  isOnBoard(member: number): boolean {
    return this.#any(member)?.onBoard ?? false;
  }

  /** Those with whom giving goes both ways. */
  linked(member: number): number[] {
    return [...this.#received.get(member)?.keys() ?? []].filter((other) => this.given(member, other));
  }

  /** Everybody who is linked with somebody who is linked …, up to one more than a group may have. */
  group(member: number, most: number): number[] {
    const found = new Set([member]);
    for (const each of found) {
      for (const other of this.linked(each)) if (found.size <= most) found.add(other);
    }
    return [...found].sort((a, b) => a - b);
  }

  /** Who must be asked for next, so that the groups of these are known. */
  unknown(members: Iterable<number>, most: number): number[] {
    const wanted = new Set<number>();
    for (const member of members) {
      const group = this.group(member, most);
      // Of a group that is too large only the pairs matter, and those are with who gave to the member.
      for (const each of group.length > most ? [member] : group) for (const giver of this.#received.get(each)?.keys() ?? []) if (!this.#asked.has(giver)) wanted.add(giver);
    }
    return [...wanted];
  }

  share(members: readonly number[]): number {
    const inside = members.reduce((sum, to) => sum + this.fromOthers(to, members), 0);
    const all = members.reduce((sum, member) => sum + Math.max(0, this.total(member)), 0);
    return all > 0 ? Math.min(1, inside / all) : 0;
  }

  /** Points that a member has from the others of a list. */
  fromOthers(to: number, members: readonly number[]): number {
    return members.reduce((sum, from) => sum + Math.max(0, this.given(from, to)?.points ?? 0), 0);
  }

  #any(member: number): Giving | undefined {
    return this.#received.get(member)?.values().next().value;
  }
}

/**
 * The groups of these members whose share is unusual; of a group that is not, or is too large, its pairs. Each is found
 * with the lowest number of its members who are on the board, and with no other, so that pages tell none twice.
 */
export function ringsOf(graph: GivingGraph, members: readonly number[], { share, members: most }: RingFigures): FoundRing[] {
  const isFirst = (member: number, of: readonly number[]) => of.find((each) => graph.isOnBoard(each)) === member;
  return members.flatMap((member) => {
    const group = graph.group(member, most);
    if (group.length > 2 && group.length <= most && graph.share(group) >= share) return isFirst(member, group) ? [{ members: group, share: graph.share(group) }] : [];
    return graph.linked(member).map((other) => [member, other].sort((a, b) => a - b))
      .filter((pair) => isFirst(member, pair) && graph.share(pair) >= share)
      .map((pair) => ({ members: pair, share: graph.share(pair) }));
  });
}
