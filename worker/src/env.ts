import type { Database } from './database.ts';
import type { PresentedKey } from './api-keys/key-format.ts';
import type { CommunityRow } from './communities/communities.ts';
import type { MemberRow } from './members/members.queries.ts';

/** What an installation gives the program. Every binding but these two is optional. */
export interface Env {
  DB: Database;
  /** At least 32 random bytes, base64url. Session tokens and stored secrets hang on it. */
  COCARDE_SECRET: string;
}

/** Type of Hono's context in every route below `/v1/c/{community}`. */
export interface App {
  Bindings: Env;
  Variables: {
    requestId: string;
    community: CommunityRow;
    member: MemberRow;
    /** An API key that is well-formed; whether it counts, only its route finds out. */
    presentedKey?: PresentedKey;
  };
}
