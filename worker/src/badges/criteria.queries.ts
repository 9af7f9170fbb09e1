import type { BadgeCondition, BadgeDefinition, Whose } from '@cocarde/contract/badges.ts';
import { MAIN_CURRENCY, type LevelStep } from '@cocarde/contract/currencies.ts';
import { factSource } from '../facts/fact-sources.ts';
import { allTimeOf } from '../leaderboard/plan.ts';
import { groupsOf, metricOf, objectMetricOf } from './badges.ts';

/** Where conditions are read. */
export interface Reading {
  /** SQL condition that holds for the members in question, by the name of a column. */
  members: (column: string) => string;
  /** Counters that are kept, or the facts behind them: right also where nobody has counted yet, and as slow as there are facts. */
  counts: 'counters' | 'facts';
  /** SQL of a JSON object from member to the streak that stands. */
  streaks: string;
  /** The community's day. */
  today: string;
  /** Levels of each currency, by its id. */
  levels: ReadonlyMap<string, readonly LevelStep[]>;
}

/**
 * SQL that is true for the members, in column `member`, who fulfil a badge's criterion; ?1 is the community. A condition is
 * the set of members who fulfil it, read once for a statement and only when the ones before it leave it open. Names of facts
 * and badges come from definitions that were checked and are set into the text: a statement takes a hundred parameters. The
 * plus signs keep a comparison from an index that would lead to everybody else.
 */
export function fulfils(badge: BadgeDefinition, member: string, reading: Reading): string {
  const { match, groups } = groupsOf(badge.criterion);
  const [outer, inner] = match === 'all' ? [' AND ', ' OR '] : [' OR ', ' AND '];
  return groups.map((group) => `(${group.map((condition) => holds(condition, badge, member, reading)).join(inner)})`).join(outer);
}

function holds(condition: BadgeCondition, badge: BadgeDefinition, member: string, reading: Reading): string {
  const { from = '', to = '9999-12-31' } = badge;
  const among = (column: string) => `community = ?1 AND ${reading.members(column)}`;
  const within = (set: string) => `${member} IN (${set})`;
  switch (condition.kind) {
    case 'manual': return 'false';
    case 'count': case 'days': case 'objects': return within(counted(condition, [from, to], reading));
  }
  // Anything else is as it is today.
  if (reading.today < from || reading.today > to) return 'false';
  switch (condition.kind) {
    case 'points': case 'level': {
      const { currency = MAIN_CURRENCY } = condition;
      // A level that the ladder no longer has is out of reach.
      const least = condition.kind === 'points' ? condition.atLeast : reading.levels.get(currency)?.[condition.atLeast - 1]?.from;
      return least === undefined ? 'false' : least <= 0 ? 'true'
        : within(`SELECT member FROM score WHERE ${among('member')} AND board = ${text(allTimeOf(currency))} AND +points >= ${number(least)}`);
    }
    case 'streak': return within(`SELECT CAST(key AS INTEGER) FROM json_each(${reading.streaks}) WHERE value >= ${number(condition.atLeast)}`);
    case 'badge': return within(`SELECT member FROM award WHERE ${among('member')} AND badge = ${text(condition.badge)} AND revoked_at IS NULL AND +until >= ${text(reading.today)}`);
  }
}

type Counted = Extract<BadgeCondition, { whose: Whose }>;

function counted({ kind, fact, whose, atLeast }: Counted, [from, to]: readonly [string, string], reading: Reading): string {
  const days = (column: string) => (from || to < '9999' ? ` AND ${column} BETWEEN ${text(from)} AND ${text(to)}` : '');
  if (reading.counts === 'facts') {
    const source = factSource(fact);
    const member = source[whose];
    const n = { count: 'count(*)', days: `count(DISTINCT ${source.day})`, objects: `count(DISTINCT ${source.subject})` }[kind];
    return `SELECT ${member} FROM ${source.from} WHERE ${source.community} = ?1 AND ${source.standing[whose]} AND ${member} IS NOT NULL
      AND ${reading.members(member)}${whose === 'author' ? ` AND ${source.author} IS NOT ${source.actor}` : ''}${days(source.day)}
      GROUP BY ${member} HAVING ${n} >= ${number(atLeast)}`;
  }
  const table = kind === 'objects' ? 'activity_object' : 'activity';
  const metric = kind === 'objects' ? objectMetricOf(fact, whose) : metricOf(fact, whose);
  const n = { count: 'sum(n)', days: 'sum(n > 0)', objects: 'count(DISTINCT CASE WHEN n > 0 THEN object END)' }[kind];
  return `SELECT member FROM ${table} WHERE community = ?1 AND ${reading.members('member')} AND metric = ${text(metric)}${days('day')}
    GROUP BY member HAVING ${n} >= ${number(atLeast)}`;
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
const number = (value: number): string => String(Math.trunc(value));
