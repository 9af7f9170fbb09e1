import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { refresh } from '@cocarde/client/parts.ts';
import { morePending, openPending } from '@cocarde/client/pending.ts';
import type { PendingPage } from '@cocarde/contract/pending.ts';
import { Language } from '../internal/language.ts';
import { card, shared } from '../internal/shared.styles.ts';
import { notice, titled, view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { styles } from './pending.styles.ts';

export const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/pending.ts'),
  fr: () => import('@cocarde/client/lang/fr/pending.ts'),
};

const BONES = html`<i class="bone title"></i><i class="bone"></i><i class="bone"></i>`;

/**
 * What came too fast and waits for an animateur, to be released or refused with a reason. For pages that only they
 * visit: others read that their role does not allow it.
 *
 * @tagname cocarde-pending
 */
export class PendingList extends LitElement {
  static override readonly styles = [tokens, shared, card, styles];

  readonly #language = new Language(this, WORDS);
  readonly #pending = new StoreController(this, openPending);
  #decided = false;

  override render(): TemplateResult {
    return view({
      head: titled('pending.title'),
      t: this.#language.t,
      state: this.#pending.value,
      retry: () => refresh('pending'),
      bones: BONES,
      ready: (page, t) => this.#list(page, t),
    });
  }

  /** A burst that was decided is gone, and another one may stand under the same button: the reader starts again at the title. */
  override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.#decided) return;
    this.#decided = false;
    this.renderRoot.querySelector('h2')?.focus();
  }

  #list({ items, cursor, timeZone }: PendingPage, t: Translator): TemplateResult {
    return html`<div class="head"><h2 tabindex="-1">${t('pending.title')}</h2></div>
      ${items.length
        ? html`<ul role="list">
            ${items.map((burst) => html`<li><cocarde-burst .burst=${burst} .zone=${timeZone} @decided=${this.#moveOn}></cocarde-burst></li>`)}
          </ul>`
        : notice(t('pending.none'), t('pending.about'))}
      ${cursor ? html`<button class="btn quiet" @click=${() => void morePending()}>${t('pending.more')}</button>` : nothing}`;
  }

  #moveOn(): void {
    this.#decided = true;
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-pending': PendingList;
  }
}
