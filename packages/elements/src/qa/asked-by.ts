import type { TemplateResult } from 'lit';
import type { MemberRef } from '@cocarde/contract/members.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { byline } from '../internal/byline.ts';

const HOUR = 3_600_000;

/** Who asked and when. Of who did not want to be named the hour is known, no more. */
export const askedBy = (author: MemberRef | null, at: number, t: Translator, anonymous: boolean): TemplateResult =>
  anonymous ? byline(null, at, t, t('questions.anonymous'), Date.now() - at < HOUR ? t('questions.hour') : undefined) : byline(author, at, t);
