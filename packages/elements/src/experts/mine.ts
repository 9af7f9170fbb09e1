import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { openOwnExpertise, openOwnRequests } from '@cocarde/client/own-expertise.ts';
import { details } from '../internal/details.styles.ts';
import { Language } from '../internal/language.ts';
import { shared } from '../internal/shared.styles.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { WORDS } from './listing.ts';

/** Whether the member is in the directory and how many questions wait for them, and what opens on both. Inside `cocarde-experts`. */
export class ExpertMine extends LitElement {
  static override readonly styles = [tokens, shared, details];

  readonly #language = new Language(this, WORDS);
  readonly #own = new StoreController(this, openOwnExpertise);
  readonly #requests = new StoreController(this, openOwnRequests);

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#language;
    if (!t) return nothing;
    const n = this.#requests.value?.data?.items.length;
    return html`<details>
      <summary>${t(this.#own.value?.data?.listed ? 'listing.mine' : 'listing.mine.no')}${n ? html` · <span class="num">${t('listing.waiting', { n })}</span>` : nothing}</summary>
      <cocarde-expert-listing></cocarde-expert-listing>
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-expert-mine': ExpertMine;
  }
}
