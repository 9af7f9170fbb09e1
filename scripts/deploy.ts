import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWidgets } from './widgets.ts';

/** Deploys to Cloudflare: the files, the changes of the schema, then the Worker. `--dry-run` only makes what would be sent. */

const house = join(import.meta.dirname, '..');

function wrangler(...args: string[]): void {
  const { status, error } = spawnSync(process.execPath, [join(house, 'node_modules/wrangler/bin/wrangler.js'), ...args], {
    cwd: house, stdio: 'inherit', env: { ...process.env, WRANGLER_SEND_METRICS: 'false' },
  });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

buildWidgets();
if (process.argv.includes('--dry-run')) {
  const out = mkdtempSync(join(tmpdir(), 'cocarde-deploy-'));
  wrangler('deploy', '--dry-run', '--outdir', out);
  rmSync(out, { recursive: true });
} else {
  // The schema first: what is deployed already knows the older one, and the new code needs the newer.
  wrangler('d1', 'migrations', 'apply', 'cocarde', '--remote');
  wrangler('deploy');
}
