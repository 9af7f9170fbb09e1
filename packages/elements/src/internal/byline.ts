import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { MemberRef } from '@cocarde/contract/members.ts';
import { ago } from '@cocarde/client/ago.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { memberLink } from './member-link.ts';

/** Who wrote it and when. Somebody who left the community is not named, where `unnamed` stands. */
export function byline(author: MemberRef | null, at: number, t: Translator, unnamed = t('board.former'), when = ago(at, t.lang)): TemplateResult {
  const name = author?.name ?? unnamed;
  return html`<bdi>${author?.profile ? memberLink(author.id, name) : name}</bdi> · <time datetime=${new Date(at).toISOString()} title=${t.date(at)}>${when}</time>`;
}
