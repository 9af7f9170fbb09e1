import { allowOrigin, createCommunity, loadCommunity } from '@cocarde/worker/communities/communities.ts';
import { ProblemError } from '@cocarde/worker/http/problem.ts';
import { clean } from '@cocarde/worker/http/text.ts';
import { liveSecrets, trustIntranet } from '@cocarde/worker/identity/trust.ts';
import { Refusal } from '../words.ts';
import { operands, required, type CommunityWork } from './arguments.ts';
import { readOrigin } from './origin.ts';
import { tellSecret } from './secret.ts';

/**
 * Makes a community with the default rules, levels and badges, and trusts one intranet for it. Whatever can be wrong
 * is checked before anything is written, and the secret comes last: interrupted, the same command completes it.
 */
export async function createCommand(work: CommunityWork): Promise<void> {
  const { db, now, say, out, options } = work;
  operands(work, 0);
  const [slug, name, timeZone, issuer] = (['slug', 'name', 'time-zone', 'issuer'] as const).map((option) => required(work, option)) as [string, string, string, string];
  const origins = (options.origin ?? []).map(readOrigin);
  if (origins.length === 0) throw new Refusal('option.missing', { option: 'origin' });
  const url = options.url === undefined ? 'https://cocarde.example' : readOrigin(options.url);
  const installationSecret = await work.secret();
  const existing = await loadCommunity(db, slug);
  if (existing && (await liveSecrets(db, existing)).length > 0) throw new Refusal('community.exists', { slug });

  const community = await createCommunity(db, { slug, name: clean(name).replace(/\s+/g, ' '), timeZone, now }).catch((error: unknown) => {
    if (error instanceof ProblemError) throw new Refusal('slug.invalid', { slug });
    if (error instanceof RangeError) throw new Refusal('time-zone.unknown', { timeZone });
    throw error;
  });
  for (const origin of origins) await allowOrigin(db, community, origin);
  const { secret, keyId } = await trustIntranet(db, installationSecret, community, { issuer, now });
  out(say('community.created', { slug, name: community.name, timeZone: community.timeZone, origins: origins.join(', ') }));
  tellSecret(work, { secret, keyId, issuer, slug });
  out(say('community.snippet', { slug, url }));
}
