import type { PostContent, PostPatch, RevisionPage } from '@cocarde/contract/discussion.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { FieldError } from '@cocarde/contract/problem.ts';
import { audited } from '../audit/audit.queries.ts';
import { boardOf } from '../boards/boards.queries.ts';
import { filledIn } from '../boards/fields.ts';
import type { Command } from '../command.ts';
import { mention, tellMentionedNow } from '../comments/comments.queries.ts';
import { readOne, type Statement } from '../database.ts';
import { ProblemError } from '../http/problem.ts';
import { saysListedWord } from '../moderation/held-back.ts';
import { holdNew } from '../moderation/moderation.queries.ts';
import { goneProblem, isRemoved } from '../posts/posts.ts';
import { findPost, type PostRow } from '../posts/posts.queries.ts';
import { changeStanding, standingOf } from '../removal/removal.ts';
import { asThemes } from '../themes/themes.ts';
import { revisionsOf, setContent } from './editing.queries.ts';

/**
 * Changes what a post says, by its author or an animateur. Votes, comments and points stay: they were for the idea, not for its
 * wording, and count by the tags that they were given under. Throws `not_found`, `removed`, `forbidden`, `invalid_input`, `precondition_failed`.
 */
export async function editPost(command: Command, id: string, patch: PostPatch, version: number | null): Promise<PostContent> {
  const { db, community, member, now } = command;
  const before = await written(command, id);
  const moderates = member.role === 'animateur';
  if (before.author !== member.id && !moderates) throw new ProblemError('forbidden');
  const { mentions = [], ...content } = await checked(command, before, patch);
  const change = setContent(db, community.id, { ...content, id, by: member.id, moderates, at: now }, version);
  const listed = !moderates && saysListedWord(community, content);
  // What brought it points goes until somebody looked.
  const named = content.body === undefined ? [] : naming(command, before, content.body, mentions);
  if (listed) await changeStanding(command, await standingOf(command, id), 'takes', [change, holdNew(db, community.id, { id, listed, at: now }), ...named]);
  else await db.batch([change, ...named, ...(before.author === member.id ? [] : [audited(db, community.id, { act: 'edited', by: member.id, at: now, subject: id })])]);
  const after = toContent((await readOne(db, findPost(db, community.id, member.id, id)))!);
  const wanted = { ...after, ...content };
  if (JSON.stringify(after) !== JSON.stringify(wanted)) throw new ProblemError('precondition_failed');
  return after;
}

/** Whom a comment names that did not name them before, in words of its author. */
function naming({ db, community, member, now }: Command, { id, mentions: before }: PostRow, body: string, mentions: readonly string[]): Statement[] {
  const known: { id: number }[] = JSON.parse(before ?? '[]');
  const added = mentions.filter((each) => !known.some(({ id }) => String(id) === each));
  return added.length ? [mention(db, community.id, { id, author: member.id, body, version: null }, added), tellMentionedNow(db, community.id, id, added, now)] : [];
}

export async function revisions(command: Command, id: string): Promise<RevisionPage> {
  await written(command, id);
  return { items: await readOne(command.db, revisionsOf(command.db, command.community.id, id)) };
}

/** What a post of this kind and board can say. */
async function checked(command: Command, { kind, board }: PostRow, typed: PostPatch): Promise<PostPatch> {
  const { db, community } = command;
  const patch = typed.tags === undefined ? typed : { ...typed, tags: await asThemes(command, typed.tags) };
  const errors: FieldError[] = [];
  const titled = kind === 'idea' || kind === 'question';
  for (const path of titled ? [] : ['title', 'tags', 'fields'] as const) {
    if (patch[path] !== undefined) errors.push({ path, code: 'unknown_field', message: 'This kind of post has only a body.' });
  }
  if (kind !== 'comment' && patch.mentions) errors.push({ path: 'mentions', code: 'unknown_field', message: 'Comments name members.' });
  if (kind === 'comment' && (patch.body?.length ?? 0) > LIMITS.comment) errors.push({ path: 'body', code: 'too_long', message: `At most ${LIMITS.comment}.` });
  if (!titled && patch.body === '') errors.push({ path: 'body', code: 'required', message: 'Remove it instead.' });
  if (errors.length) throw new ProblemError('invalid_input', { errors });
  return patch.fields === undefined ? patch : { ...patch, fields: filledIn(await readOne(db, boardOf(db, community.id, board)), patch.fields) };
}

async function written({ db, community, member }: Command, id: string): Promise<PostRow> {
  const post = await readOne(db, findPost(db, community.id, member.id, id));
  if (!post || post.kind === 'page') throw new ProblemError('not_found');
  if (isRemoved(post)) throw goneProblem(post);
  return post;
}

function toContent({ id, title, body, tags, fields, version, editedAt, held }: PostRow): PostContent {
  return { id, title, body, tags: JSON.parse(tags), fields: JSON.parse(fields), version, editedAt, held };
}
