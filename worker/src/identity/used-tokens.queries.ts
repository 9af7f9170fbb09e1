import type { Database } from '../database.ts';
import type { Identity } from './identity-token.ts';

/** Marks a token as used; false when it was used before. Clears a few that have expired on the way. */
export async function spendToken(db: Database, community: number, token: Identity, now: number): Promise<boolean> {
  const [, inserted] = await db.batch([
    db.prepare(
      `DELETE FROM used_token WHERE (community, issuer, expires_at, jti) IN
         (SELECT community, issuer, expires_at, jti FROM used_token WHERE community = ?1 AND issuer = ?2 AND expires_at < ?3 LIMIT 4)`,
    ).bind(community, token.issuer, now - 60_000),
    db.prepare(
      `INSERT INTO used_token (community, issuer, jti, expires_at) VALUES (?1, ?2, ?3, ?4)
       ON CONFLICT DO NOTHING RETURNING 1`,
    ).bind(community, token.issuer, token.jti, token.expiresAt),
  ]);
  return inserted!.results.length > 0;
}
