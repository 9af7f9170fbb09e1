import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { page } from '@cocarde/client/page.ts';
import { refresh, want } from '@cocarde/client/parts.ts';
import type { Leaderboard, LeaderboardRow, PeriodKind } from '@cocarde/contract/leaderboard.ts';
import type { Appears } from '@cocarde/contract/members.ts';
import { amount } from '../internal/amount.ts';
import { avatar } from '../internal/avatar.ts';
import { avatarStyles } from '../internal/avatar.styles.ts';
import { warnOnce } from '../internal/inert.ts';
import { details } from '../internal/details.styles.ts';
import { Language } from '../internal/language.ts';
import { card, shared } from '../internal/shared.styles.ts';
import { notice, view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tabs } from '../internal/tabs.ts';
import { tabsStyles } from '../internal/tabs.styles.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { shownRows } from './rows.ts';
import { UNIT_WORDS } from '../internal/unit-words.ts';
import { styles } from './leaderboard.styles.ts';

const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/leaderboard.ts'),
  fr: () => import('@cocarde/client/lang/fr/leaderboard.ts'),
};

const PERIODS: readonly PeriodKind[] = ['week', 'month', 'all'];
const BONE = html`<i class="bone"></i>`;
const BONES = html`${Array(15).fill(BONE)}`;

/** Who stands out in a period, and where the member is. Names only those who agreed. */
export class LeaderboardTable extends LitElement {
  static override readonly styles = [tokens, shared, card, details, tabsStyles, avatarStyles, styles];

  /** `week`, `month` or `all`; the visitor may choose another one. */
  @property() period: PeriodKind = 'week';

  #asking = false;

  readonly #language = new Language(this, WORDS, UNIT_WORDS);
  readonly #community = new StoreController(this, () => page().$community);
  readonly #board = new StoreController(this, () => (this.#valid ? want(`leaderboard:${this.period}`) : undefined));

  get #valid(): boolean {
    return PERIODS.includes(this.period);
  }

  override render(): TemplateResult {
    const { t } = this.#language;
    const { period } = this;
    const state = this.#board.value;
    if (!this.#valid) warnOnce(this, `period="${period}" is none of ${PERIODS.join(', ')}.`);
    const usable = t && state && state.status !== 'signed-out' && state.status !== 'inert';
    const panel = view({
      title: usable ? undefined : 'leaderboard.title',
      t,
      state,
      retry: () => refresh(`leaderboard:${period}`),
      bones: BONES,
      ready: (board, t) => this.#table(board, t),
    });
    if (!usable) return panel;
    return html`<div class="head">
        <h2>${t('leaderboard.title')}</h2>
        <span class="small muted num">${state.data && t('leaderboard.members', { n: state.data.members })}</span>
      </div>
      ${tabs(t('leaderboard.title'), PERIODS, (kind) => t(`leaderboard.${kind}`), period, (kind) => (this.period = kind))}
      <div id="panel" role="tabpanel" aria-labelledby="panel-${period}">${panel}</div>`;
  }

  #table(board: Leaderboard, t: Translator): TemplateResult {
    const rows = shownRows(board);
    if (!rows.length) return html`${notice(t('leaderboard.none'), t('leaderboard.first'))}${this.#appearing(board.appears, t)}`;
    const me = rows.find((row) => row?.me);
    const next = me && rows.findLast((row) => row && row.points > me.points);
    const way = next
      ? t('leaderboard.next', { amount: amount(next.points - me.points, t, this.#community.value?.unit), rank: next.rank })
      : t('leaderboard.ahead');
    const tied = rows.map((row, i) => !!row && (rows[i - 1]?.rank === row.rank || rows[i + 1]?.rank === row.rank));
    return html`<table>
        <caption class="sr">${t('leaderboard.title')}, ${t(`leaderboard.${this.period}`)}</caption>
        <thead class="sr">
          <tr><th scope="col">${t('leaderboard.rank')}</th><th scope="col">${t('leaderboard.member')}</th><th scope="col">${t('leaderboard.points')}</th></tr>
        </thead>
        <tbody>
          ${rows.map((row, i) => (row ? line(row, tied[i]!, way, t) : html`<tr class="gap"><td colspan="3"><span aria-hidden="true">⋮</span><span class="sr">${t('leaderboard.gap')}</span></td></tr>`))}
        </tbody>
      </table>
      <p class="small muted">${[!me && t('leaderboard.absent'), tied.includes(true) && t('leaderboard.tie')].filter(Boolean).join(' ')}</p>
      ${this.#appearing(board.appears, t)}`;
  }

  /** The question is open until it has an answer, which can be changed later; the answer does not close it under the reader's hands. */
  #appearing(appears: Appears, t: Translator): TemplateResult {
    this.#asking ||= appears === 'undecided';
    return html`<details class="appear ${appears}" ?open=${this.#asking} @toggle=${this.#toggle}>
      <summary>${t('leaderboard.ask')}</summary>
      <cocarde-appear></cocarde-appear>
    </details>`;
  }

  /** Members answer once: what asks them is loaded then. */
  #toggle({ currentTarget }: Event): void {
    const details = currentTarget as HTMLDetailsElement;
    if (details.open) void import('../appear/define.ts').then(({ define }) => define(), () => (details.open = false));
  }
}

function line({ rank, points, name, team, member, me }: LeaderboardRow, tied: boolean, way: string, t: Translator): TemplateResult {
  const about = [me ? way : team, tied && t('leaderboard.tied')].filter(Boolean).join(' · ');
  return html`<tr aria-current=${me ? 'true' : nothing}>
    <td class="rank num"><span class="m${rank}">${t.n(rank)}</span></td>
    <th scope="row">
      <div class="row">
        ${avatar(name, member)}
        <span title=${name ?? nothing}>${me ? html`<b>${t('leaderboard.you')}</b>` : name ?? html`<span class="muted">${t('leaderboard.someone')}</span>`}
          ${about ? html`<span class="small muted">${about}</span>` : nothing}</span>
      </div>
    </th>
    <td class="num"><b>${t.n(points)}</b></td>
  </tr>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-leaderboard': LeaderboardTable;
  }
}
