import type { Database, Statement } from '../database.ts';

/**
 * Counts the rounds of a community again from their ballots; the triggers add and subtract instead. Of an anonymous round the kinds of
 * ballots are all there is, and stay: only their sum is made anew. Teams are counted when somebody asks.
 */
export function recountRounds(db: Database, community: number): Statement[] {
  return [
    "DELETE FROM ballot_kind WHERE community = ?1 AND round IN (SELECT id FROM round WHERE community = ?1 AND names <> 'anonymous')",
    'DELETE FROM round_tally WHERE community = ?1',
    'DELETE FROM team_tally WHERE community = ?1',
    `INSERT INTO ballot_kind (community, round, question, choice, n)
     SELECT b.community, b.round, q.key, q.value, count(*) FROM ballot b, json_each(b.choices) q WHERE b.community = ?1 GROUP BY b.round, q.key, q.value`,
    `INSERT INTO round_tally (community, round, voters, counted, tally)
     SELECT ?1, v.round, v.voters, v.counted, CASE r.summed WHEN '[]' THEN jsonb('{}') ELSE
       (SELECT jsonb_group_object(key, n) FROM (SELECT key, sum(n) AS n FROM kind_number k WHERE k.community = ?1 AND k.round = v.round GROUP BY key)) END
     FROM round_voters v JOIN round r ON r.community = ?1 AND r.id = v.round WHERE v.community = ?1`,
  ].map((sql) => db.prepare(sql).bind(community));
}

/** Counts a closed round by team. Once for each version of it: while it is closed its ballots stay as they are. */
export function countTeams(db: Database, community: number, round: string, version: number): Statement[] {
  return [
    db.prepare('DELETE FROM team_tally WHERE community = ?1 AND round = ?2').bind(community, round),
    db.prepare(
      `INSERT INTO team_tally (community, round, team, version, counted, tally)
       SELECT ?1, ?2, t.team, ?3, t.counted, n.tally
       FROM (SELECT team, count(*) AS counted FROM ballot WHERE community = ?1 AND round = ?2 AND value = 1 GROUP BY team) t
       JOIN (SELECT team, jsonb_group_object(key, n) AS tally FROM (
         SELECT team, key, sum(n) AS n FROM ballot_number WHERE community = ?1 AND round = ?2 GROUP BY team, key) GROUP BY team) n ON n.team = t.team`,
    ).bind(community, round, version),
  ];
}
