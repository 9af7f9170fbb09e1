import type { DeclaredFact, EventAnswer, EventResult } from '@cocarde/contract/events.ts';
import { judgementsOf } from '../badges/awards.ts';
import { badgesOf } from '../badges/badges.queries.ts';
import type { BadgeRow } from '../badges/badges.ts';
import { readOne, readTogether } from '../database.ts';
import { declaredFacts } from '../facts/fact-types.queries.ts';
import { rulesOf, type Rule } from '../rules/rules.queries.ts';
import { changeOf, effectOf } from './effects.ts';
import {
  effectsOf, issuersOf, keyOf, nameOf, peopleOf, storedEvents, type EffectRow, type EventKey, type NewEvent, type Person, type StoredEvent,
} from './events.queries.ts';
import { admit, refusal, saysTheSame, screen, subjectsOf, type Candidate, type Refusal } from './screen.ts';
import { fitting } from './settlements.ts';
import { writeEvents, type Place, type Written } from './write-events.ts';

/**
 * Statements of a request that settle rules and give badges; those that tell streaks are judged once more afterwards. All others together
 * are at most 26, so that a request stays within the fifty that Cloudflare's free plan allows.
 */
const MOST_STATEMENTS = 24;

/** Events that could be read, the first of each name, and what was known of them and their people. */
interface Scene {
  screened: (Candidate | Refusal)[];
  first: Map<string, Candidate>;
  people: Map<string, Person>;
  stored: Map<string, StoredEvent>;
  rules: Rule[];
  badges: BadgeRow[];
  facts: DeclaredFact[];
}

/**
 * Takes events that another system reports. Those that are new are written in one transaction with all that follows
 * from them; those that were here change nothing; the others are refused one by one.
 */
export async function takeEvents(place: Place, inputs: readonly unknown[]): Promise<EventAnswer> {
  const scene = await setScene(place, inputs);
  const { first, people, stored } = scene;
  const admitted = new Map([...first].filter(([name]) => !stored.has(name))
    .map(([name, event]): [string, NewEvent | Refusal] => [name, admit(event, people, place.community.timeZone, place.now)]));
  const fits = fitting(scene, place.now, [...admitted.values()].filter(isNew), MOST_STATEMENTS - 2 * judgementsOf(scene.badges));
  for (const [name, event] of admitted) if (isNew(event) && !fits.has(event)) admitted.set(name, refusal('too_many_rules'));
  const keys = [...first.values()].map(keyOf);
  const written = fits.size ? await writeEvents(place, scene, [...fits], keys) : await untouched(place, scene, keys);

  const left = new Set(written.inserted);
  const last = lastOf(written, scene.screened.filter(isCandidate).map((event) => nameOf(...keyOf(event))));
  const results = scene.screened.map((event, i): EventResult => {
    if (!isCandidate(event)) return refused(inputs[i], event);
    const name = nameOf(...keyOf(event));
    const row = written.stored.get(name);
    const entry = admitted.get(name);
    // Nothing was refused and nothing is here: somebody was suspended in between.
    if (!row) return refused(event, entry && !isNew(entry) ? entry : refusal('member_suspended'));
    if (!saysTheSame(event, row, people)) return refused(event, refusal('id_reused'));
    return taken(place, scene, written, event, row, left.delete(name), (member) => last.get(member) === name);
  });
  const count = (status: EventResult['status']) => results.filter((result) => result.status === status).length;
  return { accepted: count('accepted'), replayed: count('replayed'), refused: count('refused'), results };
}

async function setScene({ db, community }: Place, inputs: readonly unknown[]): Promise<Scene> {
  const [facts, rules, badges, issuers] = await readTogether<[DeclaredFact[], Rule[], BadgeRow[], string[]]>(db, [
    declaredFacts(db, community.id), rulesOf(db, community.id), badgesOf(db, community.id), issuersOf(db, community.id),
  ]);
  const screened = inputs.map((input) => screen(input, facts, issuers));
  const first = new Map<string, Candidate>();
  const subjects = new Map<string, [string, string]>();
  for (const event of screened.filter(isCandidate)) {
    const name = nameOf(...keyOf(event));
    if (!first.has(name)) first.set(name, event);
    for (const subject of subjectsOf(event)) subjects.set(nameOf(...subject), subject);
  }
  if (first.size === 0) return { screened, first, rules, badges, facts, people: new Map(), stored: new Map() };
  const [people, stored] = await readTogether<[Person[], StoredEvent[]]>(db, [
    peopleOf(db, community.id, [...subjects.values()]), storedEvents(db, community.id, [...first.values()].map(keyOf)),
  ]);
  return {
    screened, first, rules, badges, facts,
    people: new Map(people.map((person) => [nameOf(person.issuer, person.subject), person])),
    stored: new Map(stored.map((event) => [nameOf(...keyOf(event)), event])),
  };
}

/** What is here already, when nothing is new. */
async function untouched({ db, community }: Place, { stored }: Scene, keys: readonly EventKey[]): Promise<Written> {
  const effects = stored.size ? await readOne(db, effectsOf(db, community.id, keys)) : new Map<string, EffectRow[]>();
  return { stored, effects, inserted: new Set(), movement: { before: new Map(), after: new Map(), awarded: new Map(), streaks: null } };
}

/** By member, the last of these events that was written and names them: what the request changed for them is told there, once. */
function lastOf({ inserted, stored }: Written, names: readonly string[]): ReadonlyMap<number, string> {
  const last = new Map<number, string>();
  for (const name of names.filter((name) => inserted.has(name))) {
    const { member, author } = stored.get(name)!;
    last.set(member, name);
    if (author !== null) last.set(author, name);
  }
  return last;
}

function taken(place: Place, { badges }: Scene, written: Written, event: Candidate, row: StoredEvent, accepted: boolean, tells: (member: number) => boolean): EventResult {
  const retracted = row.retractedAt !== null;
  const lines = written.effects.get(nameOf(...keyOf(row))) ?? [];
  const effect = (subject: string, member: number) => effectOf(
    subject, lines.filter((line) => line.member === member), retracted, accepted && tells(member) ? changeOf(place.community, badges, written.movement, member) : null,
  );
  return {
    status: accepted ? 'accepted' : 'replayed', source: row.source, id: row.id, retracted,
    actor: effect(event.subject, row.member),
    author: row.author === null || row.author === row.member ? null : effect(event.author!, row.author),
  };
}

function refused(event: unknown, { code, reason, errors }: Refusal): EventResult {
  const { source, id } = (event ?? {}) as Record<string, unknown>;
  const short = (value: unknown) => (typeof value === 'string' ? value.toWellFormed().slice(0, 200) : null);
  return { status: 'refused', source: short(source), id: short(id), code, reason, ...(errors ? { errors } : {}) };
}

function isCandidate(event: Candidate | Refusal): event is Candidate {
  return 'fact' in event;
}

function isNew(event: NewEvent | Refusal): event is NewEvent {
  return 'day' in event;
}
