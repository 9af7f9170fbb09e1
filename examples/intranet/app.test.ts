import { decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import { openCommunity } from '../../test/support/community.ts';
import { createApp } from '@cocarde/worker/app.ts';
import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { migrate } from '@cocarde/host/migrate.ts';
import { createIntranet } from './app.ts';

const key = { issuer: 'https://intranet.meridien.example', community: 'marketing', secret: Buffer.alloc(32, 5).toString('base64url') };
const intranet = createIntranet({ key, cocardeUrl: 'https://cocarde.example' });
const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' };
const HOME = 'https://intranet.example';

const get = (path: string, cookie = '') => intranet.request(HOME + path, { headers: { cookie } });
const token = (cookie = '', headers: Record<string, string> = SAME_ORIGIN) => intranet.request(`${HOME}/token`, { method: 'POST', headers: { cookie, ...headers } });

const tokenIn = async (answer: Response): Promise<string> => (await answer.json() as { token: string }).token;

describe('the demo intranet', () => {
  test.each([['/', 'fr', 'à vous la parole'], ['/en', 'en', 'over to you']])('answers %s in its language', async (path, lang, title) => {
    const page = await (await get(path)).text();
    expect(page).toContain(`<html lang="${lang}"`);
    expect(page).toContain(title);
  });

  test('has one script tag, the widgets and one marked div, and nothing inline', async () => {
    const page = await (await get('/')).text();
    expect([...page.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag)).toEqual([
      '<script src="https://cocarde.example/cocarde.js" data-community="marketing" data-auth="/token" defer>',
    ]);
    expect([...page.matchAll(/<(cocarde-\w+)/g)].map(([, tag]) => tag)).toEqual([
      'cocarde-inbox', 'cocarde-points', 'cocarde-badges', 'cocarde-profile', 'cocarde-vote', 'cocarde-ideas', 'cocarde-qa', 'cocarde-leaderboard', 'cocarde-leaderboard',
      'cocarde-activity', 'cocarde-experts',
    ]);
    const forFacilitators = [...(await (await get('/', 'persona=animatrice')).text()).matchAll(/<(cocarde-(?:pending|rules|rings))>/g)].map(([, tag]) => tag);
    expect(forFacilitators.sort()).toEqual(['cocarde-pending', 'cocarde-rings', 'cocarde-rules']);
    expect(page).toContain('<cocarde-vote subject="article-horizon"');
    expect(page).toContain('data-cocarde="leaderboard"');
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/);
    expect(page).not.toContain(key.secret);
  });

  test.each([['/idees', 'fr', 'où en est-on'], ['/en/ideas', 'en', 'where do they stand']])('has a page of ideas at %s, with a roadmap alone, boards of every kind and the polls that there are', async (path, lang, title) => {
    const page = await (await createIntranet({ key, polls: ['sondage', 'sans-nom'] }).request(HOME + path)).text();
    expect(page).toContain(`<html lang="${lang}"`);
    expect(page).toContain(title);
    expect(page).toContain(`<a href="${path}" aria-current="page">`);
    expect([...page.matchAll(/<(cocarde-\w+)( board="\w+")?( view="\w+")?/g)].map(([, ...parts]) => parts.join(''))).toEqual([
      'cocarde-inbox', 'cocarde-ideas board="campagnes" view="roadmap"', 'cocarde-ideas board="irritants"', 'cocarde-ideas board="veille"', 'cocarde-ideas board="lecons"',
      'cocarde-poll', 'cocarde-poll', 'cocarde-points',
    ]);
    expect([...page.matchAll(/<cocarde-poll[^>]*>/g)].join()).toBe('<cocarde-poll round="sondage">,<cocarde-poll round="sans-nom">');
    const more = await (await get(path, 'persona=animatrice')).text();
    for (const tag of ['<cocarde-poll></cocarde-poll>', '<cocarde-ideas board="inspirations">']) expect(more).toContain(tag);
    expect(await (await get(path)).text()).not.toContain('cocarde-poll');
  });

  test('is strict about what its pages may load', async () => {
    const { headers } = await get('/');
    const policy = headers.get('content-security-policy')!;
    for (const rule of [
      "default-src 'none'", "script-src 'self' https://cocarde.example", "style-src 'self' https://cocarde.example",
      "require-trusted-types-for 'script'", 'trusted-types lit-html',
    ]) expect(policy.split('; ')).toContain(rule);
    expect(policy).not.toContain('unsafe');
    expect(headers.get('cache-control')).toBe('private, no-store');
  });

  test('shows the barest page: one script tag and one element', async () => {
    const page = await (await get('/barest')).text();
    expect(page.match(/<script\b/g)).toHaveLength(1);
    expect(page).toContain('<script src="https://cocarde.example/cocarde.js" data-community="marketing" data-auth="/token" defer>');
    expect(page.match(/<cocarde-/g)).toHaveLength(1);
  });

  test('serves its own files', async () => {
    expect((await get('/intranet.css')).headers.get('content-type')).toContain('text/css');
    expect((await get('/intranet.svg')).headers.get('content-type')).toBe('image/svg+xml');
    expect((await get('/../../package.json')).status).toBe(404);
  });

  test('loads Cocarde from its own origin when no other is given', async () => {
    const page = await createIntranet({ key }).request(`${HOME}/`);
    expect(await page.text()).toContain('<script src="/cocarde.js"');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self';");
  });
});

describe('its token endpoint', () => {
  test('signs five minutes for whoever is signed in, each time anew', async () => {
    const answer = await token();
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const claims = decodeJwt(await tokenIn(answer));
    expect(claims).toMatchObject({ iss: key.issuer, aud: 'cocarde:marketing', sub: 'ines.dumas@meridien.example', name: 'Inès Dumas', team: 'SEO & data' });
    expect(claims.exp! - claims.iat!).toBe(300);
    expect(decodeJwt(await tokenIn(await token())).jti).not.toBe(claims.jti);
  });

  test('signs for the persona that was chosen, and for nobody when nobody is signed in', async () => {
    expect(decodeJwt(await tokenIn(await token('persona=newcomer'))).sub).toBe('camille.royer@meridien.example');
    expect(decodeJwt(await tokenIn(await token('persona=__proto__'))).sub).toBe('ines.dumas@meridien.example');
    expect(await (await token('persona=nobody')).json()).toEqual({ token: null });
  });

  test('refuses other sites, whatever header the browser sends, and takes POST only', async () => {
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { 'sec-fetch-site': 'none' }, { origin: 'https://evil.example' }, {}]) {
      const answer = await token('', headers as Record<string, string>);
      expect([answer.status, await answer.text()]).toEqual([403, '{"error":"cross-site"}']);
    }
    expect((await token('', { origin: HOME })).status).toBe(200);
    expect((await get('/token')).status).toBe(404);
  });

  test('makes tokens that the service takes', async () => {
    const db = new SqliteD1(':memory:');
    migrate(db);
    const installationSecret = Buffer.alloc(32, 6).toString('base64url');
    const app = createApp();
    const place = await openCommunity({ db, installationSecret, fetch: (request) => app.fetch(request, { DB: db, COCARDE_SECRET: installationSecret }) }, 'marketing');
    const trusted = createIntranet({ key: { issuer: 'https://intranet.example', community: 'marketing', secret: place.secret } });
    const token = await tokenIn(await trusted.request(`${HOME}/token`, { method: 'POST', headers: SAME_ORIGIN }));
    const session = await place.call('POST', '/session', { token });
    expect([session.status, session.body.member]).toMatchObject([200, { name: 'Inès Dumas', team: 'SEO & data' }]);
  });
});

describe('its switches', () => {
  const choose = (body: Record<string, string>, headers: Record<string, string> = SAME_ORIGIN) =>
    intranet.request(`${HOME}/choose`, { method: 'POST', headers, body: new URLSearchParams(body) });

  test('keep the persona and the theme in cookies that scripts cannot read, and go back to the page', async () => {
    const answer = await choose({ persona: 'animatrice', back: '/en' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/en']);
    const cookie = answer.headers.get('set-cookie')!;
    expect(cookie).toMatch(/^persona=animatrice;.*HttpOnly.*SameSite=Lax/);
    expect(await (await get('/en', cookie.split(';')[0]!)).text()).toContain('<span class="who">Noémie Vidal</span>');
    const theme = await choose({ theme: 'dark' });
    expect(await (await get('/', theme.headers.get('set-cookie')!.split(';')[0]!)).text()).toContain('data-theme="dark"');
  });

  test('take nothing that they do not know, go nowhere else and refuse other sites', async () => {
    const answer = await choose({ persona: 'root', theme: '"><script>', back: 'https://evil.example' });
    expect([answer.headers.get('set-cookie'), answer.headers.get('location')]).toEqual([null, '/']);
    expect((await choose({ persona: 'nobody', back: '/en/ideas' })).headers.get('location')).toBe('/en/ideas');
    expect((await choose({ persona: 'nobody' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });
});
