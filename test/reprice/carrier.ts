import { writeSync } from 'node:fs';
import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { createApp } from '@cocarde/worker/app.ts';
import { signSession } from '@cocarde/worker/identity/session-token.ts';
import type { MemberRow } from '@cocarde/worker/members/members.queries.ts';

// Run by carry.ts and killed by it: asks for page after page at an address, as an animateur's browser does, and says how long each took.
const [path, community, address, secret, animateur] = process.argv.slice(2) as [string, string, string, string, string];
const app = createApp();
const database = new SqliteD1(path);
for (let finished = false; !finished;) {
  const { session } = await signSession(secret, JSON.parse(animateur) as MemberRow, Date.now());
  const started = performance.now();
  const response = await app.fetch(new Request(`https://cocarde.example/v1/c/${community}${address}`, {
    method: 'POST', headers: { authorization: `Bearer ${session}` },
  }), { DB: database, COCARDE_SECRET: secret });
  if (!response.ok) throw new Error(await response.text());
  ({ finished } = await response.json() as { finished: boolean });
  writeSync(1, `${performance.now() - started}\n`);
}
