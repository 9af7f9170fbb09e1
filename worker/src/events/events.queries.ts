import type { LimitReason } from '@cocarde/contract/rules.ts';
import type { Database, Read, Statement } from '../database.ts';
import { EVENT_CAUSE } from '../facts/fact-sources.ts';
import type { MemberRow } from '../members/members.queries.ts';

/** The two that name an event. */
export type EventKey = readonly [source: string, id: string];

/** One text for two values, neither of which has a line feed. */
export function nameOf(first: string, second: string): string {
  return `${first}\n${second}`;
}

export function keyOf({ source, id }: { source: string; id: string }): EventKey {
  return [source, id];
}

export type Person = Pick<MemberRow, 'id' | 'issuer' | 'subject' | 'status'>;

/** Who vouches for members here. */
export function issuersOf(db: Database, community: number): Read<string[]> {
  return {
    statements: [db.prepare('SELECT DISTINCT issuer FROM trust WHERE community = ?1').bind(community)],
    take: ([rows]) => rows!.results.map((row) => row.issuer as string),
  };
}

export function peopleOf(db: Database, community: number, people: readonly (readonly [issuer: string, subject: string])[]): Read<Person[]> {
  return {
    statements: [
      db.prepare(
        `SELECT m.id, m.issuer, m.subject, m.status FROM json_each(?2) p
         CROSS JOIN member m ON m.community = ?1 AND m.issuer = p.value ->> 0 AND m.subject = p.value ->> 1`,
      ).bind(community, JSON.stringify(people)),
    ],
    take: ([rows]) => rows!.results as unknown as Person[],
  };
}

export interface StoredEvent {
  source: string;
  id: string;
  fact: string;
  member: number;
  author: number | null;
  object: string | null;
  attributes: string;
  at: number;
  /** The community's calendar day of the event. */
  day: string;
  retractedAt: number | null;
}

// CROSS JOIN holds the order: the other way round every event of the community would be laid beside every key.
const NAMED = 'json_each(?2) k CROSS JOIN event e ON e.community = ?1 AND e.source = k.value ->> 0 AND e.id = k.value ->> 1';

export function storedEvents(db: Database, community: number, keys: readonly EventKey[]): Read<StoredEvent[]> {
  return {
    statements: [
      db.prepare(
        `SELECT e.source, e.id, e.fact, e.member, e.author, e.object, e.attributes, e.at, e.day, e.retracted_at AS retractedAt FROM ${NAMED}`,
      ).bind(community, JSON.stringify(keys)),
    ],
    take: ([rows]) => rows!.results as unknown as StoredEvent[],
  };
}

export type NewEvent = Omit<StoredEvent, 'retractedAt'>;

/** Events that are not here yet, of members who are active; returns them as rows `source, id`. */
export function insertEvents(db: Database, community: number, events: readonly NewEvent[], now: number): Statement {
  return db.prepare(
    `INSERT INTO event (community, source, id, fact, member, author, object, attributes, at, day, received_at)
     SELECT ?1, e.value ->> 'source', e.value ->> 'id', e.value ->> 'fact', m.id, a.id, e.value ->> 'object', e.value ->> 'attributes',
       e.value ->> 'at', e.value ->> 'day', ?3
     FROM json_each(?2) e CROSS JOIN member m ON m.id = e.value ->> 'member' AND m.community = ?1 AND m.status = 'active'
     LEFT JOIN member a ON a.id = e.value ->> 'author' AND a.community = ?1 AND a.status = 'active'
     WHERE e.value ->> 'author' IS NULL OR a.id IS NOT NULL
     ON CONFLICT (community, source, id) DO NOTHING RETURNING source, id`,
  ).bind(community, JSON.stringify(events), now);
}

/** Returns a row when it stood until now. */
export function retract(db: Database, community: number, [source, id]: EventKey, at: number): Statement {
  return db.prepare(
    'UPDATE event SET retracted_at = ?4 WHERE community = ?1 AND source = ?2 AND id = ?3 AND retracted_at IS NULL RETURNING source',
  ).bind(community, source, id, at);
}

export interface EffectRow {
  source: string;
  id: string;
  member: number;
  rule: string;
  currency: string;
  version: number;
  raw: number;
  points: number;
  reason: LimitReason | null;
}

/** What the ledger has for these events, by their names: a row for each member and version of a rule. */
export function effectsOf(db: Database, community: number, keys: readonly EventKey[]): Read<ReadonlyMap<string, EffectRow[]>> {
  return {
    statements: [
      // `reason` is that of the last line: SQLite takes bare columns from the row that has the maximum.
      db.prepare(
        `SELECT e.source, e.id, l.member, l.rule, l.version,
           (SELECT r.definition ->> '$.currency' FROM rule r WHERE r.community = ?1 AND r.id = l.rule AND r.version = l.version) AS currency, sum(l.raw) AS raw, sum(l.points) AS points, max(l.seq), l.reason
         FROM ${NAMED}
         CROSS JOIN ledger l ON l.community = ?1 AND l.member IN (e.member, e.author) AND l.day = e.day AND l.at = e.at AND l.cause = ${EVENT_CAUSE}
         GROUP BY e.source, e.id, l.member, l.rule, l.version`,
      ).bind(community, JSON.stringify(keys)),
    ],
    take: ([rows]) => Map.groupBy(rows!.results as unknown as EffectRow[], ({ source, id }) => nameOf(source, id)),
  };
}
