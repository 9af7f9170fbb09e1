import { decodeJwt, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import type { Database } from '../database.ts';
import type { CommunityRow } from '../communities/communities.ts';
import { ProblemError } from '../http/problem.ts';
import { clean } from '../http/text.ts';
import { trustKeys } from './trust.ts';

/** Who the intranet says is there. */
export interface Identity {
  issuer: string;
  subject: string;
  /** Undefined where the token does not say: what is known stays. */
  name: string | undefined;
  team: string | null | undefined;
  place: string | null | undefined;
  jti: string;
  /** Milliseconds UTC. */
  expiresAt: number;
}

const SKEW = 60;
const MOST_LIFETIME = 300;

/**
 * Checks a token that an intranet signed, in the order of field notes 1.4: shape, header, issuer, algorithm,
 * key, signature, claims. Nothing inside the token chooses its key but `kid` within the issuer's own set.
 */
export async function verifyIdentityToken(db: Database, installationSecret: string, community: CommunityRow, token: string, now: number): Promise<Identity> {
  if (token.length > 8192 || !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) throw new ProblemError('token_malformed');
  const { header, issuer } = read(token);
  const keys = await trustKeys(db, installationSecret, community.id, issuer, header.kid);
  if (keys.length === 0) throw new ProblemError('issuer_not_trusted');
  for (const key of keys) {
    if (header.alg !== key.algorithm) throw new ProblemError('algorithm_not_allowed');
    try {
      const { payload } = await jwtVerify(token, key.secret, {
        algorithms: [key.algorithm], issuer, clockTolerance: SKEW, currentDate: new Date(now),
        requiredClaims: ['sub', 'jti', 'iat', 'exp', 'aud'],
      });
      // Not left to the library: it also takes a list that names us among others, which others could replay.
      if (payload.aud !== key.audience) throw new ProblemError('audience_mismatch');
      return identity(payload as Record<string, unknown>, issuer, now);
    } catch (error) {
      if (error instanceof errors.JWSSignatureVerificationFailed) continue;
      throw refusal(error);
    }
  }
  throw new ProblemError('signature_invalid');
}

function read(token: string): { header: { alg: unknown; kid: string | undefined }; issuer: string } {
  try {
    const header = decodeProtectedHeader(token) as Record<string, unknown>;
    const { iss } = decodeJwt(token);
    const foreign = ['crit', 'jku', 'jwk', 'x5u', 'x5c', 'b64', 'zip'].some((name) => name in header);
    if (!foreign && typeof iss === 'string' && (header.kid === undefined || typeof header.kid === 'string')) {
      return { header: { alg: header.alg, kid: header.kid }, issuer: iss };
    }
  } catch {
    // Whatever cannot be decoded is malformed, as below.
  }
  throw new ProblemError('token_malformed');
}

function identity(claims: Record<string, unknown>, issuer: string, now: number): Identity {
  const { sub, jti, iat, exp, name, team, place } = claims;
  if (typeof iat !== 'number' || typeof exp !== 'number' || typeof jti !== 'string' || !jti || jti.length > 128) throw new ProblemError('token_malformed');
  if (typeof sub !== 'string' || !/^[\w.:@+-]{1,128}$/.test(sub)) throw new ProblemError('token_malformed', { detail: 'sub: 1 to 128 letters, digits and . : @ + - _' });
  if (iat > now / 1000 + SKEW) throw new ProblemError('token_not_yet_valid');
  if (exp - iat > MOST_LIFETIME) throw new ProblemError('token_lifetime_too_long');
  return {
    issuer, subject: sub, jti, expiresAt: Math.ceil(exp * 1000),
    name: displayName(name) ?? undefined, team: displayName(team), place: displayName(place),
  };
}

/** A name to show; null where the intranet says that there is none, undefined where it says nothing. */
function displayName(claim: unknown): string | null | undefined {
  if (claim === undefined || claim === null) return claim;
  if (typeof claim !== 'string') throw new ProblemError('token_malformed', { detail: 'name, team and place are texts' });
  return clean(claim).replace(/\s+/g, ' ').slice(0, 80).toWellFormed().replace(/\ufffd$/, '').trim() || null;
}

function refusal(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof errors.JWTExpired) return new ProblemError('token_expired');
  if (error instanceof errors.JOSEAlgNotAllowed) return new ProblemError('algorithm_not_allowed');
  if (error instanceof errors.JWTClaimValidationFailed) {
    return error.claim === 'nbf' ? new ProblemError('token_not_yet_valid') : new ProblemError('token_malformed', { detail: `claim ${error.claim}` });
  }
  if (error instanceof errors.JOSEError) return new ProblemError('token_malformed');
  throw error;
}
