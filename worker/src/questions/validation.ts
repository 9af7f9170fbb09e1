import type { AnswerResult, ValidatorPage, ValidatorState } from '@cocarde/contract/questions.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import { audited } from '../audit/audit.queries.ts';
import { today, type Command } from '../command.ts';
import { readOne } from '../database.ts';
import { loadPolicy, record } from '../facts/record.ts';
import { known } from '../facts/settlements.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { decodeCursor, encodeCursor } from '../http/cursor.ts';
import { ProblemError } from '../http/problem.ts';
import { findMember } from '../members/members.queries.ts';
import { present } from '../posts/posts.ts';
import { findPost } from '../posts/posts.queries.ts';
import { asThemes } from '../themes/themes.ts';
import { toAnswer, toQuestion, validatedOf } from './questions.ts';
import { putValidation, putValidator, takeValidator, validatorsOf, withdrawValidation } from './validation.queries.ts';

/**
 * Says that an answer is right, or no longer, by who may validate. The first to say so earns its author what a rule gives, further ones
 * nothing more; the last to take it back takes that back. Throws `not_found`, `removed`, `own_subject`, `forbidden`.
 */
export async function validateAnswer(command: Command, id: string, wanted: boolean): Promise<AnswerResult> {
  return change(command, id, command.member.id, wanted);
}

/** Takes back what somebody else said, by an animateur. */
export async function unvalidate(command: Command, id: string, member: number): Promise<AnswerResult> {
  requireAnimateur(command);
  return change(command, id, member, false);
}

async function change(command: Command, id: string, validator: number, wanted: boolean): Promise<AnswerResult> {
  const { db, community, member, now } = command;
  const before = present(await readOne(db, findPost(db, community.id, member.id, id)), 'answer');
  const { author, parent, at } = before;
  const answer = findPost(db, community.id, member.id, id);
  const question = findPost(db, community.id, member.id, parent!);
  const facts = { types: ['answer_validated'], key: [parent!, id] as const, actors: [], authors: known(author), from: at };
  const log = validator === member.id ? [] : [audited(db, community.id, { act: 'unvalidated', by: member.id, at: now, subject: id, member: validator })];
  const { outcome, earned } = await record(command, await loadPolicy(command), {
    write: wanted ? [putValidation(db, community.id, id, validator, now, today(command))] : [withdrawValidation(db, community.id, id, validator), ...log],
    [wanted ? 'gives' : 'takes']: [facts],
    outcome: [...answer.statements, ...question.statements],
  });
  const stored = present(answer.take(outcome.slice(0, 1)), 'answer');
  if (wanted && !validatedOf(stored)?.mine) throw new ProblemError(author === member.id ? 'own_subject' : 'forbidden');
  return { answer: toAnswer(stored, member.id), question: toQuestion(present(question.take(outcome.slice(1)), 'question'), member.id), earned };
}

/** Says whether a member may validate answers about a theme, by any word for it. Throws `not_found`. */
export async function setValidator(command: Command, validator: number, typed: string, wanted: boolean): Promise<ValidatorState> {
  requireAnimateur(command);
  const { db, community, member, now } = command;
  if (!(await findMember(db, community.id, validator).first())) throw new ProblemError('not_found');
  const [theme] = await asThemes(command, [typed]) as [string];
  await db.batch([
    // As it was typed too: it may have been given before it was another word for a theme.
    ...(wanted ? [putValidator(db, community.id, validator, theme, member.id, now)] : [...new Set([theme, typed])].map((each) => takeValidator(db, community.id, validator, each))),
    audited(db, community.id, { act: wanted ? 'validator_named' : 'validator_dismissed', by: member.id, at: now, member: validator, detail: theme }),
  ]);
  return { member: String(validator), theme, validates: wanted };
}

export async function validators({ db, community }: Command, cursor: string | undefined): Promise<ValidatorPage> {
  const after = cursor === undefined ? [0, ''] as const : decodeCursor(cursor, ['number', 'string']) as [number, string];
  const found = await readOne(db, validatorsOf(db, community.id, after, LIMITS.page + 1));
  const items = found.slice(0, LIMITS.page);
  const last = items.at(-1);
  return { items, cursor: found.length > LIMITS.page && last ? encodeCursor([Number(last.member.id), last.theme]) : null };
}
