import type { QuestionRequest } from '@cocarde/contract/experts.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { MemberRef } from '@cocarde/contract/members.ts';
import type {
  Answer, AnswerPage, AnswerResult, AskResult, Doubt, NewAnswer, NewQuestion, Question, QuestionPage, QuestionQuery, QuestionResult, QuestionView, Validated,
} from '@cocarde/contract/questions.ts';
import { boardOf } from '../boards/boards.queries.ts';
import { today, type Command } from '../command.ts';
import { commentsOf } from '../comments/comments.ts';
import { mapped, nothingOf, readOne, readTogether, type Database, type Read } from '../database.ts';
import { requestsOf } from '../experts/requests.queries.ts';
import { loadPolicy, record } from '../facts/record.ts';
import { known } from '../facts/settlements.ts';
import { decodeCursor, encodeCursor } from '../http/cursor.ts';
import { ProblemError } from '../http/problem.ts';
import { heldBack } from '../moderation/held-back.ts';
import { memberRef, type MemberRow } from '../members/members.queries.ts';
import { postId } from '../posts/post-id.ts';
import { mergedProblem, present, readable } from '../posts/posts.ts';
import { followedQuestions, listPosts, ownQuestions, placeOf, searchPosts, type Search } from '../posts/lists.queries.ts';
import { answersOf, authorOf, findAccepted, findPost, insertPost, insertReply, reactionsOf, type PostRow } from '../posts/posts.queries.ts';
import { asThemes, sameThemes } from '../themes/themes.ts';
import { voteState } from '../votes/votes.ts';
import { actingOn, askerKeyFor, datedBy, hashOf, LEAST_KEY, momentOf, requireAsker } from './asker.ts';
import { putAskerKey, putThanks, takeThanks } from './asker.queries.ts';
import { bookBounties, payBounty, promisable } from './bounties.queries.ts';
import { canConfirm, doubtsOf } from './doubts.queries.ts';
import { dropAcceptance, putAcceptance } from './questions.queries.ts';
import { canValidate } from './validation.queries.ts';

export function toQuestion(post: PostRow, reader: number): Question {
  return {
    ...voteState(post, reader),
    id: post.id, board: post.board, title: post.title, body: post.body, tags: JSON.parse(post.tags),
    author: authorOf(post), anonymous: post.anonymous === 1, createdAt: post.at, editedAt: post.editedAt, held: post.held,
    answers: post.replies, comments: commentsOf(post),
    accepted: post.accepted === null ? null
      : { answer: post.accepted, author: memberRef(post.acceptedAuthor, post.acceptedName, post.acceptedTeam, post.acceptedNamed) },
    validated: post.validated === 1, followed: post.followedAt !== null,
    closed: post.closedAt === null ? null : { at: post.closedAt, by: memberRef(post.closedBy, post.closedName, post.closedTeam, post.closedNamed), note: post.closedNote },
    duplicateOf: post.mergedInto === null ? null : { id: post.mergedInto, title: post.mergedTitle },
    stale: post.doubtedAt === null ? null : { since: post.doubtedAt, members: post.doubts },
    bounty: post.promised === null ? null : { points: post.promised, until: post.promisedUntil! },
    version: post.version,
  };
}

/** @param question that it is shown at, where it may have been given to a duplicate; its own where left out. */
export function toAnswer(post: PostRow, reader: number, question = post.parent): Answer {
  return {
    ...voteState(post, reader),
    id: post.id, body: post.body, author: authorOf(post), createdAt: post.at, editedAt: post.editedAt, held: post.held, accepted: post.accepted === post.id,
    validated: validatedOf(post), comments: commentsOf(post), reactions: reactionsOf(post), thanked: post.thanked === 1, bounty: post.paid,
    from: post.parent === question ? null : { id: post.parent!, title: post.parentTitle! }, version: post.version,
  };
}

/** Who said that an answer is right. */
export function validatedOf({ validators, editedAt }: PostRow): Validated | null {
  const by: (MemberRef & { named: number; at: number; mine: number })[] = JSON.parse(validators ?? '[]');
  if (!by.length) return null;
  const at = Math.max(...by.map((each) => each.at));
  return {
    by: by.sort((a, b) => a.at - b.at).map(({ id, name, team, named }) => memberRef(id, name, team, named)!),
    at, editedSince: editedAt !== null && editedAt > at, mine: by.some(({ mine }) => mine === 1),
  };
}

/** What each view of those who wait asks for, as `post.need` says it. */
const NEEDS: Readonly<Partial<Record<QuestionView, readonly number[]>>> = { unanswered: [1], unaccepted: [1, 2, 3], unvoted: [1, 2, 4] };

/** A page of a question board. A search is ordered by relevance and has one page. */
export function questionPage(db: Database, reader: MemberRow, board: string, query: QuestionQuery & Pick<Search, 'theme'>): Read<QuestionPage> {
  const view = query.view ?? 'new';
  const { community, id } = reader;
  const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, ['number', 'string']) as [number, string];
  const filter = { tag: query.tag, author: query.author === undefined ? undefined : Number(query.author), need: NEEDS[view] };
  const limit = LIMITS.boardPage + 1;
  const mine = view === 'mine' || view === 'followed';
  if (mine && (filter.tag !== undefined || filter.author !== undefined || query.q !== undefined)) {
    throw new ProblemError('invalid_input', { errors: [{ path: 'view', code: 'not_allowed', message: 'What is mine or followed is shown as a whole.' }] });
  }
  const order = view === 'top' ? 'top' : 'new';
  const list = view === 'mine' ? ownQuestions(db, community, id, board, after, limit)
    : view === 'followed' ? followedQuestions(db, community, id, board, after, limit)
    : query.q === undefined ? listPosts(db, community, id, { kind: 'question', board, order, ...filter, limit, after })
    : searchPosts(db, community, id, 'question', board, { q: query.q, theme: query.theme }, LIMITS.boardPage, filter);
  return mapped(list, (found) => {
    const items = found.slice(0, LIMITS.boardPage);
    const last = items.at(-1);
    return {
      items: items.map((post) => toQuestion(post, id)),
      cursor: found.length > LIMITS.boardPage && last ? encodeCursor(view === 'followed' ? [last.followedAt!, last.id] : placeOf(order, last)) : null,
    };
  });
}

const MOST_DOUBTS = 20;

/** A question with a page of its answers: the accepted one leads the first page, the others follow by votes. */
export async function answerPage(command: Command, id: string, cursor: string | undefined, askerKey: string | null): Promise<AnswerPage> {
  const { db, community, member } = command;
  const after = cursor === undefined ? undefined : decodeCursor(cursor, ['number', 'number', 'string']) as [number, number, string];
  const [question, accepted, replies, doubts, validates, confirms, promise, requests] = await readTogether<[PostRow | null, PostRow | null, PostRow[], Doubt[], boolean, boolean, number, QuestionRequest[]]>(db, [
    findPost(db, community.id, member.id, id),
    findAccepted(db, community.id, member.id, id),
    answersOf(db, community.id, member.id, id, after, LIMITS.page + 1),
    after ? nothingOf([]) : doubtsOf(db, community.id, id, MOST_DOUBTS),
    canValidate(db, community.id, id, member.id), canConfirm(db, community.id, id, member.id), promisable(db, community.id, id, member.id),
    after ? nothingOf([]) : requestsOf(db, community.id, id, member.id),
  ]);
  const asked = readable(question, 'question', member);
  const { asks, moderates, by } = await actingOn(command, asked, askerKey);
  const page = replies.slice(0, LIMITS.page);
  const others = page.filter((post) => post.id !== accepted?.id);
  const last = page.at(-1);
  return {
    question: toQuestion(asked, member.id),
    items: [...(accepted && !after ? [accepted] : []), ...others].map((post) => toAnswer(post, member.id, id)),
    cursor: replies.length > LIMITS.page && last ? encodeCursor([last.votes, last.at, last.id]) : null,
    may: { accept: asks || moderates, validate: validates, close: asks || moderates, unmerge: asked.mergedInto !== null && (moderates || (asks && asked.mergedBy === by)), confirm: asks || moderates || confirms, promise },
    doubts,
    ...(requests[0] && { request: { declined: requests[0].declined } }),
  };
}

/**
 * Asks. Without a name nothing that is stored says whose question it is: no author, no points, the hour instead of the moment, and of
 * the key with which they go on only its hash. Throws `invalid_input`, `closed`, `idempotency_key_reused`.
 */
export async function askQuestion(command: Command, board: string, input: NewQuestion, key: string): Promise<AskResult> {
  const { db, community, member } = command;
  if (input.anonymous) await requireNameless(command, board, key);
  const author = input.anonymous ? null : member.id;
  const askerKey = author === null ? await askerKeyFor(community.id, key) : null;
  const id = await postId(community.id, author, key);
  const question = { id, kind: 'question' as const, board, parent: null, title: input.title, body: input.body ?? '', tags: await asThemes(command, input.tags ?? []) };
  const at = momentOf(command, author === null);
  const post = findPost(db, community.id, member.id, id);
  const { outcome, earned } = await record(command, await loadPolicy(command), {
    write: [
      insertPost(db, community.id, author, question, at, today(command)), ...heldBack(command, question, at, author),
      ...(askerKey === null ? [] : [putAskerKey(db, community.id, id, await hashOf(askerKey))]),
    ],
    ...(author === null ? {} : { gives: [{ types: ['question_asked'], key: [id, null], actors: [author], authors: [] }] }),
    outcome: post.statements,
  });
  const stored = post.take(outcome);
  if (!stored) throw new ProblemError('closed');
  if (stored.removedAt !== null && stored.held === null) throw new ProblemError('removed');
  if (stored.kind !== 'question' || stored.board !== board || stored.title !== question.title || stored.body !== question.body || !(await sameThemes(command, stored.tags, question.tags))) {
    throw new ProblemError('idempotency_key_reused');
  }
  return { question: toQuestion(stored, member.id), earned, ...(askerKey === null ? {} : { askerKey }) };
}

async function requireNameless({ db, community }: Command, board: string, key: string): Promise<void> {
  const refused = (path: string, message: string) => new ProblemError('invalid_input', { errors: [{ path, code: 'not_allowed', message }] });
  if (!(await readOne(db, boardOf(db, community.id, board))).anonymous) throw refused('anonymous', 'This board takes questions with a name only.');
  if (key.length < LEAST_KEY) throw refused('Idempotency-Key', `The key of who asks is made of it: ${LEAST_KEY} characters or more, at random.`);
}

/** Throws `not_found`, `removed`, `merged`, `closed`, `idempotency_key_reused`. */
export async function giveAnswer(command: Command, questionId: string, input: NewAnswer, key: string): Promise<AnswerResult> {
  const { db, community, member, now } = command;
  const id = await postId(community.id, member.id, key);
  const [before] = await readTogether<[PostRow | null]>(db, [findPost(db, community.id, member.id, questionId)]);
  const { author } = present(before, 'question');
  const question = findPost(db, community.id, member.id, questionId);
  const own = findPost(db, community.id, member.id, id);
  const reply = { id, kind: 'answer' as const, board: '', parent: questionId, title: '', body: input.body, tags: [] };
  const { outcome, earned } = await record(command, await loadPolicy(command), {
    write: [insertReply(db, community.id, member.id, reply, 'question', now, today(command)), ...heldBack(command, reply, now)],
    gives: [{ types: ['answer_given'], key: [id, null], actors: [member.id], authors: known(author) }],
    outcome: [...question.statements, ...own.statements],
  });
  const stored = own.take(outcome.slice(1));
  const asked = present(question.take(outcome.slice(0, 1)), 'question');
  if (stored?.removedAt != null && stored.held === null) throw new ProblemError('removed');
  if (!stored && asked.mergedInto !== null) throw mergedProblem(asked.mergedInto);
  if (!stored && asked.closedAt !== null) throw new ProblemError('closed');
  if (!stored || stored.parent !== questionId || stored.body !== input.body) throw new ProblemError('idempotency_key_reused');
  return { answer: toAnswer(stored, member.id), question: toQuestion(asked, member.id), earned };
}

/**
 * Makes an answer the accepted one, or none when null. By who asked, or an animateur: not for their own answer, nor in the
 * place of a colleague's while they have one there. Who asked pays by it what they promised, once and for good. Throws `forbidden`,
 * `not_found` or `removed`.
 */
export async function acceptAnswer(command: Command, questionId: string, answerId: string | null, askerKey: string | null = null): Promise<QuestionResult> {
  const { db, community, member } = command;
  const [question, current, wanted] = await readTogether<[PostRow | null, PostRow | null, PostRow | null]>(db, [
    findPost(db, community.id, member.id, questionId),
    findAccepted(db, community.id, member.id, questionId),
    findPost(db, community.id, member.id, answerId ?? ''),
  ]);
  const { author } = present(question, 'question');
  if (answerId !== null && present(wanted, 'answer').parent !== questionId) throw new ProblemError('not_found');
  const acting = await actingOn(command, question!, askerKey);
  requireAsker(acting);
  const dated = datedBy(command, acting);
  const { now } = dated;

  // A promise is paid by who made it.
  const pays = wanted !== null && author === member.id;
  const after = findPost(db, community.id, member.id, questionId);
  const { outcome, earned } = await record(dated, await loadPolicy(command), {
    write: [
      dropAcceptance(db, community.id, questionId, answerId, acting),
      ...(wanted ? [putAcceptance(db, community.id, questionId, wanted.id, acting, now, today(command))] : []),
      ...(pays ? [payBounty(db, community.id, questionId, wanted!.id, member.id, now, today(command)), bookBounties(db, community.id, questionId, now)] : []),
    ],
    ...(pays ? { moves: known(member.id, wanted!.author) } : {}),
    // Whichever this drops, not whichever was read above: another may have been accepted since.
    takes: [{ types: ['answer_accepted'], key: [questionId, null], actors: known(author), authors: known(current?.author ?? null), from: question!.at }],
    gives: wanted ? [{ types: ['answer_accepted'], key: [questionId, null], actors: known(author), authors: known(wanted.author), from: question!.at }] : [],
    outcome: after.statements,
  });
  const stored = present(after.take(outcome), 'question');
  if (stored.accepted !== answerId) {
    if (answerId !== null) present(await readOne(db, findPost(db, community.id, member.id, answerId)), 'answer');
    throw new ProblemError('forbidden', { detail: 'With an answer of your own there, another animateur or who asked decides.' });
  }
  return { question: toQuestion(stored, member.id), earned };
}

/** Says thanks for an answer, or no longer, as who asked without a name. Throws `not_found`, `removed`, `forbidden`. */
export async function thankForAnswer(command: Command, id: string, wanted: boolean, askerKey: string | null): Promise<AnswerResult> {
  const { db, community, member } = command;
  const answer = findPost(db, community.id, member.id, id);
  const { parent } = present(await readOne(db, answer), 'answer');
  const question = findPost(db, community.id, member.id, parent!);
  const { by } = await actingOn(command, present(await readOne(db, question), 'question'), askerKey);
  if (by !== null) throw new ProblemError('forbidden', { detail: 'With a name, thanks are a reaction.' });
  const outcome = await db.batch([wanted ? putThanks(db, community.id, id) : takeThanks(db, community.id, id), ...answer.statements, ...question.statements]);
  return {
    answer: toAnswer(present(answer.take(outcome.slice(1, 2)), 'answer'), member.id),
    question: toQuestion(present(question.take(outcome.slice(2)), 'question'), member.id), earned: null,
  };
}
