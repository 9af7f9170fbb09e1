import type { PostPatch } from '@cocarde/contract/discussion.ts';
import type { Command } from '../command.ts';
import type { Statement } from '../database.ts';
import { holdNew } from './moderation.queries.ts';
import { hasListedWord } from './word-list.ts';

/**
 * What keeps from others what was just written until somebody looked, right behind the statement that writes it. Nobody looks at
 * animateurs, unless they write without a name: what stands at once, where nobody else's does, would be known as theirs.
 */
export function heldBack({ db, community, member }: Command, post: PostPatch & { id: string }, at: number, author: number | null = member.id): Statement[] {
  if (author !== null && member.role === 'animateur') return [];
  return [holdNew(db, community.id, { id: post.id, listed: saysListedWord(community, post), at })];
}

/** Whether a word of the community's list is in anything that a post says. */
export function saysListedWord({ moderation }: Command['community'], { title, body, tags = [], fields = {} }: PostPatch): boolean {
  return hasListedWord(moderation.words, [title, body, ...tags, ...Object.values(fields)].join('\n'));
}
