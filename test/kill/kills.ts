import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { migrate } from '@cocarde/host/migrate.ts';
import { createCommunity, type CommunityRow } from '@cocarde/worker/communities/communities.ts';
import { proposeIdea } from '@cocarde/worker/ideas/ideas.ts';
import { signSession } from '@cocarde/worker/identity/session-token.ts';
import { checkInvariants } from '@cocarde/worker/invariants/invariants.ts';
import { enrol } from '@cocarde/worker/members/members.ts';
import type { MemberRow } from '@cocarde/worker/members/members.queries.ts';
import { rebuild } from '@cocarde/worker/rebuild/rebuild.ts';
import { derived } from '../model/derived.ts';
import { wish, type Wish } from './requests.ts';

const SERVER = fileURLToPath(new URL('./server.ts', import.meta.url));
const SECRET = 'a2lsbHMtbmVlZC1hLXNlY3JldC1vZi0zMi1ieXRlcyE';
const CLIENTS = 8;

export interface Survived {
  /** Writes that were answered, all of them there after the kill. */
  answered: number;
  /** Writes that were there without having been answered. */
  unanswered: number;
}

interface Scene {
  path: string;
  community: CommunityRow;
  members: MemberRow[];
  ideas: string[];
}

/**
 * Kills a server under load so many times, with `SIGKILL`, and looks after each at what is left: the file is whole,
 * the invariants hold, every answered write is there. At last everything is sent again, twice: what was lost comes,
 * nothing comes a second time, and a rebuild finds nothing to change. Throws what does not hold.
 */
export async function survive(kills: number, say: (line: string) => void = () => {}): Promise<Survived> {
  const folder = mkdtempSync(join(tmpdir(), 'cocarde-kills-'));
  const scene = await setScene(join(folder, 'kills.db'));
  const wishes: Wish[] = [];
  const turns: number[] = scene.members.map(() => 0);
  // The next server warms up while this one works.
  let next = start(scene.path);
  let survived: Survived = { answered: 0, unanswered: 0 };
  try {
    for (let kill = 1; kill <= kills; kill += 1) {
      const server = next;
      next = start(scene.path);
      await writeUntilKilled(server, scene, wishes, turns, 10 + (kill * 37) % 70);
      survived = await inspect(scene, wishes);
      if (kill % 20 === 0) say(`${kill} kills: ${survived.answered} writes answered and there, ${survived.unanswered} more there without an answer`);
    }
    await sendAgain(next, scene, wishes);
    return survived;
  } finally {
    next.kill('SIGKILL');
    rmSync(folder, { recursive: true, maxRetries: 5, retryDelay: 100 });
  }
}

async function setScene(path: string): Promise<Scene> {
  const db = new SqliteD1(path);
  migrate(db);
  const now = Date.now();
  const community = await createCommunity(db, { slug: 'kills', name: 'Kills', timeZone: 'Europe/Paris', now });
  const person = (subject: string) => enrol(db, community, { issuer: 'https://intranet.example', subject, name: subject, team: null, joinedAt: now });
  const author = await person('author');
  const ideas: string[] = [];
  for (let n = 0; n < 10; n += 1) ideas.push((await proposeIdea({ db, community, member: author, now }, 'kill', { title: `Idée ${n}` }, `idea-${n}`)).idea.id);
  const members: MemberRow[] = [];
  for (let n = 0; n < CLIENTS; n += 1) members.push(await person(`member-${n}`));
  db.close();
  return { path, community, members, ideas };
}

function start(path: string): ChildProcess {
  return fork(SERVER, [path, SECRET], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: { ...process.env, NODE_COMPILE_CACHE: join(dirname(path), 'compiled') },
  });
}

/** Lets a warmed-up server open the file; gives how to ask it for something. */
async function open(server: ChildProcess, { community, members }: Scene): Promise<(wanted: Wish) => Promise<void>> {
  server.send('open');
  const [port] = await once(server, 'message') as [number];
  const sessions = await Promise.all(members.map((member) => signSession(SECRET, member, Date.now())));
  return async (wanted) => {
    const { by, method, path, body, headers } = wanted;
    const response = await fetch(`http://127.0.0.1:${port}/v1/c/${community.slug}${path}`, {
      method, body: JSON.stringify(body),
      headers: { ...headers, authorization: `Bearer ${sessions[by]!.session}`, 'content-type': 'application/json' },
    });
    const answer = await response.text();
    assert.ok(response.ok, `${method} ${path}: ${answer}`);
    wanted.answered = true;
  };
}

/** Every client writes without a pause until `enough` were answered; then the server is killed in what it is doing. */
async function writeUntilKilled(server: ChildProcess, scene: Scene, wishes: Wish[], turns: number[], enough: number): Promise<void> {
  const ask = await open(server, scene);
  let answers = 0;
  await Promise.all(scene.members.map(async (member, by) => {
    while (!server.killed) {
      const wanted = await wish(by, member, (turns[by]! += 1), scene.ideas);
      wishes.push(wanted);
      try {
        await ask(wanted);
      } catch (error) {
        if (server.killed) return;
        throw error;
      }
      // A moment later: right after an answer it would always be met at the same place.
      if ((answers += 1) === enough) setTimeout(() => server.kill('SIGKILL'), Math.random() * 8);
    }
  }));
  if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
  assert.equal(server.signalCode, 'SIGKILL');
}

async function inspect(scene: Scene, wishes: readonly Wish[]): Promise<Survived> {
  const db = new SqliteD1(scene.path);
  try {
    assert.deepEqual(db.connection.trusted((sqlite) => sqlite.prepare('PRAGMA integrity_check').all().map((row) => row.integrity_check)), ['ok']);
    await assertSound(db);
    const there = await writesIn(db, scene);
    const answered = rowsOf(wishes.filter((wanted) => wanted.answered));
    assert.deepEqual([...answered].filter((written) => !there.has(written)), [], 'answered writes are gone');
    return { answered: answered.size, unanswered: there.size - answered.size };
  } finally {
    db.close();
  }
}

/** Sends everything again, answered or not, as clients do that were left without an answer; and once more. */
async function sendAgain(server: ChildProcess, scene: Scene, wishes: readonly Wish[]): Promise<void> {
  const ask = await open(server, scene);
  const sendAll = () => Promise.all(scene.members.map(async (_, by) => {
    for (const wanted of wishes) if (wanted.by === by) await ask(wanted);
  }));
  const db = new SqliteD1(scene.path);
  try {
    await sendAll();
    assert.deepEqual(await writesIn(db, scene), rowsOf(wishes));
    await assertSound(db);
    const once = await everything(db);
    await sendAll();
    assert.deepEqual(await everything(db), once);
    const stood = await derived(db);
    server.kill('SIGKILL');
    await rebuild(db, scene.community);
    assert.deepEqual(await derived(db), stood);
  } finally {
    db.close();
  }
}

async function assertSound(db: SqliteD1): Promise<void> {
  assert.deepEqual((await checkInvariants(db)).filter(({ broken }) => broken), []);
}

/** What the clients have written: the ids of posts, and member and subject of votes. */
async function writesIn(db: SqliteD1, { ideas }: Scene): Promise<Set<string>> {
  const rows = await db.prepare(
    "SELECT member || ' ' || subject AS written FROM vote WHERE value = 1 UNION ALL SELECT id FROM post WHERE kind <> 'page'",
  ).raw<[string]>();
  return new Set(rows.map(([written]) => written).filter((written) => !ideas.includes(written)).sort());
}

/** The same for what they wished to write; a wish for what is there already is none of its own. */
function rowsOf(wishes: readonly Wish[]): Set<string> {
  return new Set(wishes.map(({ row }) => row).sort());
}

/** Every row there is, so that one that came twice or changed shows. */
async function everything(db: SqliteD1): Promise<Record<string, string[]>> {
  const tables = await db.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'post_search_%' AND name NOT LIKE 'post_similar_%' AND name NOT LIKE 'member_search_%'").raw<[string]>();
  const rows: Record<string, string[]> = {};
  for (const [name] of tables) rows[name] = (await db.prepare(`SELECT * FROM ${name}`).all()).results.map((row) => JSON.stringify(row)).sort();
  return rows;
}
