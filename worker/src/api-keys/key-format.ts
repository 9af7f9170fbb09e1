/**
 * `cck_{id}_{secret}_{checksum}`, letters and digits only, so that a double click takes all of it: a prefix that
 * secret scanners can be told, a public id, 256 random bits, and a CRC-32 that refuses a typo without a look at the database.
 */
const SHAPE = /^cck_([0-9A-Za-z]{11})_([0-9A-Za-z]{43})_([0-9A-Za-z]{6})$/;
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export const KEY_PREFIX = 'cck_';
export const KEY_LENGTH = 66;

export interface PresentedKey {
  id: string;
  secret: string;
}

export function makeKey(): PresentedKey & { key: string } {
  const id = base62(crypto.getRandomValues(new Uint8Array(8)), 11);
  const secret = base62(crypto.getRandomValues(new Uint8Array(32)), 43);
  const body = `${KEY_PREFIX}${id}_${secret}`;
  return { id, secret, key: `${body}_${checksum(body)}` };
}

/** Null for anything that we never made. */
export function parseKey(key: string): PresentedKey | null {
  const [, id, secret, sum] = SHAPE.exec(key) ?? [];
  return id && secret && checksum(key.slice(0, -7)) === sum ? { id, secret } : null;
}

/** A secret of 256 random bits needs no slow hash: there is nothing to guess. */
export async function hashSecret(secret: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret)));
}

/** Takes as long wherever the first difference is. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i += 1) difference |= a[i]! ^ (b[i] ?? 0);
  return difference === 0;
}

function checksum(text: string): string {
  let crc = 0xffff_ffff;
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb8_8320 : 0);
  }
  const value = ~crc >>> 0;
  return base62(Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value), 6);
}

function base62(bytes: Uint8Array, length: number): string {
  let value = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  let text = '';
  for (let i = 0; i < length; i += 1, value /= 62n) text = DIGITS[Number(value % 62n)]! + text;
  return text;
}
