import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createApp } from '@cocarde/worker/app.ts';
import { serveAssets } from './assets.ts';
import type { SqliteD1 } from './d1-sqlite.ts';
import { WIDGETS } from './widgets.ts';

/** How long open requests may go on after the server was told to stop, in milliseconds. */
const LAST_WORDS = 5_000;

export interface Serving {
  database: SqliteD1;
  secret: string;
  /** Folder of the files that pages load. */
  widgets?: string;
  /** The demo intranet, for every address that is neither the API nor a file. */
  intranet?: { fetch(request: Request): Response | Promise<Response> };
}

/** The same program as on Cloudflare: the API, the files of the widgets, and the API's 404 for the rest. */
export function createServer({ database, secret, widgets = WIDGETS, intranet }: Serving): Server {
  const app = createApp();
  const env = { DB: database, COCARDE_SECRET: secret };
  const assets = serveAssets(widgets);
  const api = (request: Request) => app.fetch(request, env);

  return createAdaptorServer({
    async fetch(request) {
      const { pathname } = new URL(request.url);
      if (pathname.startsWith('/v1/') || pathname === '/openapi.json') return api(request);
      return (await assets(request, pathname)) ?? (intranet ? intranet.fetch(request) : api(request));
    },
    serverOptions: {
      // A client that dawdles holds a connection, not a thread, but connections end too.
      headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 65_000, connectionsCheckingInterval: 5_000, maxHeaderSize: 16_384,
    },
  }) as Server;
}

/** Rejects with `EADDRINUSE` when the port is taken. */
export function listen(server: Server, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server.address() as AddressInfo));
  });
}

/** Takes no more connections and lets the requests at hand finish. */
export function close(server: Server): Promise<void> {
  const late = setTimeout(() => server.closeAllConnections(), LAST_WORDS);
  const idle = setInterval(() => server.closeIdleConnections(), 50); // a browser keeps its connection after the last answer
  return new Promise((resolve) => {
    server.close(() => {
      clearTimeout(late);
      clearInterval(idle);
      resolve();
    });
  });
}
