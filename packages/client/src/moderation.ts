import type { AuditPage, ModerationPage, ModerationSettings } from '@cocarde/contract/moderation.ts';
import type { ReadableAtom } from 'nanostores';
import { more, openList } from './lists.ts';
import type { PartState } from './page.ts';

/** What somebody should look at, what waits longest first. */
export const openQueue = (): ReadableAtom<PartState<ModerationPage>> => openList('moderation');
export const moreQueue = (): Promise<void> => more('moderation');

/** What holds contributions back, and sentences for removing them. */
export const openModerationSettings = (): ReadableAtom<PartState<ModerationSettings>> => openList('moderation/settings');

/** What animateurs did, the latest first. */
export const openAudit = (): ReadableAtom<PartState<AuditPage>> => openList('audit');
export const moreAudit = (): Promise<void> => more('audit');
