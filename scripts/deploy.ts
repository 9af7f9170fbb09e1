import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildForCloudflare, wrangler } from './cloudflare.ts';

// Deploys to Cloudflare: the changes of the schema, then the Worker with its files. `--dry-run` only makes what would be sent.

buildForCloudflare();
if (process.argv.includes('--dry-run')) {
  const out = mkdtempSync(join(tmpdir(), 'cocarde-deploy-'));
  wrangler('deploy', '--dry-run', '--outdir', out);
  rmSync(out, { recursive: true });
} else {
  // The schema first: what is deployed already gets on with a newer one, and the new code needs it.
  wrangler('d1', 'migrations', 'apply', 'cocarde', '--remote');
  wrangler('deploy');
}
