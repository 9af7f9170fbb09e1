import type { BadgeArt } from '@cocarde/contract/badges.ts';
import type { IdeaStatus } from '@cocarde/contract/ideas.ts';
import { MESSAGE_KINDS, type ChosenKind, type InboxPage, type InboxSettings, type InboxState, type Message, type MessageChoice, type MessageKind } from '@cocarde/contract/inbox.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { MemberRef, Words } from '@cocarde/contract/members.ts';
import type { Decision } from '@cocarde/contract/pending.ts';
import type { Command } from '../command.ts';
import { joined, mapped, type Read } from '../database.ts';
import { decodeCursor, encodeCursor } from '../http/cursor.ts';
import { ProblemError } from '../http/problem.ts';
import { memberRef } from '../members/members.queries.ts';
import { linesOf, putSettings, readAll, readOneOf, settingsOf, unreadCount, type Line, type Place, type Settings } from './inbox.queries.ts';
import { quietUntil } from './quiet.ts';

const HOUR = 3_600_000;
/** Lines that a page looks at: what came of one kind about one thing is one message of it. */
const PAGE_LINES = 3 * LIMITS.page;

export function inboxState({ db, community, member, now }: Command): Read<InboxState> {
  return mapped(joined<[number, Settings]>([unreadCount(db, member, now), settingsOf(db, community.id, member.id)]), ([unread, { quiet }]) =>
    ({ unread, quietUntil: quiet && quietUntil(quiet, now, community.timeZone) }));
}

export function inboxPage(command: Command, cursor?: string): Read<InboxPage> {
  const { db, member, now } = command;
  const before = cursor === undefined ? undefined : decodeCursor(cursor, ['number', 'string']) as unknown as Place;
  return mapped(joined<[InboxState, Line[]]>([inboxState(command), linesOf(db, member, now, before, PAGE_LINES + 1)]), ([state, found]) => {
    const { items, taken } = bundled(found.slice(0, PAGE_LINES));
    const last = found[taken - 1];
    return { ...state, items, cursor: taken < found.length && last ? encodeCursor([last.at, last.kind + last.object + last.ref]) : null, until: now };
  });
}

/** Lines of one kind about one thing as one message, as far as a page of messages takes them; and how many lines these are. */
function bundled(lines: Line[]): { items: Message[]; taken: number } {
  const bundles = new Map<string, Line[]>();
  let taken = 0;
  for (const line of lines) {
    const key = `${line.kind} ${line.object} ${line.unread} ${line.kind === 'moderation' ? line.ref : ''}`;
    const bundle = bundles.get(key);
    if (!bundle && bundles.size === LIMITS.page) break;
    if (bundle) bundle.push(line);
    else bundles.set(key, [line]);
    taken += 1;
  }
  return { items: [...bundles.values()].map(toMessage), taken };
}

/** What `linesOf` says of some kinds alone. */
interface Detail {
  count?: number;
  people?: { id: string | null; name: string; team: string | null; named?: number }[];
  excerpt?: string;
  status?: IdeaStatus;
  stage?: Words | null;
  note?: string | null;
  returned?: number;
  merged?: string;
  name?: Words;
  art?: BadgeArt;
  rule?: Words;
  decision?: Decision;
  state?: NonNullable<Message['moderation']>;
  reason?: string | null;
}

function toMessage(bundle: Line[]): Message {
  const line = bundle[0]!;
  const { kind, object, at, nameless, objectKind, board, title } = line;
  const detail: Detail = JSON.parse(line.detail ?? '{}');
  const actors = bundle.map(({ actor, name, team, named }) => ((kind === 'thanks' || kind === 'welcome') && !named ? null : memberRef(actor, name, team, named)));
  const said = detail.people?.filter(({ id }) => id !== null).map(({ id, name, team, named = 1 }) => memberRef(id, name, team, named)) ?? actors;
  const people = [...new Map(said.flatMap((each): [string, MemberRef][] => (each ? [[each.id, each]] : []))).values()];
  // Of what somebody without a name did only the hour is told, and it is read with all of that hour.
  const until = nameless ? at - (at % HOUR) + HOUR - 1 : at;
  return {
    id: encodeCursor([kind, object, until]), kind, at: nameless ? at - (at % HOUR) : at, unread: line.unread === 1,
    count: detail.count ?? bundle.length,
    object: objectKind === 'idea' || objectKind === 'question' ? { kind: objectKind, id: object, board: board!, title: title! } : null,
    people: people.slice(0, 2),
    excerpt: plain(detail.excerpt ?? line.excerpt),
    status: detail.status ? { status: detail.status, stage: detail.stage ?? null, note: detail.note ?? null } : null,
    merged: detail.merged ?? null,
    returned: detail.returned ?? 0,
    badge: detail.art && detail.name ? { id: object, name: detail.name, art: detail.art } : null,
    points: detail.decision && detail.rule ? { rule: detail.rule, decision: detail.decision } : null,
    moderation: detail.state ?? null,
    reason: detail.reason ?? null,
  };
}

/** A text in one line, without the marks of lists, quotes, links and emphasis. */
function plain(text: string | null): string | null {
  return text?.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/^[ \t]*(?:[-*>]|\d+\.|`{3,}\w*)[ \t]*/gm, '').replace(/[*_`]{1,3}/g, '').replace(/\s+/g, ' ').trim() || null;
}

/** Marks all up to a moment as read, none that lies ahead. */
export async function markAll(command: Command, until: number): Promise<InboxState> {
  const { db, community, member, now } = command;
  return afterwards(command, readAll(db, community.id, member.id, Math.min(until, now)));
}

/** Marks one message as read. Throws `invalid_input` for what names none. */
export async function markOne(command: Command, message: string): Promise<InboxState> {
  const { db, community, member, now } = command;
  const [kind, object, until] = decodeCursor(message, ['string', 'string', 'number']) as [MessageKind, string, number];
  if (!(kind === 'welcome' || MESSAGE_KINDS.includes(kind)) || !Number.isSafeInteger(until)) throw new ProblemError('invalid_input', { errors: [{ path: 'message', code: 'not_allowed', message: 'Not a message.' }] });
  // What lies ahead could not be read yet, but for the hour that is told of somebody without a name.
  return afterwards(command, [readOneOf(db, community.id, member.id, kind, object, Math.min(until, now + HOUR))]);
}

async function afterwards(command: Command, statements: Parameters<Command['db']['batch']>[0]): Promise<InboxState> {
  const state = inboxState(command);
  const outcome = await command.db.batch([...statements, ...state.statements]);
  return state.take(outcome.slice(statements.length));
}

export const inboxSettings = ({ db, community, member }: Command): Read<InboxSettings> => mapped(settingsOf(db, community.id, member.id), toSettings);

export async function changeSettings(command: Command, { kinds, quiet }: InboxSettings): Promise<InboxSettings> {
  const { db, community, member } = command;
  const choices = Object.fromEntries(MESSAGE_KINDS.flatMap((kind) => (kinds[kind] === 'count' ? [] : [[kind, kinds[kind]]])));
  const now = settingsOf(db, community.id, member.id);
  const [, ...results] = await db.batch([putSettings(db, community.id, member.id, { choices, quiet }), ...now.statements]);
  return toSettings(now.take(results));
}

function toSettings({ choices, quiet }: Settings): InboxSettings {
  return { kinds: Object.fromEntries(MESSAGE_KINDS.map((kind) => [kind, choices[kind] ?? 'count'])) as Record<ChosenKind, MessageChoice>, quiet };
}
