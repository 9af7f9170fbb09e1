import type { Command } from '../command.ts';
import type { Statement } from '../database.ts';
import { holdNew } from './moderation.queries.ts';
import { hasListedWord } from './word-list.ts';

/** What keeps from others what was just written until somebody looked, right behind the statement that writes it. Nobody looks at animateurs. */
export function heldBack({ db, community, member }: Command, post: { id: string; title: string; body: string; fields?: Readonly<Record<string, string>> }, at: number): Statement[] {
  if (member.role === 'animateur') return [];
  const listed = hasListedWord(community.moderation.words, [post.title, post.body, ...Object.values(post.fields ?? {})].join('\n'));
  return [holdNew(db, community.id, { id: post.id, listed, at })];
}
