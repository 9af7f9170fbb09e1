import type { DeclaredFact, EventRefusal } from '@cocarde/contract/events.ts';
import type { FieldError } from '@cocarde/contract/problem.ts';
import { dayOf } from '../calendar/calendar.ts';
import { nameOf, type NewEvent, type Person, type StoredEvent } from './events.queries.ts';
import { readContent, readEvent, type EventContent, type Reported } from './event-input.ts';

const DAY = 86_400_000;
/** How far the clock of a sender may be ahead, milliseconds. */
const AHEAD = 60_000;
/** Days that an event may be dated back where its fact does not say. */
const BACKDATED = 30;

/** An event that names a declared fact and says of it what it may. */
export interface Candidate extends Reported, Omit<EventContent, 'issuer'> {
  fact: DeclaredFact;
  issuer: string;
}

export interface Refusal {
  code: EventRefusal;
  reason: string;
  errors?: FieldError[];
}

export const REASONS: Readonly<Record<EventRefusal, string>> = {
  invalid_event: 'The event is not well-formed, or its data are not what its fact declares.',
  unknown_type: 'No fact of this type is declared.',
  issuer_required: 'Name data.issuer: the community trusts several issuers, or none.',
  unknown_member: 'No member has this subject: who never signed in and was not imported is not known.',
  member_suspended: 'The member is suspended.',
  unknown_author: 'No member has the subject in data.author.',
  author_suspended: 'The member in data.author is suspended.',
  too_old: 'The event is dated further back than its fact allows.',
  in_future: 'The event is dated more than a minute ahead.',
  too_many_rules: 'The events of this request are about more rules than one request can count: send the rest in another.',
  id_reused: 'An event of this source and id is here with another content.',
};

export function refusal(code: EventRefusal, errors?: FieldError[]): Refusal {
  return { code, reason: REASONS[code], ...(errors ? { errors } : {}) };
}

/** What can be said of an event without its people. */
export function screen(input: unknown, facts: readonly DeclaredFact[], issuers: readonly string[]): Candidate | Refusal {
  const reported = readEvent(input);
  if (Array.isArray(reported)) return refusal('invalid_event', reported);
  const fact = facts.find(({ type }) => type === reported.type);
  if (!fact) return refusal('unknown_type');
  const content = readContent(fact, reported.data);
  if (Array.isArray(content)) return refusal('invalid_event', content);
  const issuer = content.issuer ?? (issuers.length === 1 ? issuers[0]! : null);
  return issuer === null ? refusal('issuer_required') : { ...reported, ...content, fact, issuer };
}

/** The subjects that an event names, with their issuer. */
export function subjectsOf({ issuer, subject, author }: Candidate): [string, string][] {
  return [[issuer, subject], ...(author === null ? [] : [[issuer, author] as [string, string]])];
}

/** A new event as it is stored, or why it is not. */
export function admit(event: Candidate, people: ReadonlyMap<string, Person>, timeZone: string, now: number): NewEvent | Refusal {
  const { source, id, fact, object, attributes } = event;
  const at = event.at ?? now;
  if (at > now + AHEAD) return refusal('in_future');
  if (at < now - (fact.backdatedDays ?? BACKDATED) * DAY) return refusal('too_old');
  const member = people.get(nameOf(event.issuer, event.subject));
  if (!member) return refusal('unknown_member');
  if (member.status !== 'active') return refusal('member_suspended');
  const author = event.author === null ? null : people.get(nameOf(event.issuer, event.author));
  if (author === undefined) return refusal('unknown_author');
  if (author && author.status !== 'active') return refusal('author_suspended');
  return { source, id, fact: fact.type, member: member.id, author: author?.id ?? null, object, attributes, at, day: dayOf(Math.min(at, now), timeZone) };
}

/** Whether a stored event says the same. Where the sender leaves the time to us, a retry cannot say another. */
export function saysTheSame(event: Candidate, stored: StoredEvent, people: ReadonlyMap<string, Person>): boolean {
  const id = (subject: string | null) => (subject === null ? null : people.get(nameOf(event.issuer, subject))?.id);
  return stored.fact === event.type && stored.member === id(event.subject) && stored.author === id(event.author)
    && stored.object === event.object && stored.attributes === event.attributes && (event.at === null || event.at === stored.at);
}
