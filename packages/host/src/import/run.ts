import type { CommunityRow } from '@cocarde/worker/communities/communities.ts';
import { transaction, type SqliteD1 } from '../d1-sqlite.ts';
import { type Changes, noChanges } from './changes.ts';
import { type Checked, checkSources, type Sources } from './check.ts';
import { replay } from './deeds.ts';
import { planPosts } from './plan.ts';
import { Roster } from './roster.ts';
import { knownMembers } from './standing.queries.ts';

export interface ImportRequest {
  db: SqliteD1;
  community: CommunityRow;
  /** Who vouches for these members when they come. */
  issuer: string;
  board: string;
  sources: Sources;
  now: number;
  /** Do everything, tell what it changed, and undo it. */
  dryRun?: boolean;
  /** Import the other rows when some are bad. */
  skipBadRows?: boolean;
}

export interface ImportOutcome {
  checked: Checked;
  /** Null when bad rows kept everything out. */
  changes: Changes | null;
}

/** Imports files in one transaction: all that is good in them, or nothing. */
export async function importFiles(request: ImportRequest): Promise<ImportOutcome> {
  const { db, community, issuer, board, sources, now } = request;
  const known = await knownMembers(db, community.id, issuer);
  const checked = checkSources(sources, { timeZone: community.timeZone, known }, now);
  if (checked.unreadable || (checked.badRows > 0 && !request.skipBadRows)) return { checked, changes: null };

  const changes = noChanges();
  const undo = new Error('dry run');
  try {
    await transaction(db, async () => {
      const roster = new Roster(db, community, issuer);
      await roster.enrolAll(checked.members, now, changes);
      const { deeds } = await planPosts({ db, community, board, roster, now }, checked, changes, (finding) => checked.findings.push(finding));
      await replay(db, community, roster, deeds);
      if (request.dryRun) throw undo;
    });
  } catch (error) {
    if (error !== undo) throw error;
  }
  return { checked, changes };
}
