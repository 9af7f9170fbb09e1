import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { acknowledgeRevocation } from '@cocarde/client/badges.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { want } from '@cocarde/client/parts.ts';
import { words } from '@cocarde/client/words.ts';
import type { BadgeRevocation } from '@cocarde/contract/badges.ts';
import { announce } from '../internal/announce.ts';
import { details } from '../internal/details.styles.ts';
import { Language } from '../internal/language.ts';
import { refused } from '../internal/refused.ts';
import { shared } from '../internal/shared.styles.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { styles } from './badge-notice.styles.ts';
import { BADGE_WORDS } from './badge-words.ts';

/** Badges that were taken from the member, by whom and why, until they say that they have read it. */
export class BadgeNotice extends LitElement {
  static override readonly styles = [tokens, shared, details, styles];

  /** Id of the badge whose word is on its way. */
  @state() private sending: string | undefined;
  /** Why it did not arrive, as a sentence. */
  @state() private refusal = '';

  readonly #language = new Language(this, BADGE_WORDS);
  readonly #badges = new StoreController(this, () => want('badges'));

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#language;
    const { items = [], revoked = [] } = this.#badges.value?.data ?? {};
    if (!t || !revoked.length) return nothing;
    const held = (id: string): boolean => items.some((badge) => badge.id === id && badge.earnedAt !== null);
    return html`<ul role="list">${revoked.map((lost) => this.#lost(lost, held(lost.id), t))}</ul>
      ${this.refusal ? html`<p class="small error">${this.refusal}</p>` : nothing}`;
  }

  #lost({ id, name, at, because, reason, by }: BadgeRevocation, someLeft: boolean, t: Translator): TemplateResult {
    const badge = words(name, t.tag);
    return html`<li>
      <p><b>${t(someLeft ? 'badge.revokedOne' : 'badge.revoked', { badge })}</b></p>
      <p class="small">${t(`badge.because.${because}`)} ${t('badge.revokedBy', { date: t.date(at), name: by?.name ?? '' })}</p>
      <blockquote class="small">${reason}</blockquote>
      <button class="btn quiet" aria-disabled=${this.sending === id ? 'true' : nothing} @click=${() => this.#acknowledge(id, t)}>
        ${t('badge.understood')}<span class="sr">, ${badge}</span>
      </button>
    </li>`;
  }

  async #acknowledge(id: string, t: Translator): Promise<void> {
    if (this.sending) return;
    this.sending = id;
    try {
      await acknowledgeRevocation(id);
      this.refusal = '';
      announce(t('badge.acknowledged'), t.lang);
      // The button that was pressed is gone: on to the next notice, or to the badges.
      await this.updateComplete;
      const next = this.renderRoot.querySelector('button') ?? (this.getRootNode() as ShadowRoot).querySelector<HTMLElement>('li button');
      next?.focus();
    } catch (failure) {
      this.refusal = t.problem(await refused(this, failure, t.lang));
    } finally {
      this.sending = undefined;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-badge-notice': BadgeNotice;
  }
}
