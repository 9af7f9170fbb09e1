import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RuleDefinition, RulePreview } from '@cocarde/contract/rules.ts';
import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { migrate } from '@cocarde/host/migrate.ts';
import { rebuildCommunities } from '@cocarde/host/rebuild.ts';
import { createCommunity, loadCommunity, type CommunityRow } from '@cocarde/worker/communities/communities.ts';
import { checkInvariants } from '@cocarde/worker/invariants/invariants.ts';
import { enrol } from '@cocarde/worker/members/members.ts';
import type { MemberRow } from '@cocarde/worker/members/members.queries.ts';
import { DEFAULT_RULES } from '@cocarde/worker/rules/default-rules.ts';
import { previewRule } from '@cocarde/worker/rules/preview.ts';
import { applyRule, saveDraft } from '@cocarde/worker/rules/rules.ts';
import { writeFacts } from '../../scripts/rows/derive.ts';
import type { Facts } from '../../scripts/rows/facts.ts';
import { carry, type Kills } from './carry.ts';

const SLUG = 'reprice';
const VOTES_A_MEMBER = 20;
const RULE = 'idea-supported';
/** More a vote, a limit to look at all that an author got in a week, and nothing any more for a quarter of the ideas. */
const CHANGED: RuleDefinition = {
  ...DEFAULT_RULES[RULE]!, points: 5, limits: [{ per: 'week', points: 200 }], only: { tags: Array.from({ length: 30 }, (_, n) => `tag-${n}`) },
};

export interface Wanted extends Kills {
  facts: number;
  /** Facts a page; the Worker's own number without. */
  page?: number;
}

export interface Carried {
  /** Those that were answered; a page that was killed after its end is asked for again and finds the next. */
  pages: number;
  /** Ledger lines that the change wrote. */
  lines: number;
  /** Time of the answered pages, and of the longest. */
  seconds: number;
  longest: number;
  rebuilding: number;
  /** Who the preview said would enter the top ten, and did. */
  entered: number;
}

/**
 * Re-prices so many facts, page after page, by a process that is killed so many times with `SIGKILL`, wherever it
 * happens to be. Then the file must be whole and sound, and equal to what an undisturbed rebuild makes of the same
 * facts. Throws what does not hold.
 */
export async function carryKilled(wanted: Wanted, say: (line: string) => void = () => {}): Promise<Carried> {
  const folder = mkdtempSync(join(tmpdir(), 'cocarde-reprice-'));
  const path = join(folder, 'reprice.db');
  try {
    const animateur = await setScene(path, wanted.facts);
    say(`${wanted.facts.toLocaleString('en')} votes written and priced`);
    const { repricing, preview, before } = await change(path, animateur, wanted.page);
    const took = await carry({ path, community: SLUG, address: `/repricings/${repricing}/pages`, animateur }, wanted, say);
    const lines = await inspect(path);
    comparePreview(preview, before, topOf(path));
    say('Whole and sound; now rebuilding a copy');
    const rebuilding = await compareRebuilt(path, join(folder, 'rebuilt.db'));
    return { pages: took.length, lines, seconds: took.reduce((sum, ms) => sum + ms, 0) / 1_000, longest: Math.max(...took) / 1_000, rebuilding, entered: preview.enter.length };
  } finally {
    rmSync(folder, { recursive: true, maxRetries: 5, retryDelay: 100 });
  }
}

async function setScene(path: string, facts: number): Promise<MemberRow> {
  const db = new SqliteD1(path);
  migrate(db);
  const now = Date.now();
  const community = await createCommunity(db, { slug: SLUG, name: SLUG, timeZone: 'Europe/Paris', now });
  const animateur = await enrol(db, community, { issuer: 'https://intranet.example', subject: 'animateur', name: 'Animateur', team: null, role: 'animateur', joinedAt: now });
  await writeFacts(db, community, now, (written) => writeVotes(written, facts / VOTES_A_MEMBER));
  db.close();
  return animateur;
}

/** Each member votes for twenty ideas of the last four weeks. A few authors get most of it, as everywhere: some are a page of their own. */
function writeVotes(facts: Facts, members: number): void {
  const crowd = facts.members(members);
  const ideas = Array.from({ length: members / 5 }, (_, n) => facts.post('idea', crowd[Math.floor(members * (n / (members / 5)) ** 3)]!, n % 28));
  crowd.forEach((member, n) => {
    for (let vote = 0; vote < VOTES_A_MEMBER; vote += 1) facts.vote(ideas[(n * 7 + vote * 13) % ideas.length]!, member, (n + vote) % 28);
  });
}

const command = async (db: SqliteD1, member: MemberRow) => ({ db, community: (await loadCommunity(db, SLUG)) as CommunityRow, member, now: Date.now() });

async function change(path: string, animateur: MemberRow, page?: number): Promise<{ repricing: string; preview: RulePreview; before: Standing[] }> {
  const db = new SqliteD1(path);
  const by = await command(db, animateur);
  await saveDraft(by, RULE, CHANGED);
  const preview = await previewRule(by, RULE, 'all');
  const { repricing } = await applyRule(by, RULE, { from: 'all', change: 'Cinq points' });
  if (page) await db.prepare('UPDATE repricing SET page = ?1').bind(page).run();
  db.close();
  return { repricing: repricing!.id, preview, before: topOf(path) };
}

interface Standing {
  member: number;
  points: number;
}

/** Everybody over all time, highest first. */
function topOf(path: string): Standing[] {
  const db = new DatabaseSync(path, { readOnly: true });
  const standing = db.prepare("SELECT member, points FROM score WHERE board = 'all' AND points > 0 ORDER BY points DESC, member DESC").all() as unknown as Standing[];
  db.close();
  return standing;
}

/** What the preview had said is what came. */
function comparePreview(preview: RulePreview, before: Standing[], after: Standing[]): void {
  const now = new Map(after.map(({ member, points }) => [member, points]));
  const was = new Map(before.map(({ member, points }) => [member, points]));
  const beyond = (standing: Standing[], other: Standing[]) => standing.slice(0, 10).filter(({ member }) => !other.slice(0, 10).some((one) => one.member === member))
    .map(({ member }) => ({ name: null, before: was.get(member) ?? 0, after: now.get(member) ?? 0 }));
  const nameless = (members: RulePreview['enter']) => members.map((member) => ({ ...member, name: null }));
  const sum = (standing: Standing[]) => standing.reduce((total, { points }) => total + points, 0);
  assert.equal(preview.points, sum(after) - sum(before));
  assert.equal(preview.members, new Set([...was.keys(), ...now.keys()].filter((member) => was.get(member) !== now.get(member))).size);
  assert.deepEqual(nameless(preview.enter), beyond(after, before));
  assert.deepEqual(nameless(preview.leave), beyond(before, after));
}

/** Ledger lines of the change. */
async function inspect(path: string): Promise<number> {
  const db = new SqliteD1(path);
  try {
    assert.deepEqual(db.connection.trusted((sqlite) => sqlite.prepare('PRAGMA integrity_check').all().map((row) => row.integrity_check)), ['ok']);
    assert.deepEqual((await checkInvariants(db)).filter(({ broken }) => broken), []);
    const written = await db.prepare('SELECT count(*) AS lines FROM ledger WHERE change IS NOT NULL').first<{ lines: number }>();
    db.connection.trusted((sqlite) => sqlite.exec('PRAGMA wal_checkpoint(TRUNCATE)'));
    return written!.lines;
  } finally {
    db.close();
  }
}

const DERIVED = {
  'ledger sums': `SELECT member, day, at, cause, rule, version, subject, actor, sum(raw) AS raw, sum(points) AS points FROM %.ledger
    GROUP BY member, day, at, cause, rule, version HAVING sum(raw) <> 0 OR sum(points) <> 0`,
  scores: 'SELECT board, member, points FROM %.score WHERE points <> 0',
  histogram: 'SELECT h.board, h.bucket, h.members, f.key, f.value FROM %.histogram h, json_each(h.fine) f WHERE h.members > 0',
  badges: 'SELECT member, badge FROM %.award',
};

/** Seconds that the rebuild of a copy took, which then holds the same rows. */
async function compareRebuilt(path: string, copy: string): Promise<number> {
  copyFileSync(path, copy);
  const rebuilt = new SqliteD1(copy);
  const started = performance.now();
  await rebuildCommunities(rebuilt, SLUG, () => '', () => {});
  const seconds = (performance.now() - started) / 1_000;
  rebuilt.close();
  const both = new DatabaseSync(copy);
  both.exec(`ATTACH '${path}' AS carried`);
  for (const [name, sql] of Object.entries(DERIVED)) {
    const [here, there] = [sql.replaceAll('%', 'main'), sql.replaceAll('%', 'carried')];
    const count = (rows: string) => both.prepare(`SELECT count(*) AS n FROM (${rows})`).get()!.n;
    assert.ok((count(here) as number) > 0, `no ${name}`);
    assert.equal(count(here), count(there), name);
    assert.equal(count(`SELECT * FROM (${here}) EXCEPT SELECT * FROM (${there})`), 0, name);
  }
  both.close();
  return seconds;
}
