import type { ChosenKind, MessageKind, QuietHours } from '@cocarde/contract/inbox.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { Database, Read, Row, Statement } from '../database.ts';
import type { MemberRow } from '../members/members.queries.ts';
import { namedMember } from '../members/named.ts';
import { lines } from './lines.ts';

const DAY = 86_400_000;
/** Where an inbox begins: so many days back, or when its member joined. */
const beginning = ({ joinedAt }: MemberRow, now: number): number => Math.max(now - LIMITS.inboxDays * DAY, joinedAt - 1);
/** Votes of a contribution from which on it is told how many they are, and no more which are new. */
const COUNTED_VOTES = 200;

const OWN = 'FROM inbox WHERE community = ?1 AND member = ?2';
const READ_UNTIL = `coalesce((SELECT read_until ${OWN}), 0)`;
/** Up to when the line `l` was read. */
const READ = `max(${READ_UNTIL}, coalesce((SELECT d.until FROM inbox_read d WHERE d.community = ?1 AND d.member = ?2 AND d.kind = l.kind AND d.object = l.object), 0))`;
const CHOICE = `coalesce((SELECT choices ->> CASE l.kind WHEN 'welcome' THEN 'thanks' ELSE l.kind END ${OWN}), 'count')`;

export interface Settings {
  choices: Partial<Record<ChosenKind, 'list' | 'off'>>;
  quiet: QuietHours | null;
}

export function settingsOf(db: Database, community: number, member: number): Read<Settings> {
  return {
    statements: [db.prepare(`SELECT choices, quiet_from AS "from", quiet_to AS "to" ${OWN}`).bind(community, member)],
    take([rows]) {
      const row = rows!.results[0];
      return { choices: row ? JSON.parse(row.choices as string) : {}, quiet: row && row.from !== null ? { from: row.from as number, to: row.to as number } : null };
    },
  };
}

/** How many messages are unread and counted: what came of one kind about one thing is one. No more than so many are looked for. */
export function unreadCount(db: Database, member: MemberRow, now: number): Read<number> {
  return {
    statements: [db.prepare(
      `SELECT count(*) AS n FROM (SELECT DISTINCT l.kind, l.object FROM (${lines(`max(${READ_UNTIL}, ?3)`, '?4', '?5')}) l
       WHERE l.at > ${READ} AND ${CHOICE} = 'count' LIMIT ?5)`,
    ).bind(member.community, member.id, beginning(member, now), now, LIMITS.unread)],
    take: ([rows]) => rows!.results[0]!.n as number,
  };
}

/** Where a page of lines begins: after the one of this date and name. */
export type Place = readonly [at: number, name: string];

/** A line with what is shown of it. */
export type Line = Row & {
  kind: MessageKind; object: string; at: number; ref: string; unread: number;
  objectKind: 'idea' | 'question' | null; title: string | null; board: string | null;
  excerpt: string | null; nameless: number; actor: number | null; name: string | null; team: string | null; named: number | null;
  detail: string | null;
};

/** SQL: the votes of mine that came back with the idea of this id. */
const returned = (post: string) => `coalesce((SELECT v.charge FROM vote v WHERE v.community = ?1 AND v.subject = ${post} AND v.member = ?2), 0)`;
const BADGE = "'name', b.definition -> '$.name', 'art', b.definition -> '$.art'";
/** Since when what is unread of a line is counted; all that there is of one that was read. */
const SINCE = 'CASE WHEN l.at > l.seen THEN l.seen ELSE ?3 END';
const FOLLOWED_AT = '(SELECT f.at FROM follow f WHERE f.community = ?1 AND f.member = ?2 AND f.post = r.id)';
/**
 * The latest replies of others below what one follows, `r`, and below what it was merged into since then, each side of the index by
 * itself, as where they are found.
 */
const NEWS = [['r.id', `coalesce(${FOLLOWED_AT}, r.merged_at)`], ['r.merged_into', `max(coalesce(${FOLLOWED_AT}, 0), r.merged_at)`]].flatMap(([post, since]) => ['= 0', '> 0'].map((votes) => `SELECT * FROM (SELECT c.at, c.author, substr(c.body, 1, ${LIMITS.excerpt}) AS body FROM post c INDEXED BY post_replies
    WHERE c.community = ?1 AND c.parent = ${post} AND c.removed_at IS NULL AND c.votes ${votes} AND c.at > max(${SINCE}, ${since}) AND c.author IS NOT ?2 ORDER BY c.at DESC LIMIT ${LIMITS.page})`)).join(' UNION ALL ');

/** Whether the board keeps to itself who is for its ideas. */
const CONFIDENTIAL = "EXISTS (SELECT 1 FROM board b WHERE b.community = ?1 AND b.id = r.board AND b.definition ->> '$.voting.names' = 'confidential')";

const DETAIL = `CASE l.kind
  WHEN 'status' THEN (SELECT json_object('status', c.status, 'stage', (SELECT json(s.value -> '$.name') FROM board b, json_each(b.definition, '$.stages') s WHERE b.community = ?1 AND b.id = o.board AND s.value ->> '$.id' = c.stage), 'note', c.note, 'returned', CASE WHEN c.status IN ('done', 'declined') THEN ${returned('l.object')} ELSE 0 END)
    FROM status_change c WHERE c.community = ?1 AND c.post = l.object AND c.version = CAST(l.ref AS INTEGER))
  WHEN 'merge' THEN json_object('merged', r.title, 'returned', ${returned('l.ref')})
  WHEN 'support' THEN CASE WHEN r.votes <= ${COUNTED_VOTES} THEN (SELECT json_object('count', count(*), 'people', json_group_array(json_object('id', CAST(m.id AS TEXT), 'name', m.name, 'team', m.team) ORDER BY v.at DESC) FILTER (WHERE ${namedMember('m')} AND NOT ${CONFIDENTIAL}))
    FROM vote v JOIN member m ON m.id = v.member WHERE v.community = ?1 AND v.subject = l.ref AND v.value = 1 AND v.at > CASE WHEN l.at > l.seen THEN l.seen ELSE 0 END) ELSE json_object('count', r.votes) END
  WHEN 'follow' THEN (SELECT json_object('count', count(*), 'people', json_group_array(json_object('id', CAST(m.id AS TEXT), 'name', m.name, 'team', m.team, 'named', ${namedMember('m')}) ORDER BY n.at DESC), 'excerpt', json_group_array(n.body ORDER BY n.at DESC) ->> 0)
    FROM (${NEWS}) n LEFT JOIN member m ON m.id = n.author)
  WHEN 'badge' THEN (SELECT json_object(${BADGE}, 'reason', a.reason) FROM badge b JOIN award a ON a.community = ?1 AND a.member = ?2 AND a.badge = b.id AND a.cause = l.ref WHERE b.community = ?1 AND b.id = l.object)
  WHEN 'revoked' THEN (SELECT json_object(${BADGE}, 'reason', a.revoked_reason) FROM badge b JOIN award a ON a.community = ?1 AND a.member = ?2 AND a.badge = b.id AND a.cause = l.ref WHERE b.community = ?1 AND b.id = l.object)
  WHEN 'points' THEN (SELECT json_object('count', count(*), 'decision', v.decision, 'reason', v.reason, 'rule', (SELECT u.definition -> '$.name' FROM rule u WHERE u.community = ?1 AND u.id = l.object ORDER BY u.version DESC LIMIT 1))
    FROM verdict v WHERE v.community = ?1 AND v.member = ?2 AND v.rule = l.object AND v.day = substr(l.ref, 1, 10) AND v.actor = CAST(substr(l.ref, 12) AS INTEGER) AND v.at = l.at HAVING count(*) > 0)
  WHEN 'moderation' THEN json_object('state', CASE WHEN r.held IS NOT NULL THEN 'held' WHEN r.removed_at IS NOT NULL THEN 'removed' ELSE 'published' END, 'reason', r.removed_reason)
  END`;

/** The latest lines up to a place, with what is shown of each. */
export function linesOf(db: Database, member: MemberRow, now: number, before: Place | undefined, most: number): Read<Line[]> {
  return {
    statements: [db.prepare(
      `SELECT l.kind, l.object, l.at, l.ref, l.at > l.seen AS unread, o.kind AS objectKind, o.title, o.board,
         CASE WHEN l.kind NOT IN ('status', 'merge', 'support', 'follow') THEN substr(r.body, 1, ${LIMITS.excerpt}) END AS excerpt,
         l.kind IN ('accepted', 'thanks') AND l.actor IS NULL AND o.author IS NULL AS nameless,
         a.id AS actor, a.name, a.team, ${namedMember('a')} AS named, ${DETAIL} AS detail
       FROM (SELECT l.*, ${READ} AS seen FROM (${lines('?3', '?4', '?6')}) l WHERE (l.at, l.kind || l.object || l.ref) < (?4, ?5) AND ${CHOICE} <> 'off'
         ORDER BY l.at DESC, l.kind || l.object || l.ref DESC LIMIT ?6) l
       LEFT JOIN post o ON o.community = ?1 AND o.id = l.object AND (o.removed_at IS NULL OR o.author = ?2)
       LEFT JOIN post r ON r.community = ?1 AND r.id = l.ref
       LEFT JOIN member a ON a.id = l.actor AND a.community = ?1
       ORDER BY l.at DESC, l.kind || l.object || l.ref DESC`,
    ).bind(member.community, member.id, beginning(member, now), before?.[0] ?? now, before?.[1] ?? '~', most)],
    take: ([rows]) => rows!.results as Line[],
  };
}

/** All up to this moment is read, and what was read of it alone needs no row. */
export function readAll(db: Database, community: number, member: number, until: number): Statement[] {
  return [
    db.prepare(
      `INSERT INTO inbox (community, member, read_until) VALUES (?1, ?2, ?3)
       ON CONFLICT (community, member) DO UPDATE SET read_until = excluded.read_until WHERE read_until < excluded.read_until`,
    ).bind(community, member, until),
    db.prepare('DELETE FROM inbox_read WHERE community = ?1 AND member = ?2 AND until <= ?3').bind(community, member, until),
  ];
}

/** What came of one kind about one thing is read up to this moment; nothing where it was already, or the community has no such thing. */
export function readOneOf(db: Database, community: number, member: number, kind: MessageKind, object: string, until: number): Statement {
  return db.prepare(
    `INSERT INTO inbox_read (community, member, kind, object, until) SELECT ?1, ?2, ?3, ?4, ?5
     WHERE ?5 > ${READ_UNTIL} AND (EXISTS (SELECT 1 FROM post WHERE community = ?1 AND id = ?4) OR EXISTS (SELECT 1 FROM badge WHERE community = ?1 AND id = ?4)
       OR EXISTS (SELECT 1 FROM rule WHERE community = ?1 AND id = ?4))
     ON CONFLICT (community, member, kind, object) DO UPDATE SET until = excluded.until WHERE until < excluded.until`,
  ).bind(community, member, kind, object, until);
}

export function putSettings(db: Database, community: number, member: number, { choices, quiet }: Settings): Statement {
  return db.prepare(
    `INSERT INTO inbox (community, member, choices, quiet_from, quiet_to) VALUES (?1, ?2, ?3, ?4, ?5)
     ON CONFLICT (community, member) DO UPDATE SET choices = excluded.choices, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to
       WHERE (choices, quiet_from, quiet_to) IS NOT (excluded.choices, excluded.quiet_from, excluded.quiet_to)`,
  ).bind(community, member, JSON.stringify(choices), quiet?.from ?? null, quiet?.to ?? null);
}
