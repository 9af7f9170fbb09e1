import { SCOPES, type Scope } from '@cocarde/contract/events.ts';
import type { Database } from '../database.ts';
import { ProblemError } from '../http/problem.ts';
import { fromBase64Url, toBase64Url } from '../identity/keys.ts';
import { endKey, findKey, insertKey, keysOf, markUsed, revokeKey, type ApiKeyRow } from './api-keys.queries.ts';
import { equalBytes, hashSecret, makeKey, type PresentedKey } from './key-format.ts';

const DAY = 86_400_000;
/** How long a key lives unless its maker says less or more, and at most. */
export const KEY_LIFETIME = 365 * DAY;
export const MOST_KEY_LIFETIME = 730 * DAY;
/** How long both keys work after a rotation. */
export const ROTATION_OVERLAP = 7 * DAY;

export interface NewKey {
  name: string;
  scopes: readonly Scope[];
  /** Milliseconds UTC. */
  expiresAt: number;
  now: number;
}

export function isScope(text: string): text is Scope {
  return (SCOPES as readonly string[]).includes(text);
}

export function isLive(key: Pick<ApiKeyRow, 'expiresAt' | 'revokedAt'>, now: number): boolean {
  return key.revokedAt === null && key.expiresAt > now;
}

/** Makes a key. What is returned is the only copy: the database keeps a hash of its secret. */
export async function createKey(db: Database, community: number, { name, scopes, expiresAt, now }: NewKey): Promise<{ key: string; row: ApiKeyRow }> {
  const { id, secret, key } = makeKey();
  const row: ApiKeyRow = {
    community, id, name, hash: toBase64Url(await hashSecret(secret)), scopes: [...new Set(scopes)], createdAt: now, expiresAt, revokedAt: null, usedDay: null,
  };
  await insertKey(db, row).run();
  return { key, row };
}

/**
 * A new key beside a live one, with its name, scopes and lifetime; the old one works for another week. Null when there is
 * no live key of this id, or when it is being replaced already.
 */
export async function rotateKey(db: Database, community: number, id: string, now: number): Promise<{ key: string; row: ApiKeyRow; old: ApiKeyRow } | null> {
  const keys = (await keysOf(db, community)).filter((key) => isLive(key, now));
  const old = keys.find((key) => key.id === id);
  if (!old || keys.some((key) => key.name === old.name && key.id !== id)) return null;
  const made = await createKey(db, community, { name: old.name, scopes: old.scopes, expiresAt: now + (old.expiresAt - old.createdAt), now });
  await endKey(db, community, id, now + ROTATION_OVERLAP).run();
  return { ...made, old: (await findKey(db, community, id))! };
}

/** At once and for good. False when the community has no such key. */
export async function revoke(db: Database, community: number, id: string, now: number): Promise<boolean> {
  await revokeKey(db, community, id, now).run();
  return (await findKey(db, community, id)) !== null;
}

/** The stored key that was presented. Why a key does not count any more is only said to who has it. */
export async function verifyKey(db: Database, community: number, presented: PresentedKey, now: number): Promise<ApiKeyRow> {
  const stored = await findKey(db, community, presented.id);
  const expected = stored ? fromBase64Url(stored.hash) : new Uint8Array(32);
  const matches = equalBytes(await hashSecret(presented.secret), expected);
  if (!stored || !matches) throw new ProblemError('api_key_invalid');
  if (stored.revokedAt !== null) throw new ProblemError('api_key_revoked');
  if (stored.expiresAt <= now) throw new ProblemError('api_key_expired');
  const day = new Date(now).toISOString().slice(0, 10);
  // One write a day, not one a request: to see that a key is still in use, a day is enough.
  if (stored.usedDay !== day) await markUsed(db, community, stored.id, day).run();
  return stored;
}
