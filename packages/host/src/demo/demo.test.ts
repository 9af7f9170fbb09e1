import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { PERSONAS } from '@cocarde/examples/intranet/personas.ts';
import { dayOf, isWorkingDay, weekOf } from '@cocarde/worker/calendar/calendar.ts';
import { loadCommunity } from '@cocarde/worker/communities/communities.ts';
import { trustKeys } from '@cocarde/worker/identity/trust.ts';
import { checkInvariants } from '@cocarde/worker/invariants/invariants.ts';
import { findMember, type MemberRow } from '@cocarde/worker/members/members.queries.ts';
import { ringReport } from '@cocarde/worker/rings/ring-report.ts';
import { rebuild } from '@cocarde/worker/rebuild/rebuild.ts';
import { DEMO, demoPolls, readIntranetKey } from '../demo.ts';
import { COMMENTS } from './comments.ts';
import { newInstallation, SECRET } from './test-demo.ts';

const FRIDAY = '2026-11-20T15:30:00Z';

describe('the demo community', { timeout: 120_000 }, () => {
  const place = newInstallation();
  beforeAll(() => place.create(FRIDAY), 120_000);

  const points = (subject: string, board: string) => place.rows<{ points: number; ahead: number }>(
    `SELECT s.points, (SELECT count(*) FROM score o WHERE o.board = s.board AND o.points > s.points) AS ahead
     FROM score s JOIN member m ON m.id = s.member WHERE m.subject = ?1 AND s.board = ?2`, subject, board,
  );

  test('holds every invariant', async () => {
    expect((await checkInvariants(place.db)).filter(({ broken }) => broken)).toEqual([]);
  });

  test('has the people, ideas and questions of the files and more', async () => {
    const [counts] = await place.rows(`SELECT (SELECT count(*) FROM member) AS members, (SELECT count(*) FROM post WHERE title = '=SOMME(A1:A9)') AS formula,
      (SELECT count(*) FROM post WHERE kind = 'idea' AND board = 'campagnes') AS ideas, (SELECT count(*) FROM post WHERE kind = 'question') AS questions`);
    expect(counts).toMatchObject({ members: 313, formula: 1, ideas: 60, questions: 36 });
  });

  test('shows no line that only tries an import', async () => {
    expect(await place.rows("SELECT title FROM post WHERE removed_at IS NULL AND (title LIKE '=%' OR title LIKE 'Réservé :%')")).toEqual([]);
  });

  test('has a second board with stages, decisions, dots within their budget, and ideas that wait', async () => {
    const [board] = await place.rows<{ definition: string }>("SELECT definition FROM board WHERE id = ?1", DEMO.second);
    const { stages, voting } = JSON.parse(board!.definition);
    const decided = await place.rows<{ stage: string }>('SELECT DISTINCT stage FROM post WHERE board = ?1 AND stage IS NOT NULL ORDER BY stage', DEMO.second);
    expect(decided.map(({ stage }) => stage)).toEqual(stages.map(({ id }: { id: string }) => id).sort());
    expect(await place.rows('SELECT 1 FROM post WHERE board = ?1 AND stage IS NOT NULL AND status_note IS NULL', DEMO.second)).toEqual([]);
    const dots = await place.rows<{ dots: number; most: number }>(
      'SELECT sum(1 + v.extra) AS dots, max(1 + v.extra) AS most FROM vote v JOIN post p ON p.id = v.subject WHERE p.board = ?1 AND v.value = 1 GROUP BY v.member', DEMO.second);
    expect(dots.length).toBeGreaterThan(30);
    expect(Math.max(...dots.map(({ most }) => most))).toBe(voting.perIdea);
    expect(Math.max(...dots.map(({ dots }) => dots))).toBeLessThanOrEqual(voting.budget);
    expect((await place.rows("SELECT 1 FROM post WHERE board = ?1 AND status IN ('new', 'review') AND at < ?2", DEMO.second, Date.parse(FRIDAY) - 20 * 86_400_000)).length).toBeGreaterThan(1);
  });

  test('has a poll that goes on, half voted on, by nobody of the cast', async () => {
    const [id, nameless] = await demoPolls(place.db);
    const [round] = await place.rows('SELECT title, (SELECT count(*) FROM ballot WHERE round = round.id) AS ballots FROM round WHERE id = ?1', id!);
    expect(round).toMatchObject({ title: 'Le prochain atelier de la communauté' });
    expect(round!.ballots).toBeGreaterThan(30);
    expect(await place.rows('SELECT names, (SELECT count(*) FROM ballot WHERE round = round.id) AS linked FROM round WHERE id = ?1', nameless!)).toEqual([{ names: 'anonymous', linked: 0 }]);
    expect(await place.rows('SELECT 1 FROM ballot b JOIN member m ON m.id = b.member WHERE m.subject = ?1', PERSONAS.member.subject)).toEqual([]);
  });

  test('has boards of other kinds, with posts that others support, one of them nobody’s', async () => {
    const posts = await place.rows<{ board: string; preset: string; n: number; nameless: number; votes: number }>(
      `SELECT p.board, b.definition ->> '$.preset' AS preset, count(*) AS n, sum(p.author IS NULL) AS nameless, (SELECT count(*) FROM vote v JOIN post o ON o.id = v.subject WHERE o.board = p.board AND v.value = 1) AS votes
       FROM post p JOIN board b ON b.id = p.board WHERE b.definition ->> '$.preset' IN ('links', 'inspirations', 'lessons') AND p.parent IS NULL GROUP BY p.board ORDER BY p.board`);
    expect(posts.map(({ board, preset, n, nameless }) => [board, preset, n, nameless])).toEqual([['inspirations', 'inspirations', 2, 0], ['lecons', 'lessons', 3, 1], ['veille', 'links', 3, 0]]);
    for (const { votes } of posts) expect(votes).toBeGreaterThan(5);
  });

  test('has experts who agreed to be found, in places, some vouched for, and questions that were answered', async () => {
    const [counts] = await place.rows<{ listed: number; places: number; known: number; vouched: number; persona: number }>(
      `SELECT (SELECT count(*) FROM listing WHERE theme = '') AS listed, (SELECT count(DISTINCT place) FROM listing) AS places, (SELECT count(*) FROM listing WHERE theme <> '' AND level > 0) AS known,
         (SELECT count(*) FROM endorsement) AS vouched, (SELECT count(*) FROM listing l JOIN member m ON m.id = l.member WHERE m.subject = ?1) AS persona`, PERSONAS.member.subject);
    expect(counts!.listed).toBeGreaterThan(10);
    expect(counts!.places).toBeGreaterThan(2);
    expect(counts!.known).toBeGreaterThan(10);
    expect(counts!.vouched).toBeGreaterThan(2);
    expect(counts!.persona).toBe(0);
  });

  test('knows: answers validated by who may, one doubted since, a question closed, one merged, one without a name, points promised, and remarks', async () => {
    const [counts] = await place.rows(
      `SELECT (SELECT count(*) FROM validator v JOIN member m ON m.id = v.member WHERE m.subject = ?1) AS themes, (SELECT count(*) FROM validation WHERE value = 1) AS validated,
         (SELECT count(*) FROM doubt WHERE settled_at IS NULL) AS doubted, (SELECT count(*) FROM post WHERE kind = 'question' AND closed_at IS NOT NULL) AS closed,
         (SELECT count(*) FROM post WHERE kind = 'question' AND merged_into IS NOT NULL) AS merged, (SELECT count(*) FROM post WHERE anonymous = 1 AND author IS NULL AND replies = 2) AS nameless,
         (SELECT count(*) FROM bounty b JOIN member m ON m.id = b.asker WHERE m.subject = ?1) AS promised,
         (SELECT count(*) FROM post c JOIN post p ON p.id = c.parent WHERE c.kind = 'comment' AND p.kind IN ('question', 'answer')) AS remarks`, PERSONAS.member.subject);
    expect(counts).toEqual({ themes: 3, validated: 4, doubted: 1, closed: 1, merged: 1, nameless: 1, promised: 2, remarks: 5 });
  });

  test('has facts with their own dates over half a year, none ahead of now', async () => {
    const [span] = await place.rows<{ first: string; last: number; days: number; visits: number }>(
      'SELECT min(day) AS first, max(at) AS last, count(DISTINCT day) AS days, count(*) AS visits FROM visit');
    expect(span!.first < '2026-05-26').toBe(true);
    expect(span!.last).toBeLessThanOrEqual(Date.parse(FRIDAY));
    expect(span!.days).toBeGreaterThan(125);
    expect(await place.rows('SELECT 1 FROM ledger WHERE at > ?1 UNION ALL SELECT 1 FROM post WHERE at > ?1 UNION ALL SELECT 1 FROM award WHERE at > ?1', Date.parse(FRIDAY))).toEqual([]);
  });

  test('works on working days, in working hours', async () => {
    const visits = await place.rows<{ day: string; at: number }>('SELECT day, at FROM visit');
    const share = (some: unknown[]) => some.length / visits.length;
    expect(share(visits.filter(({ day }) => isWorkingDay(day)))).toBeGreaterThan(0.97);
    const hours = visits.map(({ at }) => Number(new Intl.DateTimeFormat('en', { timeZone: DEMO.timeZone, hour: 'numeric', hourCycle: 'h23' }).format(at)));
    expect(share(hours.filter((hour) => hour >= 8 && hour < 19))).toBe(1);
  });

  test('is carried by a few, with a long tail', async () => {
    const visits = (await place.rows<{ n: number }>('SELECT count(*) AS n FROM visit GROUP BY member ORDER BY n DESC')).map(({ n }) => n);
    const total = visits.reduce((sum, n) => sum + n, 0);
    expect(visits.slice(0, 30).reduce((sum, n) => sum + n, 0)).toBeGreaterThan(total / 3);
    expect(visits.filter((n) => n < 5).length).toBeGreaterThan(80);
  });

  test('has a full leaderboard this week, mostly with names', async () => {
    const week = weekOf(dayOf(Date.parse(FRIDAY), DEMO.timeZone));
    const board = await place.rows<{ points: number; appears: string }>(
      'SELECT s.points, m.appears FROM score s JOIN member m ON m.id = s.member WHERE s.board = ?1 AND s.points > 0 ORDER BY s.points DESC', week);
    expect(board.length).toBeGreaterThan(60);
    expect(board[0]!.points).toBeGreaterThan(40);
    const [appears] = await place.rows<{ yes: number; no: number; met: number }>(
      "SELECT sum(appears = 'yes') AS yes, sum(appears = 'no') AS no, count(*) AS met FROM member WHERE id IN (SELECT member FROM visit)");
    expect(appears!.yes / appears!.met).toBeGreaterThan(0.6);
    expect(appears!.yes / appears!.met).toBeLessThan(0.8);
    expect(appears!.no).toBeGreaterThan(5);
  });

  test('talks: comments in many words, answers of many people, notes and badges of the facilitators', async () => {
    const [said] = await place.rows<{ n: number; different: number; twice: number }>(
      "SELECT count(*) AS n, count(DISTINCT body) AS different, count(*) - count(DISTINCT parent || body) AS twice FROM post WHERE kind = 'comment'");
    expect(new Set(COMMENTS).size).toBeGreaterThanOrEqual(40);
    expect(said!.n).toBeGreaterThan(100);
    expect(said!.different).toBeGreaterThanOrEqual(40);
    expect(said!.twice).toBe(0);
    expect((await place.rows('SELECT DISTINCT status_note FROM post WHERE status_note IS NOT NULL')).length).toBeGreaterThan(10);
    expect(await place.rows('SELECT DISTINCT m.subject FROM award a JOIN member m ON m.id = a.given_by')).toEqual([{ subject: PERSONAS.animatrice.subject }]);
    expect((await place.rows("SELECT 1 FROM post q WHERE kind = 'question' AND replies = 0")).length).toBeGreaterThan(0);
  });

  test('discusses: threads with names in them, reactions of many, and who sees to an idea', async () => {
    const threads = await place.rows<{ n: number }>("SELECT count(*) AS n FROM post WHERE kind = 'comment' AND thread IS NOT NULL GROUP BY thread");
    expect(threads.length).toBeGreaterThanOrEqual(3);
    expect(Math.max(...threads.map(({ n }) => n))).toBeGreaterThanOrEqual(2);
    const mentions = await place.rows<{ body: string; name: string }>('SELECT p.body, m.name FROM mention t JOIN post p ON p.id = t.post JOIN member m ON m.id = t.member');
    expect(mentions.length).toBeGreaterThanOrEqual(3);
    for (const { body, name } of mentions) expect(body).toContain(`@${name} `);
    const [reacted] = await place.rows<{ kinds: number; posts: number }>('SELECT count(DISTINCT kind) AS kinds, count(DISTINCT post) AS posts FROM reaction_tally WHERE n > 0');
    expect(reacted!.kinds).toBe(5);
    expect(reacted!.posts).toBeGreaterThanOrEqual(6);
    expect(await place.rows('SELECT DISTINCT m.subject FROM post p JOIN member m ON m.id = p.owner ORDER BY m.subject'))
      .toEqual([PERSONAS.animatrice.subject, PERSONAS.member.subject].sort().map((subject) => ({ subject })));
  });

  test('has a member who agreed to appear, with points this week, badges and a streak', async () => {
    const [member] = await place.rows<{ id: number; name: string; team: string; appears: string }>('SELECT id, name, team, appears FROM member WHERE subject = ?1', PERSONAS.member.subject);
    expect(member).toMatchObject({ name: PERSONAS.member.name, team: PERSONAS.member.team, appears: 'yes' });
    const [all] = await points(PERSONAS.member.subject, 'all');
    const [week] = await points(PERSONAS.member.subject, '2026-W47');
    expect(all!.points).toBeGreaterThan(100);
    expect(week!.points).toBeGreaterThanOrEqual(5);
    expect((await place.rows("SELECT DISTINCT badge FROM award WHERE member = ?1 AND badge IN ('idea-selected', 'best-answer')", member!.id)).length).toBe(2);
    expect((await place.rows("SELECT 1 FROM visit WHERE member = ?1 AND day >= '2026-11-05'", member!.id)).length).toBeGreaterThanOrEqual(12);
    expect(await place.rows('SELECT from_day, to_day FROM pause')).toEqual([{ from_day: '2026-11-02', to_day: '2026-11-03' }]);
    expect(await place.rows('SELECT holidays FROM calendar')).toEqual([{ holidays: 'fr' }]);
  });

  test('has an animatrice who may moderate', async () => {
    expect(await place.rows('SELECT name, team, role FROM member WHERE subject = ?1', PERSONAS.animatrice.subject))
      .toEqual([{ name: PERSONAS.animatrice.name, team: PERSONAS.animatrice.team, role: 'animateur' }]);
  });

  test('has somebody whose comments came too fast and wait for the animatrice', async () => {
    const waiting = await place.rows<{ n: number; minutes: number; day: string }>(
      "SELECT count(*) AS n, (max(at) - min(at)) / 60000 AS minutes, day FROM pending WHERE rule = 'comment' AND member = actor GROUP BY member, day");
    expect(waiting).toEqual([{ n: 3, minutes: 1, day: '2026-11-19' }]);
  });

  test('has an idea that was reported and a comment with a listed word, for the animatrice to look at', async () => {
    expect(await place.rows('SELECT kind, held, (SELECT count(*) FROM report r WHERE r.post = post.id) AS reports FROM post WHERE review_since IS NOT NULL ORDER BY kind'))
      .toEqual([{ kind: 'comment', held: 'words', reports: 0 }, { kind: 'idea', held: null, reports: 2 }]);
    expect(await place.rows('SELECT DISTINCT m.subject FROM post p JOIN member m ON m.id = p.author WHERE p.review_since IS NOT NULL AND m.subject IN (?1, ?2)', PERSONAS.member.subject, PERSONAS.animatrice.subject)).toEqual([]);
  });

  test('has two who support each other more than anybody else does, for the animatrice to look at', async () => {
    const animatrice = (await place.rows<{ id: number }>('SELECT id FROM member WHERE subject = ?1', PERSONAS.animatrice.subject))[0]!.id;
    const now = Date.parse(FRIDAY);
    const community = (await loadCommunity(place.db, DEMO.slug))!;
    const command = { db: place.db, community, member: (await findMember(place.db, community.id, animatrice).first<MemberRow>())!, now, writtenAt: now };
    const rings = [];
    for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
      const report = await ringReport(command, { cursor });
      rings.push(...report.items);
      cursor = report.cursor ?? undefined;
    }
    expect(rings.map(({ members, given }) => [members.length, given.map(({ facts }) => facts)])).toEqual([[2, [5, 5]]]);
    expect(rings[0]!.members.every(({ member }) => member?.name)).toBe(true);
  });

  test('has a newcomer with nothing yet', async () => {
    const [newcomer] = await place.rows<{ id: number }>('SELECT id, name, role, appears, joined_at FROM member WHERE subject = ?1', PERSONAS.newcomer.subject);
    expect(newcomer).toMatchObject({ name: PERSONAS.newcomer.name, role: 'member', appears: 'undecided', joined_at: Date.parse(FRIDAY) });
    for (const table of ['visit', 'vote', 'award', 'score', 'ledger']) expect(await place.rows(`SELECT 1 FROM ${table} WHERE member = ?1`, newcomer!.id)).toEqual([]);
  });

  test('trusts the key that is kept beside the data for its owner alone', async () => {
    const path = join(place.dataDir, 'intranet.json');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const key = await readIntranetKey(place.dataDir);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(key);
    const community = (await loadCommunity(place.db, DEMO.slug))!;
    const [trusted] = await trustKeys(place.db, SECRET, community.id, key.issuer, undefined);
    expect(Buffer.from(trusted!.secret).toString('base64url')).toBe(key.secret);
  });

  test('is what a rebuild derives from its facts', async () => {
    const derived = async () => Promise.all(['score', 'pending', 'award', 'activity WHERE n <> 0', 'tag'].map((table) => place.rows(`SELECT * FROM ${table}`)));
    const before = await derived();
    await rebuild(place.db, (await loadCommunity(place.db, DEMO.slug))!);
    expect(await derived()).toEqual(before);
  });

  test('is left as it is by the next start, even when its key was lost', async () => {
    const before = await place.rows('SELECT (SELECT count(*) FROM ledger) AS lines, (SELECT count(*) FROM post) AS posts, (SELECT count(*) FROM visit) AS visits');
    rmSync(join(place.dataDir, 'intranet.json'));
    await place.create('2026-11-21T09:00:00Z');
    expect(await place.rows('SELECT (SELECT count(*) FROM ledger) AS lines, (SELECT count(*) FROM post) AS posts, (SELECT count(*) FROM visit) AS visits')).toEqual(before);
    const key = await readIntranetKey(place.dataDir);
    const keys = await trustKeys(place.db, SECRET, (await loadCommunity(place.db, DEMO.slug))!.id, key.issuer, undefined);
    expect(keys.map(({ secret }) => Buffer.from(secret).toString('base64url'))).toContain(key.secret);
  });
});

describe('creating the demo community', { timeout: 120_000 }, () => {
  test('leaves nothing when it is interrupted, and begins anew on the next start', async () => {
    const place = newInstallation();
    place.db.connection.trusted((db) => db.exec(`CREATE TEMP TRIGGER power_cut BEFORE INSERT ON award WHEN new.given_by IS NOT NULL
      BEGIN SELECT raise(ABORT, 'power cut'); END`));
    await expect(place.create(FRIDAY)).rejects.toThrow('power cut');
    for (const table of ['community', 'trust', 'member', 'visit', 'post', 'ledger']) expect(await place.rows(`SELECT 1 FROM ${table} LIMIT 1`)).toEqual([]);
    const { secret } = await readIntranetKey(place.dataDir);
    place.db.connection.trusted((db) => db.exec('DROP TRIGGER temp.power_cut'));
    await place.create(FRIDAY);
    expect((await place.rows('SELECT 1 FROM member')).length).toBe(313);
    expect((await readIntranetKey(place.dataDir)).secret).toBe(secret);
  });

  test('fills the week also on a Monday morning, and makes the same of the same day', async () => {
    const first = newInstallation();
    const second = newInstallation();
    const monday = '2026-11-23T07:40:00Z';
    await first.create(monday);
    await second.create(monday);
    const week = await first.rows<{ n: number }>("SELECT count(*) AS n FROM score WHERE board = '2026-W48' AND points > 0");
    expect(week[0]!.n).toBeGreaterThan(25);
    const lines = 'SELECT day, at, cause, rule, points FROM ledger ORDER BY member, day, at, cause, rule';
    expect(await second.rows(lines)).toEqual(await first.rows(lines));
    expect((await checkInvariants(first.db)).filter(({ broken }) => broken)).toEqual([]);
  });
});
