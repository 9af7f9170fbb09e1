import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { MemberRef } from '@cocarde/contract/members.ts';
import { ago } from '@cocarde/client/ago.ts';
import type { Translator } from '@cocarde/client/i18n.ts';

/** Who wrote it and when. Somebody who left the community is not named. */
export function byline(author: MemberRef | null, at: number, t: Translator): TemplateResult {
  return html`<bdi>${author?.name ?? t('board.former')}</bdi> · <time datetime=${new Date(at).toISOString()} title=${t.date(at)}>${ago(at, t.lang)}</time>`;
}
