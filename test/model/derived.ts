import type { Database, Row } from '@cocarde/worker/database.ts';

/** Everything that follows from the facts, without the traces of how it came about. */
const DERIVED: Readonly<Record<string, string>> = {
  scores: 'SELECT community, board, member, points FROM score WHERE points <> 0',
  histogram: `SELECT h.community, h.board, h.bucket, h.members, h.at_least, f.key AS within, f.value AS n
    FROM histogram h, json_each(h.fine) f WHERE h.members > 0`,
  ledger: `SELECT community, member, day, at, cause, rule, version, fact, subject, actor, sum(raw) AS raw, sum(points) AS points FROM ledger
    GROUP BY community, member, day, at, cause, rule, version HAVING sum(raw) <> 0 OR sum(points) <> 0`,
  pending: 'SELECT * FROM pending',
  activity: 'SELECT * FROM activity WHERE n > 0',
  tallies: 'SELECT community, id, votes, extra, downs, replies, comments, heat, solved, backed FROM post',
  validated: 'SELECT * FROM validated_answer WHERE validators > 0',
  worth: 'SELECT community, id, worth, answered_at FROM post',
  expertise: 'SELECT * FROM expertise WHERE answers > 0 OR endorsements > 0 OR grants > 0',
  listings: 'SELECT * FROM listing',
  experts: 'SELECT rowid, scope, name FROM expert_search',
  tags: 'SELECT * FROM tag WHERE posts > 0',
  taggedPosts: 'SELECT * FROM post_tag',
  search: 'SELECT scope, post, title, body, tags FROM post_search',
  similar: 'SELECT title, post FROM post_similar',
  objects: 'SELECT * FROM activity_object WHERE n > 0',
  holders: 'SELECT community, id, holders FROM badge',
  repeated: 'SELECT * FROM award_tally',
  awards: 'SELECT * FROM award',
  ended: 'SELECT * FROM award_end WHERE n > 0',
  members: 'SELECT * FROM community_tally',
  ballotKinds: 'SELECT * FROM ballot_kind',
  roundTallies: `SELECT t.community, t.round, t.voters, t.counted, j.key, j.value FROM round_tally t LEFT JOIN json_each(t.tally) j WHERE t.voters > 0`,
};

/** Rows by what they are, in an order of their own. */
export async function derived(db: Database): Promise<Record<string, string[]>> {
  const rows: Record<string, string[]> = {};
  for (const [name, sql] of Object.entries(DERIVED)) {
    rows[name] = (await db.prepare(sql).all<Row>()).results.map((row) => JSON.stringify(row)).sort();
  }
  return rows;
}
