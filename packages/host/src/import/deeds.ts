import type { CommunityRow } from '@cocarde/worker/communities/communities.ts';
import type { Command } from '@cocarde/worker/command.ts';
import type { Database } from '@cocarde/worker/database.ts';
import type { Roster } from './roster.ts';

/** Something that a member did at a date, to be done again through the commands of the service. */
export interface Deed {
  /** Milliseconds UTC. */
  at: number;
  /** Subject of the member. */
  who: string;
  run(command: Command): Promise<unknown>;
}

/** Does all of it in the order of its dates; of one date, in the order given. */
export async function replay(db: Database, community: CommunityRow, roster: Roster, deeds: readonly Deed[]): Promise<void> {
  for (const { at, who, run } of deeds.toSorted((a, b) => a.at - b.at)) {
    // What was before the community began here is replayed as it was lived, with the boards of its time.
    await run({ db, community, member: await roster.member(who), now: at, ...(at < community.createdAt ? { writtenAt: at } : {}) });
  }
}
