import { allowOrigin, forbidOrigin } from '@cocarde/worker/communities/communities.ts';
import { Refusal } from '../words.ts';
import { operands, type CommunityWork } from './arguments.ts';

/** `origin add|remove URL` */
export async function originCommand(work: CommunityWork): Promise<void> {
  const { db, say, out } = work;
  const [verb, given] = operands(work, 2) as [string, string];
  const origin = readOrigin(given);
  const community = await work.community();
  const values = { origin, community: community.name };
  if (verb === 'add') {
    await allowOrigin(db, community, origin);
    out(say('origin.added', values));
  } else if (verb === 'remove') {
    if (!await forbidOrigin(db, community, origin)) throw new Refusal('origin.absent', values);
    out(say('origin.removed', values));
  } else {
    throw new Refusal('community.not-understood', { reason: verb });
  }
}

/** `https://intranet.example` of any address there, as browsers send it. */
export function readOrigin(given: string): string {
  const url = URL.parse(given);
  if (!url || !/^https?:$/.test(url.protocol)) throw new Refusal('origin.invalid', { origin: given });
  return url.origin;
}
