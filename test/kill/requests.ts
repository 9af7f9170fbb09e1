import type { MemberRow } from '@cocarde/worker/members/members.queries.ts';
import { postId } from '@cocarde/worker/posts/post-id.ts';

/** Something that a client asked for, and goes on asking for until it is answered. */
export interface Wish {
  by: number;
  method: 'POST' | 'PUT';
  path: string;
  body: unknown;
  headers: Record<string, string>;
  /** The row that it makes, as `writesIn` says it: id of a post, member and subject of a vote. */
  row: string;
  /** Whether the answer came. */
  answered: boolean;
}

const EARLY = 40;

/**
 * What a member asks for at their `n`th turn: mostly votes, first for the few ideas that are there, some of them
 * again, then each for another thing on the page; now and then an idea or a comment.
 */
export async function wish(by: number, member: MemberRow, n: number, ideas: readonly string[]): Promise<Wish> {
  const key = `kill-${by}-${n}`;
  const common = { by, headers: { 'idempotency-key': key }, answered: false };
  if (n % 4 === 0) {
    const row = await postId(member.community, member.id, key);
    return n % 8 === 0
      ? { ...common, row, method: 'POST', path: '/boards/kill/ideas', body: { title: `Idée ${by}/${n}`, tags: ['kill'] } }
      : { ...common, row, method: 'POST', path: `/ideas/${ideas[(by + n) % ideas.length]}/comments`, body: { body: `Commentaire ${by}/${n}` } };
  }
  const subject = n < EARLY ? ideas[n % ideas.length]! : `page:${n}`;
  return { ...common, row: `${member.id} ${subject}`, method: 'PUT', path: `/votes/${encodeURIComponent(subject)}`, body: { value: 1 } };
}
