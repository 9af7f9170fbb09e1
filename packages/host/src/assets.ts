import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { assetHeaders } from './asset-headers.ts';

const compress = promisify(brotliCompress);

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.html': 'text/html; charset=utf-8',
  '.json': 'application/json', '.map': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png',
  '.woff2': 'font/woff2', '.txt': 'text/plain; charset=utf-8',
};

interface Asset {
  body: Buffer<ArrayBuffer>;
  /** Made when the first browser asks for it. */
  brotli: Promise<Buffer<ArrayBuffer>> | null;
  hash: string;
  headers: Record<string, string>;
}

/** Addresses of the files below a folder, `/chunks/a.js`. */
export function assetPaths(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('_'))
    .map((entry) => `/${relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')}`);
}

/**
 * Serves the files that the folder holds now, from memory: GET and HEAD, entity tags, brotli. Null for any other
 * address, so that nothing outside the folder can be asked for.
 */
export function serveAssets(folder: string): (request: Request, path: string) => Promise<Response | null> {
  const assets = new Map(assetPaths(folder).map((path) => [path, readAsset(folder, path)]));
  return async (request, path) => {
    const asset = assets.get(path);
    if (!asset) return null;
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
    const brotli = asset.body.length > 1_000 && /\bbr\b/.test(request.headers.get('accept-encoding') ?? '');
    const etag = `"${asset.hash}${brotli ? '-br' : ''}"`;
    const headers: Record<string, string> = { ...asset.headers, etag, vary: 'accept-encoding' };
    if (namesTag(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });
    if (brotli) headers['content-encoding'] = 'br';
    const body = brotli ? await (asset.brotli ??= shrink(asset.body)) : asset.body;
    headers['content-length'] = String(body.length);
    return new Response(request.method === 'HEAD' ? null : body, { headers });
  };
}

function readAsset(folder: string, path: string): Asset {
  const body = readFileSync(join(folder, path));
  return {
    body, brotli: null,
    hash: createHash('sha256').update(body).digest('base64url').slice(0, 22),
    headers: { ...assetHeaders(path), 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' },
  };
}

function shrink(body: Buffer): Promise<Buffer<ArrayBuffer>> {
  return compress(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }) as Promise<Buffer<ArrayBuffer>>;
}

/** Weak comparison (RFC 9110, 13.1.2): proxies turn a tag into a weak one when they compress. */
function namesTag(header: string | null, etag: string): boolean {
  return header !== null && header.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
}
