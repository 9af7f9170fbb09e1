const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Id of something a member writes: 100 bits of a hash of who wrote it and the request's idempotency key,
 * so that a retry meets the row of the first try and conflicts with it. Without an author it tells nothing of one.
 */
export async function postId(community: number, author: number | null, key: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${community} ${author ?? 'nobody'} ${key}`)));
  return Array.from(digest.slice(0, 20), (byte) => ALPHABET[byte & 31]).join('');
}
