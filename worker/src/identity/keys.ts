/**
 * Keys of an installation, all derived (HKDF, RFC 5869) from its one secret:
 * one signs our sessions, one seals the secrets that communities share with their intranets.
 */
const derived = new Map<string, Promise<CryptoKey>>();

export function sessionKey(secret: string): Promise<CryptoKey> {
  return remember(`session ${secret}`, () => derive(secret, 'session', { name: 'HMAC', hash: 'SHA-256', length: 256 }, ['sign', 'verify']));
}

function sealingKey(secret: string): Promise<CryptoKey> {
  return remember(`sealing ${secret}`, () => derive(secret, 'sealing', { name: 'AES-GCM', length: 256 }, ['encrypt', 'decrypt']));
}

/** Encrypts a secret for storage; `context` binds it to its row, so that it opens nowhere else. */
export async function seal(secret: string, plain: Uint8Array, context: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(context) }, await sealingKey(secret), plain as BufferSource,
  );
  return `${toBase64Url(iv)}.${toBase64Url(new Uint8Array(sealed))}`;
}

export async function unseal(secret: string, sealed: string, context: string): Promise<Uint8Array> {
  const [iv, data] = sealed.split('.') as [string, string];
  return new Uint8Array(await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: fromBase64Url(iv) as BufferSource, additionalData: new TextEncoder().encode(context) },
    await sealingKey(secret), fromBase64Url(data) as BufferSource,
  ));
}

export function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

export function fromBase64Url(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (char) => char.charCodeAt(0));
}

function remember(name: string, make: () => Promise<CryptoKey>): Promise<CryptoKey> {
  let key = derived.get(name);
  if (!key) derived.set(name, (key = make()));
  return key;
}

async function derive(secret: string, purpose: string, algorithm: HmacKeyGenParams | AesKeyGenParams, usages: KeyUsage[]): Promise<CryptoKey> {
  const material = fromBase64Url(secret);
  if (material.length < 32) throw new Error('COCARDE_SECRET must be at least 32 bytes, base64url');
  const base = await crypto.subtle.importKey('raw', material as BufferSource, 'HKDF', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: new TextEncoder().encode(`cocarde ${purpose}`) },
    base, algorithm, false, usages,
  );
}
