import type { BadgeDefinition, BadgePreview } from '@cocarde/contract/badges.ts';
import type { CommunityRow } from '../communities/communities.ts';
import type { Database, Read, Value } from '../database.ts';
import { factSource } from '../facts/fact-sources.ts';
import { namedMember } from '../members/named.ts';
import { EARNS, had, type Judgement } from './award.queries.ts';
import { repeatedFact } from './badges.ts';
import { fulfils } from './criteria.queries.ts';

/** Names that are shown. */
const SAMPLE = 10;

/** Who fulfils a definition by the facts that stand, counted or not, and never had the badge for good. */
export function wouldReceive(db: Database, community: CommunityRow, id: string, definition: BadgeDefinition, { today, levels, streaks }: Judgement): Read<Omit<BadgePreview, 'whole'>> {
  const fulfilled = fulfils(definition, 'm.id', { members: () => 'true', counts: 'facts', streaks: '?2', today, levels });
  return preview(db, community, definition.limit, [community.id, JSON.stringify(Object.fromEntries(streaks)), id],
    `SELECT m.id, 1 AS awards FROM member m WHERE m.community = ?1 AND ${EARNS} AND (${fulfilled})
       AND NOT ${had('?3')}`);
}

/** The same of a badge that repeats: for each fact without an award. */
export function wouldRepeat(db: Database, community: CommunityRow, id: string, definition: BadgeDefinition): Read<Omit<BadgePreview, 'whole'>> {
  const { fact, whose } = repeatedFact(definition)!;
  const source = factSource(fact);
  const member = source[whose];
  return preview(db, community, undefined, [community.id, null, id, definition.from ?? '', definition.to ?? '9999'],
    `SELECT m.id, count(*) AS awards FROM (
       SELECT ${member} AS member, ${source.deed} AS deed FROM ${source.from}
       WHERE ${source.community} = ?1 AND ${source.standing[whose]} AND ${source.day} BETWEEN ?4 AND ?5 ${whose === 'author' ? `AND ${source.author} IS NOT ${source.actor}` : ''}) f
     CROSS JOIN member m ON m.community = ?1 AND m.id = f.member AND ${EARNS}
     WHERE NOT EXISTS (SELECT 1 FROM award a WHERE a.community = ?1 AND a.member = m.id AND a.badge = ?3 AND a.cause = f.deed) GROUP BY m.id`);
}

/** ?3 is the badge. */
function preview(db: Database, community: CommunityRow, limit: number | undefined, values: Value[], all: string): Read<Omit<BadgePreview, 'whole'>> {
  const receivers = limit === undefined ? all
    : `${all} ORDER BY m.id LIMIT max(0, ${limit} - coalesce((SELECT holders FROM badge WHERE community = ?1 AND id = ?3), 0))`;
  return {
    statements: [
      db.prepare(`SELECT count(*) AS members, coalesce(sum(awards), 0) AS awards FROM (${receivers})`).bind(...values),
      db.prepare(
        `SELECT n.name FROM (${receivers}) r CROSS JOIN member n ON n.id = r.id AND ${namedMember('n', `'${community.boards.naming}'`)} ORDER BY n.id LIMIT ${SAMPLE}`,
      ).bind(...values),
    ],
    take([counts, names]) {
      const { members, awards } = counts!.results[0] as { members: number; awards: number };
      return { members, awards, sample: names!.results.map((row) => row.name as string) };
    },
  };
}
