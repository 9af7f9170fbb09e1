import type { IdeaStatus } from '@cocarde/contract/ideas.ts';
import type { ExclusionReason, Role } from '@cocarde/contract/members.ts';
import type { Database } from '@cocarde/worker/database.ts';

/** What the community has already, so that an import can tell new from known. */

export interface KnownMember {
  subject: string;
  name: string;
  team: string | null;
  place: string | null;
  role: Role;
  /** Why they take no part, as an animateur or a file said; a suspension is another matter. */
  excluded: ExclusionReason | null;
}

export async function knownMembers(db: Database, community: number, issuer: string): Promise<KnownMember[]> {
  const { results } = await db.prepare(
    `SELECT subject, name, team, place, role, (SELECT min(reason) FROM exclusion x WHERE x.community = ?1 AND x.member = member.id AND x.to_at IS NULL AND x.reason <> 'suspended') AS excluded
     FROM member WHERE community = ?1 AND issuer = ?2 ORDER BY id`,
  ).bind(community, issuer).all<KnownMember>();
  return results;
}

export async function trustedIssuers(db: Database, community: number): Promise<string[]> {
  const { results } = await db.prepare('SELECT DISTINCT issuer FROM trust WHERE community = ?1').bind(community).all<{ issuer: string }>();
  return results.map(({ issuer }) => issuer);
}

export async function postStatus(db: Database, community: number, id: string): Promise<IdeaStatus | null> {
  const row = await db.prepare('SELECT status FROM post WHERE community = ?1 AND id = ?2').bind(community, id).first<{ status: IdeaStatus }>();
  return row?.status ?? null;
}

/** Members who voted for it once, whether the vote stands or was withdrawn since. */
export async function votersOf(db: Database, community: number, subject: string): Promise<Set<number>> {
  const { results } = await db.prepare('SELECT member FROM vote WHERE community = ?1 AND subject = ?2').bind(community, subject).all<{ member: number }>();
  return new Set(results.map(({ member }) => member));
}

/** Whether an answer was ever accepted, also when that was taken back since. */
export async function wasAccepted(db: Database, community: number, question: string): Promise<boolean> {
  return (await db.prepare('SELECT 1 FROM acceptance WHERE community = ?1 AND question = ?2').bind(community, question).first()) !== null;
}
