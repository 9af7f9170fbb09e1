import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signToken } from '@cocarde/examples/intranet/token.ts';
import { PERSONAS } from '@cocarde/examples/intranet/personas.ts';
import { NAMES } from '../../packages/embed/src/names.ts';
import { APART } from '../../packages/embed/src/tags.ts';
import { PATIENCE, stage, withoutBrowser } from './browser.ts';
import { Installation } from './installation.ts';
import { expectToGoWell, type Visitor } from './visitor.ts';

const GUIDE = readFileSync(new URL('../../docs/guide/embed.md', import.meta.url), 'utf8');
const ISSUER = 'https://intranet.example';

/** The first block of a kind under a heading of the guide, as it stands there. */
function block(heading: string, kind: string): string {
  const section = GUIDE.split(/^##+ /m).find((part) => part.startsWith(heading));
  const [, text] = new RegExp(`\`\`\`${kind}\n([^]*?)\`\`\``).exec(section ?? '') ?? [];
  if (!text) throw new Error(`the guide has no ${kind} under “${heading}”`);
  return text;
}

describe.skipIf(withoutBrowser)('what the guide says of a page', PATIENCE, () => {
  const { arrive, installation } = stage(new Installation('serve', { COCARDE_SECRET: randomBytes(32).toString('base64url') }));
  let server: Server;
  let intranet: string;
  let body = '';
  let style = '';

  /** An intranet whose pages allow what the guide says, and one style sheet and marked scripts of its own. */
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      if (request.url === '/cocarde-token') {
        const token = request.method === 'POST' ? await signToken({ issuer: ISSUER, community: 'marketing', secret }, PERSONAS.member) : null;
        response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify({ token }));
      } else if (request.url === '/own.css') {
        response.writeHead(200, { 'content-type': 'text/css' }).end(style);
      } else {
        const policy = block('Content security policy', 'text').trim().replaceAll('https://cocarde.example', installation.origin);
        response.writeHead(200, {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': `default-src 'none'; style-src 'self'; ${policy.replace('script-src', "script-src 'nonce-own'")}`,
        }).end(`<!doctype html><html lang="fr"><head><title>Intranet</title><link rel="stylesheet" href="/own.css"></head><body>${
          body.replaceAll('https://cocarde.example', installation.origin).replaceAll('<script type="module">', '<script type="module" nonce="own">')}</body></html>`);
      }
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    intranet = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const said = await installation.run('community', 'create', '--slug', 'marketing', '--name', 'Marketing', '--time-zone', 'Europe/Paris', '--issuer', ISSUER, '--origin', intranet);
    const secret = /^ {2}([\w-]{43})$/m.exec(said)![1]!;
  }, 60_000);
  afterAll(() => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  }));

  async function visit(html: string, css = ''): Promise<Visitor> {
    [body, style] = [html, css];
    const visitor = await arrive({ at: intranet });
    await visitor.visit();
    return visitor;
  }

  /** Nobody is asked but the intranet and Cocarde, and nobody complains. */
  function wentWell(visitor: Visitor): void {
    expectToGoWell(visitor, installation.origin);
  }

  test('holds for the snippet, under the policy that it gives', async () => {
    const visitor = await visit(block('The snippet', 'html'));
    expect(await visitor.text('points')).toContain('Niveau 1');
    expect(await visitor.text('ideas')).toContain('Boîte à idées');
    expect(await visitor.text('vote')).toContain('Ce menu me plaît');
    wentWell(visitor);
  });

  test('holds for marks where the editor strips tags', async () => {
    const visitor = await visit(block('Where the editor strips tags', 'html'));
    await visitor.element('ideas').getByRole('tab', { name: 'Nouveautés', selected: true }).waitFor();
    await visitor.element('leaderboard').getByRole('tab', { name: 'Mois', selected: true }).waitFor();
    expect(await visitor.text('profile')).toContain('Visible par vous seulement');
    wentWell(visitor);
  });

  test('holds for a callback', async () => {
    const visitor = await visit(block('A callback', 'html'));
    await visitor.says('points', 'Niveau 1');
    expect(visitor.asked('/cocarde-token').map((request) => request.headers()['x-csrf'])).toEqual(['what your intranet wants']);
    expect(visitor.complaints).toEqual([]);
  });

  test('holds for colours', async () => {
    const visitor = await visit(block('The snippet', 'html'), block('Colours', 'css'));
    const button = visitor.element('ideas').locator('.btn').first();
    expect(await button.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(11, 110, 79)');
    expect(await visitor.element('badges').evaluate((element) => [getComputedStyle(element).borderRadius, getComputedStyle(element).fontFamily])).toEqual(['4px', 'Georgia, serif']);

    const dark = await visit(block('The snippet', 'html').replace('<cocarde-points>', '<cocarde-points theme="dark">'));
    const surface = (name: string) => dark.element(name).evaluate((element) => getComputedStyle(element).backgroundColor);
    expect([await surface('points'), await surface('badges')]).toEqual(['rgb(22, 24, 31)', 'rgb(255, 255, 255)']);
  });

  test('names every custom property that the elements read, and no other', async () => {
    const named = new Set(GUIDE.match(/--cocarde-[\w-]+/g));
    const files = await (await fetch(`${installation.origin}/cocarde.js`)).text();
    expect([...named].sort()).toEqual([...new Set(files.match(/--cocarde-[a-z-]+[a-z]/g))].sort());
  });

  test('names every attribute that the elements take, and no other', async () => {
    // One that brings a file of its own is there only where its tag stands.
    const { page } = await visit(block('The snippet', 'html') + APART.map((name) => `<cocarde-${name}></cocarde-${name}>`).join(''));
    await page.waitForFunction((names) => names.every((name) => customElements.get(`cocarde-${name}`)), APART);
    const rows = [...GUIDE.matchAll(/^\| `cocarde-(\w+)` \| (.*) \|$/gm)].map(([, name, about]) => [name!, about!] as const);
    for (const [name, about] of rows) {
      const takes = await page.evaluate((tag) => (customElements.get(tag) as unknown as { observedAttributes: string[] }).observedAttributes, `cocarde-${name}`);
      const told = [...about.matchAll(/(?:^|; )`([a-z]+)`/g)].map(([, attribute]) => attribute);
      expect(told.sort(), name).toEqual([...takes].sort());
    }
    expect(rows.map(([name]) => name).sort()).toEqual([...NAMES].sort());
  });

  test('holds for the module loader', async () => {
    const visitor = await visit(block('The module loader', 'html'));
    expect(await visitor.text('leaderboard')).toContain('Vous');
    expect(visitor.asked('/cocarde.js')).toEqual([]);
    wentWell(visitor);
  });

  test('holds for integrity, which a file of another sum does not pass', async () => {
    const script = Buffer.from(await (await fetch(`${installation.origin}/cocarde.js`)).arrayBuffer());
    const sum = createHash('sha384').update(script).digest('base64');
    const html = block('Integrity', 'html');
    const visitor = await visit(html.replace('sha384-…', `sha384-${sum}`));
    expect(await visitor.text('badges')).toContain('Mes badges');
    wentWell(visitor);

    const other = createHash('sha384').update('another file').digest('base64');
    body = html.replace('sha384-…', `sha384-${other}`);
    await visitor.page.goto(intranet);
    expect(await visitor.page.evaluate(() => customElements.get('cocarde-badges') === undefined)).toBe(true);
  });
});
