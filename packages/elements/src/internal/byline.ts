import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { MemberRef } from '@cocarde/contract/members.ts';
import { ago } from '@cocarde/client/ago.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { memberLink } from './member-link.ts';

/** Who wrote it and when. Somebody who left the community is not named, nor who did not want to be. */
export function byline(author: MemberRef | null, at: number, t: Translator, anonymous = false): TemplateResult {
  const name = author?.name ?? t(anonymous ? 'questions.anonymous' : 'board.former');
  return html`<bdi>${author?.profile ? memberLink(author.id, name) : name}</bdi> · <time datetime=${new Date(at).toISOString()} title=${t.date(at)}>${ago(at, t.lang)}</time>`;
}
