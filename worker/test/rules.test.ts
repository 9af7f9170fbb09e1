import { beforeAll, describe, expect, it } from 'vitest';
import { loadCommunity } from '../src/communities/communities.ts';
import { checkInvariants } from '../src/invariants/invariants.ts';
import { rebuild } from '../src/rebuild/rebuild.ts';
import { openCommunity, type TestCommunity, type Voice } from '../../test/support/community.ts';
import { installation } from './installation.ts';

const RULE = { fact: 'idea_proposed', earns: 'actor', currency: 'points', points: 25, name: { fr: 'Idée', en: 'Idea' } };
const { db } = installation;

let here: TestCommunity;
let animatrice: Voice;
let members: Voice[];

beforeAll(async () => {
  here = await openCommunity(installation, 'rules');
  animatrice = await here.member('noemie', { role: 'animateur' });
  members = [];
  for (let i = 0; i < 14; i += 1) members.push(await here.member(`m${i}`));
  for (const [i, member] of members.entries()) {
    for (let n = 0; n <= i % 4; n += 1) await member.call('POST', '/boards/b/ideas', { title: `Idée ${n}` });
  }
});

const total = async (of: Voice) => (await of.call('GET', '/bootstrap?want=points')).body.parts.points.total;
const totals = () => Promise.all(members.map(total));
const draft = (definition: object, id = 'idea-proposed') => animatrice.call('PUT', `/rules/${id}/draft`, definition);
const apply = (from: string, id = 'idea-proposed', change = 'Essai') => animatrice.call('POST', `/rules/${id}/versions`, { from, change });
async function carry(id: string): Promise<void> {
  for (let i = 0; i < 20; i += 1) {
    const answer = await animatrice.call('POST', `/repricings/${id}/pages`);
    expect(answer.status).toBe(200);
    if (answer.body.finished) return;
  }
  throw new Error('never finished');
}
const standing = async () => (await db.prepare(
  `SELECT member, cause, rule, version, sum(raw) AS raw, sum(points) AS points FROM ledger WHERE community = ?1
   GROUP BY member, cause, rule, version HAVING sum(raw) <> 0 ORDER BY member, cause, rule, version`,
).bind(here.community.id).all()).results;
const sound = async () => expect((await checkInvariants(db)).filter((check) => check.broken)).toEqual([]);

describe('rules', () => {
  it('are read and changed by animateurs only', async () => {
    expect((await members[0]!.call('GET', '/rules')).body.code).toBe('forbidden');
    for (const [method, path, body] of [
      ['PUT', '/rules/idea-proposed/draft', RULE], ['DELETE', '/rules/idea-proposed/draft'], ['GET', '/rules/idea-proposed/preview?from=all'],
      ['POST', '/rules/idea-proposed/versions', { from: 'now', change: 'x' }], ['PUT', '/rules/idea-proposed/retirement'], ['POST', '/repricings/x/pages'],
    ] as [string, string, unknown?][]) {
      expect([path, (await members[0]!.call(method, path, body)).body.code]).toEqual([path, 'forbidden']);
    }
    const { items } = (await animatrice.call('GET', '/rules')).body;
    expect(items.map((rule: any) => rule.id)).toContain('vote-cast');
    expect(items.find((rule: any) => rule.id === 'vote-cast').versions[0].definition.limits).toEqual([{ per: 'day', points: 5 }]);
  });

  it('name tags as posts have them, however they are written', async () => {
    expect((await draft({ ...RULE, only: { tags: ['#RSE', ' Vie de  bureau'] } }, 'tagged')).body.draft.only.tags).toEqual(['rse', 'vie de bureau']);
    await animatrice.call('DELETE', '/rules/tagged/draft');
  });

  it('refuse what they do not know, name what is wrong, and keep nothing of it', async () => {
    for (const [path, definition] of [
      ['colour', { ...RULE, colour: 'red' }], ['points', { ...RULE, points: 0 }], ['points', { ...RULE, points: 1.5 }], ['fact', { ...RULE, fact: 'anything' }],
      ['to', { ...RULE, from: '2026-11-22', to: '2026-11-21' }], ['boosts.0.to', { ...RULE, boosts: [{ from: '2026-11-22', to: '2026-11-21', factor: 2 }] }],
      ['boosts.1', { ...RULE, to: '2026-11-30', boosts: [{ from: '2026-11-30', to: '2026-12-02', factor: 2 }, { from: '2026-12-01', to: '2026-12-02', factor: 2 }] }],
      ['earns', { ...RULE, fact: 'visit', earns: 'author' }], ['earns', { ...RULE, earns: 'author' }], ['earns', { ...RULE, fact: 'idea_selected' }],
      ['limits.0', { ...RULE, limits: [{ per: 'day' }] }], ['limits.0', { ...RULE, limits: [{ per: 'day', times: 1, points: 2 }] }], ['limits', { ...RULE, limits: [{ per: 'day', times: 1 }, { per: 'day', points: 2 }] }], ['limits.0.per', { ...RULE, limits: [{ per: 'hour', times: 1 }] }], ['after', { ...RULE, after: ['no-such-rule'] }],
      ['after', { ...RULE, after: ['idea-proposed'] }], ['from', { ...RULE, from: '2026-02-31' }], ['from', { ...RULE, from: 'demain' }], ['name', { ...RULE, name: {} }],
    ] as [string, object][]) {
      const answer = await draft(definition);
      expect([answer.status, answer.body.errors[0].path]).toEqual([400, path]);
    }
    expect((await animatrice.call('GET', '/rules')).body.items.find((rule: any) => rule.id === 'idea-proposed').draft).toBeNull();
  });

  it('are drafts first: a draft changes nothing until it is applied', async () => {
    const before = await totals();
    expect((await draft(RULE)).body.draft).toEqual(RULE);
    expect(await totals()).toEqual(before);
    expect(await animatrice.call('DELETE', '/rules/idea-proposed/draft')).toMatchObject({ status: 200, body: { id: 'idea-proposed', draft: null, versions: [{}] } });
    expect((await apply('now')).body.code).toBe('not_found');
  });

  it('preview what a draft would change, and applying it to all history changes just that', async () => {
    const before = await totals();
    await draft(RULE);
    const preview = (await animatrice.call('GET', '/rules/idea-proposed/preview?from=all')).body;
    expect(await totals()).toEqual(before);
    const { body: { repricing, rule } } = await apply('all', 'idea-proposed', 'Les idées valent 25');
    expect(rule.versions.map((version: any) => version.version)).toEqual([2, 1]);
    expect(await totals()).toEqual(before);
    await carry(repricing.id);
    const after = await totals();
    const moved = after.map((value, i) => value - before[i]!);
    expect(preview).toMatchObject({
      members: moved.filter((delta) => delta !== 0).length, points: moved.reduce((sum, delta) => sum + delta, 0),
      gained: moved.filter((delta) => delta > 0).length, lost: 0,
    });
    expect(preview.members).toBe(14);
    const lines = (await members[1]!.call('GET', '/me/ledger')).body.items;
    expect(lines.filter((line: any) => line.change === 'Les idées valent 25').length).toBe(4);
    await sound();
  });

  it('say who would enter and leave the top ten', async () => {
    await draft({ ...RULE, points: 200, only: { tags: ['rare'] } });
    await members[0]!.call('POST', '/boards/b/ideas', { title: 'Rare', tags: ['rare'] });
    await members[0]!.call('PATCH', '/me', { appears: 'yes' });
    const preview = (await animatrice.call('GET', '/rules/idea-proposed/preview?from=all')).body;
    expect(preview.enter.map((member: any) => member.name)).toContain('m0');
    expect(preview.lost).toBe(13);
    for (const member of [...preview.enter, ...preview.leave]) if (member.name !== null) expect(member.name).toBe('m0');
    const named = async (naming: string) => {
      await db.prepare("UPDATE community SET leaderboards = json_set(leaderboards, '$.naming', ?2) WHERE id = ?1").bind(here.community.id, naming).run();
      const { enter, leave } = (await animatrice.call('GET', '/rules/idea-proposed/preview?from=all')).body;
      return [...enter, ...leave].map((member: any) => member.name);
    };
    expect(new Set(await named('pseudonym'))).toEqual(new Set([null]));
    const undecided = (await named('opt_out')).find((name) => name !== null && name !== 'm0');
    expect(undecided).toMatch(/^m\d+$/);
    await members[Number(undecided.slice(1))]!.call('PATCH', '/me', { appears: 'no' });
    expect(await named('opt_out')).not.toContain(undecided);
    expect(await named('opt_in')).toContain('m0');
    await animatrice.call('DELETE', '/rules/idea-proposed/draft');
  });

  it('come to the same end when a change is carried in pages, broken off, repeated and gone on with', async () => {
    await draft({ ...RULE, points: 7, limits: [{ per: 'ever', times: 2 }] });
    const { body: { repricing } } = await apply('all', 'idea-proposed', 'Deux idées comptent');
    await db.prepare('UPDATE repricing SET page = 3 WHERE community = ?1 AND id = ?2').bind(here.community.id, repricing.id).run();
    const first = (await animatrice.call('POST', `/repricings/${repricing.id}/pages`)).body;
    expect(first.finished).toBe(false);
    // A page ends with the member whose facts fill it: those of the first two are three ideas.
    expect(first.done).toBe(members[1]!.id);
    expect((await animatrice.call('GET', '/rules')).body.repricings).toEqual([first]);
    // As if the answer of a page was lost and two callers went on at once.
    await Promise.all([animatrice.call('POST', `/repricings/${repricing.id}/pages`), animatrice.call('POST', `/repricings/${repricing.id}/pages`)]);
    await carry(repricing.id);
    const carried = await standing();
    await rebuild(db, here.community);
    expect(await standing()).toEqual(carried);
    const limited = (await members[3]!.call('GET', '/me/ledger')).body.items.filter((line: any) => line.rule.version === 3 && line.reason === 'ever');
    expect(limited).toHaveLength(2);
    await sound();
  });

  it('count from now on when asked so, and leave the past as it was', async () => {
    const before = await totals();
    await draft({ ...RULE, points: 50 });
    const { body } = await apply('now');
    expect(body.repricing).toBeNull();
    expect(await totals()).toEqual(before);
    await members[0]!.call('POST', '/boards/b/ideas', { title: 'Après' });
    expect(await total(members[0]!)).toBe(before[0]! + 50);
    await sound();
  });

  it('that are retired give nothing new, and what they gave is still taken back by an undo', async () => {
    const [voter] = members as [Voice];
    await voter.call('PUT', '/votes/page:retired', { value: 1 });
    const before = await total(voter);
    expect((await animatrice.call('PUT', '/rules/vote-cast/retirement')).body.versions[0].validTo).not.toBeNull();
    expect((await voter.call('PUT', '/votes/page:other', { value: 1 })).body.earned?.points ?? 0).toBe(0);
    expect((await voter.call('DELETE', '/votes/page:retired')).body.earned.points).toBe(-1);
    expect(await total(voter)).toBe(before - 1);
    await sound();
  });

  it('wait for another rule when they say so', async () => {
    await draft({ ...RULE, fact: 'comment_written', points: 4, after: ['idea-proposed'] }, 'comment-after-idea');
    await apply('now', 'comment-after-idea');
    const idea = (await members[1]!.call('POST', '/boards/b/ideas', { title: 'À commenter' })).body.idea.id;
    const fresh = await here.member('fresh');
    expect((await fresh.call('POST', `/ideas/${idea}/comments`, { body: 'Bravo' })).body.earned).toMatchObject({ points: 0, capped: true });
    await fresh.call('POST', '/boards/b/ideas', { title: 'La mienne' });
    expect((await fresh.call('POST', `/ideas/${idea}/comments`, { body: 'Encore' })).body.earned.points).toBe(4);
    const refused = (await fresh.call('GET', '/me/ledger')).body.items.find((line: any) => line.fact === 'comment_written' && line.points === 0);
    expect(refused.reason).toBe('prerequisite');
    await sound();
  });

  it('filter by board and tag, and multiply on the days of a boost', async () => {
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(Date.now());
    await draft({ ...RULE, fact: 'question_asked', points: 3, only: { boards: ['aide'], tags: ['mesure'] }, boosts: [{ from: today, to: today, factor: 2.5 }] }, 'question-here');
    await apply('now', 'question-here');
    const ask = async (board: string, tags: string[]) => (await members[2]!.call('POST', `/boards/${board}/questions`, { title: `${board} ${tags}`, tags })).body.earned?.points ?? 0;
    expect([await ask('aide', ['mesure']), await ask('aide', ['live']), await ask('autre', ['mesure'])]).toEqual([8, 0, 0]);
    await sound();
  });
});

describe('a rule about tags and boards', () => {
  let place: TestCommunity;
  let boss: Voice;
  let author: Voice;
  let other: Voice;
  const rule = async (id: string, definition: object) => {
    await boss.call('PUT', `/rules/${id}/draft`, { fact: 'idea_supported', earns: 'author', currency: 'points', points: 10, name: { en: id }, only: { tags: ['rse'] }, ...definition });
    expect((await boss.call('POST', `/rules/${id}/versions`, { from: 'now', change: id })).status).toBe(201);
  };
  const written = async (kind: 'idea' | 'question', tags: string[], on = 'b') => (await author.call('POST', `/boards/${on}/${kind}s`, { title: 'Essai', tags })).body[kind].id as string;
  const retag = async (post: string, tags: string[], by = author) => expect((await by.call('PATCH', `/posts/${post}`, { tags }, { 'if-match': '*' })).status).toBe(200);
  const both = async () => [await total(author), await total(other)];
  /** What that brought the author and the other one. */
  const brings = async (act: () => Promise<unknown>) => {
    const before = await both();
    await act();
    return (await both()).map((points, i) => points - before[i]!);
  };
  const rebuilt = async () => {
    const live = await both();
    await sound();
    await rebuild(db, place.community);
    expect(await both()).toEqual(live);
  };

  beforeAll(async () => {
    place = await openCommunity(installation);
    await db.prepare('DELETE FROM rule WHERE community = ?1').bind(place.community.id).run();
    boss = await place.member('boss', { role: 'animateur' });
    [author, other] = [await place.member('lea'), await place.member('karim')];
    await rule('supported', {});
    await rule('commented', { fact: 'comment_written', earns: 'both', points: 1 });
    await rule('selected', { fact: 'idea_selected', points: 100 });
    await rule('asked', { fact: 'question_asked', earns: 'actor', points: 3 });
    await rule('answered', { fact: 'answer_given', earns: 'actor', points: 4 });
    await rule('accepted', { fact: 'answer_accepted', points: 30 });
    await rule('moved', { points: 7, only: { boards: ['pay'] } });
  });

  it('looks at what stood there when it was done: an edit takes nothing along and pays nothing of before', async () => {
    const [paid, unpaid] = [await written('idea', ['rse']), await written('idea', ['autre'])];
    const acts = async (idea: string) => {
      await other.call('PUT', `/votes/${idea}`, { value: 1 });
      await other.call('POST', `/ideas/${idea}/comments`, { body: 'Bravo' });
      await boss.call('PATCH', `/ideas/${idea}`, { status: 'planned' }, { 'if-match': '*' });
    };
    expect([await brings(() => acts(paid)), await brings(() => acts(unpaid))]).toEqual([[111, 1], [0, 0]]);
    expect(await brings(async () => { await retag(paid, ['autre']); await retag(unpaid, ['rse', 'autre'], boss); })).toEqual([0, 0]);
    await rebuilt();
    expect(await brings(() => acts(paid))).toEqual([0, 0]);
    expect(await brings(() => boss.call('PUT', `/votes/${unpaid}`, { value: 1 }))).toEqual([10, 0]);
    expect(await brings(() => other.call('POST', `/ideas/${unpaid}/comments`, { body: 'Encore' }))).toEqual([1, 1]);
    await rebuilt();
  });

  it('pays no votes of before to an author who takes the idea away and brings it back, nor for votes that are cast again', async () => {
    const idea = await written('idea', ['autre']);
    await other.call('PUT', `/votes/${idea}`, { value: 1 });
    expect(await brings(async () => {
      await retag(idea, ['rse']);
      await author.call('PUT', `/posts/${idea}/removal`, {});
      await author.call('DELETE', `/posts/${idea}/removal`);
      await other.call('DELETE', `/votes/${idea}`);
      await other.call('PUT', `/votes/${idea}`, { value: 1 });
    })).toEqual([0, 0]);
    await rebuilt();
  });

  it('looks at the question for what was answered and accepted, as it stood then', async () => {
    const [paid, unpaid] = [await written('question', ['rse']), await written('question', ['autre'])];
    const accept = async (question: string) => {
      const { answer } = (await other.call('POST', `/questions/${question}/answers`, { body: 'Ainsi' })).body;
      await author.call('PUT', `/questions/${question}/accepted`, { answer: answer.id });
    };
    expect([await brings(() => accept(paid)), await brings(() => accept(unpaid))]).toEqual([[0, 34], [0, 0]]);
    expect(await brings(async () => { await retag(paid, []); await retag(unpaid, ['rse']); })).toEqual([0, 0]);
    await rebuilt();
    expect([await brings(() => accept(paid)), await brings(() => accept(unpaid))]).toEqual([[0, -30], [0, 34]]);
    await rebuilt();
  });

  it('gives an idea that is moved what comes on its new board, and leaves it what came before', async () => {
    for (const board of ['pay', 'b']) expect((await boss.call('PUT', `/boards/${board}`, { preset: 'ideas', name: { fr: board } }, { 'if-match': '*' })).status).toBe(200);
    const idea = await written('idea', [], 'b');
    const moved = (board: string) => boss.call('PUT', `/ideas/${idea}/board`, { board });
    await other.call('PUT', `/votes/${idea}`, { value: 1 });
    expect(await brings(() => moved('pay'))).toEqual([0, 0]);
    expect(await brings(() => boss.call('PUT', `/votes/${idea}`, { value: 1 }))).toEqual([7, 0]);
    expect(await brings(() => moved('b'))).toEqual([0, 0]);
    await rebuilt();
    expect(await brings(() => boss.call('DELETE', `/votes/${idea}`))).toEqual([-7, 0]);
    await rebuilt();
  });
});

describe('a correction by hand', () => {
  const correct = (by: Voice, of: Voice, body: object, key = crypto.randomUUID()) =>
    by.call('POST', `/members/${of.id}/corrections`, body, { 'idempotency-key': key });

  it('counts once, names its reason and who made it, and outlives a rebuild', async () => {
    const [, member] = members as [Voice, Voice];
    const before = await total(member);
    const key = crypto.randomUUID();
    const body = { points: -4, reason: 'Doublon importé' };
    const first = await correct(animatrice, member, body, key);
    expect([first.status, first.body.total]).toEqual([201, before - 4]);
    expect((await correct(animatrice, member, body, key)).body).toEqual(first.body);
    expect(await total(member)).toBe(before - 4);
    expect((await correct(animatrice, member, { points: 9, reason: 'Autre' }, key)).body.code).toBe('idempotency_key_reused');
    const line = (await member.call('GET', '/me/ledger')).body.items.find((item: any) => item.correction);
    expect(line).toMatchObject({ points: -4, correction: { reason: 'Doublon importé', by: { name: 'noemie' } } });
    await rebuild(db, here.community);
    expect(await total(member)).toBe(before - 4);
    await sound();
  });

  it('is for animateurs, for others, and never without a reason', async () => {
    const [a, b] = members as [Voice, Voice];
    const body = { points: 5, reason: 'Merci' };
    expect((await correct(a, b, body)).body.code).toBe('forbidden');
    expect((await correct(animatrice, animatrice, body)).body.code).toBe('forbidden');
    expect((await correct(animatrice, b, { points: 5, reason: ' ' })).body.code).toBe('invalid_input');
    expect((await correct(animatrice, b, { points: 0, reason: 'x' })).body.code).toBe('invalid_input');
    const stranger = await (await openCommunity(installation, 'elsewhere')).member('stranger');
    expect((await correct(animatrice, stranger, body)).body.code).toBe('not_found');
  });
});

describe('a line that counts for less', () => {
  it('says which limit it was and when the same thing can count again', async () => {
    await draft({ ...RULE, fact: 'question_asked', points: 2, limits: [{ per: 'week', times: 1 }], coolDown: 30 }, 'question-weekly');
    await apply('now', 'question-weekly');
    const asker = await here.member('asker');
    await asker.call('POST', '/boards/semaine/questions', { title: 'Une ?' });
    await asker.call('POST', '/boards/semaine/questions', { title: 'Deux ?' });
    const line = (await asker.call('GET', '/me/ledger')).body.items.find((item: any) => item.rule.id === 'question-weekly' && item.points === 0);
    expect(line).toMatchObject({ raw: 2, reason: 'cool_down', limit: 30 });
    expect(line.nextAt).toBe(line.at + 30 * 60_000);
  });
});

describe('what comes first and what waits for it', () => {
  const COMMENT = { ...RULE, fact: 'comment_written', points: 6, name: { en: 'Comment' } };

  it('cannot wait for each other in a circle', async () => {
    await draft({ ...RULE, fact: 'question_asked', points: 1 }, 'ring-a');
    await apply('now', 'ring-a');
    await draft({ ...COMMENT, after: ['ring-a'] }, 'ring-b');
    await apply('now', 'ring-b');
    expect((await draft({ ...RULE, fact: 'question_asked', points: 1, after: ['ring-b'] }, 'ring-a')).body.errors[0].path).toBe('after');
  });

  it('is judged again when what came first is taken back, as a rebuild would', async () => {
    await draft({ ...RULE, fact: 'vote_cast', points: 1 }, 'vote-first');
    await apply('now', 'vote-first');
    await draft({ ...COMMENT, after: ['vote-first'] }, 'comment-after-vote');
    await apply('now', 'comment-after-vote');
    const idea = (await members[5]!.call('POST', '/boards/b/ideas', { title: 'Attente' })).body.idea.id;
    const patient = await here.member('patient');
    await patient.call('PUT', '/votes/page:first', { value: 1 });
    await patient.call('POST', `/ideas/${idea}/comments`, { body: 'Compté' });
    const earned = async () => (await db.prepare(
      "SELECT coalesce(sum(points), 0) AS points FROM ledger WHERE community = ?1 AND member = ?2 AND rule = 'comment-after-vote'",
    ).bind(here.community.id, patient.id).first<{ points: number }>())!.points;
    expect(await earned()).toBe(6);
    await patient.call('DELETE', '/votes/page:first');
    expect(await earned()).toBe(0);
    const live = await standing();
    await rebuild(db, here.community);
    expect(await standing()).toEqual(live);
    expect((await animatrice.call('GET', '/rules/vote-first/preview?from=all')).status).toBe(404);
  });

  it('are in the preview of a change together, with every limit, in each currency, and applying it brings just that', async () => {
    const place = await openCommunity(installation, 'waiting');
    const lead = await place.member('lead', { role: 'animateur' });
    const all = { ...RULE, earns: 'both', currency: 'expertise', points: 7, coolDown: 1, perItem: { gain: 500 }, perPair: { per: 'month', times: 6 }, burst: { times: 4, minutes: 600 },
      reciprocity: { days: 3, weight: 0.5 }, limits: [{ per: 'day', times: 9 }, { per: 'week', points: 600 }, { per: 'month', times: 90 }, { per: 'ever', times: 400 }],
      boosts: [{ from: '2020-01-01', to: '2040-01-01', factor: 2.5 }] };
    await lead.call('PUT', '/currencies/expertise', { unit: { fr: 'expertise' }, levels: [{ from: 0, name: { fr: 'Un' } }] });
    const put = async (id: string, definition: object, from = 'now') => {
      expect((await lead.call('PUT', `/rules/${id}/draft`, definition)).status).toBe(200);
      return (await lead.call('POST', `/rules/${id}/versions`, { from, change: 'Essai' })).body.repricing;
    };
    await put('asked', { ...RULE, fact: 'question_asked', points: 5 });
    await put('then', { ...all, fact: 'comment_written', after: ['asked'] });
    await put('last', { ...all, fact: 'idea_supported', points: 3, after: ['then', 'asked'] });
    const people: Voice[] = [];
    for (let n = 0; n < 13; n += 1) people.push(await place.member(`w${n}`));
    await people[0]!.call('PATCH', '/me', { appears: 'yes' });
    for (const [n, person] of people.entries()) if (n % 5) await person.call('POST', '/boards/b/questions', { title: `Question ${n}`, tags: [n % 2 ? 'rare' : 'commun'] });
    for (const [n, person] of people.entries()) {
      const { idea } = (await person.call('POST', '/boards/b/ideas', { title: `Idée ${n}` })).body;
      await people[(n + 1) % 13]!.call('POST', `/ideas/${idea.id}/comments`, { body: 'Bravo' });
      for (const voter of [1, 2, 3]) await people[(n + voter) % 13]!.call('PUT', `/votes/${idea.id}`, { value: 1 });
    }
    const held = async () => (await db.prepare(
      "SELECT l.member, r.definition ->> '$.currency' AS currency, sum(l.points) AS points FROM ledger l JOIN rule r ON r.community = l.community AND r.id = l.rule AND r.version = l.version WHERE l.community = ?1 GROUP BY 1, 2",
    ).bind(place.community.id).all<{ member: number; currency: string; points: number }>()).results;
    const preview = async () => (await lead.call('GET', '/rules/asked/preview?from=all')).body;
    const previewed = async (definition: object) => {
      await lead.call('PUT', '/rules/asked/draft', definition);
      const said = await preview();
      const before = await held();
      const { repricing } = (await lead.call('POST', '/rules/asked/versions', { from: 'all', change: 'Essai' })).body;
      while (!(await lead.call('POST', `/repricings/${repricing.id}/pages`)).body.finished);
      const after = await held();
      const change = (currency: string) => {
        const moved = people.map(({ id }) => [before, after].map((some) => some.find((row) => row.member === id && row.currency === currency)?.points ?? 0)).map(([was, is]) => is! - was!).filter((delta) => delta !== 0);
        return { members: moved.length, points: moved.reduce((sum, delta) => sum + delta, 0), gained: moved.filter((delta) => delta > 0).length, lost: moved.filter((delta) => delta < 0).length };
      };
      expect(said).toMatchObject({ ...change('points'), waiting: ['then', 'last'], notCounted: [] });
      expect(said.currencies).toMatchObject(change('expertise').members ? [{ currency: 'expertise', ...change('expertise') }] : []);
      return said;
    };
    // Worth more moves nobody by what waits; for rare ones only takes the condition from many.
    expect((await previewed({ ...RULE, fact: 'question_asked', points: 6 })).currencies).toEqual([]);
    const rare = await previewed({ ...RULE, fact: 'question_asked', points: 6, only: { tags: ['rare'] } });
    expect(rare.currencies[0].lost).toBeGreaterThan(3);
    expect((await previewed({ ...RULE, fact: 'question_asked', points: 6 })).currencies[0].enter.length).toBeGreaterThan(0);
    const lines = async () => (await db.prepare(
      'SELECT member, cause, rule, sum(points) AS points FROM ledger WHERE community = ?1 GROUP BY 1, 2, 3 HAVING sum(raw) <> 0 ORDER BY 1, 2, 3',
    ).bind(place.community.id).all()).results;
    const live = await lines();
    await rebuild(db, (await loadCommunity(db, 'waiting'))!);
    expect(await lines()).toEqual(live);
    await sound();
  });

  it('names what waits and is too much for a preview, which leaves it out of the figures', async () => {
    await draft({ ...RULE, fact: 'vote_cast', points: 2 }, 'vote-first');
    const many = (await animatrice.call('GET', '/rules/vote-first/preview?from=all')).body;
    expect(many).toMatchObject({ waiting: ['comment-after-vote'], notCounted: [] });
    for (let n = 0; n < 25; n += 1) {
      await draft({ ...COMMENT, after: ['vote-first'] }, 'comment-after-vote');
      await apply('now', 'comment-after-vote', `Essai ${n}`);
    }
    await draft({ ...RULE, fact: 'question_asked', points: 2, after: ['comment-after-vote'] }, 'question-after-comment');
    await apply('now', 'question-after-comment');
    expect((await animatrice.call('GET', '/rules/vote-first/preview?from=all')).body).toMatchObject({
      waiting: ['comment-after-vote', 'question-after-comment'], notCounted: ['comment-after-vote', 'question-after-comment'], members: many.members, points: many.points,
    });
  });
});

describe('a rule that changes while people act', () => {
  it('bears the repetition of an old vote before it is carried into the ledger', async () => {
    const [voter] = members as [Voice];
    await draft({ ...RULE, fact: 'vote_cast', points: 3 }, 'vote-late');
    await voter.call('PUT', '/votes/page:long-ago', { value: 1 });
    await db.prepare("UPDATE vote SET at = at - 200000000, day = date(day, '-3 days') WHERE community = ?1 AND subject = 'page:long-ago'").bind(here.community.id).run();
    await db.prepare("UPDATE post SET supported_at = supported_at - 200000000 WHERE community = ?1 AND id = 'page:long-ago'").bind(here.community.id).run();
    await apply('all', 'vote-late');
    expect((await voter.call('PUT', '/votes/page:long-ago', { value: 1 })).status).toBe(200);
    await carry('vote-late.1');
    const late = (await standing()).filter((line: any) => line.rule === 'vote-late' && line.member === voter.id);
    expect(late.map((line: any) => line.points)).toContain(3);
    await rebuild(db, here.community);
    await sound();
  });

  it('ends with its retirement also when a later version was planned', async () => {
    await draft({ ...RULE, fact: 'question_asked', points: 5 }, 'planned');
    await apply('now', 'planned');
    await draft({ ...RULE, fact: 'question_asked', points: 9 }, 'planned');
    await apply('2030-01-01', 'planned');
    const { versions } = (await animatrice.call('PUT', '/rules/planned/retirement')).body;
    expect(versions.every((version: any) => version.validTo !== null && (version.validTo <= Date.now() || version.validTo === version.validFrom))).toBe(true);
  });
});

describe('whoever moderates', () => {
  it('rewards others and never themselves', async () => {
    const question = (await members[0]!.call('POST', '/boards/juste/questions', { title: 'Qui décide ?' })).body.question.id;
    const own = (await animatrice.call('POST', `/questions/${question}/answers`, { body: 'Moi.' })).body.answer.id;
    expect((await animatrice.call('PUT', `/questions/${question}/accepted`, { answer: own })).body.code).toBe('forbidden');
    expect((await animatrice.call('PUT', `/badges/watch/holders/${animatrice.id}`, { reason: 'Moi' })).body.code).toBe('forbidden');
  });
});

describe('applying a draft twice', () => {
  const key = (name: string) => ({ 'Idempotency-Key': name });
  const post = (id: string, body: object, name?: string) => animatrice.call('POST', `/rules/${id}/versions`, body, name === undefined ? undefined : key(name));
  const made = ({ status, body }: any) => [status, body.rule?.versions.length, body.repricing?.id];

  it('gives the same version and its re-pricing, one after the other and four at once, with a key and without', async () => {
    for (const [id, name] of [['twice-keyed', 'twice-keyed-1'], ['twice-plain', undefined]] as const) {
      await draft(RULE, id);
      const body = { from: 'all', change: 'Essai' };
      const four = await Promise.all([1, 2, 3, 4].map(() => post(id, body, name)));
      expect([...four, await post(id, body, name)].map(made)).toEqual(Array(5).fill([201, 1, `${id}.1`]));
      await draft({ ...RULE, points: 30 }, id);
      expect(made(await post(id, body, name))).toEqual(name ? [201, 1, `${id}.1`] : [201, 2, `${id}.2`]);
      await animatrice.call('DELETE', `/rules/${id}/draft`);
    }
  });

  it('refuses a key that was for other words, and a request that no version came from', async () => {
    await draft(RULE, 'twice-other');
    expect((await post('twice-other', { from: 'now', change: 'Un' }, 'twice-other-1')).status).toBe(201);
    expect((await post('twice-other', { from: 'now', change: 'Deux' }, 'twice-other-1')).body.code).toBe('idempotency_key_reused');
    expect((await post('twice-plain', { from: 'now', change: 'Un' }, 'twice-other-1')).body.code).toBe('idempotency_key_reused');
    expect((await post('twice-other', { from: 'now', change: 'Deux' })).body.code).toBe('not_found');
    expect((await post('twice-other', { from: 'all', change: 'Un' })).body.code).toBe('not_found');
  });
});
