import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '@cocarde/worker/app.ts';
import { signSession } from '@cocarde/worker/identity/session-token.ts';
import { MeteredD1, type Rows } from './meter.ts';
import { OPERATIONS } from './operations.ts';
import { seed } from './seed.ts';

const SECRET = 'cm93cy1uZWVkLWEtc2VjcmV0LW9mLTMyLWJ5dGVzISE';

/** Rows that each operation reads and writes in a community of so many members, by its name. */
export async function measure(members: number): Promise<Map<string, Rows>> {
  const folder = mkdtempSync(join(tmpdir(), 'cocarde-seed-'));
  const file = join(folder, 'seed.db');
  const now = Date.now();
  const cast = await seed(file, members, now, SECRET);
  const db = await MeteredD1.open(file);
  rmSync(folder, { recursive: true });
  const app = createApp();

  try {
    const rows = new Map<string, Rows>();
    for (const { name, as, method, path, body } of OPERATIONS) {
      const session = as && (await signSession(SECRET, cast[as], Date.now())).session;
      const sent = body && JSON.stringify(await body(cast));
      db.take();
      const response = await app.fetch(new Request(`https://cocarde.example/v1/c/${cast.community.slug}${path(cast)}`, {
        method,
        headers: { ...(session ? { authorization: `Bearer ${session}` } : {}), ...(sent ? { 'content-type': 'application/json' } : {}) },
        ...(sent ? { body: sent } : {}),
      }), { DB: db, COCARDE_SECRET: SECRET });
      if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
      rows.set(name, db.take());
    }
    return rows;
  } finally {
    await db.close();
  }
}
