import type { RuleDefinition } from '@cocarde/contract/rules.ts';
import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { migrate } from '@cocarde/host/migrate.ts';
import { createCommunity, type CommunityRow } from '@cocarde/worker/communities/communities.ts';
import type { Command } from '@cocarde/worker/command.ts';
import { FACT_TYPES } from '@cocarde/contract/points.ts';
import { enrol } from '@cocarde/worker/members/members.ts';
import type { MemberRow } from '@cocarde/worker/members/members.queries.ts';

/** A community of its own in memory, whose clock the test turns. */
export interface World {
  db: SqliteD1;
  community: CommunityRow;
  members: MemberRow[];
  animateur: MemberRow;
  /** Date of what is done next, milliseconds UTC; what is told late has one of before. */
  now: number;
  /** When it is told. */
  clock: number;
  /** Scores on each board when it was last seen open, in order. */
  seen: Map<string, string[]>;
}

export async function openWorld(now: number, rules: Readonly<Record<string, RuleDefinition>>, members: number): Promise<World> {
  const db = new SqliteD1(':memory:');
  migrate(db);
  const community = await createCommunity(db, { slug: 'model', name: 'Model', timeZone: 'Europe/Paris', now });
  await db.batch([
    db.prepare('DELETE FROM rule WHERE community = ?1').bind(community.id),
    ...Object.entries(rules).map(([id, definition]) =>
      db.prepare('INSERT INTO rule (community, id, version, definition, valid_from) VALUES (?1, ?2, 1, ?3, 0)').bind(community.id, id, JSON.stringify(definition))),
    // Everything is counted that triggers can count, not only what today's badges ask for.
    ...FACT_TYPES.flatMap((type) => ['actor', 'author'].map((whose) => `${type}:${whose}`)).filter((metric) => metric !== 'vote_cast:author')
      .concat(['comment_written:author', 'answer_given:actor', 'answer_given:author', 'idea_supported:author', 'answer_supported:author'].map((metric) => `${metric}:objects`)).map((metric) =>
      db.prepare('INSERT INTO metric (community, metric) VALUES (?1, ?2) ON CONFLICT DO NOTHING').bind(community.id, metric)),
  ]);
  const person = (subject: string, role: 'member' | 'animateur') =>
    enrol(db, community, { issuer: 'https://intranet.example', subject, name: subject, team: null, role, joinedAt: now });
  return {
    db, community, now, clock: now, seen: new Map(),
    members: await Promise.all(Array.from({ length: members }, (_, n) => person(`member-${n}`, 'member'))),
    animateur: await person('animateur', 'animateur'),
  };
}

export function command({ db, community, now, clock }: World, member: MemberRow): Command {
  return { db, community, member, now, writtenAt: clock };
}
