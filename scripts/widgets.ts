import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HEADERS_FILE } from '@cocarde/host/asset-headers.ts';

const house = join(import.meta.dirname, '..');

/** Builds what pages load, with the headers that Cloudflare is to send. Ends the process when it does not build. */
export function buildWidgets(): void {
  const { status } = spawnSync(process.execPath, [join(house, 'packages/embed/build.ts')], { cwd: house, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(join(house, 'packages/embed/dist/_headers'), HEADERS_FILE);
}
