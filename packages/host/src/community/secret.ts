import { audienceOf, MOST_LIVE, retireSecrets, trustIntranet } from '@cocarde/worker/identity/trust.ts';
import { Refusal } from '../words.ts';
import { operands, type CommunityWork } from './arguments.ts';
import { issuerOf } from './issuer.ts';

/** `secret rotate|retire`: a new one beside the old one, and the old one away once the intranet signs with the new one. */
export async function secretCommand(work: CommunityWork): Promise<void> {
  const { db, now, say, out, options } = work;
  const [verb] = operands(work, 1) as [string];
  if (verb !== 'rotate' && verb !== 'retire') throw new Refusal('community.not-understood', { reason: verb });
  const community = await work.community();
  const { issuer, live } = await issuerOf(db, community, options.issuer);
  if (verb === 'rotate') {
    if (live.length >= MOST_LIVE) throw new Refusal('secret.two-live', { issuer });
    const { secret, keyId } = await trustIntranet(db, await work.secret(), community, { issuer, now });
    tellSecret(work, { secret, keyId, issuer, slug: community.slug });
    out(say('secret.rotated', { slug: community.slug, old: live[0]!.keyId }));
  } else {
    const gone = await retireSecrets(db, community, issuer);
    if (gone.length === 0) throw new Refusal('secret.only-one', { issuer });
    out(say('secret.retired', { issuer, gone: gone.join(', ') }));
  }
}

/** The only time that a secret is shown, with the claims of a token that it signs. */
export function tellSecret({ say, out }: Pick<CommunityWork, 'say' | 'out'>, told: { secret: string; keyId: string; issuer: string; slug: string }): void {
  out(say('secret.told', { secret: told.secret, keyId: told.keyId, issuer: told.issuer, audience: audienceOf(told.slug) }));
}
