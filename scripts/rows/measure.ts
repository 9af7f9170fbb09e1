import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '@cocarde/worker/app.ts';
import type { CommunityRow } from '@cocarde/worker/communities/communities.ts';
import type { Database } from '@cocarde/worker/database.ts';
import { signSession } from '@cocarde/worker/identity/session-token.ts';
import type { MemberRow } from '@cocarde/worker/members/members.queries.ts';
import { MeteredD1, type Rows } from './meter.ts';
import { CROWD, seedCrowd } from './crowd.ts';
import { EXPERTS, seedExperts } from './experts.ts';
import { INBOXES, seedInboxes } from './inboxes.ts';
import { OPERATIONS, type Operation } from './operations.ts';
import { seed } from './seed.ts';
import { QUESTIONS, seedQuestions } from './questions.ts';
import { QUIET, seedQuiet } from './quiet.ts';
import { seedTitles, TITLES } from './titles.ts';

export const SECRET = 'cm93cy1uZWVkLWEtc2VjcmV0LW9mLTMyLWJ5dGVzISE';

/** Rows that each operation reads and writes, by its name, in a community of so many members with twenty facts each. */
export function measure(members: number): Promise<Map<string, Rows>> {
  return measureOn((file) => seed(file, members, Date.now(), SECRET), OPERATIONS);
}

/** The same of what must not cost more in any crowd; one of its members has so many ledger lines, points are so many times as large. */
export function measureCrowd(members: number, lines = 100_000, times = 1): Promise<Map<string, Rows>> {
  return measureOn((file) => seedCrowd(file, members, lines, times), CROWD);
}

/** The same of what is looked for by its title, on a board of so many ideas. */
export function measureTitles(ideas: number): Promise<Map<string, Rows>> {
  return measureOn((file) => seedTitles(file, ideas), TITLES);
}

/** The same of votes on such a board, in a community that gives nothing for them. */
export function measureQuiet(ideas: number): Promise<Map<string, Rows>> {
  return measureOn((file) => seedQuiet(file, ideas), QUIET);
}

/** The same of inboxes, in a community of so many ideas and five times as many answers. */
export function measureInboxes(ideas: number): Promise<Map<string, Rows>> {
  return measureOn((file) => seedInboxes(file, ideas), INBOXES);
}

/** The same of a board of so many questions, with five times as many answers. */
export function measureQuestions(questions: number): Promise<Map<string, Rows>> {
  return measureOn((file) => seedQuestions(file, questions), QUESTIONS);
}

/** The same of who knows what and what happened, among so many who are listed, with a question each. */
export function measureExperts(members: number): Promise<Map<string, Rows>> {
  return measureOn((file) => seedExperts(file, members), EXPERTS);
}

async function measureOn<S extends Scene>(seeded: (file: string) => Promise<S>, operations: readonly Operation<S>[]): Promise<Map<string, Rows>> {
  const folder = mkdtempSync(join(tmpdir(), 'cocarde-seed-'));
  const file = join(folder, 'seed.db');
  const scene = await seeded(file);
  const db = await MeteredD1.open(file);
  rmSync(folder, { recursive: true });
  try {
    const rows = new Map<string, Rows>();
    for (const operation of operations) {
      await perform(db, scene, operation, () => db.take());
      rows.set(operation.name, db.take(operation.counts));
    }
    return rows;
  } finally {
    await db.close();
  }
}

interface Scene {
  community: CommunityRow;
}

/** Does an operation through the API; `ready` is called when all but the request is done. Throws when it is refused. */
export async function perform<S extends Scene>(db: Database, scene: S, { name, as, key, method, path, body, headers }: Operation<S>, ready = () => {}): Promise<void> {
  const bearer = as ? (await signSession(SECRET, scene[as] as MemberRow, Date.now())).session : key?.(scene);
  const sent = body && JSON.stringify(await body(scene));
  ready();
  const response = await createApp().fetch(new Request(`https://cocarde.example/v1/c/${scene.community.slug}${path(scene)}`, {
    method,
    headers: { ...(bearer ? { authorization: `Bearer ${bearer}` } : {}), ...(sent ? { 'content-type': 'application/json' } : {}), ...headers },
    ...(sent ? { body: sent } : {}),
  }), { DB: db, COCARDE_SECRET: SECRET });
  const answer = await response.text();
  // Events are answered one by one: some may be refused where the request is not.
  if (!response.ok || (answer && JSON.parse(answer).refused)) throw new Error(`${name}: ${response.status} ${answer}`);
}
