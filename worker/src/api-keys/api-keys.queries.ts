import type { Scope } from '@cocarde/contract/events.ts';
import type { Database, Statement } from '../database.ts';

export interface ApiKeyRow {
  community: number;
  id: string;
  name: string;
  /** SHA-256 of the secret, base64url. */
  hash: string;
  scopes: Scope[];
  /** Milliseconds UTC. */
  createdAt: number;
  expiresAt: number;
  revokedAt: number | null;
  /** UTC day of the last use. */
  usedDay: string | null;
}

const COLUMNS = `community, id, name, hash, scopes, created_at AS createdAt, expires_at AS expiresAt, revoked_at AS revokedAt, used_day AS usedDay`;

export async function findKey(db: Database, community: number, id: string): Promise<ApiKeyRow | null> {
  const row = await db.prepare(`SELECT ${COLUMNS} FROM api_key WHERE community = ?1 AND id = ?2`).bind(community, id).first();
  return row && parse(row);
}

/** Latest first. */
export async function keysOf(db: Database, community: number): Promise<ApiKeyRow[]> {
  const { results } = await db.prepare(`SELECT ${COLUMNS} FROM api_key WHERE community = ?1 ORDER BY created_at DESC, id`).bind(community).all();
  return results.map(parse);
}

/** For whoever has the installation; in the order of their names. */
export async function communitiesWithKeys(db: Database): Promise<{ id: number; slug: string }[]> {
  const { results } = await db.prepare('SELECT id, slug FROM community c WHERE EXISTS (SELECT 1 FROM api_key k WHERE k.community = c.id) ORDER BY slug').bind().all();
  return results as unknown as { id: number; slug: string }[];
}

export function insertKey(db: Database, key: ApiKeyRow): Statement {
  return db.prepare(
    'INSERT INTO api_key (community, id, name, hash, scopes, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)',
  ).bind(key.community, key.id, key.name, key.hash, JSON.stringify(key.scopes), key.createdAt, key.expiresAt);
}

/** Lets a key end at an instant, unless it ends before. */
export function endKey(db: Database, community: number, id: string, at: number): Statement {
  return db.prepare('UPDATE api_key SET expires_at = ?3 WHERE community = ?1 AND id = ?2 AND expires_at > ?3').bind(community, id, at);
}

export function revokeKey(db: Database, community: number, id: string, at: number): Statement {
  return db.prepare('UPDATE api_key SET revoked_at = ?3 WHERE community = ?1 AND id = ?2 AND revoked_at IS NULL').bind(community, id, at);
}

export function markUsed(db: Database, community: number, id: string, day: string): Statement {
  return db.prepare('UPDATE api_key SET used_day = ?3 WHERE community = ?1 AND id = ?2 AND used_day IS NOT ?3').bind(community, id, day);
}

function parse(row: object): ApiKeyRow {
  const stored = row as Omit<ApiKeyRow, 'scopes'> & { scopes: string };
  return { ...stored, scopes: JSON.parse(stored.scopes) as Scope[] };
}
