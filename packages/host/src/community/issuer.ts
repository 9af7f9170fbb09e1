import type { CommunityRow } from '@cocarde/worker/communities/communities.ts';
import type { Database } from '@cocarde/worker/database.ts';
import { liveSecrets, type LiveSecret } from '@cocarde/worker/identity/trust.ts';
import { Refusal } from '../words.ts';

/** The issuer that was named, else the only one there is, with its secrets, newest first. */
export async function issuerOf(db: Database, community: CommunityRow, named: string | undefined): Promise<{ issuer: string; live: LiveSecret[] }> {
  const all = await liveSecrets(db, community);
  const issuers = [...new Set(all.map(({ issuer }) => issuer))];
  const values = { community: community.name, issuers: issuers.join(', ') };
  if (named !== undefined && !issuers.includes(named)) throw new Refusal('issuer.unknown', { ...values, issuer: named });
  const [issuer = named, another] = named === undefined ? issuers : [named];
  if (issuer === undefined) throw new Refusal('issuer.none', values);
  if (another !== undefined) throw new Refusal('issuer.several', values);
  return { issuer, live: all.filter((secret) => secret.issuer === issuer) };
}
