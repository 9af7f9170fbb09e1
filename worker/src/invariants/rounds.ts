import type { Invariant } from './invariants.ts';

/** SQL that holds a table or alias to the rounds that are looked at: `true`, or a range of `(community, round)`. */
export type Within = (of: string) => string;

/** What is true of the counts of rounds; `what` is their name where a difference is told. */
export function roundCounts(within: Within): (Invariant & { what: 'kinds' | 'tally' | 'voters' })[] {
  return [
    {
      what: 'kinds',
      name: 'The kinds of ballots of a round that knows its voters are those of its ballots',
      sql: `SELECT community, round, question, choice FROM (
            SELECT b.community, b.round, q.key AS question, q.value AS choice, 1 AS n FROM ballot b, json_each(b.choices) q WHERE ${within('b')}
            UNION ALL SELECT k.community, k.round, k.question, k.choice, -k.n FROM ballot_kind k
              JOIN round r ON r.community = k.community AND r.id = k.round AND r.names <> 'anonymous' WHERE ${within('k')})
          GROUP BY community, round, question, choice HAVING sum(n) <> 0`,
    },
    {
      what: 'tally',
      name: 'The tally of a round is what the kinds of its ballots add up to',
      sql: `SELECT community, round, key FROM (
            SELECT k.community, k.round, k.key, k.n FROM kind_number k JOIN round r ON r.community = k.community AND r.id = k.round AND r.summed <> '[]' WHERE ${within('k')}
            UNION ALL SELECT t.community, t.round, j.key, -j.value FROM round_tally t, json_each(t.tally) j WHERE ${within('t')})
          GROUP BY community, round, key HAVING sum(n) <> 0`,
    },
    {
      what: 'voters',
      name: 'Voters of a round are counted once, and all of them counted but those that an anonymous round holds back',
      sql: `SELECT community, round FROM (
            SELECT community, round, voters, counted FROM round_voters v WHERE ${within('v')}
            UNION ALL SELECT community, round, -voters, -counted FROM round_tally t WHERE ${within('t')})
          GROUP BY community, round HAVING sum(voters) <> 0 OR sum(counted) <> 0`,
    },
  ];
}
