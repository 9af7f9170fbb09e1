import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '@cocarde/worker/app.ts';
import type { Database } from '@cocarde/worker/database.ts';
import { signSession } from '@cocarde/worker/identity/session-token.ts';
import { MeteredD1, type Rows } from './meter.ts';
import { OPERATIONS, type Operation } from './operations.ts';
import { seed, type Cast } from './seed.ts';

export const SECRET = 'cm93cy1uZWVkLWEtc2VjcmV0LW9mLTMyLWJ5dGVzISE';

/** Rows that each operation reads and writes in a community of so many members, by its name. */
export async function measure(members: number): Promise<Map<string, Rows>> {
  const folder = mkdtempSync(join(tmpdir(), 'cocarde-seed-'));
  const file = join(folder, 'seed.db');
  const cast = await seed(file, members, Date.now(), SECRET);
  const db = await MeteredD1.open(file);
  rmSync(folder, { recursive: true });
  try {
    const rows = new Map<string, Rows>();
    for (const operation of OPERATIONS) {
      await perform(db, cast, operation, () => db.take());
      rows.set(operation.name, db.take());
    }
    return rows;
  } finally {
    await db.close();
  }
}

/** Does an operation through the API; `ready` is called when all but the request is done. Throws when it is refused. */
export async function perform(db: Database, cast: Cast, { name, as, method, path, body }: Operation, ready = () => {}): Promise<void> {
  const session = as && (await signSession(SECRET, cast[as], Date.now())).session;
  const sent = body && JSON.stringify(await body(cast));
  ready();
  const response = await createApp().fetch(new Request(`https://cocarde.example/v1/c/${cast.community.slug}${path(cast)}`, {
    method,
    headers: { ...(session ? { authorization: `Bearer ${session}` } : {}), ...(sent ? { 'content-type': 'application/json' } : {}) },
    ...(sent ? { body: sent } : {}),
  }), { DB: db, COCARDE_SECRET: SECRET });
  if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
}
