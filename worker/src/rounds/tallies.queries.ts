import type { MemberRef } from '@cocarde/contract/members.ts';
import type { Database, Read } from '../database.ts';
import { memberRef } from '../members/members.queries.ts';
import { namedMember } from '../members/named.ts';
import { NOW, type KindRow } from './rounds.queries.ts';

/** The next ballots of a round in the order of members' numbers, each with the number it gave one option; null where it gave none. */
export function ballotsAbout(
  db: Database, community: number, round: string, { question, option }: { question: string; option: string }, after: number, limit: number,
): Read<{ id: number; member: MemberRef; value: number | null }[]> {
  return {
    statements: [
      db.prepare(
        `SELECT b.member AS id, b.value, m.name, m.team, ${namedMember('m')} AS named
         FROM (SELECT member, choices ->> ?3 AS value FROM ballot WHERE community = ?1 AND round = ?2 AND member > ?4 ORDER BY member LIMIT ?5) b
         JOIN member m ON m.id = b.member ORDER BY b.member`,
      ).bind(community, round, `$."${question}"."${option}"`, after, limit),
    ],
    take: ([rows]) => rows!.results.map(({ id, value, name, team, named }) => ({ id: id as number, value: value as number | null, member: memberRef(id, name, team, named)! })),
  };
}

export interface TeamTally {
  /** '' for voters without one. */
  team: string;
  counted: number;
  /** JSON, as of the whole round. */
  tally: string;
}

export function teamTallies(db: Database, community: number, round: string, version: number): Read<TeamTally[]> {
  return {
    statements: [db.prepare('SELECT team, counted, json(tally) AS tally FROM team_tally WHERE community = ?1 AND round = ?2 AND version = ?3').bind(community, round, version)],
    take: ([rows]) => rows!.results as unknown as TeamTally[],
  };
}

/** Whether the round was open again after a close. */
export function wasReopened(db: Database, community: number, round: string): Read<boolean> {
  return {
    statements: [db.prepare('SELECT reopened FROM round WHERE community = ?1 AND id = ?2').bind(community, round)],
    take: ([rows]) => rows!.results[0]!.reopened === 1,
  };
}

/** The next kinds of ballots by question and choice; once an anonymous round is closed, with what it held back among them. */
export function kindsAfter(db: Database, community: number, round: string, after: readonly [string, string], limit: number): Read<KindRow[]> {
  const held = `SELECT h.question, h.choice, h.n FROM held_kind h WHERE h.community = ?1 AND h.round = ?2 AND (h.question, h.choice) > (?3, ?4)
      AND EXISTS (SELECT 1 FROM round r WHERE r.community = ?1 AND r.id = ?2 AND r.closes_at <= ${NOW})`;
  return {
    statements: [
      db.prepare(
        `SELECT question, choice, sum(n) AS n FROM (
           SELECT * FROM (SELECT question, choice, n FROM ballot_kind WHERE community = ?1 AND round = ?2 AND (question, choice) > (?3, ?4) ORDER BY question, choice LIMIT ?5)
           UNION ALL ${held}) GROUP BY question, choice ORDER BY question, choice LIMIT ?5`,
      ).bind(community, round, ...after, limit),
    ],
    take: ([rows]) => rows!.results as unknown as KindRow[],
  };
}
