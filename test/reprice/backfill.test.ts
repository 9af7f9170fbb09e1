import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { BadgeDefinition } from '@cocarde/contract/badges.ts';
import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { migrate } from '@cocarde/host/migrate.ts';
import { advanceBackfill } from '@cocarde/worker/badges/backfill.ts';
import { activateBadge, saveDraft } from '@cocarde/worker/badges/definitions.ts';
import { createCommunity, loadCommunity } from '@cocarde/worker/communities/communities.ts';
import { checkInvariants } from '@cocarde/worker/invariants/invariants.ts';
import { enrol } from '@cocarde/worker/members/members.ts';
import { writeFacts } from '../../scripts/rows/derive.ts';
import { carry } from './carry.ts';

const SHOWN = { name: { fr: 'Essai' }, how: { fr: 'Essayer.' }, art: { shape: 'star', colour: 'teal', glyph: 'spark' } } as const;
/** What nothing counted so far, what repeats, and what stands on the first. */
const BADGES: Readonly<Record<string, BadgeDefinition>> = {
  read: { ...SHOWN, criterion: { all: [{ kind: 'objects', fact: 'idea_supported', whose: 'author', atLeast: 2 }, { kind: 'days', fact: 'idea_supported', whose: 'author', atLeast: 3 }] } },
  supported: { ...SHOWN, criterion: { kind: 'count', fact: 'idea_supported', whose: 'author', atLeast: 1 }, repeats: true },
  above: { ...SHOWN, criterion: { all: [{ kind: 'badge', badge: 'read' }, { kind: 'points', atLeast: 40 }] } },
};
const AWARDS = "SELECT member, badge, cause FROM award ORDER BY member, badge, cause";
const COUNTED = "SELECT * FROM activity WHERE n > 0 UNION ALL SELECT community, member, metric || object, day, n FROM activity_object WHERE n > 0 ORDER BY 1, 2, 3, 4";

test('badges reach those who deserve them by a process that is killed again and again, as if nobody had', { timeout: 180_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cocarde-backfill-'));
  const [path, quiet] = [join(folder, 'killed.db'), join(folder, 'quiet.db')];
  try {
    const db = new SqliteD1(path);
    migrate(db);
    const now = Date.now();
    const community = await createCommunity(db, { slug: 'backfill', name: 'Backfill', timeZone: 'Europe/Paris', now });
    const animateur = await enrol(db, community, { issuer: 'i', subject: 'animateur', name: 'Animateur', team: null, role: 'animateur', joinedAt: now });
    await writeFacts(db, community, now, (facts) => {
      const crowd = facts.members(120);
      const ideas = Array.from({ length: 40 }, (_, n) => facts.post('idea', crowd[(n * n) % 50]!, n % 20));
      crowd.forEach((member, n) => { for (let vote = 0; vote < 12; vote += 1) facts.vote(ideas[(n * 7 + vote * 3) % ideas.length]!, member, (n + vote) % 20); });
    });
    const by = { db, community: (await loadCommunity(db, 'backfill'))!, member: animateur, now };
    for (const [id, badge] of Object.entries(BADGES)) {
      await saveDraft(by, id, badge);
      await activateBadge(by, id);
    }
    await db.prepare('UPDATE badge_backfill SET page = 40').run();
    db.connection.trusted((sqlite) => sqlite.exec('PRAGMA wal_checkpoint(TRUNCATE)'));
    db.close();
    copyFileSync(path, quiet);

    const undisturbed = new SqliteD1(quiet);
    for (const id of Object.keys(BADGES)) while (!(await advanceBackfill({ ...by, db: undisturbed }, id)).finished);
    let pages = 0;
    for (const id of Object.keys(BADGES)) {
      // The last one has nothing to count and is a page or two: who kills that finds it done.
      pages += (await carry({ path, community: 'backfill', address: `/badges/${id}/backfill/pages`, animateur }, { kills: id === 'above' ? 0 : 3, apart: 3 })).length;
    }
    const carried = new SqliteD1(path);
    for (const sql of [AWARDS, COUNTED]) {
      const expected = (await undisturbed.prepare(sql).all()).results;
      expect(expected.length).toBeGreaterThan(20);
      expect((await carried.prepare(sql).all()).results).toEqual(expected);
    }
    expect((await checkInvariants(carried)).filter(({ broken }) => broken)).toEqual([]);
    console.log(`6 kills: ${pages} pages answered`);
    undisturbed.close();
    carried.close();
  } finally {
    rmSync(folder, { recursive: true, maxRetries: 5, retryDelay: 100 });
  }
});
