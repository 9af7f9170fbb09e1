import type { Database, Statement } from '../database.ts';

/** A repetition finds it there. */
export function putAskerKey(db: Database, community: number, question: string, hash: string): Statement {
  return db.prepare(
    `INSERT INTO asker_key (community, question, hash) SELECT ?1, id, ?3 FROM post WHERE community = ?1 AND id = ?2 AND kind = 'question' AND anonymous = 1
     ON CONFLICT (community, question) DO NOTHING`,
  ).bind(community, question, hash);
}

export function hasAskerKey(db: Database, community: number, question: string, hash: string): Statement {
  return db.prepare('SELECT 1 FROM asker_key WHERE community = ?1 AND question = ?2 AND hash = ?3').bind(community, question, hash);
}

/** Says thanks for an answer that stands, as who asked without a name. */
export function putThanks(db: Database, community: number, answer: string): Statement {
  return db.prepare(
    `INSERT INTO asker_thanks (community, answer) SELECT ?1, p.id FROM post p JOIN post q ON q.community = p.community AND q.id = p.parent AND q.anonymous = 1 AND q.removed_at IS NULL
     WHERE p.community = ?1 AND p.id = ?2 AND p.kind = 'answer' AND p.removed_at IS NULL
     ON CONFLICT (community, answer) DO NOTHING`,
  ).bind(community, answer);
}

export function takeThanks(db: Database, community: number, answer: string): Statement {
  return db.prepare('DELETE FROM asker_thanks WHERE community = ?1 AND answer = ?2').bind(community, answer);
}
