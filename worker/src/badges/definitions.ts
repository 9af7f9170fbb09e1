import type { BadgeDefinition, BadgeState, BadgeStates } from '@cocarde/contract/badges.ts';
import type { DeclaredFact } from '@cocarde/contract/events.ts';
import type { Command } from '../command.ts';
import { levelsOf } from '../currencies/currencies.ts';
import { readTogether } from '../database.ts';
import { draftsOf, dropDraft, putDraft, type Draft } from '../drafts/drafts.queries.ts';
import { declaredFacts } from '../facts/fact-types.queries.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { ProblemError } from '../http/problem.ts';
import { backfillsOf, startBackfill, toBackfill, type BackfillRow } from './backfill.queries.ts';
import { badgeErrors } from './badge-errors.ts';
import { activateDraft, retireBadge, storedBadges, type StoredBadge } from './definitions.queries.ts';
import { wantMetrics } from './metrics.queries.ts';

export async function listBadges(command: Command): Promise<BadgeStates> {
  requireAnimateur(command);
  return { items: (await readStates(command)).items };
}

/** Keeps a badge, or a change of one, that counts for nothing yet. Throws `invalid_input` with what is wrong with it. */
export async function saveDraft(command: Command, id: string, definition: BadgeDefinition): Promise<BadgeState> {
  requireAnimateur(command);
  await check(command, id, definition);
  await putDraft(command.db, command.community.id, 'badge', { id, definition }, command.member.id, command.now).run();
  return stateOf(command, id);
}

export async function discardDraft(command: Command, id: string): Promise<void> {
  requireAnimateur(command);
  await dropDraft(command.db, command.community.id, 'badge', id).run();
}

/**
 * Has a draft count: from now on at once, for what was before in the pages of a back-fill. A badge that counts already, without
 * a draft beside it, is as wished. Throws `not_found` without a draft of one that does not count, `invalid_input` when what it
 * stands on is gone or there are too many badges, `precondition_failed` when it changed meanwhile.
 */
export async function activateBadge(command: Command, id: string): Promise<BadgeState> {
  requireAnimateur(command);
  const { db, community, member, now } = command;
  const { drafts, stored, items } = await readStates(command);
  const draft = drafts.find((other) => other.id === id);
  if (!draft) {
    const counting = items.find((badge) => badge.id === id && badge.definition && badge.retiredAt === null);
    if (!counting) throw new ProblemError('not_found');
    return counting;
  }
  await check(command, id, draft.definition);
  const version = 1 + (stored.find((badge) => badge.id === id)?.version ?? 0);
  await db.batch([
    ...activateDraft(db, community.id, draft), wantMetrics(db, '?1', community.id, true), ...startBackfill(db, community.id, id, version, member.id, now),
  ]);
  const state = await stateOf(command, id);
  if (state.draft && state.version < version) {
    throw JSON.stringify(state.draft) === JSON.stringify(draft.definition)
      ? new ProblemError('invalid_input', { errors: [{ path: '', code: 'too_many', message: 'Retire a badge first.' }] })
      : new ProblemError('precondition_failed');
  }
  return state;
}

/** Nobody receives it from now on; holders keep it. Throws `not_found`. */
export async function retireBadgeBy(command: Command, id: string): Promise<BadgeState> {
  requireAnimateur(command);
  await command.db.batch(retireBadge(command.db, command.community.id, id, command.now));
  const state = await stateOf(command, id);
  if (!state.definition) throw new ProblemError('not_found');
  return state;
}

/** The draft of a badge, checked again: what it names may have gone since. Throws `not_found` or `invalid_input`. */
export async function checkedDraft(command: Command, id: string): Promise<BadgeDefinition> {
  requireAnimateur(command);
  const draft = (await readStates(command)).drafts.find((other) => other.id === id);
  if (!draft) throw new ProblemError('not_found');
  await check(command, id, draft.definition);
  return draft.definition;
}

async function check({ db, community }: Command, id: string, definition: BadgeDefinition): Promise<void> {
  const [facts, stored] = await readTogether<[DeclaredFact[], StoredBadge[]]>(db, [declaredFacts(db, community.id), storedBadges(db, community.id)]);
  const badges = stored.filter(({ retiredAt }) => retiredAt === null).map((badge) => ({ ...badge.definition, id: badge.id, version: badge.version }));
  const errors = badgeErrors(id, definition, { badges, facts, levels: levelsOf(community) });
  if (errors.length) throw new ProblemError('invalid_input', { errors });
}

async function stateOf(command: Command, id: string): Promise<BadgeState> {
  const state = (await readStates(command)).items.find((item) => item.id === id);
  if (!state) throw new ProblemError('not_found');
  return state;
}

async function readStates({ db, community }: Command): Promise<{ stored: StoredBadge[]; drafts: Draft<'badge'>[]; items: BadgeState[] }> {
  const [stored, drafts, backfills] = await readTogether<[StoredBadge[], Draft<'badge'>[], BackfillRow[]]>(db, [
    storedBadges(db, community.id), draftsOf(db, community.id, 'badge'), backfillsOf(db, community.id),
  ]);
  const pending = backfills.filter(({ doneAt }) => doneAt === null);
  const draftOf = (id: string) => drafts.find((draft) => draft.id === id)?.definition ?? null;
  const backfillOf = (id: string) => { const row = pending.find(({ badge }) => badge === id); return row ? toBackfill(row) : null; };
  const fresh = drafts.filter(({ id }) => !stored.some((badge) => badge.id === id))
    .map(({ id }) => ({ id, definition: null, version: 0, retiredAt: null, holders: 0, doubtful: 0 }));
  return { stored, drafts, items: [...stored, ...fresh].map((badge) => ({ ...badge, draft: draftOf(badge.id), backfill: backfillOf(badge.id) })) };
}
