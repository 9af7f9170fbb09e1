import { parseArgs } from 'node:util';
import { SCOPES } from '@cocarde/contract/events.ts';
import { createKey, isLive, isScope, KEY_LIFETIME, MOST_KEY_LIFETIME, revoke, rotateKey } from '@cocarde/worker/api-keys/api-keys.ts';
import { communitiesWithKeys, keysOf, type ApiKeyRow } from '@cocarde/worker/api-keys/api-keys.queries.ts';
import { loadCommunity } from '@cocarde/worker/communities/communities.ts';
import type { SqliteD1 } from './d1-sqlite.ts';
import { Refusal, type Say } from './words.ts';

interface Surroundings {
  db: SqliteD1;
  now: number;
  say: Say;
  out(line: string): void;
}

const OPTIONS = {
  community: { type: 'string' }, name: { type: 'string' }, scope: { type: 'string', multiple: true }, expires: { type: 'string' },
  key: { type: 'string' }, help: { type: 'boolean' },
} as const;

/** `npm run key -- create|list|rotate|revoke …`. A key is shown when it is made and never again. Answers the exit code. */
export async function keyCommand(argv: string[], around: Surroundings): Promise<0 | 2> {
  const given = readOptions(argv);
  const { db, now, say, out } = around;
  const { verb, community: slug, key, name, scope = [], expires } = given ?? {};
  const complete = verb === 'list' || slug && ((verb === 'create' && name?.trim() && scope.length) || ((verb === 'rotate' || verb === 'revoke') && key));
  if (!given || given.help || !complete) {
    out(say('key.usage'));
    return given?.help ? 0 : 2;
  }
  if (!slug) {
    const communities = await communitiesWithKeys(db);
    if (communities.length === 0) out(say('key.none'));
    for (const { id, slug } of communities) await list(id, around, slug);
    return 0;
  }
  const community = await loadCommunity(db, slug);
  if (!community) throw new Refusal('community.unknown', { slug });
  switch (verb) {
    case 'list': await list(community.id, around); break;
    case 'create': {
      const unknown = scope.find((text) => !isScope(text));
      if (unknown !== undefined) throw new Refusal('key.scope-unknown', { scope: unknown, scopes: SCOPES.join(', ') });
      if ((await keysOf(db, community.id)).some((old) => old.name === name!.trim() && isLive(old, now))) throw new Refusal('key.name-taken', { name: name!.trim() });
      show(await createKey(db, community.id, { name: name!.trim(), scopes: scope.filter(isScope), expiresAt: expiryOf(expires, now), now }), around);
      break;
    }
    case 'rotate': {
      const made = await rotateKey(db, community.id, key!, now);
      if (!made) throw new Refusal('key.not-rotatable', { id: key! });
      show(made, around);
      out(say('key.rotated', { id: key!, expires: dayOf(made.old.expiresAt) }));
      break;
    }
    default:
      if (!await revoke(db, community.id, key!, now)) throw new Refusal('key.unknown', { id: key! });
      out(say('key.revoked', { id: key! }));
  }
  return 0;
}

function readOptions(argv: string[]) {
  try {
    const { values, positionals } = parseArgs({ args: argv, options: OPTIONS, strict: true, allowPositionals: true });
    return positionals.length > 1 ? null : { ...values, verb: positionals[0] };
  } catch {
    return null;
  }
}

/** `slug` is said of each key where keys of several communities are listed. */
async function list(community: number, { db, now, say, out }: Surroundings, slug: string | null = null): Promise<void> {
  const keys = await keysOf(db, community);
  if (keys.length === 0) out(say('key.none'));
  for (const key of keys) {
    const state = key.revokedAt !== null ? say('key.ended', { revoked: dayOf(key.revokedAt) })
      : say(isLive(key, now) ? 'key.live' : 'key.expired', { expires: dayOf(key.expiresAt) });
    const use = key.usedDay === null ? say('key.unused') : say('key.used', { day: key.usedDay });
    out([...(slug === null ? [] : [slug]), key.id, key.name, key.scopes.join(' '), state, use].join('  '));
  }
}

/** The key stands on a line of its own, so that a program can take it. */
function show({ key, row }: { key: string; row: ApiKeyRow }, { say, out }: Surroundings): void {
  out(say('key.made', { name: row.name, id: row.id, expires: dayOf(row.expiresAt), scopes: row.scopes.join(', ') }));
  out(key);
  out(say('key.once'));
}

/** The end of that day. */
function expiryOf(day: string | undefined, now: number): number {
  if (day === undefined) return now + KEY_LIFETIME;
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T23:59:59.999Z`) : NaN;
  if (!(at > now && at <= now + MOST_KEY_LIFETIME) || dayOf(at) !== day) throw new Refusal('key.expiry-invalid', { expires: day });
  return at;
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
