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

/** A secret that an intranet may sign with now. */
export interface LiveSecret {
  issuer: string;
  keyId: string;
  createdAt: number;
}

/** The old one and the new one of a rotation. */
export const MOST_LIVE = 2;

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
): Promise<{ secret: string; keyId: string }> {
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
  return { secret: toBase64Url(bytes), keyId };
}

/** The live keys of an issuer, newest first; `kid` chooses among them and never beyond. */
export async function trustKeys(db: Database, installationSecret: string, community: number, issuer: string, kid: string | undefined): Promise<TrustKey[]> {
  const rows = await db.prepare(
    'SELECT key_id, algorithm, audience, sealed FROM trust WHERE community = ?1 AND issuer = ?2 ORDER BY created_at DESC LIMIT ?3',
  ).bind(community, issuer, MOST_LIVE).all<{ key_id: string; algorithm: 'HS256'; audience: string; sealed: string }>();
  return Promise.all(rows.results
    .filter((row) => kid === undefined || row.key_id === kid)
    .map(async (row) => ({
      keyId: row.key_id, algorithm: row.algorithm, audience: row.audience,
      secret: await unseal(installationSecret, row.sealed, context(community, issuer, row.key_id)),
    })));
}

/** By issuer, newest first. */
export async function liveSecrets(db: Database, community: CommunityRow): Promise<LiveSecret[]> {
  const { results } = await db.prepare(
    'SELECT issuer, key_id AS keyId, created_at AS createdAt FROM trust WHERE community = ?1 ORDER BY issuer, created_at DESC',
  ).bind(community.id).all<LiveSecret>();
  return results;
}

/** Leaves an issuer its newest secret; gives the key ids of those that are gone. */
export async function retireSecrets(db: Database, community: CommunityRow, issuer: string): Promise<string[]> {
  const { results } = await db.prepare(
    `DELETE FROM trust WHERE community = ?1 AND issuer = ?2
       AND created_at < (SELECT max(created_at) FROM trust WHERE community = ?1 AND issuer = ?2) RETURNING key_id AS keyId`,
  ).bind(community.id, issuer).run<{ keyId: string }>();
  return results.map(({ keyId }) => keyId);
}

/** Whether this installation secret is the one that sealed what the database holds; true while it holds nothing sealed. */
export async function opensSealed(db: Database, installationSecret: string): Promise<boolean> {
  const row = await db.prepare('SELECT community, issuer, key_id AS keyId, sealed FROM trust ORDER BY created_at DESC LIMIT 1')
    .first<{ community: number; issuer: string; keyId: string; sealed: string }>();
  if (!row) return true;
  return unseal(installationSecret, row.sealed, context(row.community, row.issuer, row.keyId)).then(() => true, () => false);
}

function context(community: number, issuer: string, keyId: string): string {
  return `trust ${community} ${issuer} ${keyId}`;
}
