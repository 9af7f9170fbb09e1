/**
 * Headers of the files that pages load, for both hosts: `assets.ts` sends them, and `HEADERS_FILE` says the same to
 * Cloudflare. Any page may load the files, whatever its isolation policy.
 */
const ALWAYS = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
};

/** Names below `/chunks/` carry a hash of their content. */
const FOREVER = 'public, max-age=31536000, immutable';
/** Short: an old entry names chunks that a new build no longer has. */
const A_WHILE = 'public, max-age=300';

export function assetHeaders(path: string): Record<string, string> {
  return { ...ALWAYS, 'cache-control': path.startsWith('/chunks/') ? FOREVER : A_WHILE };
}

/** The file `_headers` beside the files. `!` takes back what an earlier rule set: two values would be joined. */
export const HEADERS_FILE = `/*
${Object.entries(ALWAYS).map(([name, value]) => `  ${name}: ${value}\n`).join('')}  cache-control: ${A_WHILE}

/chunks/*
  ! cache-control
  cache-control: ${FOREVER}
`;
