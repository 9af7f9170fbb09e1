import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Badge, BadgeCriterion, BadgeDefinition, BadgeHolder, Badges, BadgeState } from '@cocarde/contract/badges.ts';
import { createKey } from '../src/api-keys/api-keys.ts';
import { badgePage } from '../src/badges/badge-page.ts';
import { addDays, dayOf } from '../src/calendar/calendar.ts';
import { readOne } from '../src/database.ts';
import { checkInvariants } from '../src/invariants/invariants.ts';
import { findMember, type MemberRow } from '../src/members/members.queries.ts';
import { rebuild } from '../src/rebuild/rebuild.ts';
import { openCommunity, type TestCommunity, type Voice } from '../../test/support/community.ts';
import { counting } from './counting.ts';
import { installation } from './installation.ts';

const { db } = installation;
const TODAY = dayOf(Date.now(), 'Europe/Paris');
const COURSE = 'lms.course_completed';

let here: TestCommunity;
let animatrice: Voice;
let serial = 0;

beforeAll(async () => {
  here = await openCommunity(installation, 'badges');
  animatrice = await here.member('noemie', { name: 'Noémie Vidal', role: 'animateur' });
  await animatrice.call('PUT', `/facts/${COURSE}`, { name: { fr: 'Formation suivie', en: 'Course completed' }, attributes: {} });
});
/** Whatever a test did, what stands is what a rebuild derives, and nothing is unsound. */
beforeEach(() => async () => {
  const derived = async () => Promise.all(['award', 'award_tally', 'award_end WHERE n > 0', 'activity_object WHERE n > 0', 'badge'].map(async (table) =>
    (await db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2, 3, 4`).all()).results));
  expect((await checkInvariants(db)).filter((check) => check.broken)).toEqual([]);
  const stood = await derived();
  await rebuild(db, here.community);
  expect(await derived()).toEqual(stood);
});

const fresh = (name = 'Membre') => here.member(`m${(serial += 1)}`, { name: `${name} ${serial}` });
const propose = async (by: Voice, board = 'b') => (await by.call('POST', `/boards/${board}/ideas`, { title: 'Une idée' })).body.idea.id as string;
const comment = (by: Voice, idea: string) => by.call('POST', `/ideas/${idea}/comments`, { body: 'Oui' });
const vote = (by: Voice, subject: string) => by.call('PUT', `/votes/${subject}`, { value: 1 });
const mine = async (of: Voice) => (await of.call<Badges>('GET', '/badges')).body;
const badge = async (of: Voice, id: string): Promise<Badge | undefined> => (await mine(of)).items.find((item) => item.id === id);
const holds = async (of: Voice, id: string) => ((await badge(of, id))?.earnedAt ?? null) !== null;
const definition = (criterion: BadgeCriterion, more: Partial<BadgeDefinition> = {}): BadgeDefinition => ({
  name: { fr: 'Essai', en: 'Trial' }, how: { fr: 'Essayer.', en: 'Try.' }, art: { shape: 'star', colour: 'teal', glyph: 'spark' }, criterion, ...more,
});
const IDEAS = (atLeast: number) => ({ kind: 'count', fact: 'idea_proposed', whose: 'actor', atLeast }) as const;

const draft = (id: string, wish: object) => animatrice.call<BadgeState>('PUT', `/badges/${id}/draft`, wish);
async function carry(id: string): Promise<void> {
  for (let finished = false; !finished;) {
    const page = await animatrice.call('POST', `/badges/${id}/backfill/pages`);
    expect(page.status).toBe(200);
    finished = page.body.finished;
  }
}
async function activate(id: string, criterion: BadgeCriterion, more: Partial<BadgeDefinition> = {}): Promise<string> {
  const saved = await draft(id, definition(criterion, more));
  expect([saved.status, (saved.body as any).errors]).toEqual([200, undefined]);
  expect((await animatrice.call('POST', `/badges/${id}/activation`)).status).toBe(201);
  await carry(id);
  return id;
}
const retire = (id: string) => animatrice.call('PUT', `/badges/${id}/retirement`);
const grant = (id: string, to: Voice, wish: object = { reason: 'Bravo' }) => animatrice.call('PUT', `/badges/${id}/holders/${to.id}`, wish);
const revocation = (id: string, of: Voice) => `/badges/${id}/holders/${of.id}/revocation`;
const holders = async (id: string, query = '') => (await animatrice.call('GET', `/badges/${id}/holders${query}`)).body.items as BadgeHolder[];

describe('a badge', () => {
  it('is shaped by animateurs only', async () => {
    const member = await fresh();
    for (const [method, path, body] of [
      ['GET', '/badges/definitions'], ['PUT', '/badges/x/draft', definition(IDEAS(1))], ['DELETE', '/badges/x/draft'], ['GET', '/badges/x/preview'],
      ['POST', '/badges/x/activation'], ['POST', '/badges/x/backfill/pages'], ['PUT', '/badges/watch/retirement'], ['GET', '/badges/watch/holders'],
      ['PUT', `/badges/watch/holders/${animatrice.id}`, { reason: 'x' }], ['PUT', `/badges/watch/holders/${animatrice.id}/revocation`, { because: 'fraud', reason: 'x' }],
      ['DELETE', `/badges/watch/holders/${animatrice.id}/revocation`],
    ] as [string, string, unknown?][]) {
      expect([method, path, (await member.call(method, path, body)).body.code]).toEqual([method, path, 'forbidden']);
    }
  });

  it('is refused with the place of what is wrong with it, and nothing of it is kept', async () => {
    const good = definition(IDEAS(3));
    for (const [path, wrong] of [
      ['colour', { ...good, colour: 'red' }], ['art.glyph', { ...good, art: { ...good.art, glyph: 'skull' } }], ['how', { ...good, how: {} }],
      ['criterion', { ...good, criterion: { ...IDEAS(0) } }], ['criterion', { ...good, criterion: { kind: 'sql', query: 'DROP' } }], ['criterion', { ...good, criterion: { all: [] } }],
      ['criterion', { ...good, criterion: { all: [{ all: [IDEAS(1)] }] } }], ['criterion', { ...good, criterion: { all: Array(9).fill(IDEAS(1)) } }],
      ['criterion', { ...good, criterion: { any: [{ all: Array(5).fill(IDEAS(1)) }, { all: Array(5).fill(IDEAS(1)) }] } }],
      ['criterion', { ...good, criterion: { ...IDEAS(1), fact: 'lms.unknown' } }], ['criterion', { ...good, criterion: { ...IDEAS(1), fact: "x.y' OR 1" } }],
      ['criterion', { ...good, criterion: { kind: 'count', fact: 'visit', whose: 'author', atLeast: 1 } }],
      ['criterion', { ...good, criterion: { kind: 'objects', fact: 'idea_proposed', whose: 'actor', atLeast: 2 } }],
      ['criterion', { ...good, criterion: { kind: 'points', currency: 'gold', atLeast: 2 } }], ['criterion', { ...good, criterion: { kind: 'level', atLeast: 9 } }],
      ['criterion', { ...good, criterion: { kind: 'badge', badge: 'refused' } }], ['criterion', { ...good, criterion: { kind: 'badge', badge: 'no-such' } }],
      ['criterion', { ...good, criterion: { all: [{ kind: 'manual' }, IDEAS(1)] } }],
      ['repeats', { ...good, repeats: true }], ['limit', { ...definition(IDEAS(1)), repeats: true, limit: 3 }], ['to', { ...good, from: '2026-03-02', to: '2026-03-01' }],
      ['from', { ...good, from: '2026-02-31' }], ['tier.order', { ...good, tier: { group: 'ideas', order: 2, name: { en: 'Silver' } } }],
    ] as const) {
      const answer = await draft('refused', wrong);
      expect([path, answer.status, (answer.body as any).errors.some((error: any) => error.path === path || error.path.startsWith(`${path}.`))]).toEqual([path, 400, true]);
    }
    expect((await draft('Not an id', good)).status).toBe(400);
    expect((await animatrice.call('GET', '/badges/definitions')).body.items.some((item: any) => item.id === 'refused')).toBe(false);
  });

  it('as a draft counts for nothing, tells who would receive it, and is given to just these once it is activated', async () => {
    const people = [await fresh('Ana'), await fresh('Bo'), await fresh('Cy')];
    for (const [i, member] of people.entries()) for (let n = 0; n <= i; n += 1) await propose(member);
    await people[1]!.call('PATCH', '/me', { appears: 'yes' });
    await draft('drafted', definition({ all: [IDEAS(2), { kind: 'days', fact: 'visit', whose: 'actor', atLeast: 1 }] }));
    expect(await badge(people[2]!, 'drafted')).toBeUndefined();
    const preview = await animatrice.call('GET', '/badges/drafted/preview');
    expect(preview.body).toEqual({ members: 2, awards: 2, sample: [expect.stringMatching(/^Bo/)], whole: true });
    expect(await db.prepare("SELECT count(*) AS n FROM award WHERE badge = 'drafted'").first()).toEqual({ n: 0 });
    const activated = await animatrice.call('POST', '/badges/drafted/activation');
    expect(activated).toMatchObject({ status: 201, body: { version: 1, draft: null, holders: 0, backfill: { finished: false } } });
    const { status, body } = await animatrice.call('POST', '/badges/drafted/activation');
    expect({ status, body }).toEqual({ status: activated.status, body: activated.body });
    await carry('drafted');
    expect(await Promise.all(people.map((member) => holds(member, 'drafted')))).toEqual([false, true, true]);
    expect((await animatrice.call('POST', '/badges/drafted/activation')).body).toMatchObject({ version: 1, holders: 2, backfill: null });
    expect((await animatrice.call('POST', '/badges/drafted/backfill/pages')).body.finished).toBe(true);
    expect((await animatrice.call('POST', '/badges/never-drafted/activation')).body.code).toBe('not_found');
    await retire('drafted');
    expect((await animatrice.call('POST', '/badges/drafted/activation')).body.code).toBe('not_found');
  });

  it('counts things that nobody counted before, from the facts of then and of now alike', async () => {
    const [author, reader] = [await fresh(), await fresh()];
    const ideas = [await propose(author), await propose(author), await propose(author)];
    for (const idea of [ideas[0]!, ideas[0]!, ideas[1]!]) await comment(reader, idea);
    await vote(reader, ideas[0]!);
    await draft('read-by', definition({ any: [
      { kind: 'objects', fact: 'comment_written', whose: 'author', atLeast: 3 },
      { all: [{ kind: 'count', fact: 'idea_supported', whose: 'author', atLeast: 2 }, { kind: 'days', fact: 'idea_supported', whose: 'author', atLeast: 1 }] },
    ] }));
    await animatrice.call('POST', '/badges/read-by/activation');
    // Undone before it was counted, and done before the page came.
    await reader.call('DELETE', `/votes/${ideas[0]}`);
    await comment(reader, ideas[1]!);
    await carry('read-by');
    expect((await badge(author, 'read-by'))!).toMatchObject({ earnedAt: null, match: 'any', progress: [
      { kind: 'objects', fact: 'comment_written', whose: 'author', group: 0, now: 2, goal: 3 },
      { kind: 'count', fact: 'idea_supported', group: 1, now: 0, goal: 2 }, { kind: 'days', group: 1, now: 0, goal: 1 },
    ] });
    await comment(reader, ideas[2]!);
    expect(await holds(author, 'read-by')).toBe(true);
    await retire('read-by');
  });

  it('is told in the answer to what completed it, with all that stands on it, in order', async () => {
    const [one, two, three] = [await activate('step-one', IDEAS(1)), 'step-two', 'step-three'];
    await activate(two, { all: [{ kind: 'badge', badge: one }, { kind: 'count', fact: 'vote_cast', whose: 'actor', atLeast: 1 }] });
    await activate(three, { any: [{ kind: 'badge', badge: two }, { kind: 'manual' }] });
    const member = await fresh();
    await vote(member, 'page:before');
    const { earned } = (await member.call('POST', '/boards/b/ideas', { title: 'Tout' })).body;
    expect(earned.badges.map(({ id }: any) => id)).toEqual(expect.arrayContaining([one, two, three]));
    const other = await fresh();
    await grant(three, other);
    expect(await holds(other, three)).toBe(true);
    for (const id of [three, two, one]) await retire(id);
  });

  it('never stands on itself, nor on more than a few others', async () => {
    await activate('ring-a', IDEAS(90));
    await activate('ring-b', { kind: 'badge', badge: 'ring-a' });
    expect((await draft('ring-a', definition({ any: [IDEAS(90), { kind: 'badge', badge: 'ring-b' }] }))).status).toBe(400);
    await activate('ring-c', { kind: 'badge', badge: 'ring-b' });
    await activate('ring-d', { kind: 'badge', badge: 'ring-c' });
    expect((await draft('ring-e', definition({ kind: 'badge', badge: 'ring-d' }))).body).toMatchObject({ errors: [{ path: 'criterion', code: 'too_many' }] });
    for (const id of ['ring-d', 'ring-c', 'ring-b', 'ring-a']) await retire(id);
  });

  it('stays with its holders when it is retired or what completed it is undone, and with nobody else', async () => {
    const [early, late] = [await fresh(), await fresh()];
    await activate('kept', { kind: 'count', fact: 'vote_cast', whose: 'actor', atLeast: 2 });
    for (const subject of ['page:k1', 'page:k2']) await vote(early, subject);
    await early.call('DELETE', '/votes/page:k1');
    expect(await holds(early, 'kept')).toBe(true);
    await retire('kept');
    for (const subject of ['page:k1', 'page:k2', 'page:k3']) await vote(late, subject);
    expect(await badge(early, 'kept')).toMatchObject({ retired: true, earnedAt: expect.any(Number) });
    expect(await badge(late, 'kept')).toBeUndefined();
    expect((await grant('kept', late)).body.code).toBe('not_found');
    expect((await late.call('GET', '/bootstrap?want=points')).body.parts.points.badges.all).toBe((await mine(late)).items.length);
    // Drafted and activated again, it is given again.
    await activate('kept', { kind: 'count', fact: 'vote_cast', whose: 'actor', atLeast: 3 });
    expect(await holds(late, 'kept')).toBe(true);
    await retire('kept');
  });

  it('of points, a level and a streak follows what the others are derived from', async () => {
    const member = await fresh();
    await activate('rich', { all: [{ kind: 'points', atLeast: 150 }, { kind: 'level', atLeast: 2 }] });
    await activate('steady', { kind: 'streak', atLeast: 3 });
    expect((await badge(member, 'rich'))!.progress).toMatchObject([{ kind: 'points', now: 1, goal: 150 }, { kind: 'level', name: { en: 'Contributor' }, now: 1, goal: 100 }]);
    await animatrice.call('POST', `/members/${member.id}/corrections`, { points: 149, reason: 'Atelier' });
    expect(await holds(member, 'rich')).toBe(true);

    await db.prepare('UPDATE member SET joined_at = 0 WHERE id = ?1').bind(member.id).run();
    const working: string[] = [];
    for (let day = addDays(TODAY, -1); working.length < 3; day = addDays(day, -1)) if (![0, 6].includes(new Date(day).getUTCDay())) working.push(day);
    for (const day of working.slice(0, 2)) await animatrice.call('PUT', `/members/${member.id}/repairs/${day}`, { reason: 'Panne' });
    const before = await holds(member, 'steady');
    await animatrice.call('PUT', `/members/${member.id}/repairs/${working[2]}`, { reason: 'Panne' });
    expect([before, await holds(member, 'steady')]).toEqual([![0, 6].includes(new Date(TODAY).getUTCDay()), true]);
    const [preview] = [await animatrice.call('PUT', '/badges/steady-too/draft', definition({ kind: 'streak', atLeast: 3 })), await animatrice.call('GET', '/badges/steady-too/preview')].slice(1);
    expect(preview!.body).toMatchObject({ members: 1, whole: true });
    await animatrice.call('DELETE', '/badges/steady-too/draft');
    for (const id of ['rich', 'steady']) await retire(id);
  });

  it('of a period counts the facts of its days, and what must be reached is reached on one of them', async () => {
    const member = await fresh();
    const [yesterday, tomorrow] = [addDays(TODAY, -1), addDays(TODAY, 1)];
    await propose(member);
    await activate('over', { any: [IDEAS(1), { kind: 'points', atLeast: 1 }] }, { to: yesterday });
    await activate('ahead', { kind: 'points', atLeast: 1 }, { from: tomorrow });
    await activate('now', { all: [IDEAS(1), { kind: 'points', atLeast: 1 }] }, { from: TODAY, to: tomorrow });
    await animatrice.call('POST', `/members/${member.id}/corrections`, { points: 5, reason: 'Atelier' });
    expect(await Promise.all(['over', 'ahead', 'now'].map((id) => holds(member, id)))).toEqual([false, false, true]);
    expect([await badge(member, 'over'), await badge(member, 'ahead')]).toMatchObject([undefined, { from: tomorrow, earnedAt: null }]);
    for (const id of ['over', 'ahead', 'now']) await retire(id);
  });

  it('may be built of everything at once, and is read within a hundred parameters', async () => {
    const leaf = (fact: string, whose: 'actor' | 'author', kind: 'count' | 'days' | 'objects' = 'count') => ({ kind, fact, whose, atLeast: 9_999 }) as const;
    for (let n = 0; n < 25; n += 1) {
      await activate(`wide-${n}`, { any: [
        leaf('vote_cast', 'actor'), leaf('vote_cast', 'actor', 'days'), { all: [leaf('idea_supported', 'author', 'objects'), leaf(COURSE, 'author', 'objects')] },
        { kind: 'points', atLeast: 99_999_999 }, { kind: 'streak', atLeast: 2_000 }, { kind: 'badge', badge: 'watch' }, { kind: 'manual' },
      ] }, { from: '2026-01-01', to: '2036-12-31' });
    }
    const [member, author] = [await fresh(), await fresh()];
    expect((await vote(member, await propose(author))).status).toBe(200);
    await grant('watch', member);
    expect((await mine(member)).earned).toBeGreaterThanOrEqual(27);
    for (let n = 0; n < 25; n += 1) await retire(`wide-${n}`);
  });
});

describe('a badge that repeats', () => {
  const answered = async (by: Voice, asker: Voice) => {
    const question = (await asker.call('POST', '/boards/aide/questions', { title: 'Comment ?' })).body.question.id;
    const answer = (await by.call('POST', `/questions/${question}/answers`, { body: 'Ainsi.' })).body.answer.id;
    const accept = (wanted = true) => asker.call(wanted ? 'PUT' : 'DELETE', `/questions/${question}/accepted`, wanted ? { answer } : undefined);
    await accept();
    return { accept, answer };
  };

  it('is held once for each cause, however often that is undone and done again, by one holder', async () => {
    const [helper, asker] = [await fresh(), await fresh()];
    const { accept } = await answered(helper, asker);
    await answered(helper, asker);
    const before = (await badge(helper, 'best-answer'))!;
    expect(before).toMatchObject({ times: 2, repeats: true, progress: [] });
    for (const wanted of [false, true, false]) await accept(wanted);
    expect(await badge(helper, 'best-answer')).toMatchObject({ times: 2, holders: before.holders });
    expect((await holders('best-answer', '?only=doubtful')).map(({ member, causeStands }) => [member, causeStands])).toEqual([[String(helper.id), false]]);
    await accept();
    expect(await holders('best-answer', '?only=doubtful')).toEqual([]);
  });

  it('is taken back for a cause that is gone by a person only, who says why, and the member is told until they have read it', async () => {
    const [helper, asker] = [await fresh(), await fresh()];
    const [first, second] = [await answered(helper, asker), await answered(helper, asker)];
    const wish = { because: 'cause_gone', reason: 'La réponse a été retirée.', cause: `accepted:${first.answer}` };
    expect((await animatrice.call('PUT', revocation('best-answer', helper), wish)).body.code).toBe('cause_stands');
    await first.accept(false);
    for (let i = 0; i < 2; i += 1) expect((await animatrice.call('PUT', revocation('best-answer', helper), wish)).status).toBe(204);
    expect(await badge(helper, 'best-answer')).toMatchObject({ times: 1 });
    const notice = { id: 'best-answer', because: 'cause_gone', reason: wish.reason, by: { name: 'Noémie Vidal' } };
    expect((await helper.call('GET', '/bootstrap?want=badges')).body.parts.badges.revoked).toMatchObject([notice]);
    for (let i = 0; i < 2; i += 1) expect(await helper.call('PUT', '/me/badges/best-answer/acknowledgement')).toMatchObject({ status: 200, body: { revoked: [] } });
    expect((await mine(helper)).revoked).toEqual([]);
    expect((await holders('best-answer')).find(({ cause }) => cause === wish.cause)).toMatchObject({ revoked: { because: 'cause_gone', by: { name: 'Noémie Vidal' } } });
    // Accepted once more, it is for a person again to say that it counts.
    await first.accept();
    expect((await badge(helper, 'best-answer'))!.times).toBe(1);
    await animatrice.call('DELETE', `${revocation('best-answer', helper)}?cause=${encodeURIComponent(wish.cause)}`);
    expect((await badge(helper, 'best-answer'))!.times).toBe(2);
    await second.accept(false);
  });

  it('is held again by who had all of theirs taken back and receives another', async () => {
    const [helper, asker] = [await fresh(), await fresh()];
    const first = await answered(helper, asker);
    const { holders: before } = (await badge(helper, 'best-answer'))!;
    await animatrice.call('PUT', revocation('best-answer', helper), { because: 'fraud', reason: 'Essai' });
    expect((await badge(helper, 'best-answer'))?.holders ?? before - 1).toBe(before - 1);
    await answered(helper, asker);
    expect(await badge(helper, 'best-answer')).toMatchObject({ times: 1, holders: before });
    await first.accept(false);
  });

  it('of what other systems report is in their answer each time, and in what a preview counts', async () => {
    const member = await fresh();
    const { key } = await createKey(db, here.community.id, { name: 'k', scopes: ['events:write'], expiresAt: Date.now() + 86_400_000, now: Date.now() });
    const send = async (count: number) => {
      const events = Array.from({ length: count }, () => ({ specversion: '1.0', id: crypto.randomUUID(), source: 'lms', type: COURSE, subject: `m${serial}`, data: { object: 'c' } }));
      const response = await installation.fetch(new Request('https://cocarde.example/v1/c/badges/events', {
        method: 'POST', headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' }, body: JSON.stringify(events),
      }));
      return { events, answer: await response.json() as any };
    };
    await send(3);
    await draft('course', definition({ kind: 'count', fact: COURSE, whose: 'actor', atLeast: 1 }, { repeats: true }));
    expect((await animatrice.call('GET', '/badges/course/preview')).body).toMatchObject({ members: 1, awards: 3 });
    await animatrice.call('POST', '/badges/course/activation');
    await carry('course');
    expect((await badge(member, 'course'))!.times).toBe(3);
    const { events, answer } = await send(2);
    expect(answer.results.at(-1).actor.change.badges).toMatchObject([{ id: 'course' }]);
    expect((await badge(member, 'course'))!.times).toBe(5);
    await installation.fetch(new Request(`https://cocarde.example/v1/c/badges/events/lms/${events[0]!.id}`, { method: 'DELETE', headers: { authorization: `Bearer ${key}` } }));
    expect((await badge(member, 'course'))!.times).toBe(5);
    expect(await holders('course', '?only=doubtful')).toHaveLength(1);
    await retire('course');
  });

  it('costs its member the same to look at, however often it is held', async () => {
    const [helper, asker] = [await fresh(), await fresh()];
    const { db: counted, cost } = counting(db);
    const { badgePage } = await import('../src/badges/badge-page.ts');
    const { readOne } = await import('../src/database.ts');
    const page = async () => {
      const before = cost.read;
      const member = (await db.prepare('SELECT id, community, joined_at AS joinedAt FROM member WHERE id = ?1').bind(helper.id).first()) as any;
      await readOne(counted, badgePage({ db: counted, community: here.community, member, now: Date.now() }));
      return cost.read - before;
    };
    await answered(helper, asker);
    const once = await page();
    for (let n = 0; n < 6; n += 1) await answered(helper, asker);
    expect(await page()).toBeLessThanOrEqual(once + 6);
  });
});

describe('a badge given by hand', () => {
  it('of which there are only so many is given to no more, and given back to no more', async () => {
    const [one, two] = [await fresh(), await fresh()];
    await activate('only', { kind: 'manual' }, { limit: 1 });
    expect((await grant('only', one)).status).toBe(204);
    expect((await grant('only', two)).body.code).toBe('badge_closed');
    await animatrice.call('PUT', revocation('only', one), { because: 'fraud', reason: 'Essai' });
    expect((await grant('only', two)).status).toBe(204);
    expect((await animatrice.call('DELETE', revocation('only', one))).body.code).toBe('badge_closed');
    expect([await holds(one, 'only'), await holds(two, 'only')]).toEqual([false, true]);
    await animatrice.call('PUT', revocation('only', two), { because: 'fraud', reason: 'Essai' });
    expect((await animatrice.call('DELETE', revocation('only', one))).status).toBe(204);
    await retire('only');
  });

  it('until a day is earned for good by the facts that it also stands for, before and after that day', async () => {
    const RICH = { kind: 'points', atLeast: 5_000 } as const;
    const reach = (of: Voice) => animatrice.call('POST', `/members/${of.id}/corrections`, { points: 5_000, reason: 'Essai' });
    const [before, after, third] = [await fresh(), await fresh(), await fresh()];
    await activate('either', { any: [{ kind: 'manual' }, RICH] }, { limit: 2 });
    for (const member of [before, after]) expect((await grant('either', member, { reason: 'Essai', until: addDays(TODAY, 1) })).status).toBe(204);
    // As though her days were over.
    await db.prepare("UPDATE award SET until = ?3 WHERE member = ?1 AND badge = ?2").bind(after.id, 'either', addDays(TODAY, -1)).run();
    expect((await badge(after, 'either'))!.progress).toMatchObject([{ kind: 'points', goal: 5_000 }]);
    for (const member of [before, after, third]) await reach(member);
    for (const member of [before, after]) expect(await badge(member, 'either')).toMatchObject({ earnedAt: expect.any(Number), until: null, by: null, reason: null, left: 0 });
    expect(await holds(third, 'either')).toBe(false);
    await retire('either');

    // Revoked, it does not come back by itself.
    const other = await fresh();
    await activate('either-too', { any: [{ kind: 'manual' }, RICH] });
    await grant('either-too', other, { reason: 'Essai', until: addDays(TODAY, 1) });
    await animatrice.call('PUT', `/badges/either-too/holders/${other.id}/revocation`, { because: 'fraud', reason: 'Essai' });
    await reach(other);
    expect(await holds(other, 'either-too')).toBe(false);
    await retire('either-too');
  });

  it('says by whom, why and until when, and is held until then', async () => {
    const member = await fresh();
    await activate('mentor', { kind: 'manual' });
    const until = addDays(TODAY, 30);
    expect((await grant('mentor', member, { reason: 'Accueil', until: addDays(TODAY, -1) })).body).toMatchObject({ code: 'invalid_input', errors: [{ path: 'until' }] });
    for (let i = 0; i < 2; i += 1) expect((await grant('mentor', member, { reason: 'Accueil', until })).status).toBe(204);
    expect(await badge(member, 'mentor')).toMatchObject({ earnedAt: expect.any(Number), reason: 'Accueil', until, by: { name: 'Noémie Vidal' }, holders: 1 });
    await grant('mentor', member, { reason: 'Deux accueils', until: TODAY });
    expect(await badge(member, 'mentor')).toMatchObject({ reason: 'Deux accueils', until: TODAY, holders: 1 });
    await retire('mentor');
  });

  it('that has expired is told as such and counts for nothing, until it is given anew', async () => {
    const member = await fresh();
    await activate('yearly', { kind: 'manual' });
    await activate('on-yearly', { all: [{ kind: 'badge', badge: 'yearly' }, IDEAS(1)] });
    await grant('yearly', member, { reason: 'Cette année', until: addDays(TODAY, 1) });
    await db.prepare("UPDATE award SET until = ?1 WHERE badge = 'yearly'").bind(addDays(TODAY, -1)).run();
    await propose(member);
    expect(await badge(member, 'yearly')).toMatchObject({ earnedAt: null, until: addDays(TODAY, -1), holders: 0, by: null });
    expect([await holds(member, 'on-yearly'), (await mine(member)).items.filter(({ id }) => id === 'yearly').length]).toEqual([false, 1]);
    const points = (await member.call('GET', '/bootstrap?want=points')).body.parts.points.badges;
    expect(points.earned).toBe((await mine(member)).earned);
    await grant('yearly', member, { reason: 'Encore', until: addDays(TODAY, 365) });
    expect([await holds(member, 'yearly'), await holds(member, 'on-yearly')]).toEqual([true, true]);
    for (const id of ['on-yearly', 'yearly']) await retire(id);
  });

  it('tells how many hold it at the same cost however many have held it until their award ended', async () => {
    const member = await fresh();
    const held = await activate('of-the-month', { kind: 'manual' });
    const page = async () => {
      const { db: counted, cost } = counting(db);
      const reader = (await findMember(db, here.community.id, member.id).first<MemberRow>())!;
      const { items } = await readOne(counted, badgePage({ db: counted, community: here.community, member: reader, now: Date.now() }));
      return { holders: items.find(({ id }) => id === held)!.holders, read: cost.read };
    };
    await grant(held, member, { reason: 'Novembre', until: addDays(TODAY, 20) });
    const { read: few } = await page();
    const CROWD = 2_000;
    await db.prepare(
      `WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ${CROWD})
       INSERT INTO member (community, issuer, subject, name, joined_at) SELECT ?1, 'awarded', 'a' || n, 'A', 0 FROM n`,
    ).bind(here.community.id).run();
    // On each of the two thousand days before today somebody's ended.
    await db.prepare(
      `INSERT INTO award (community, member, badge, at, given_by, reason, until)
       SELECT community, id, ?2, 0, ?3, 'Mois', date(?4, '-' || row_number() OVER (ORDER BY id) || ' days') FROM member WHERE community = ?1 AND issuer = 'awarded'`,
    ).bind(here.community.id, held, animatrice.id, TODAY).run();
    const { holders: holding, read: many } = await page();
    console.log(`My badges: ${few} rows read, and ${many} where ${CROWD} awards have ended`);
    expect(holding).toBe(1);
    expect(many - few).toBeLessThan(60);

    const [a, b] = await Promise.all(['a1', 'a2'].map(async (subject) => (await db.prepare("SELECT id FROM member WHERE issuer = 'awarded' AND subject = ?1").bind(subject).first<{ id: number }>())!.id));
    expect((await animatrice.call('PUT', `/badges/${held}/holders/${a}`, { reason: 'Encore', until: TODAY })).status).toBe(204);
    expect((await page()).holders).toBe(2);
    for (const one of [a, b]) expect((await animatrice.call('PUT', `/badges/${held}/holders/${one}/revocation`, { because: 'fraud', reason: 'Non' })).status).toBe(204);
    expect((await page()).holders).toBe(1);
    for (const one of [a, b]) expect((await animatrice.call('DELETE', `/badges/${held}/holders/${one}/revocation`)).status).toBe(204);
    expect((await page()).holders).toBe(2);
    expect((await animatrice.call('PUT', `/badges/${held}/holders/${a}`, { reason: 'Pour toujours' })).status).toBe(204);
    expect((await page()).holders).toBe(2);
    await retire(held);
  });

  it('is not for oneself, for strangers, for other badges, nor once nobody can receive it', async () => {
    const member = await fresh();
    await activate('closed', { kind: 'manual' }, { to: addDays(TODAY, -1) });
    expect((await grant('closed', member)).body.code).toBe('badge_closed');
    expect((await grant('first-vote', member)).body.code).toBe('not_found');
    expect((await grant('no-such', member)).body.code).toBe('not_found');
    expect((await grant('watch', animatrice)).body.code).toBe('forbidden');
    const there = await openCommunity(installation, 'badges-there');
    expect((await grant('watch', await there.member('stranger'))).body.code).toBe('not_found');
    await retire('closed');
  });
});

describe('a revoked badge', () => {
  it('for fraud is gone and does not come back by what is done, until it is restored', async () => {
    const member = await fresh();
    await activate('honest', { kind: 'count', fact: 'vote_cast', whose: 'actor', atLeast: 1 });
    await vote(member, 'page:honest-1');
    const before = (await badge(member, 'honest'))!.holders;
    expect((await animatrice.call('PUT', revocation('honest', member), { because: 'cause_gone', reason: 'x' })).body.code).toBe('cause_stands');
    expect((await animatrice.call('PUT', revocation('honest', member), { because: 'fraud', reason: 'Votes échangés.' })).status).toBe(204);
    const { earned } = (await vote(member, 'page:honest-2')).body;
    expect(earned.badges).toEqual([]);
    await rebuild(db, here.community);
    expect([await badge(member, 'honest'), (await mine(member)).revoked]).toMatchObject([undefined, [{ id: 'honest', because: 'fraud', reason: 'Votes échangés.' }]]);
    expect((await animatrice.call('GET', '/badges/definitions')).body.items.find(({ id }: any) => id === 'honest').holders).toBe(before - 1);
    for (let i = 0; i < 2; i += 1) expect((await animatrice.call('DELETE', revocation('honest', member))).status).toBe(204);
    expect([await holds(member, 'honest'), (await mine(member)).revoked]).toEqual([true, []]);
    await retire('honest');
  });

  it('is not given again by hand, nor revoked by or from oneself, nor where there is none', async () => {
    const member = await fresh();
    await grant('mentoring', member);
    await animatrice.call('PUT', revocation('mentoring', member), { because: 'fraud', reason: 'Erreur de personne.' });
    expect((await grant('mentoring', member)).body.code).toBe('badge_revoked');
    expect((await animatrice.call('PUT', revocation('mentoring', animatrice), { because: 'fraud', reason: 'x' })).body.code).toBe('forbidden');
    const other = await fresh();
    expect((await animatrice.call('PUT', revocation('mentoring', other), { because: 'fraud', reason: 'x' })).body.code).toBe('not_found');
    expect((await animatrice.call('PUT', revocation('mentoring', member), { because: 'mood', reason: 'x' })).status).toBe(400);
    const there = await openCommunity(installation, 'badges-elsewhere');
    const stranger = await there.member('stranger', { role: 'animateur' });
    expect((await stranger.call('PUT', revocation('mentoring', member), { because: 'fraud', reason: 'x' })).body.code).toBe('not_found');
    expect((await stranger.call('DELETE', revocation('mentoring', member))).body.code).toBe('not_found');
    expect((await stranger.call('GET', '/badges/mentoring/holders')).body.items).toEqual([]);
    expect((await mine(member)).revoked).toHaveLength(1);
  });
});

describe('the holders of a badge', () => {
  it('are listed page by page, by name where they agreed to be named or were chosen by name', async () => {
    await activate('listed', IDEAS(1));
    const named = await fresh('Nommée');
    await named.call('PATCH', '/me', { appears: 'yes' });
    await propose(named);
    for (let n = 0; n < 24; n += 1) await propose(await fresh());
    const items: BadgeHolder[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: any = (await animatrice.call('GET', `/badges/listed/holders${cursor ? `?cursor=${cursor}` : ''}`)).body;
      items.push(...page.items);
      cursor = page.cursor;
    }
    expect(new Set(items.map(({ member }) => member)).size).toBe(items.length);
    expect(items.length).toBe((await badge(named, 'listed'))!.holders);
    expect(items.find(({ member }) => member === String(named.id))!.name).toMatch(/^Nommée/);
    expect(items.filter(({ name }) => name !== null).every(({ name }) => !name!.startsWith('Membre'))).toBe(true);
    expect((await animatrice.call('GET', '/badges/listed/holders?cursor=made-up')).status).toBe(400);
    await retire('listed');
  });

  it('are no more than its limit, the first by the order in which they joined where all deserve it already', async () => {
    const people = [await fresh(), await fresh(), await fresh(), await fresh()];
    for (const member of people.toReversed()) await vote(member, 'page:limited-1');
    await draft('first-two', definition({ kind: 'count', fact: 'vote_cast', whose: 'actor', atLeast: 1 }, { limit: 2 }));
    const preview = (await animatrice.call('GET', '/badges/first-two/preview')).body;
    expect(preview.members).toBe(2);
    await activate('first-two', { all: [{ kind: 'count', fact: 'vote_cast', whose: 'actor', atLeast: 2 }] }, { limit: 2 });
    await vote(people[3]!, 'page:limited-2');
    expect((await badge(people[0]!, 'first-two'))?.left ?? 0).toBeLessThanOrEqual(1);
    for (const member of people) await vote(member, 'page:limited-2');
    const held = (await db.prepare("SELECT count(*) AS n FROM award WHERE badge = 'first-two'").first<{ n: number }>())!.n;
    expect(held).toBe(2);
    const without = [];
    for (const member of people) if (!(await badge(member, 'first-two'))) without.push(member);
    expect(without.length).toBeGreaterThan(0);
    await retire('first-two');
    // All of them deserve the next one already: the same two receive it, also where pages are asked for at once.
    await draft('first-joined', definition({ kind: 'count', fact: 'vote_cast', whose: 'actor', atLeast: 1 }, { limit: 2 }));
    await animatrice.call('POST', '/badges/first-joined/activation');
    await db.prepare("UPDATE badge_backfill SET page = 12 WHERE badge = 'first-joined'").run();
    for (let finished = false; !finished;) {
      const pages = await Promise.all([1, 2, 3].map(() => animatrice.call('POST', '/badges/first-joined/backfill/pages')));
      finished = pages.some(({ body }) => body.finished);
    }
    const { results } = await db.prepare("SELECT member FROM award WHERE badge = 'first-joined' ORDER BY member").all();
    const voters = await db.prepare(
      `SELECT DISTINCT a.member FROM activity a JOIN member m ON m.id = a.member AND m.status = 'active'
       WHERE a.community = ?1 AND a.metric = 'vote_cast:actor' AND a.n > 0 AND NOT EXISTS (SELECT 1 FROM exclusion x WHERE x.member = m.id AND x.to_at IS NULL) ORDER BY 1 LIMIT 2`,
    ).bind(here.community.id).all();
    expect(results).toEqual(voters.results);
    await retire('first-joined');
  });
});

describe('a badge that repeats', () => {
  it('within some days is given for the facts of these days only, now and by its back-fill', async () => {
    const member = await fresh();
    const each = { kind: 'count', fact: 'question_asked', whose: 'actor', atLeast: 1 } as const;
    const ask = () => member.call('POST', '/boards/b/questions', { title: 'Quand ?' });
    await ask();
    await activate('later', each, { repeats: true, from: addDays(TODAY, 1) });
    await activate('before', each, { repeats: true, to: addDays(TODAY, -1) });
    await activate('today', each, { repeats: true, from: TODAY, to: TODAY });
    await ask();
    expect([(await badge(member, 'later'))?.times, (await badge(member, 'before'))?.times ?? 0, (await badge(member, 'today'))?.times]).toEqual([0, 0, 2]);
    for (const id of ['later', 'before', 'today']) await retire(id);
  });
});

describe('who takes no part', () => {
  it('receives what they completed meanwhile when they are back', async () => {
    const member = await fresh();
    await activate('back', { kind: 'count', fact: 'comment_written', whose: 'actor', atLeast: 1 });
    await animatrice.call('PUT', `/members/${member.id}/exclusion`, { reason: 'staff' });
    await comment(member, await propose(member));
    expect(await holds(member, 'back')).toBe(false);
    expect((await animatrice.call('DELETE', `/members/${member.id}/exclusion`)).status).toBe(204);
    expect(await holds(member, 'back')).toBe(true);
    await retire('back');
  });
});
