import type { DeclaredFact, EventRetraction } from '@cocarde/contract/events.ts';
import { awardsFor } from '../badges/awards.ts';
import { badgesOf } from '../badges/badges.queries.ts';
import type { BadgeRow } from '../badges/badges.ts';
import { readTogether } from '../database.ts';
import { declaredFacts } from '../facts/fact-types.queries.ts';
import { ProblemError } from '../http/problem.ts';
import { standingsOf } from '../leaderboard/standings.queries.ts';
import { rulesOf, type Rule } from '../rules/rules.queries.ts';
import { changeOf } from './effects.ts';
import { effectsOf, nameOf, retract, storedEvents, type EffectRow, type EventKey, type StoredEvent } from './events.queries.ts';
import { membersIn, settlementsOf } from './settlements.ts';
import { aroundStreaks, keepingStreaks } from './streak-changes.ts';
import { happeningOf, receivedIn, type Place } from './write-events.ts';

/** Takes back what an event gave, whatever the rules are by now; badges stay. Repeating it changes nothing. Throws `not_found`. */
export async function retractEvent({ db, community, now }: Place, key: EventKey): Promise<EventRetraction> {
  const stored = storedEvents(db, community.id, [key]);
  const [[event], effects, rules, badges, facts] = await readTogether<[StoredEvent[], ReadonlyMap<string, EffectRow[]>, Rule[], BadgeRow[], DeclaredFact[]]>(db, [
    stored, effectsOf(db, community.id, [key]), rulesOf(db, community.id), badgesOf(db, community.id), declaredFacts(db, community.id),
  ]);
  if (!event) throw new ProblemError('not_found');
  const gave = new Set((effects.get(nameOf(...key)) ?? []).map(({ rule, version }) => `${rule}.${version}`));
  const standings = standingsOf(db, community, membersIn([event]));
  const lines = settlementsOf(db, community, rules, [event], now, (rule) => gave.has(`${rule.id}.${rule.version}`));
  // Points that another event has back, or a penalty that is lifted, may complete a badge.
  const awards = await awardsFor({ db, community, now }, badges, happeningOf(rules, [event]));
  const [results, streaks] = await aroundStreaks({ db, community, now }, keepingStreaks(facts, [event]), () => db.batch([
    ...standings.statements, retract(db, community.id, key, now), ...lines, ...awards, ...standings.statements, ...stored.statements,
  ]));
  const before = standings.take(results.slice(0, 2));
  const awarded = receivedIn(results.slice(3 + lines.length, 3 + lines.length + awards.length));
  const [changed, after] = [results[2]!.results.length > 0, standings.take(results.slice(-3, -1))];
  const movement = { before, after, awarded, streaks };
  return {
    source: event.source, id: event.id, retractedAt: stored.take(results.slice(-1))[0]!.retractedAt!,
    actor: changed ? changeOf(community, badges, movement, event.member) : null,
    author: changed && event.author !== null && event.author !== event.member ? changeOf(community, badges, movement, event.author) : null,
  };
}
