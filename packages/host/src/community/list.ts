import { loadCommunity, overview } from '@cocarde/worker/communities/communities.ts';
import { readOne } from '@cocarde/worker/database.ts';
import { liveSecrets } from '@cocarde/worker/identity/trust.ts';
import { operands, type CommunityWork } from './arguments.ts';

/** Every community with what its operator set up. */
export async function listCommand(work: CommunityWork): Promise<void> {
  const { db, say, out } = work;
  operands(work, 0);
  const { results } = await db.prepare('SELECT slug FROM community ORDER BY slug').all<{ slug: string }>();
  if (results.length === 0) out(say('community.none'));
  for (const { slug } of results) {
    const community = (await loadCommunity(db, slug))!;
    const { members, origins } = await readOne(db, overview(db, community));
    out(say('list.community', { slug, name: community.name, timeZone: community.timeZone, members }));
    for (const origin of origins) out(say('list.origin', { origin }));
    for (const { issuer, keyId, createdAt } of await liveSecrets(db, community)) {
      out(say('list.secret', { issuer, keyId, date: new Date(createdAt).toISOString().slice(0, 10) }));
    }
  }
}
