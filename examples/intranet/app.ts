import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { intranetPage } from './page.ts';
import { PERSONAS } from './personas.ts';
import { pageHeaders } from './security.ts';
import { type IntranetKey, signToken } from './token.ts';
import { fromOwnPage, PAGES, type Place, remember, visitorOf } from './visitor.ts';
import type { Language } from './words.ts';

export interface IntranetSettings {
  key: IntranetKey;
  /** Origin that serves `cocarde.js`, without a slash at the end. Empty: the same as the intranet's own. */
  cocardeUrl?: string;
  /** Ids of polls for the page of ideas. */
  polls?: readonly string[];
}

const file = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** The intranet of a fictitious company, with Cocarde on two of its pages. */
export function createIntranet({ key, cocardeUrl = '', polls = [] }: IntranetSettings): Hono {
  const headers = pageHeaders(cocardeUrl);
  const example = (name: string) => file(`../${name}/index.html`).replaceAll('src="/', `src="${cocardeUrl}/`);
  const app = new Hono();

  const page = (place: Place, language: Language) => (c: Context) =>
    c.html(intranetPage({ place, language, cocardeUrl, community: key.community, polls, visitor: visitorOf(c) }), 200, headers);
  for (const place of Object.keys(PAGES) as Place[]) for (const language of ['fr', 'en'] as const) app.get(PAGES[place][language], page(place, language));
  for (const name of ['barest', 'profile']) {
    const body = example(name);
    app.get(`/${name}`, (c) => c.html(body, 200, headers));
  }

  // What `data-auth` of the script tag names. POST, and not to be kept anywhere: a page cache that kept
  // Bob's answer would log Bob in as Alice.
  app.post('/token', async (c) => {
    if (!fromOwnPage(c.req.raw)) return c.json({ error: 'cross-site' }, 403, NOT_KEPT);
    const { persona } = visitorOf(c);
    return c.json({ token: persona && await signToken(key, PERSONAS[persona]) }, 200, NOT_KEPT);
  });

  app.post('/choose', async (c) => {
    if (!fromOwnPage(c.req.raw)) return c.text('Forbidden', 403, NOT_KEPT);
    const choice = await c.req.parseBody();
    remember(c, choice);
    const pages: string[] = Object.values(PAGES).flatMap((addresses) => Object.values(addresses));
    return c.redirect(pages.find((address) => address === choice.back) ?? '/', 303);
  });

  for (const [path, type] of Object.entries({ 'intranet.css': 'text/css; charset=utf-8', 'intranet.svg': 'image/svg+xml' })) {
    const body = file(path);
    app.get(`/${path}`, (c) => c.body(body, 200, { 'content-type': type, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' }));
  }
  return app;
}

const NOT_KEPT = { 'cache-control': 'no-store', vary: 'Cookie' };
