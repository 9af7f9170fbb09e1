import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@redis/client';

const PROGRAM = 'redis-server';

/** What the program says of itself, such as `7.0.15`; null where there is none. */
export function redisVersion(): string | null {
  const { stdout, status } = spawnSync(PROGRAM, ['--version'], { encoding: 'utf8' });
  return status === 0 ? /v=(\S+)/.exec(stdout)![1]! : null;
}

const connect = (port: number) => createClient({ socket: { host: '127.0.0.1', port } }).connect();
export type Client = Awaited<ReturnType<typeof connect>>;

/** A Redis of its own on a free port of the loopback, which keeps nothing on disk; ended with its client by `close`. */
export class OwnRedis {
  readonly client: Client;
  readonly #server: ChildProcess;
  readonly #folder: string;

  private constructor(client: Client, server: ChildProcess, folder: string) {
    this.client = client;
    this.#server = server;
    process.once('exit', () => server.kill());
    this.#folder = folder;
  }

  static async start(): Promise<OwnRedis> {
    const folder = mkdtempSync(join(tmpdir(), 'cocarde-redis-'));
    const port = await freePort();
    const server = spawn(PROGRAM, ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no', '--dir', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const said of server.stdout.iterator({ destroyOnReturn: false })) if (String(said).includes('Ready to accept connections')) break;
    server.stdout.resume();
    return new OwnRedis(await connect(port), server, folder);
  }

  async close(): Promise<void> {
    this.client.destroy();
    this.#server.kill();
    await once(this.#server, 'exit');
    rmSync(this.#folder, { recursive: true });
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
