import { LIMITS } from '@cocarde/contract/limits.ts';
import type { Answer, AnswerPage, AnswerResult, NewAnswer, NewQuestion, Question, QuestionPage, QuestionQuery, QuestionResult } from '@cocarde/contract/questions.ts';
import { today, type Command } from '../command.ts';
import { readOne, readTogether, type Database, type Read } from '../database.ts';
import { loadPolicy, record } from '../facts/record.ts';
import { known } from '../facts/settlements.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { decodeCursor, encodeCursor } from '../http/cursor.ts';
import { ProblemError } from '../http/problem.ts';
import { heldBack } from '../moderation/held-back.ts';
import { memberRef, type MemberRow } from '../members/members.queries.ts';
import { postId } from '../posts/post-id.ts';
import { present } from '../posts/posts.ts';
import { listPosts, placeOf, searchPosts } from '../posts/lists.queries.ts';
import { answersOf, authorOf, findAccepted, findPost, insertPost, insertReply, reactionsOf, type PostRow } from '../posts/posts.queries.ts';
import { asThemes, sameThemes } from '../themes/themes.ts';
import { voteState } from '../votes/votes.ts';
import { dropAcceptance, putAcceptance } from './questions.queries.ts';

export function toQuestion(post: PostRow, reader: number): Question {
  return {
    ...voteState(post, reader),
    id: post.id, board: post.board, title: post.title, body: post.body, tags: JSON.parse(post.tags),
    author: authorOf(post), createdAt: post.at, editedAt: post.editedAt, held: post.held, followed: post.followed === 1, version: post.version, answers: post.replies,
    accepted: post.accepted === null ? null
      : { answer: post.accepted, author: memberRef(post.acceptedAuthor, post.acceptedName, post.acceptedTeam, post.acceptedNamed) },
  };
}

function toAnswer(post: PostRow, reader: number): Answer {
  return {
    ...voteState(post, reader),
    id: post.id, body: post.body, author: authorOf(post), createdAt: post.at, editedAt: post.editedAt, held: post.held, reactions: reactionsOf(post), version: post.version,
    accepted: post.accepted === post.id,
  };
}

/** A page of a question board. A search is ordered by relevance and has one page. */
export function questionPage(db: Database, reader: MemberRow, board: string, query: QuestionQuery): Read<QuestionPage> {
  const order = query.view ?? 'new';
  const list = query.q === undefined
    ? listPosts(db, reader.community, reader.id, {
        kind: 'question', board, order, tag: query.tag, limit: LIMITS.boardPage + 1,
        after: query.cursor === undefined ? undefined : decodeCursor(query.cursor, ['number', 'string']) as [number, string],
      })
    : searchPosts(db, reader.community, reader.id, 'question', board, query.q, LIMITS.boardPage);
  return {
    statements: list.statements,
    take(results) {
      const found = list.take(results);
      const items = found.slice(0, LIMITS.boardPage);
      return {
        items: items.map((post) => toQuestion(post, reader.id)),
        cursor: found.length > LIMITS.boardPage ? encodeCursor(placeOf(order, items.at(-1)!)) : null,
      };
    },
  };
}

/** A question with a page of its answers: the accepted one leads the first page, the others follow by votes. */
export async function answerPage(db: Database, reader: MemberRow, id: string, cursor: string | undefined): Promise<AnswerPage> {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, ['number', 'number', 'string']) as [number, number, string];
  const [question, accepted, replies] = await readTogether<[PostRow | null, PostRow | null, PostRow[]]>(db, [
    findPost(db, reader.community, reader.id, id),
    findAccepted(db, reader.community, reader.id, id),
    answersOf(db, reader.community, reader.id, id, after, LIMITS.page + 1),
  ]);
  const asked = present(question, 'question');
  const page = replies.slice(0, LIMITS.page);
  const others = page.filter((post) => post.id !== accepted?.id);
  const last = page.at(-1);
  return {
    question: toQuestion(asked, reader.id),
    items: [...(accepted && !after ? [accepted] : []), ...others].map((post) => toAnswer(post, reader.id)),
    cursor: replies.length > LIMITS.page && last ? encodeCursor([last.votes, last.at, last.id]) : null,
  };
}

export async function askQuestion(command: Command, board: string, input: NewQuestion, key: string): Promise<QuestionResult> {
  const { db, community, member, now } = command;
  const id = await postId(community.id, member.id, key);
  const question = { id, kind: 'question' as const, board, parent: null, title: input.title, body: input.body ?? '', tags: await asThemes(command, input.tags ?? []) };
  const post = findPost(db, community.id, member.id, id);
  const { outcome, earned } = await record(command, await loadPolicy(command), {
    write: [insertPost(db, community.id, member.id, question, now, today(command)), ...heldBack(command, question, now)],
    gives: [{ types: ['question_asked'], key: [id, null], actors: [member.id], authors: [] }],
    outcome: post.statements,
  });
  const stored = post.take(outcome)!;
  if (stored.removedAt !== null && stored.held === null) throw new ProblemError('removed');
  if (stored.kind !== 'question' || stored.board !== board || stored.title !== question.title || stored.body !== question.body || !(await sameThemes(command, stored.tags, question.tags))) {
    throw new ProblemError('idempotency_key_reused');
  }
  return { question: toQuestion(stored, member.id), earned };
}

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
  if (!stored || stored.parent !== questionId || stored.body !== input.body) throw new ProblemError('idempotency_key_reused');
  return { answer: toAnswer(stored, member.id), question: toQuestion(asked, member.id), earned };
}

/**
 * Makes an answer the accepted one, or none when null. By who asked, or an animateur: not for their own answer, nor in the
 * place of a colleague's while they have one there. Throws `forbidden`, `not_found` or `removed`.
 */
export async function acceptAnswer(command: Command, questionId: string, answerId: string | null): Promise<QuestionResult> {
  const { db, community, member, now } = command;
  const [question, current, wanted] = await readTogether<[PostRow | null, PostRow | null, PostRow | null]>(db, [
    findPost(db, community.id, member.id, questionId),
    findAccepted(db, community.id, member.id, questionId),
    findPost(db, community.id, member.id, answerId ?? ''),
  ]);
  const { author } = present(question, 'question');
  if (answerId !== null && present(wanted, 'answer').parent !== questionId) throw new ProblemError('not_found');
  if (author !== member.id) requireAnimateur(command);

  const after = findPost(db, community.id, member.id, questionId);
  const { outcome, earned } = await record(command, await loadPolicy(command), {
    write: [
      dropAcceptance(db, community.id, questionId, answerId, member.id),
      ...(wanted ? [putAcceptance(db, community.id, questionId, wanted.id, member.id, now, today(command))] : []),
    ],
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
