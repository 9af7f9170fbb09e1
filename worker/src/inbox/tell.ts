import type { MessageKind } from '@cocarde/contract/inbox.ts';
import type { Database, Statement } from '../database.ts';

/** Something for one member's inbox that no trigger derives from a fact. */
export interface Telling {
  member: number;
  kind: MessageKind;
  /** Id of the idea or question that it is about. */
  object: string;
  /** Id of the post that it tells of, the object where it is that. */
  ref: string;
  /** Whose doing it is; null for somebody without a name. Nobody is told what they did themselves. */
  actor: number | null;
  at: number;
}

/**
 * Tells members, right behind the statement that makes the fact and in its batch. A repetition within a day tells nothing.
 * `expert`: asked to answer a question (object and ref). `validated`: an answer (ref) of theirs to a question (object).
 * `doubt`: somebody doubts an answer (ref) that they vouched for. `thanks` without a name (`actor` null). In a trigger
 * `INSERT INTO tell (community, member, at, kind, object, ref, actor)` is the same.
 */
export function tell(db: Database, community: number, { member, kind, object, ref, actor, at }: Telling): Statement {
  return db.prepare('INSERT INTO tell (community, member, at, kind, object, ref, actor) SELECT ?1, m.id, ?3, ?4, ?5, ?6, ?7 FROM member m WHERE m.community = ?1 AND m.id = ?2')
    .bind(community, member, at, kind, object, ref, actor);
}
