import type { BadgeRef } from './badges.ts';
import type { Words } from './members.ts';
import type { Level } from './points.ts';
import type { FieldError } from './problem.ts';
import type { LimitReason } from './rules.ts';

/** What an API key may do. */
export const SCOPES = ['events:write', 'facts:write'] as const;
export type Scope = (typeof SCOPES)[number];

export const ATTRIBUTE_TYPES = ['string', 'number', 'boolean'] as const;
export type AttributeType = (typeof ATTRIBUTE_TYPES)[number];
export type AttributeValue = string | number | boolean;

/** `PUT /v1/c/{community}/facts/{type}`: a kind of fact that another system reports. Its type has a dot, `lms.course_completed`. */
export interface FactDefinition {
  name: Words;
  /** By name; an event may leave out any of them and bring no others. `author`, `object` and `issuer` are taken. */
  attributes: Record<string, { type: AttributeType; values?: (string | number)[] }>;
  /** How many days back an event may be dated; 30 where left out. */
  backdatedDays?: number;
  /** Whether a day with such an event counts for its member's streak as one with a visit does. */
  keepsStreak?: boolean;
}

export interface DeclaredFact extends FactDefinition {
  type: string;
}

export interface FactList {
  items: DeclaredFact[];
}

/** A CloudEvents 1.0 event in JSON. Extension attributes may be there and are not kept. */
export interface CloudEvent {
  specversion: '1.0';
  /** Unique within its source: the two name the event for ever. */
  id: string;
  /** URI reference of the system that reports. */
  source: string;
  /** A declared fact. */
  type: string;
  /** Who did it: the `sub` of the member's identity tokens. */
  subject: string;
  /** RFC 3339; the time of arrival where left out. */
  time?: string;
  datacontenttype?: string;
  dataschema?: string;
  data?: EventData;
}

/** The attributes of the fact beside these names. */
export interface EventData {
  /** Subject of another member, who benefits. */
  author?: string;
  /** What it was done to: an id of the sender's, or of an idea or question here. */
  object?: string;
  /** Whose subjects these are; needed only where the community trusts several issuers. */
  issuer?: string;
  [attribute: string]: AttributeValue | undefined;
}

/** Why nothing of an event was kept. It may be sent again once the cause is gone, but for the last. */
export const EVENT_REFUSALS = [
  'invalid_event', 'unknown_type', 'issuer_required', 'unknown_member', 'member_suspended', 'unknown_author', 'author_suspended',
  'too_old', 'in_future', 'too_many_rules', 'id_reused',
] as const;
export type EventRefusal = (typeof EVENT_REFUSALS)[number];

/** What became of one event, in the place of the event in the request. */
export type EventResult =
  | { status: 'refused'; source: string | null; id: string | null; code: EventRefusal; reason: string; errors?: FieldError[] }
  | {
    /** `replayed`: it was here with the same content, and nothing changed. */
    status: 'accepted' | 'replayed';
    source: string;
    id: string;
    /** True when it was taken back since: it counts for nothing. */
    retracted: boolean;
    actor: EventEffect;
    /** Null without another member. */
    author: EventEffect | null;
  };

/** What an event counts for, for one of the two. */
export interface EventEffect {
  subject: string;
  /** Without those of further currencies. */
  points: number;
  /** By rule: what it gives, what its limits left, and which limit left less. */
  lines: { rule: string; currency: string; raw: number; points: number; reason: LimitReason | null }[];
  /** Why it counts for nothing; null when it counts. `no_rule`: no rule in force is about it. */
  skipped: 'no_rule' | 'retracted' | LimitReason | null;
  /**
   * What the request changed for the member, all their events in it together, told with the last of these: changes add up to what
   * happened. Null with the others, and when nothing was written.
   */
  change: MemberChange | null;
}

export interface MemberChange {
  points: number;
  /** Over all time, afterwards. */
  total: number;
  badges: BadgeRef[];
  /** The level that was reached, else null. */
  level: Level | null;
  /** Over all time; null without points. */
  rank: { before: number | null; after: number | null };
  /** In working days; null where none of the facts keeps a streak. */
  streak: { before: number; after: number } | null;
  /** The same for each further currency of which something came or went. */
  currencies: { id: string; points: number; total: number; level: Level | null; rank: { before: number | null; after: number | null } }[];
}

/** Answer to `POST /v1/c/{community}/events`, with 200 whatever became of each. */
export interface EventAnswer {
  accepted: number;
  replayed: number;
  refused: number;
  results: EventResult[];
}

/** Answer to `DELETE /v1/c/{community}/events/{source}/{id}`. */
export interface EventRetraction {
  source: string;
  id: string;
  /** Milliseconds UTC; the same when repeated. */
  retractedAt: number;
  /** What was taken back; null when it was retracted before. */
  actor: MemberChange | null;
  author: MemberChange | null;
}
