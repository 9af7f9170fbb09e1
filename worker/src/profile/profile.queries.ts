import type { BadgeDefinition } from '@cocarde/contract/badges.ts';
import type { Contributions, Profile, ProfilePart, ProfilePoints } from '@cocarde/contract/profile.ts';
import { dayOf, monthOf } from '../calendar/calendar.ts';
import type { CommunityRow } from '../communities/communities.ts';
import { currenciesOf } from '../currencies/currencies.ts';
import type { Database, Read, Row } from '../database.ts';
import { allTimeOf } from '../leaderboard/plan.ts';
import { memberRef } from '../members/members.queries.ts';
import { namedMember } from '../members/named.ts';
import { levelAt } from '../points/levels.ts';
import { COUNTED } from './contributions.ts';
import { toVisibility, VISIBILITY } from './visibility.queries.ts';

const named = ({ boards }: CommunityRow) => namedMember('m', `'${boards.naming}'`);
const METRICS = Object.values(COUNTED).map((metric) => `'${metric}'`).join(', ');

/** My own profile, whatever of it others see. */
export function ownProfile(db: Database, community: CommunityRow, member: number, today: string): Read<Profile | null> {
  return profile(db, community, member, today, { found: 'true', open: () => 'true' }, (row, { badges, contributions, ...rest }) => ({
    ...rest, me: true, badges, contributions, visibility: toVisibility(community, row),
  }));
}

/**
 * What others see of a member; null for whoever they do not find. The conditions stand in every statement, so that nothing of
 * somebody who does not appear is read, and who asks learns no more from the answer than from that to a number that nobody has.
 */
export function publicProfile(db: Database, community: CommunityRow, member: number, reader: number, today: string): Read<Profile | null> {
  const open = (part: ProfilePart) => `m.shows_${part} = 1`;
  return profile(db, community, member, today, { found: named(community), open }, (row, { points, badges, contributions, ...rest }) => ({
    ...rest, me: member === reader,
    points: row.shows_points && (points.total > 0 || points.currencies.length) ? points : null,
    badges: badges.length ? badges : null,
    contributions: Object.values(contributions).some((n) => n > 0) ? contributions : null,
    visibility: null,
  }));
}

interface Whole extends Pick<Profile, 'id' | 'name' | 'team' | 'profile' | 'since'> {
  points: NonNullable<Profile['points']>;
  badges: NonNullable<Profile['badges']>;
  contributions: Contributions;
}

interface Conditions {
  /** SQL about the member `m`. */
  found: string;
  open(part: ProfilePart): string;
}

function profile(db: Database, community: CommunityRow, member: number, today: string, { found, open }: Conditions, shown: (row: Row, whole: Whole) => Profile): Read<Profile | null> {
  const about = (sql: string) => db.prepare(sql).bind(community.id, member);
  const currencies = currenciesOf(community);
  const who = `m.community = ?1 AND m.id = ?2 AND ${found}`;
  return {
    statements: [
      about(`SELECT m.id, m.name, m.team, m.joined_at, ${named(community)} AS named, ${VISIBILITY} FROM member m WHERE ${who}`),
      // In this order, else SQLite walks through everybody with points.
      db.prepare(
        `SELECT s.board, s.points FROM member m CROSS JOIN json_each(?3) k CROSS JOIN score s ON s.community = m.community AND s.board = k.value AND s.member = m.id
         WHERE ${who} AND ${open('points')}`,
      ).bind(community.id, member, JSON.stringify(currencies.map(({ id }) => allTimeOf(id)))),
      // Of a badge that is held many times, one award and how it counts them.
      db.prepare(
        `SELECT b.id, b.definition FROM member m JOIN badge b ON b.community = m.community
         JOIN award a ON a.community = m.community AND a.member = m.id AND a.badge = b.id AND a.cause = (
           SELECT o.cause FROM award o WHERE o.community = m.community AND o.member = m.id AND o.badge = b.id AND o.revoked_at IS NULL AND o.until >= ?3
           ORDER BY o.cause LIMIT 1)
         LEFT JOIN award_tally t ON t.community = m.community AND t.member = m.id AND t.badge = b.id AND t.times > 0
         WHERE ${who} AND ${open('badges')} ORDER BY coalesce(t.last_at, a.at) DESC, b.position`,
      ).bind(community.id, member, today),
      about(
        `SELECT c.metric, sum(c.n) AS n FROM member m JOIN activity c ON c.community = m.community AND c.member = m.id AND c.metric IN (${METRICS})
         WHERE ${who} AND ${open('contributions')} GROUP BY c.metric`,
      ),
    ],
    take([rows, scores, badges, counts]) {
      const row = rows!.results[0];
      if (!row) return null;
      const totals = new Map(scores!.results.map(({ board, points }) => [board, points as number]));
      const [{ total, level }, ...further] = currencies.map(({ id, unit, one, levels }) => {
        const total = totals.get(allTimeOf(id)) ?? 0;
        return { id, unit, one, total, level: levelAt(levels, total) };
      }) as [ProfilePoints['currencies'][number], ...ProfilePoints['currencies']];
      const counted = new Map(counts!.results.map(({ metric, n }) => [metric, n as number]));
      return shown(row, {
        ...memberRef(row.id, row.name, row.team, row.named)!,
        since: monthOf(dayOf(row.joined_at as number, community.timeZone)),
        points: { total, level, currencies: further.filter((currency) => currency.total > 0) },
        badges: badges!.results.map(({ id, definition }) => {
          const { name, art } = JSON.parse(definition as string) as BadgeDefinition;
          return { id: id as string, name, art };
        }),
        contributions: Object.fromEntries(Object.entries(COUNTED).map(([figure, metric]) => [figure, counted.get(metric) ?? 0])) as unknown as Contributions,
      });
    },
  };
}
