import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HEADERS_FILE } from '@cocarde/host/asset-headers.ts';

export const HOUSE = join(import.meta.dirname, '..');

/** Wrangler without questions, reports or look-ups in the outside world that nobody asked for. */
const ENV = { ...process.env, WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false' };

export const WRANGLER = { program: process.execPath, args: [join(HOUSE, 'node_modules/wrangler/bin/wrangler.js')], options: { cwd: HOUSE, stdio: 'inherit', env: ENV } } as const;

/** Runs one of wrangler's commands to its end, and ends this process when it fails. */
export function wrangler(...args: string[]): void {
  const { status, error } = spawnSync(WRANGLER.program, [...WRANGLER.args, ...args], WRANGLER.options);
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

/** Builds what pages load, with the headers that Cloudflare is to send. */
export function buildForCloudflare(): void {
  const { status } = spawnSync(process.execPath, [join(HOUSE, 'packages/embed/build.ts')], { cwd: HOUSE, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(join(HOUSE, 'packages/embed/dist/_headers'), HEADERS_FILE);
}
