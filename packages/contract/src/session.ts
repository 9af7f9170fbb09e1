import type { Earned } from './points.ts';
import type { MemberRef } from './members.ts';

/** `POST /v1/c/{community}/session`: the one door for outside credentials. */
export interface SessionRequest {
  /** Compact JWT signed by the intranet: HS256, `iss`, `sub`, `aud` `cocarde:{community}`, `jti`, `iat`, `exp` at most 300 s later; `name`, `team` and `place` optional. */
  token: string;
}

export interface Session {
  /** Bearer token for every other address, ten minutes long. */
  session: string;
  /** Milliseconds UTC. */
  expiresAt: number;
  member: MemberRef;
  /** What the visit of today earned, when this is the first session of the day. */
  earned: Earned | null;
}
