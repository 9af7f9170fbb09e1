import type { DeclaredFact, EventRetraction } from '@cocarde/contract/events.ts';
import { badgesOf } from '../badges/badges.queries.ts';
import type { BadgeRow } from '../badges/badges.ts';
import { readTogether } from '../database.ts';
import { declaredFacts } from '../facts/fact-types.queries.ts';
import { writeFacts } from '../facts/settlements.ts';
import { ProblemError } from '../http/problem.ts';
import { standingsOf } from '../leaderboard/standings.queries.ts';
import { rulesOf, type Rule } from '../rules/rules.queries.ts';
import { changeOf } from './effects.ts';
import { retract, storedEvents, type EventKey, type StoredEvent } from './events.queries.ts';
import { factsIn, membersIn } from './settlements.ts';
import { aroundStreaks, keepingStreaks } from './streak-changes.ts';
import { receivedIn, type Place } from './write-events.ts';

/** Takes back what an event gave, whatever the rules are by now; badges stay. Repeating it changes nothing. Throws `not_found`. */
export async function retractEvent(place: Place, key: EventKey): Promise<EventRetraction> {
  const { db, community, now } = place;
  const stored = storedEvents(db, community.id, [key]);
  const [[event], rules, badges, facts] = await readTogether<[StoredEvent[], Rule[], BadgeRow[], DeclaredFact[]]>(db, [
    stored, rulesOf(db, community.id), badgesOf(db, community.id), declaredFacts(db, community.id),
  ]);
  if (!event) throw new ProblemError('not_found');
  const standings = standingsOf(db, community, membersIn([event]));
  // Points that another event has back, or a penalty that is lifted, may complete a badge.
  const [written, streaks] = await aroundStreaks(place, badges, keepingStreaks(facts, [event]), () => writeFacts({ ...place, writtenAt: now }, { rules, badges }, {
    before: standings.statements, write: [retract(db, community.id, key, now)], takes: factsIn([event]), outcome: [...standings.statements, ...stored.statements],
  }));
  const changed = written.facts[0]!.results.length > 0;
  const movement = { before: standings.take(written.before), after: standings.take(written.outcome.slice(0, 2)), awarded: receivedIn(written), streaks };
  return {
    source: event.source, id: event.id, retractedAt: stored.take(written.outcome.slice(2))[0]!.retractedAt!,
    actor: changed ? changeOf(community, badges, movement, event.member) : null,
    author: changed && event.author !== null && event.author !== event.member ? changeOf(community, badges, movement, event.author) : null,
  };
}
