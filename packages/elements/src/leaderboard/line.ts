import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Translator } from '@cocarde/client/i18n.ts';
import { words } from '@cocarde/client/words.ts';
import type { LeaderboardRow } from '@cocarde/contract/leaderboard.ts';
import { avatar } from '../internal/avatar.ts';
import { memberLink } from '../internal/member-link.ts';

/** Somebody in a ranking; `beside` is what there is to say of them after the name. */
export interface Placed extends LeaderboardRow {
  beside: string;
}

/** What is said beside a name: to me how far the next rank is, of others the team, of all whether the rank is shared. */
export function placed(row: LeaderboardRow, way: string, tied: boolean, t: Translator): Placed {
  const { alias, me } = row;
  return { ...row, beside: [me && alias && words(alias, t.tag), me ? way : row.team, tied && t('leaderboard.tied')].filter(Boolean).join(' · ') };
}

/** A row of a table, with so many digits behind the point, so that figures of a column stand below each other. */
export function line(row: Placed, t: Translator, digits = 0): TemplateResult {
  return html`<tr aria-current=${row.me ? 'true' : nothing}>
    <td class="rank num">${medal(row, t)}${movement(row, t)}</td>
    <th scope="row"><div class="row">${person(row, t)}</div></th>
    <td class="num"><b>${row.points.toLocaleString(t.lang, { minimumFractionDigits: digits })}</b></td>
  </tr>`;
}

export const gap = (t: Translator): TemplateResult =>
  html`<tr class="gap"><td colspan="3"><span aria-hidden="true">⋮</span><span class="sr">${t('leaderboard.gap')}</span></td></tr>`;

export function person({ name: real, alias, member, me, beside }: Placed, t: Translator): TemplateResult {
  const name = alias ? words(alias, t.tag) : real;
  const shown = me ? html`<b>${member || alias ? t('leaderboard.you') : name}</b>` : name ?? html`<span class="muted">${t('leaderboard.someone')}</span>`;
  return html`${avatar(name, member)}
    <span title=${name ?? nothing}>${member ? memberLink(member, shown) : shown}
      ${beside ? html`<span class="small muted">${beside}</span>` : nothing}</span>`;
}

export const medal = ({ rank }: Placed, t: Translator): TemplateResult => html`<span class="m${rank}">${t.n(rank)}</span>`;

/** Ranks gained or lost: a sign to see, a sentence to hear. */
export function movement({ moved }: Placed, t: Translator): TemplateResult | typeof nothing {
  if (moved === null) return nothing;
  const key = moved === 'new' ? 'new' : moved > 0 ? 'up' : moved ? 'down' : 'same';
  const n = Math.abs(Number(moved)) || 0;
  const sign = { new: '+', up: `▲${n}`, down: `▼${n}`, same: '=' }[key];
  return html`<span class="moved"><span aria-hidden="true">${sign}</span><span class="sr">${t(`leaderboard.moved.${key}`, { n })}</span></span>`;
}
