import type { ModerationPage, ModerationPatch, ModerationResult, ModerationSettings, ModerationVerdict, SuspensionState } from '@cocarde/contract/moderation.ts';
import type { ApiError, ErrorCode } from './api.ts';
import { call } from './call.ts';
import { moreQueue } from './moderation.ts';
import { page, type PartState } from './page.ts';
import { refresh, settle } from './parts.ts';

const QUEUE = 'moderation';
const SETTINGS = 'moderation/settings';
const AUDIT = 'audit';

/** Somebody else decided meanwhile, or its author removed it: nobody has to look any more. */
const GONE: readonly ErrorCode[] = ['not_found', 'removed'];
/** What is true of one is true of all that follow. */
const FOR_ALL: readonly ErrorCode[] = ['network', 'signed_out', 'forbidden', 'overloaded', 'rate_limited'];

export interface Refused {
  id: string;
  code: ErrorCode;
}

/**
 * Decides about one contribution after the other and shows what still waits. `told` hears how many are done before each.
 * Answers those that were refused, with the code; never rejects.
 */
export async function judge(posts: readonly string[], verdict: ModerationVerdict, told: (done: number) => void = () => {}): Promise<Refused[]> {
  const refused: Refused[] = [];
  for (const [done, id] of posts.entries()) {
    told(done);
    const code = await judgeOne(id, verdict);
    if (code && FOR_ALL.includes(code)) {
      refused.push(...posts.slice(done).map((each) => ({ id: each, code })));
      break;
    }
    if (code) refused.push({ id, code });
    if (!code || GONE.includes(code)) drop(id);
  }
  if (refused.length < posts.length) refresh('ideas', 'questions', 'boards/', AUDIT);
  const { data } = queue();
  if (data?.cursor && !data.items.length) await moreQueue();
  return refused;
}

/** Again and again while votes and replies without number are on their way. */
async function judgeOne(post: string, verdict: ModerationVerdict): Promise<ErrorCode | undefined> {
  try {
    while (!(await call<ModerationResult>('PUT', `${QUEUE}/${post}`, verdict)).finished);
    return undefined;
  } catch (error) {
    return (error as ApiError).code;
  }
}

const queue = () => page().parts.get(QUEUE)!.$state.get() as PartState<ModerationPage>;

function drop(post: string): void {
  const { data } = queue();
  const items = data?.items.filter(({ id }) => id !== post);
  if (items && items.length < data!.items.length) settle(QUEUE, { ...data, items, count: data!.count - 1 });
}

/** Changes what is named. Rejects with `precondition_failed` when somebody else did so after `version`; then theirs is what is shown. */
export async function saveModerationSettings(patch: ModerationPatch, version: number): Promise<ModerationSettings> {
  try {
    const saved = await call<ModerationSettings>('PATCH', SETTINGS, patch, { 'if-match': `"${version}"` });
    settle(SETTINGS, saved);
    refresh(AUDIT);
    return saved;
  } catch (error) {
    if ((error as ApiError).code === 'precondition_failed') settle(SETTINGS, await call('GET', SETTINGS));
    throw error;
  }
}

/** Ends a member's sessions and lets them neither in nor earn, until `reinstate`. What they wrote stays. */
export async function suspend(member: string, reason: string): Promise<void> {
  await call<SuspensionState>('PUT', `members/${member}/suspension`, { reason });
  refresh(AUDIT);
}

export async function reinstate(member: string): Promise<void> {
  await call<SuspensionState>('DELETE', `members/${member}/suspension`);
  refresh(AUDIT);
}
