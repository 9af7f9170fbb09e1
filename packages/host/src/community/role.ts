import type { Role } from '@cocarde/contract/members.ts';
import { setRole } from '@cocarde/worker/members/members.queries.ts';
import { Refusal } from '../words.ts';
import { operands, type CommunityWork } from './arguments.ts';
import { issuerOf } from './issuer.ts';

const isRole = (word: string): word is Role => word === 'member' || word === 'animateur';

/** `role SUBJECT animateur|member`: never taken from a token, so given here. */
export async function roleCommand(work: CommunityWork): Promise<void> {
  const { db, say, out, options } = work;
  const [subject, role] = operands(work, 2) as [string, string];
  if (!isRole(role)) throw new Refusal('community.not-understood', { reason: role });
  const community = await work.community();
  const { issuer } = await issuerOf(db, community, options.issuer);
  const member = await setRole(db, community.id, issuer, subject, role).first<{ name: string }>();
  if (!member) throw new Refusal('member.unknown', { subject, community: community.name });
  out(say(`role.${role}`, { name: member.name, community: community.name }));
}
