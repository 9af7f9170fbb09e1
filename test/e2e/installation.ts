import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../packages/host/src/cli.ts', import.meta.url));

/** An installation of its own in a folder of its own, started as people start it. */
export class Installation {
  readonly data = mkdtempSync(join(tmpdir(), 'cocarde-e2e-'));
  readonly #command: 'start' | 'serve';
  readonly #env: Record<string, string>;
  #process: ChildProcess | undefined;
  #address: string | undefined;

  /** `start` makes the demo; `serve` makes nothing and needs `COCARDE_SECRET`. */
  constructor(command: 'start' | 'serve', env: Record<string, string> = {}) {
    this.#command = command;
    this.#env = env;
  }

  /** Where it answers, without a slash at the end. */
  get origin(): string {
    return new URL(this.#address!).origin;
  }

  /** What every command of this installation is started with. */
  get environment(): NodeJS.ProcessEnv {
    return { PATH: process.env.PATH, COCARDE_DATA: this.data, LANG: 'C', ...this.#env };
  }

  /** Comes back once it answers. Started again, it is on the port of before. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [CLI, this.#command], {
      env: { ...this.environment, PORT: this.#address ? new URL(this.#address).port : '0' }, stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#process = child;
    let said = '';
    for await (const text of child.stdout!.setEncoding('utf8')) {
      said += text;
      const [address] = /http:\S+(?=\n)/.exec(said) ?? [];
      if (!address) continue;
      this.#address = address;
      child.stdout!.resume();
      return;
    }
    throw new Error(`ended without an address: ${said}`);
  }

  async stop(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (!child || child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }

  /** Runs another command of the same installation to its end. */
  async run(...args: string[]): Promise<string> {
    const child = spawn(process.execPath, [CLI, ...args], { env: this.environment, stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text) => { said += text; });
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
    return said;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.data, { recursive: true });
  }
}
