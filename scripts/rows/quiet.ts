import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import type { Operation } from './operations.ts';
import { seedTitles, type Titled } from './titles.ts';

const vote = (name: string, method: 'PUT' | 'DELETE', written: number): Operation<Titled> => ({
  name, as: 'animateur', method, path: () => `/votes/${'99'.padStart(20, '0')}`, ...(method === 'PUT' && { body: () => ({ value: 1 }) }),
  // Four: the vote, its idea, and where that stands by trend and by votes. Who asks and what is answered is read besides the
  // vote: docs/decisions/2026-11-28-what-a-vote-costs.md.
  budget: { read: 34, written },
});

/** Votes where nothing is given for them: no points, no badge. In this order: each finds what those before it left. */
export const QUIET: readonly Operation<Titled>[] = [
  vote('vote without points', 'PUT', 4), vote('the same vote without points again', 'PUT', 0), vote('withdraw a vote without points', 'DELETE', 4),
  { ...vote('of another one, what votes', 'PUT', 4), path: () => `/votes/${'98'.padStart(20, '0')}`, counts: 'INSERT INTO vote ', budget: { read: 6, written: 4 } },
];

/** The board of titles, of a community without rules and badges. */
export async function seedQuiet(path: string, ideas: number): Promise<Titled> {
  const scene = await seedTitles(path, ideas);
  const db = new SqliteD1(path);
  await db.batch(['rule', 'badge', 'metric'].map((table) => db.prepare(`DELETE FROM ${table} WHERE community = ?1`).bind(scene.community.id)));
  db.connection.trusted((sqlite) => sqlite.exec('PRAGMA wal_checkpoint(TRUNCATE)'));
  db.close();
  return scene;
}
