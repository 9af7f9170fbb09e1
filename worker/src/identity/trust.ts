import type { CommunityRow } from '../communities/communities.ts';
import type { Database } from '../database.ts';
import { fromBase64Url, seal, toBase64Url, unseal } from './keys.ts';

/** A key that vouches for members of one community. */
export interface TrustKey {
  keyId: string;
  algorithm: 'HS256';
  audience: string;
  secret: Uint8Array;
}

/** What an identity token must name as `aud`. */
export function audienceOf(slug: string): string {
  return `cocarde:${slug}`;
}

/**
 * Trusts an intranet to vouch for members by HS256. The secret is 32 random bytes made here unless one
 * made here earlier is given again; it is shown once and stored sealed.
 */
export async function trustIntranet(
  db: Database, installationSecret: string, community: CommunityRow, trust: { issuer: string; secret?: string; now?: number },
): Promise<{ secret: string }> {
  const bytes = trust.secret ? fromBase64Url(trust.secret) : crypto.getRandomValues(new Uint8Array(32));
  if (bytes.length < 32) throw new Error('An intranet\'s secret has at least 32 bytes.');
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as BufferSource));
  const keyId = toBase64Url(digest.slice(0, 6));
  await db.prepare(
    `INSERT INTO trust (community, issuer, key_id, algorithm, audience, sealed, created_at) VALUES (?1, ?2, ?3, 'HS256', ?4, ?5, ?6)
     ON CONFLICT (community, issuer, key_id) DO NOTHING`,
  ).bind(
    community.id, trust.issuer, keyId, audienceOf(community.slug),
    await seal(installationSecret, bytes, context(community.id, trust.issuer, keyId)), trust.now ?? Date.now(),
  ).run();
  return { secret: toBase64Url(bytes) };
}

/** The live keys of an issuer, newest first; `kid` chooses among them and never beyond. */
export async function trustKeys(db: Database, installationSecret: string, community: number, issuer: string, kid: string | undefined): Promise<TrustKey[]> {
  const rows = await db.prepare(
    'SELECT key_id, algorithm, audience, sealed FROM trust WHERE community = ?1 AND issuer = ?2 ORDER BY created_at DESC LIMIT 2',
  ).bind(community, issuer).all<{ key_id: string; algorithm: 'HS256'; audience: string; sealed: string }>();
  return Promise.all(rows.results
    .filter((row) => kid === undefined || row.key_id === kid)
    .map(async (row) => ({
      keyId: row.key_id, algorithm: row.algorithm, audience: row.audience,
      secret: await unseal(installationSecret, row.sealed, context(community, issuer, row.key_id)),
    })));
}

function context(community: number, issuer: string, keyId: string): string {
  return `trust ${community} ${issuer} ${keyId}`;
}
