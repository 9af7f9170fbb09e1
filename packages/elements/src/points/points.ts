import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { page } from '@cocarde/client/page.ts';
import { refresh, want } from '@cocarde/client/parts.ts';
import { words } from '@cocarde/client/words.ts';
import type { Points } from '@cocarde/contract/points.ts';
import { amount, signed, unitOf } from '../internal/amount.ts';
import { details } from '../internal/details.styles.ts';
import { Language } from '../internal/language.ts';
import { card, shared } from '../internal/shared.styles.ts';
import { titled, view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { styles } from './points.styles.ts';

const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/points.ts'),
  fr: () => import('@cocarde/client/lang/fr/points.ts'),
};

const BONE = html`<i class="bone"></i>`;
const BONES = html`<div class="body">
    <div class="top"><i class="bone ring"></i><div class="lines">${BONE}${BONE}${BONE}</div></div>
    <div class="tiles">${BONE}${BONE}${BONE}</div>
  </div>
  <i class="bone foot"></i>`;

/** The member's points, level and way to the next one. */
export class PointsCard extends LitElement {
  static override readonly styles = [tokens, shared, card, details, styles];

  /** Whether « Why these points? » is open. */
  @property({ type: Boolean }) why = false;
  /** Whether the last weeks behind the streak are open. */
  @property({ type: Boolean }) days = false;

  readonly #language = new Language(this, WORDS);
  readonly #community = new StoreController(this, () => page().$community);
  readonly #points = new StoreController(this, () => want('points'));

  override render(): TemplateResult {
    return view({
      head: titled('points.title'),
      t: this.#language.t,
      state: this.#points.value,
      retry: () => refresh('points'),
      bones: BONES,
      ready: (points, t) => this.#card(points, t),
    });
  }

  /** Few visitors look behind their streak: what shows it is loaded then. */
  override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.days && changed.has('days')) void import('./define-streak.ts').then(({ define }) => define());
  }

  #card({ total, thisWeek, level, next, streak, streakToday, badges, rank, members, currencies }: Points, t: Translator): TemplateResult {
    const unit = this.#community.value;
    const way = next ? ((total - level.from) / (next.from - level.from)) * 100 : 100;
    return html`<h2 class="sr">${t('points.title')}</h2>
      <div class="body">
        <div class="top">
          <div class="ring">
            <svg viewBox="0 0 92 92" aria-hidden="true">
              <circle cx="46" cy="46" r="41.5" />
              <circle class="arc" cx="46" cy="46" r="41.5" pathLength="100" stroke-dasharray="${Math.max(0, way)} 101" />
            </svg>
            <p><b class="num ${total > 99_999 ? 'long' : ''}">${t.n(total)}</b> ${unitOf(total, t, unit)}</p>
          </div>
          <div>
            <p class="level">${t('points.level', { n: level.number, name: words(level.name, t.tag) })}</p>
            <p class="small muted">
              ${next
                ? html`${t('points.toNext', { amount: amount(next.from - total, t, unit) })} <b>${words(next.name, t.tag)}</b>`
                : t('points.highest')}
            </p>
            <p class="small ${thisWeek > 0 ? 'week' : 'muted'}">
              ${thisWeek ? t('points.week', { change: signed(thisWeek, t) }) : t(total ? 'points.calm' : 'points.start')}
            </p>
          </div>
        </div>
        <ul class="tiles num" role="list">
          <li>
            <button aria-expanded=${this.days} aria-controls="days" @click=${() => (this.days = !this.days)}>
              <b aria-hidden="true">${t('points.days', { n: streak })}</b><span class="sr">${t('points.streak', { n: streak })}</span>
              <span class="more">${t('points.inARow')}</span>${streakToday === 'open' ? html`<br />${t('points.stillOpen')}` : nothing}
            </button>
          </li>
          <li><b>${t.n(badges.earned)}</b> ${t('points.badges', { n: badges.earned })}</li>
          <li>
            ${rank === null
              ? html`<b aria-hidden="true">–</b> ${t('points.unranked')}`
              : html`<b>${t.n(rank)}<sup>${t(`points.${new Intl.PluralRules(t.lang, { type: 'ordinal' }).select(rank) as 'one'}`)}</sup></b>
                  ${t('points.of', { n: members })}<span class="since">${t('points.since')}</span>`}
          </li>
        </ul>
      </div>
      ${currencies.map(
        (further) =>
          html`<p class="further num small">
            <b>${amount(further.total, t, further)}</b>
            <span class="muted">${t('points.level', { n: further.level.number, name: words(further.level.name, t.tag) })}</span>
          </p>`,
      )}
      <div id="days">${this.days ? html`<cocarde-streak></cocarde-streak>` : nothing}</div>
      <details ?open=${this.why} @toggle=${this.#toggle}>
        <summary>${t('points.why', { unit: unitOf(2, t, unit) })}</summary>
        ${this.why ? html`<cocarde-ledger></cocarde-ledger>` : nothing}
      </details>`;
  }

  /** Few visitors ask: what answers them is loaded then. */
  async #toggle(event: Event): Promise<void> {
    this.why = (event.currentTarget as HTMLDetailsElement).open;
    if (this.why) (await import('./define-ledger.ts')).define();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-points': PointsCard;
  }
}
