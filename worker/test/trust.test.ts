import { beforeAll, describe, expect, it } from 'vitest';
import { checkInvariants } from '../src/invariants/invariants.ts';
import { trustIntranet } from '../src/identity/trust.ts';
import { ISSUER, openCommunity, ORIGIN, type TestCommunity, type Voice } from '../../test/support/community.ts';
import { installation } from './installation.ts';

let here: TestCommunity;
let there: TestCommunity;
let alice: Voice;
let bob: Voice;
let animatrice: Voice;

beforeAll(async () => {
  here = await openCommunity(installation, 'here');
  there = await openCommunity(installation, 'there');
  alice = await here.member('alice');
  bob = await here.member('bob');
  animatrice = await here.member('noemie', { role: 'animateur' });
});

const exchange = async (token: string) => here.call('POST', '/session', { token });
const seconds = () => Math.floor(Date.now() / 1000);

describe('the exchange of an identity token', () => {
  it('gives a session of ten minutes for a token that the intranet signed', async () => {
    const answer = await exchange(await here.sign('zoe', { name: 'Zoé  Colin', team: 'Marque' }));
    expect(answer.status).toBe(200);
    expect(answer.body.member).toMatchObject({ name: 'Zoé Colin', team: 'Marque' });
    expect(answer.body.expiresAt - Date.now()).toBeGreaterThan(590_000);
    expect(answer.body.expiresAt - Date.now()).toBeLessThanOrEqual(600_000);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
  });

  it('rewards the first session of a day and no other', async () => {
    const first = await exchange(await here.sign('daily'));
    expect(first.body.earned).toMatchObject({ points: 1, total: 1 });
    expect((await exchange(await here.sign('daily'))).body.earned).toBeNull();
  });

  const refused: [string, () => Promise<string>, string][] = [
    ['a token that is used a second time', async () => { const token = await here.sign('twice'); await exchange(token); return token; }, 'token_already_used'],
    ['an expired token', () => here.sign('alice', { iat: seconds() - 400, exp: seconds() - 120 }), 'token_expired'],
    ['a token without an expiry', () => here.sign('alice', { exp: undefined }), 'token_malformed'],
    ['a token that lives for an hour', () => here.sign('alice', { exp: seconds() + 3600 }), 'token_lifetime_too_long'],
    ['a token from the future', () => here.sign('alice', { iat: seconds() + 300, exp: seconds() + 400 }), 'token_not_yet_valid'],
    ['a token that is not valid yet', () => here.sign('alice', { nbf: seconds() + 200 }), 'token_not_yet_valid'],
    ['a token without an id of its own', () => here.sign('alice', { jti: undefined }), 'token_malformed'],
    ['a token of an issuer that nobody trusts', () => here.sign('alice', { iss: 'https://evil.example' }), 'issuer_not_trusted'],
    ['a token of several issuers', () => here.sign('alice', { iss: [ISSUER] }), 'token_malformed'],
    ['a token for another community', () => here.sign('alice', { aud: 'cocarde:there' }), 'audience_mismatch'],
    ['a token for us among others', () => here.sign('alice', { aud: ['cocarde:here', 'other'] }), 'audience_mismatch'],
    ['a token signed with another secret', () => here.sign('alice', {}, {}, new Uint8Array(32)), 'signature_invalid'],
    ['a token signed with the secret of another community', () => there.sign('alice', { aud: 'cocarde:here' }), 'signature_invalid'],
    ['a token that names another algorithm', () => here.sign('alice', {}, { alg: 'HS512' }, new Uint8Array(64)), 'algorithm_not_allowed'],
    ['a token that brings its own key', () => here.sign('alice', {}, { jwk: { kty: 'oct', k: 'AA' } }), 'token_malformed'],
    ['a token that names a key that is not there', () => here.sign('alice', {}, { kid: 'nope' }), 'issuer_not_trusted'],
    ['a token with a number for a subject', () => here.sign(42 as unknown as string), 'token_malformed'],
    ['a token with an empty subject', () => here.sign(''), 'token_malformed'],
    ['a token without a signature', async () => `${btoa('{"alg":"none"}').replaceAll('=', '')}.${btoa(JSON.stringify({ iss: ISSUER, sub: 'alice' })).replaceAll('=', '')}.`, 'token_malformed'],
    ['a token whose algorithm is none', async () => `${btoa('{"alg":"none"}').replaceAll('=', '')}.${btoa(JSON.stringify({ iss: ISSUER, sub: 'alice' })).replaceAll('=', '')}.AAAA`, 'algorithm_not_allowed'],
    ['no token at all', async () => 'hello', 'token_malformed'],
    ['one of our own sessions', async () => alice.session, 'token_malformed'],
  ];
  it.each(refused)('refuses %s', async (_, token, code) => {
    const answer = await exchange(await token());
    expect([answer.status, answer.body.code]).toEqual([401, code]);
    expect(JSON.stringify(answer.body)).not.toContain(ISSUER);
  });

  it('accepts two live secrets while one is being rotated', async () => {
    const second = new Uint8Array(32).fill(9);
    await trustIntranet(installation.db, installation.installationSecret, here.community, { issuer: ISSUER, secret: btoa(String.fromCharCode(...second)) });
    expect((await exchange(await here.sign('rotated', {}, {}, second))).status).toBe(200);
    expect((await exchange(await here.sign('rotated'))).status).toBe(200);
  });

  it('never takes a role from the token', async () => {
    await exchange(await here.sign('climber', { role: 'animateur', roles: ['admin'] }));
    const climber = await here.member('climber');
    expect((await climber.call('GET', '/me')).body.role).toBe('member');
  });

  it('leaves name and team as they are known when the token does not say them, and refuses what is no text', async () => {
    await here.member('known', { name: 'Inès Dumas', team: 'Marque' });
    expect((await exchange(await here.sign('known'))).body.member).toMatchObject({ name: 'Inès Dumas', team: 'Marque' });
    expect((await exchange(await here.sign('known', { name: 12 }))).body.code).toBe('token_malformed');
    expect((await exchange(await here.sign('known', { team: null }))).body.member.team).toBeNull();
    expect((await exchange(await here.sign('ines.dumas@meridien.example'))).body.member.name).toBe('—');
  });

  it('strips what cannot be seen from names', async () => {
    const answer = await exchange(await here.sign('hidden', { name: 'A\u202Elice\u200B \u0007<b>' }));
    expect(answer.body.member.name).toBe('Alice <b>');
  });

  it('does not store the secret of an intranet in clear', async () => {
    const rows = await installation.db.prepare('SELECT sealed FROM trust').all();
    expect(JSON.stringify(rows.results)).not.toContain(here.secret);
  });
});

describe('sessions', () => {
  const me = (authorization: string) => here.call('GET', '/me', undefined, { authorization });

  it('are needed for everything else', async () => {
    for (const [method, path, body] of [
      ['GET', '/me'], ['GET', '/bootstrap?want=points'], ['GET', '/boards/b/ideas'], ['POST', '/boards/b/ideas', { title: 'x' }],
      ['PUT', '/votes/page:x', { value: 1 }], ['DELETE', '/votes/page:x'], ['PATCH', '/me', { appears: 'yes' }],
      ['GET', '/leaderboards/week'], ['GET', '/badges'], ['GET', '/me/ledger'], ['GET', '/boards/b/questions'],
    ] as [string, string, unknown?][]) {
      const answer = await here.call(method, path, body);
      expect([path, answer.status, answer.body.code]).toEqual([path, 401, 'session_required']);
    }
  });

  it('are refused when forged, foreign, altered or of another kind', async () => {
    const [head, claims, signature] = alice.session.split('.') as [string, string, string];
    const other = btoa(JSON.stringify({ ...JSON.parse(atob(claims)), sub: String(bob.id) })).replaceAll('=', '');
    const stranger = await there.member('alice');
    for (const token of [`${head}.${other}.${signature}`, `${head}.${claims}.AAAA`, 'x', await here.sign('alice'), stranger.session]) {
      const answer = await me(`Bearer ${token}`);
      expect([answer.status, answer.body.code]).toEqual([401, 'session_invalid']);
    }
    expect((await me(`Basic ${alice.session}`)).body.code).toBe('session_required');
  });

  it('end at once when the member is suspended or their version rises', async () => {
    const gone = await here.member('gone');
    await installation.db.prepare("UPDATE member SET status = 'suspended' WHERE id = ?1").bind(gone.id).run();
    expect((await gone.call('PUT', '/votes/page:x', { value: 1 })).body.code).toBe('member_suspended');
    expect((await exchange(await here.sign('gone'))).body.code).toBe('member_suspended');
    await installation.db.prepare("UPDATE member SET status = 'active', session_version = 2 WHERE id = ?1").bind(gone.id).run();
    expect((await gone.call('GET', '/me')).body.code).toBe('session_invalid');
  });
});

describe('origins', () => {
  it('are let in by exact match and told so on every answer', async () => {
    const answer = await alice.call('GET', '/me');
    expect(answer.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(answer.headers.get('vary')).toContain('Origin');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    const refused = await here.call('GET', '/me');
    expect(refused.headers.get('access-control-allow-origin')).toBe(ORIGIN);
  });

  it.each(['https://evilintranet.example', 'https://intranet.example.evil', 'http://intranet.example', 'https://intranet.example:8443', 'null'])(
    'refuse %s, also with a session', async (origin) => {
      const answer = await alice.call('GET', '/me', undefined, { origin });
      expect([answer.status, answer.body.code]).toEqual([403, 'origin_not_allowed']);
      // The page may read why, and nothing else.
      expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    },
  );

  it('answer a preflight without a session', async () => {
    const answer = await here.call('OPTIONS', '/votes/page:x', undefined, { 'access-control-request-method': 'PUT' });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-methods')).toContain('PUT');
    expect(answer.headers.get('access-control-allow-headers')).toContain('authorization');
  });
});

describe('bad input', () => {
  let idea: string;
  beforeAll(async () => {
    idea = (await alice.call('POST', '/boards/b/ideas', { title: 'Une idée' })).body.idea.id;
  });

  it('of every kind gets a problem with a code, and nothing is stored', async () => {
    const cases: [string, string, unknown, number, string, Record<string, string>?][] = [
      ['POST', '/boards/b/ideas', '{', 400, 'bad_json'],
      ['POST', '/boards/b/ideas', '', 400, 'bad_json'],
      ['POST', '/boards/b/ideas', '"text"', 400, 'invalid_input'],
      ['POST', '/boards/b/ideas', 'null', 400, 'invalid_input'],
      ['POST', '/boards/b/ideas', { title: 'x', admin: true }, 400, 'invalid_input'],
      ['POST', '/boards/b/ideas', { title: 7 }, 400, 'invalid_input'],
      ['POST', '/boards/b/ideas', { title: '   ' }, 400, 'invalid_input'],
      ['POST', '/boards/b/ideas', { title: '\u200b' }, 400, 'invalid_input'],
      ['POST', '/boards/b/ideas', { title: 'x'.repeat(161) }, 400, 'invalid_input'],
      ['POST', '/boards/b/ideas', { title: 'x', tags: Array(6).fill(0).map((_, i) => `t${i}`) }, 400, 'invalid_input'],
      ['POST', '/boards/b/ideas', { title: 'x', body: 'y'.repeat(40_000) }, 413, 'body_too_large'],
      ['POST', '/boards/b/ideas', { title: 'x' }, 415, 'unsupported_media_type', { 'content-type': 'text/plain' }],
      ['POST', '/boards/b/ideas', { title: 'x' }, 400, 'invalid_input', { 'idempotency-key': 'short' }],
      ['POST', '/boards/Not A Board/ideas', { title: 'x' }, 400, 'invalid_input'],
      ['GET', '/boards/b/ideas?sort=sideways', undefined, 400, 'invalid_input'],
      ['GET', '/boards/b/ideas?limit=1', undefined, 400, 'invalid_input'],
      ['GET', '/boards/b/ideas?constructor=1', undefined, 400, 'invalid_input'],
      ['POST', '/boards/b/ideas', { title: '\u00ad\u3164\u{e0041}' }, 400, 'invalid_input'],
      ['GET', '/boards/b/ideas?cursor=abc', undefined, 400, 'invalid_input'],
      ['GET', '/boards/b/ideas?sort=new&sort=top', undefined, 400, 'invalid_input'],
      ['GET', '/me/ledger?cursor=W10', undefined, 400, 'invalid_input'],
      ['PUT', `/votes/${'0'.repeat(20)}`, { value: 1 }, 404, 'not_found'],
      ['PUT', '/votes/nothing', { value: 1 }, 400, 'invalid_input'],
      ['PUT', '/votes/page:x', { value: 2 }, 400, 'invalid_input'],
      ['PUT', '/votes/page:x', { value: '1' }, 400, 'invalid_input'],
      ['PUT', '/votes/page:%3Cscript%3E', { value: 1 }, 400, 'invalid_input'],
      ['GET', '/ideas/unknown', undefined, 404, 'not_found'],
      ['PATCH', `/ideas/${idea}`, { status: 'done' }, 428, 'precondition_required'],
      ['PATCH', `/ideas/${idea}`, { status: 'great' }, 400, 'invalid_input', { 'if-match': '*' }],
      ['POST', '/ideas/unknown/comments', { body: 'x' }, 404, 'not_found'],
      ['POST', '/questions/unknown/answers', { body: 'x' }, 404, 'not_found'],
      ['PUT', '/questions/unknown/accepted', { answer: 'x' }, 404, 'not_found'],
      ['GET', '/questions/unknown', undefined, 404, 'not_found'],
      ['GET', '/leaderboards/decade', undefined, 400, 'invalid_input'],
      ['GET', `/bootstrap?${Array(21).fill(0).map((_, i) => `want=vote:page:${i}`).join('&')}`, undefined, 400, 'invalid_input'],
      ['PUT', '/badges/watch/holders/1', { reason: 'x' }, 403, 'forbidden'],
      ['GET', '/nowhere', undefined, 404, 'not_found'],
    ];
    const before = await installation.db.prepare('SELECT (SELECT count(*) FROM post) AS posts, (SELECT count(*) FROM vote) AS votes').first();
    const by = (path: string) => (path.startsWith('/ideas/') && path.endsWith(idea) ? animatrice : bob);
    for (const [method, path, body, status, code, headers] of cases) {
      const answer = await by(path).call(method, path, body, headers);
      expect([method, path, answer.status, answer.body.code]).toEqual([method, path, status, code]);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(answer.body.requestId).toBe(answer.headers.get('x-request-id'));
    }
    expect(await installation.db.prepare('SELECT (SELECT count(*) FROM post) AS posts, (SELECT count(*) FROM vote) AS votes').first()).toEqual(before);
  });

  it('in one want of a page leaves the other parts alone', async () => {
    const answer = await bob.call('GET', '/bootstrap?want=everything&want=points&want=ideas:Not%20A%20Board:new&want=vote:page:%3C');
    expect([answer.status, Object.keys(answer.body.parts)]).toEqual([200, ['points']]);
  });

  it('names every refused field', async () => {
    const answer = await bob.call('POST', '/boards/b/ideas', { tags: 'x', colour: 'red' });
    expect(answer.body.errors.map((error: any) => [error.path, error.code])).toEqual([
      ['title', 'required'], ['tags', 'wrong_type'], ['colour', 'unknown_field'],
    ]);
  });

  it('that looks like an operator of the search is only words', async () => {
    for (const q of ['"', 'a OR b', 'scope:c1', 'title : x*', '*', 'NEAR(a b)', '-x', "' OR 1=1 --", '(((']) {
      expect((await bob.call('GET', `/boards/b/ideas?q=${encodeURIComponent(q)}`)).status).toBe(200);
    }
  });

  it('unknown communities and methods are problems too', async () => {
    const response = await installation.fetch(new Request('https://cocarde.example/v1/c/nobody/me'));
    expect([response.status, ((await response.json()) as any).code]).toEqual([404, 'not_found']);
  });
});

describe('another community', () => {
  it('sees, votes for, answers and accepts nothing of ours', async () => {
    const idea = (await alice.call('POST', '/boards/b/ideas', { title: 'À nous' })).body.idea.id;
    const question = (await alice.call('POST', '/boards/b/questions', { title: 'Entre nous ?' })).body.question.id;
    const answer = (await bob.call('POST', `/questions/${question}/answers`, { body: 'Oui.' })).body.answer.id;
    const stranger = await there.member('stranger', { role: 'animateur' });
    for (const [method, path, body, headers] of [
      ['GET', `/ideas/${idea}`], ['PUT', `/votes/${idea}`, { value: 1 }], ['DELETE', `/votes/${idea}`],
      ['POST', `/ideas/${idea}/comments`, { body: 'x' }], ['PATCH', `/ideas/${idea}`, { status: 'done' }, { 'if-match': '*' }],
      ['GET', `/questions/${question}`], ['POST', `/questions/${question}/answers`, { body: 'x' }],
      ['PUT', `/questions/${question}/accepted`, { answer }], ['DELETE', `/questions/${question}/accepted`],
      ['PUT', `/badges/watch/holders/${alice.id}`, { reason: 'x' }],
    ] as [string, string, unknown?, Record<string, string>?][]) {
      const refused = await stranger.call(method, path, body, headers);
      expect([method, path, refused.status, refused.body.code]).toEqual([method, path, 404, 'not_found']);
    }
    expect((await stranger.call('GET', '/boards/b/ideas')).body.items).toEqual([]);
    expect((await stranger.call('GET', '/boards/b/ideas?q=nous')).body.items).toEqual([]);
    const ownQuestion = (await stranger.call('POST', '/boards/b/questions', { title: 'Ici ?' })).body.question.id;
    expect((await stranger.call('PUT', `/questions/${ownQuestion}/accepted`, { answer })).status).toBe(404);
    expect((await checkInvariants(installation.db)).filter((check) => check.broken)).toEqual([]);
  });
});
