import { describe, expect, it } from 'vitest';
import { aliasOf, sipHash } from './alias.ts';

const KEY = '000102030405060708090a0b0c0d0e0f';

describe('invented names', () => {
  it('come from SipHash-2-4 as its authors publish it', () => {
    // Their vector for the eight bytes 00 01 … 07; as a number that is a double without loss.
    expect(sipHash(KEY, 0x0706050403020100)).toBe(0x93f5f5799a932462n);
  });

  it('are hardly ever two people’s on one page', () => {
    const names = Array.from({ length: 20_000 }, (_, member) => aliasOf(KEY, member).fr!);
    expect(new Set(names).size).toBeGreaterThan(18_000);
  });
});
