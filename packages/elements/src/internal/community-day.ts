import type { Translator } from '@cocarde/client/i18n.ts';
import { page } from '@cocarde/client/page.ts';

/** `24 sept. 2026`: the day that it is in the community then, wherever the reader is. */
export const dayAt = (at: number, t: Translator): string =>
  t.date(at, { dateStyle: 'medium', timeZone: page().$community.get()?.timeZone });
