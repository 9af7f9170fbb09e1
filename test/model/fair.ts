import type { RuleDefinition } from '@cocarde/contract/rules.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

interface Act {
  type: string;
  actor: number | null;
  /** Who wrote what it was done to, whatever became of it. */
  wrote?: number | null;
  object: string | null;
  at: number;
}

/**
 * What is left of the points of each of a member's facts, which are in order of time: nothing of what came too fast, a
 * part of what answers a favour. Facts of one instant are in the order of what they are about.
 */
export function fairly({ burst, reciprocity }: RuleDefinition, earning: readonly (Act & { member: number | null })[], all: readonly Act[]): ((points: number) => number)[] {
  return earning.map((fact, i) => {
    const before = earning.slice(0, i).filter(({ actor, at }) => actor === fact.actor && burst && fact.at - at < burst.minutes * MINUTE);
    if (burst && before.length >= burst.times) return () => 0;
    const isAnswer = reciprocity && fact.actor !== fact.member && all.some((other) =>
      other.type === fact.type && other.actor === fact.member && other.wrote === fact.actor && other.at >= fact.at - reciprocity.days * DAY
      && (other.at < fact.at || (other.at === fact.at && other.object! < fact.object!)));
    return (points) => (isAnswer ? Math.round(points * reciprocity.weight) : points);
  });
}
