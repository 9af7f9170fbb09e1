import type { SuspensionState } from '@cocarde/contract/moderation.ts';
import { audited } from '../audit/audit.queries.ts';
import type { Command } from '../command.ts';
import type { Database, Statement } from '../database.ts';
import { ProblemError } from '../http/problem.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { memberExists } from './exclusion.queries.ts';

/**
 * Suspends a member, for a reason, or ends it with null. Their sessions end at once; what they wrote stays. Nobody suspends
 * themselves or another animateur: that is for who runs the installation. Throws `forbidden` or `not_found`.
 */
export async function setSuspension(command: Command, member: number, reason: string | null): Promise<SuspensionState> {
  requireAnimateur(command);
  const { db, community, member: by, now } = command;
  const [found] = await db.batch([
    memberExists(db, community.id, member),
    setStatus(db, community.id, member, reason === null ? 'active' : 'suspended'),
    audited(db, community.id, { act: reason === null ? 'reinstated' : 'suspended', by: by.id, at: now, member, detail: reason }),
  ]);
  const [row] = found!.results;
  if (!row) throw new ProblemError('not_found');
  if (reason !== null && row.role !== 'member') throw new ProblemError('forbidden');
  return { member: String(member), suspended: reason !== null };
}

function setStatus(db: Database, community: number, member: number, status: 'active' | 'suspended'): Statement {
  return db.prepare(
    `UPDATE member SET status = ?3, session_version = session_version + 1
     WHERE community = ?1 AND id = ?2 AND status <> ?3 AND (?3 = 'active' OR role = 'member')`,
  ).bind(community, member, status);
}
