import { LIMITS } from '@cocarde/contract/limits.ts';
import type { RemovalState } from '@cocarde/contract/removal.ts';
import { audited, type Audited } from '../audit/audit.queries.ts';
import type { Command } from '../command.ts';
import { readOne, readTogether, type Statement } from '../database.ts';
import { loadPolicy, record } from '../facts/record.ts';
import { statementsOf, stepsOf, type Facts } from '../facts/settlements.ts';
import { ProblemError } from '../http/problem.ts';
import { heldBack } from '../moderation/held-back.ts';
import { holdReported } from '../moderation/moderation.queries.ts';
import { findPost, type PostRow } from '../posts/posts.queries.ts';
import { bookBounties } from '../questions/bounties.queries.ts';
import { factsOf, factsOfOthers } from './facts.ts';
import {
  continueSettling, freeMerged, setRemoved, setRestored, settlingOf, startSettling, takeOver, type Removal, type Settling,
} from './removal.queries.ts';

/** Votes and replies whose points one request settles, each with about a dozen rows written. */
const PAGE = 500;

/**
 * Takes a post away, by its author or an animateur, who says why where it is another's. Repeating it changes nothing, and
 * goes on where a great many votes were not settled yet. Throws `not_found`, `forbidden`, or `invalid_input` without a reason.
 */
export async function removePost(command: Command, id: string, reason: string | undefined): Promise<RemovalState> {
  const { db, community, member, now } = command;
  const standing = await standingOf(command, id);
  const removal = removalOf(command, id);
  const own = standing.post.author === member.id;
  if (!own && !removal.moderates) throw new ProblemError('forbidden');
  const removed = standing.post.removedAt !== null && !(own && standing.post.held !== null);
  if (!own && !removed && reason === undefined) {
    throw new ProblemError('invalid_input', { errors: [{ path: 'reason', code: 'required', message: 'Its author will read why.' }] });
  }
  const log: Audited = { act: 'removed', by: member.id, at: now, subject: id, ...(standing.post.author === null ? {} : { member: standing.post.author }), detail: reason ?? null };
  return changeStanding(command, standing, 'takes', removed ? [] : [
    setRemoved(db, community.id, removal, own ? null : reason!, now), ...(own ? [] : [audited(db, community.id, log)]), freeMerged(db, community.id, id),
  ], [takeOver(db, community.id, removal, reason ?? null), audited(db, community.id, log)]);
}

/**
 * Brings a post back: an animateur any of others, its author what they took away, within a day unless they are an animateur. What its
 * author brings back is looked at like what is new, so that taking it away leads past no moderator. Throws `not_found` or `forbidden`.
 */
export async function restorePost(command: Command, id: string): Promise<RemovalState> {
  const { db, community, member, now } = command;
  const standing = await standingOf(command, id);
  const { post } = standing;
  const own = post.author === member.id;
  // What was held again as its author brought it back: nothing is left to do but what is not settled yet.
  const back = post.removedAt === null || own && post.held !== null;
  if (back ? !own && member.role !== 'animateur' : !isRestorable(command, post)) throw new ProblemError('forbidden');
  // While it is held what it brought is still being taken.
  return changeStanding(command, standing, post.held === null ? 'gives' : 'takes', back ? [] : [
    setRestored(db, community.id, removalOf(command, id), restorableSince(command)),
    ...(own ? [...heldBack(command, { id, title: post.title, body: post.body, tags: JSON.parse(post.tags), fields: JSON.parse(post.fields) }, now), holdReported(db, community.id, id, community.moderation.hideAfter, now)]
      : [audited(db, community.id, { act: 'restored', by: member.id, at: now, subject: id })]),
  ]);
}

export interface Standing {
  post: PostRow;
  parent: PostRow | null;
  settling: Settling;
}

export async function standingOf({ db, community, member }: Command, id: string): Promise<Standing> {
  const [post, settling] = await readTogether<[PostRow | null, Settling]>(db, [
    findPost(db, community.id, member.id, id), settlingOf(db, community.id, id, PAGE),
  ]);
  if (!post || post.kind === 'page') throw new ProblemError('not_found');
  const parent = post.parent === null ? null : await readOne(db, findPost(db, community.id, member.id, post.parent));
  return { post, parent, settling };
}

/** Changes a post, or nothing when it is as wished already, and settles a page of what hangs on it. */
export async function changeStanding(command: Command, standing: Standing, side: 'takes' | 'gives', change: Statement[], beside: Statement[] = []): Promise<RemovalState> {
  const { db, community, member } = command;
  const { id } = standing.post;
  const policy = await loadPolicy(command);
  const step = change.length ? beginning(command, standing, (facts) => statementsOf(stepsOf(policy.rules, command.now, { [side]: facts })) <= LIMITS.actRules) : continuation(command, standing);
  const post = findPost(db, community.id, member.id, id);
  const settling = settlingOf(db, community.id, id, PAGE);
  const { outcome, earned } = await record(command, policy, {
    // What an answer was paid of a promise goes and comes with it.
    write: [...change, ...beside, ...step.write, ...(standing.post.kind === 'answer' ? [bookBounties(db, community.id, standing.post.parent, command.now)] : [])],
    [side]: step.facts,
    outcome: [...post.statements, ...settling.statements],
  });
  const after = post.take(outcome.slice(0, 1))!;
  const removed = after.removedAt !== null;
  return { post: id, removed, restorable: removed && isRestorable(command, after), finished: settling.take(outcome.slice(1)).after === null, earned };
}

interface Step {
  write: Statement[];
  facts: Facts[];
}

/** A change and the first page, if one request can settle both; one that meets another on its way begins anew with the next request. */
function beginning({ db, community }: Command, { post, parent, settling: { after, upTo } }: Standing, fits: (facts: Facts[]) => boolean): Step {
  const own = factsOf(post, parent);
  const all = [...own, factsOfOthers(post, 0, upTo ?? Number.MAX_SAFE_INTEGER)];
  if (after !== null || !fits(all)) return { write: [startSettling(db, community.id, post.id, 0)], facts: own };
  return { write: [startSettling(db, community.id, post.id, upTo)], facts: all };
}

/** The next page of a change before. */
function continuation({ db, community }: Command, { post, settling: { after, upTo } }: Standing): Step {
  if (after === null) return { write: [], facts: [] };
  return { write: [continueSettling(db, community.id, post.id, after, upTo)], facts: [factsOfOthers(post, after + 1, upTo ?? Number.MAX_SAFE_INTEGER)] };
}

function removalOf({ member }: Command, id: string): Removal {
  return { id, by: member.id, moderates: member.role === 'animateur' };
}

function isRestorable(command: Command, { author, removedBy, removedAt, held }: PostRow): boolean {
  const { id, role } = command.member;
  // What waits for a moderator is let through there.
  const animates = role === 'animateur';
  return held === null && (author === id ? removedBy === id && (animates || removedAt! >= restorableSince(command)) : animates);
}

function restorableSince({ now }: Command): number {
  return now - LIMITS.restoreHours * 3_600_000;
}
