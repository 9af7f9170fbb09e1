import type { Database, Statement } from '../database.ts';

/**
 * Counts the rounds of a community again from their ballots; the triggers add and subtract instead. Of an anonymous round the kinds of
 * ballots are all there is, and stay: only their sum is made anew.
 */
export function recountRounds(db: Database, community: number): Statement[] {
  return [
    `DELETE FROM ballot_kind WHERE community = ?1 AND round IN (SELECT id FROM round WHERE community = ?1 AND names <> 'anonymous')`,
    'DELETE FROM round_tally WHERE community = ?1',
    'DELETE FROM team_tally WHERE community = ?1',
    `INSERT INTO ballot_kind (community, round, question, choice, n)
     SELECT b.community, b.round, q.key, q.value, count(*) FROM ballot b, json_each(b.choices) q WHERE b.community = ?1 GROUP BY b.round, q.key, q.value`,
    `INSERT INTO round_tally (community, round, voters, counted, tally)
     SELECT ?1, v.round, v.voters, v.counted,
       (SELECT jsonb_group_object(key, n) FROM (SELECT key, sum(n) AS n FROM kind_number k WHERE k.community = ?1 AND k.round = v.round GROUP BY key))
     FROM round_voters v WHERE v.community = ?1`,
    `INSERT INTO team_tally (community, round, team, counted, tally)
     SELECT ?1, t.round, t.team, t.counted,
       (SELECT jsonb_group_object(key, n) FROM (SELECT key, sum(n) AS n FROM ballot_number k WHERE k.community = ?1 AND k.round = t.round AND k.team = t.team GROUP BY key))
     FROM (SELECT round, team, count(*) AS counted FROM ballot WHERE community = ?1 AND value = 1 GROUP BY round, team) t`,
  ].map((sql) => db.prepare(sql).bind(community));
}
