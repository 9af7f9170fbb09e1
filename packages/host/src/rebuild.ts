import { loadCommunity } from '@cocarde/worker/communities/communities.ts';
import { rebuild } from '@cocarde/worker/rebuild/rebuild.ts';
import { transaction, type SqliteD1 } from './d1-sqlite.ts';
import { Refusal, type Say } from './words.ts';

/** Derives one community, or each, again from its facts. Each is one transaction: whoever reads meanwhile sees it before or after. */
export async function rebuildCommunities(db: SqliteD1, only: string | undefined, say: Say, out: (line: string) => void): Promise<0> {
  const slugs = only ? [only] : (await db.prepare('SELECT slug FROM community ORDER BY id').raw<[string]>()).map(([slug]) => slug);
  if (slugs.length === 0) throw new Refusal('community.none');
  for (const slug of slugs) {
    const community = await loadCommunity(db, slug);
    if (!community) throw new Refusal('community.unknown', { slug });
    await transaction(db, () => rebuild(db, community));
    out(say('rebuilt', { community: community.name }));
  }
  return 0;
}
