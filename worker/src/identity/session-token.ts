import { errors, jwtVerify, SignJWT } from 'jose';
import type { MemberRow } from '../members/members.queries.ts';
import { ProblemError } from '../http/problem.ts';
import { sessionKey } from './keys.ts';

const LIFETIME_MS = 600_000;
const TYPE = 'cocarde-s+jwt';

export interface SessionClaims {
  community: number;
  member: number;
  /** Compared with the member's row on every request: raising it there ends all sessions at once. */
  version: number;
}

export async function signSession(secret: string, member: MemberRow, now: number): Promise<{ session: string; expiresAt: number }> {
  const expiresAt = now + LIFETIME_MS;
  const session = await new SignJWT({ cid: member.community, sv: member.sessionVersion })
    .setProtectedHeader({ alg: 'HS256', typ: TYPE })
    .setSubject(String(member.id)).setAudience('cocarde')
    .setIssuedAt(Math.floor(now / 1000)).setExpirationTime(Math.floor(expiresAt / 1000))
    .sign(await sessionKey(secret));
  return { session, expiresAt };
}

/** Throws `session_expired` or `session_invalid`. */
export async function verifySession(secret: string, token: string, now: number): Promise<SessionClaims> {
  try {
    const { payload } = await jwtVerify(token, await sessionKey(secret), {
      algorithms: ['HS256'], typ: TYPE, audience: 'cocarde', requiredClaims: ['sub', 'exp'], currentDate: new Date(now),
    });
    return { community: Number(payload.cid), member: Number(payload.sub), version: Number(payload.sv) };
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw new ProblemError('session_expired');
    if (error instanceof errors.JOSEError) throw new ProblemError('session_invalid');
    throw error;
  }
}
