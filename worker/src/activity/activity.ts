import type { Activity, ActivityPage, ActivityQuery } from '@cocarde/contract/activity.ts';
import type { BadgeDefinition } from '@cocarde/contract/badges.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { Command } from '../command.ts';
import { readOne } from '../database.ts';
import { decodeCursor, encodeCursor } from '../http/cursor.ts';
import { memberRef } from '../members/members.queries.ts';
import { happenings, saidOf, type Happening, type Place, type Said } from './activity.queries.ts';

/** What happened in the community, the latest first, of one board or team where asked for. */
export async function activityPage({ db, community, member }: Command, { board, team, cursor }: ActivityQuery): Promise<ActivityPage> {
  const before = cursor === undefined ? undefined : decodeCursor(cursor, ['number', 'number', 'string']) as unknown as Place;
  const { known, on } = together(await readOne(db, happenings(db, community.id, before)));
  const wanted = known.filter((fact) => fact.shown && (board === undefined || fact.board === board) && (team === undefined || fact.team === team));
  const page = wanted.slice(0, LIMITS.page);
  const said = await readOne(db, saidOf(db, community.id, member.id, [...new Set(page.flatMap(({ subject }) => subject ?? []))]));
  return { items: page.map((fact) => toActivity(fact, said, member.id)), cursor: wanted.length > LIMITS.page ? encodeCursor(placeOf(page.at(-1)!)) : on ? encodeCursor(placeBehind(known, before)) : null };
}

const placeOf = ({ at, source, key }: Happening): Place => [at, source, key];

/**
 * Where a list goes on behind what was looked at. It must not tell who received a badge and does not show it: so it is the last fact
 * that may be told, and behind none a moment. Of badges of one moment, sixty of them hidden, the others are passed over.
 */
function placeBehind(known: readonly Happening[], before: Place | undefined): Place {
  const told = known.findLast(({ kind, shown }) => kind !== 'badge' || shown);
  if (told) return placeOf(told);
  const { at, source } = known.at(-1)!;
  return at < (before?.[0] ?? known[0]!.at) ? [at, source + 1, ''] : [at, source, ''];
}

/**
 * The facts of all sources by date, as far as every source was looked at; `on` says that there may be more behind. Each comes in
 * its own order, and of one moment those of a later source are first.
 */
export function together(sources: readonly { items: Happening[]; full: boolean }[]): { known: Happening[]; on: boolean } {
  const lists = sources.map(({ items }) => [...items]);
  const known: Happening[] = [];
  for (;;) {
    const heads = lists.flatMap((list) => list[0] ?? []);
    if (heads.length === 0) return { known, on: false };
    const next = heads.reduce((first, fact) => (fact.at > first.at || fact.at === first.at && fact.source > first.source ? fact : first));
    known.push(next);
    lists[next.source]!.shift();
    // Behind its last there may be one that comes before what the others have.
    if (lists[next.source]!.length === 0 && sources[next.source]!.full) return { known, on: true };
  }
}

function toActivity({ kind, at, member, name, team, named, post, postKind, board, title, subject, badge, definition }: Happening, said: Map<string, Said>, reader: number): Activity {
  const own = subject === null ? undefined : said.get(subject);
  const received = definition === null ? null : (JSON.parse(definition) as BadgeDefinition);
  return {
    kind, at, member: memberRef(member, name, team, named),
    post: post === null ? null : { id: post, kind: postKind!, board: board!, title: title! },
    badge: received && { id: badge!, name: received.name, art: received.art },
    subject, reactions: own?.reactions ?? [],
    first: (kind === 'idea' || kind === 'question' || kind === 'answer') && own?.first === true,
    mine: member === reader,
  };
}
