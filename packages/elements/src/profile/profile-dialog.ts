import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Group } from '@cocarde/client/dictionary.ts';
import { page } from '@cocarde/client/page.ts';
import { Language } from '../internal/language.ts';
import { shared } from '../internal/shared.styles.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { styles } from './profile-dialog.styles.ts';

const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/member.ts'),
  fr: () => import('@cocarde/client/lang/fr/member.ts'),
};

/** A profile over the page, for as long as somebody looks at it. */
export class ProfileDialog extends LitElement {
  static override readonly styles = [tokens, shared, styles];

  @property({ attribute: false }) member = '';

  #shown = false;

  readonly #language = new Language(this, WORDS);
  readonly #me = new StoreController(this, () => page().$me);

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#language;
    if (!t) return nothing;
    const own = this.#me.value?.id === this.member;
    return html`<dialog aria-label=${t('member.title')} @close=${() => this.remove()} @click=${this.#leave}>
      <button aria-label=${t('member.close')} @click=${this.#close}>
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4 4 8 8m0-8-8 8" /></svg>
      </button>
      <cocarde-profile member=${own ? nothing : this.member}></cocarde-profile>
    </dialog>`;
  }

  /** Once: what is closed stays so while it goes away. */
  override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (!dialog || this.#shown) return;
    this.#shown = true;
    dialog.showModal();
  }

  /** What is pressed beside the profile is the page behind it. */
  #leave({ target, currentTarget }: Event): void {
    if (target === currentTarget) this.#close();
  }

  #close(): void {
    this.renderRoot.querySelector('dialog')!.close();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-profile-dialog': ProfileDialog;
  }
}
