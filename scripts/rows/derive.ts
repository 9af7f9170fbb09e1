import type { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { awardEverybody } from '@cocarde/worker/badges/everybody.ts';
import type { CommunityRow } from '@cocarde/worker/communities/communities.ts';
import { checkInvariants } from '@cocarde/worker/invariants/invariants.ts';
import { rebuild } from '@cocarde/worker/rebuild/rebuild.ts';
import { FILL_HISTOGRAM } from '../ranks/board.ts';
import { Facts } from './facts.ts';

/**
 * Writes facts into a community that has none, in bulk: without triggers, and `rebuild` derives the rest. The invariants
 * then confirm that it is what acting would have left; throws when they do not.
 */
export async function writeFacts<T>(db: SqliteD1, community: CommunityRow, now: number, write: (facts: Facts) => T): Promise<T> {
  const triggers = withoutTriggers(db);
  db.connection.trusted((sqlite) => sqlite.exec('BEGIN'));
  const written = write(new Facts(db, community, now));
  db.connection.trusted((sqlite) => sqlite.exec('COMMIT'));
  await rebuild(db, community, now);
  deriveScores(db);
  await awardEverybody({ db, community, now });
  db.connection.trusted((sqlite) => {
    for (const sql of triggers) sqlite.exec(sql);
  });
  const broken = (await checkInvariants(db)).filter((check) => check.broken);
  if (broken.length) throw new Error(`The database is not sound: ${JSON.stringify(broken)}`);
  db.connection.trusted((sqlite) => sqlite.exec('PRAGMA wal_checkpoint(TRUNCATE)'));
  return written;
}

/** Drops every trigger but those that count tags, holders and repeated badges, which `rebuild` needs; returns how to make them again. */
export function withoutTriggers(db: SqliteD1): string[] {
  return db.connection.trusted((sqlite) => {
    const triggers = sqlite.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name NOT IN ('tag_put', 'award_counted', 'award_repeated')").all() as { name: string; sql: string }[];
    for (const { name } of triggers) sqlite.exec(`DROP TRIGGER ${name}`);
    return triggers.map(({ sql }) => sql);
  });
}

/** What the triggers of the ledger would have made of it, line by line, in a few statements. */
function deriveScores(db: SqliteD1): void {
  db.connection.trusted((sqlite) => sqlite.exec(`
    INSERT INTO score (community, board, member, points)
      SELECT l.community, b.value, l.member, sum(l.points) FROM ledger l, json_each(l.boards) b WHERE l.points <> 0 GROUP BY 1, 2, 3;
    ${FILL_HISTOGRAM};
  `));
}
