import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as rawRequest, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCommunity } from '@cocarde/worker/communities/communities.ts';
import { SqliteD1 } from './d1-sqlite.ts';
import { migrate } from './migrate.ts';
import { close, createServer, listen } from './serve.ts';

const SCRIPT = `console.log(${JSON.stringify('é'.repeat(2_000))});`;
const folder = mkdtempSync(join(tmpdir(), 'cocarde-serve-'));
const widgets = join(folder, 'dist');
let database: SqliteD1;
let server: Server;
let base: string;

async function start(options: Partial<Parameters<typeof createServer>[0]> = {}): Promise<[Server, string]> {
  const started = createServer({ database, secret: 'x'.repeat(43), widgets, ...options });
  const { port } = await listen(started, 0, '127.0.0.1');
  return [started, `http://127.0.0.1:${port}`];
}

beforeAll(async () => {
  mkdirSync(join(widgets, 'chunks'), { recursive: true });
  writeFileSync(join(widgets, 'cocarde.js'), SCRIPT);
  writeFileSync(join(widgets, 'chunks/vote-ABCDEFGH.js'), 'export {};');
  writeFileSync(join(widgets, '_headers'), '/*');
  writeFileSync(join(folder, 'secret'), 'not to be seen');
  database = new SqliteD1(join(folder, 'test.db'));
  migrate(database);
  await createCommunity(database, { slug: 'communaute', name: 'Communauté', timeZone: 'Europe/Paris', now: 0 });
  [server, base] = await start();
});
afterAll(async () => {
  await close(server);
  database.close();
  rmSync(folder, { recursive: true });
});

describe('files', () => {
  test('are sent to any page, with a tag, for five minutes', async () => {
    const answer = await fetch(`${base}/cocarde.js`, { headers: { 'accept-encoding': 'identity' } });
    expect(await answer.text()).toBe(SCRIPT);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8', 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'public, max-age=300', 'x-content-type-options': 'nosniff', vary: 'accept-encoding', etag: expect.stringMatching(/^"[\w-]{22}"$/),
    });
  });

  test('with a hash in their name are kept for ever', async () => {
    const answer = await fetch(`${base}/chunks/vote-ABCDEFGH.js`);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  test('are compressed for who can read that, under a tag of their own', async () => {
    const plain = await fetch(`${base}/cocarde.js`, { headers: { 'accept-encoding': 'gzip' } });
    const answer = await new Promise<{ headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
      rawRequest(`${base}/cocarde.js`, { headers: { 'accept-encoding': 'gzip, br' } }, (message) => {
        const chunks: Buffer[] = [];
        message.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve({ headers: message.headers, body: Buffer.concat(chunks) }));
      }).on('error', reject).end();
    });
    expect(answer.headers['content-encoding']).toBe('br');
    expect(answer.body.length).toBeLessThan(200);
    expect(brotliDecompressSync(answer.body).toString()).toBe(SCRIPT);
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(answer.headers.etag).not.toBe(plain.headers.get('etag'));
  });

  test('that a browser has already are not sent again', async () => {
    const etag = (await fetch(`${base}/cocarde.js`)).headers.get('etag')!;
    for (const tags of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await fetch(`${base}/cocarde.js`, { headers: { 'if-none-match': tags } });
      expect([again.status, await again.text(), again.headers.get('access-control-allow-origin')]).toEqual([304, '', '*']);
    }
    expect((await fetch(`${base}/cocarde.js`, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });

  test('answer HEAD without a body and refuse to be written', async () => {
    const head = await fetch(`${base}/cocarde.js`, { method: 'HEAD', headers: { 'accept-encoding': 'identity' } });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, String(Buffer.byteLength(SCRIPT)), '']);
    const post = await fetch(`${base}/cocarde.js`, { method: 'POST', body: 'x' });
    expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  test('are those of the folder only', async () => {
    for (const path of ['/../secret', '/%2e%2e/secret', '/..%2fsecret', '/chunks/..%2f..%2fsecret', '/_headers', '/chunks', '/']) {
      const { hostname, port } = new URL(base);
      const status = await new Promise((resolve) => rawRequest({ hostname, port, path }, (message) => resolve(message.resume().statusCode)).end());
      expect([path, status]).toEqual([path, 404]);
    }
  });
});

describe('the API', () => {
  test('answers with problem documents, as on Cloudflare', async () => {
    const answer = await fetch(`${base}/v1/c/nobody/bootstrap`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    expect(await answer.json()).toMatchObject({ code: 'not_found' });
    expect((await fetch(`${base}/nowhere`)).status).toBe(404);
  });

  test('refuses a body that never ends after its first 32 kB, and goes on', async () => {
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(16_384).fill(32)) });
    const answer = await fetch(`${base}/v1/c/communaute/session`, { method: 'POST', body: endless, duplex: 'half', headers: { 'content-type': 'application/json' } } as RequestInit)
      .catch(() => null); // the server may hang up before the client has read why
    if (answer) expect(await answer.json()).toMatchObject({ code: 'body_too_large' });
    expect((await fetch(`${base}/cocarde.js`)).status).toBe(200);
  });
});

describe('the demo intranet', () => {
  test('has every address that is neither the API nor a file', async () => {
    const [demo, address] = await start({ intranet: { fetch: (request) => new Response(`intranet ${new URL(request.url).pathname}`) } });
    expect(await (await fetch(`${address}/`)).text()).toBe('intranet /');
    expect(await (await fetch(`${address}/token`, { method: 'POST' })).text()).toBe('intranet /token');
    expect(await (await fetch(`${address}/cocarde.js`)).text()).toBe(SCRIPT);
    expect((await fetch(`${address}/v1/nowhere`)).headers.get('content-type')).toBe('application/problem+json');
    await close(demo);
  });
});

test('a server that is told to stop finishes the request at hand and takes no other', async () => {
  let answer!: (response: Response) => void;
  const asked = Promise.withResolvers<void>();
  const [stopping, address] = await start({ intranet: { fetch: () => (asked.resolve(), new Promise<Response>((resolve) => { answer = resolve; })) } });
  const pending = fetch(`${address}/slow`);
  await asked.promise;
  const closed = close(stopping);
  await expect(fetch(`${address}/other`)).rejects.toThrow();
  answer(new Response('done'));
  expect(await (await pending).text()).toBe('done');
  await closed;
});
