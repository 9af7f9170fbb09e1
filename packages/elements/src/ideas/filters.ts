import { html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { IDEA_STATUSES } from '@cocarde/contract/ideas.ts';
import { Language } from '../internal/language.ts';
import type { Wish } from '../internal/board.ts';
import { formStyles } from '../internal/form.styles.ts';
import { shared } from '../internal/shared.styles.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { styles } from './filters.styles.ts';

/**
 * Narrows a board by status and tag. Inside `cocarde-ideas`, whose words it speaks, not for pages.
 * @tagname cocarde-filters
 */
export class Filters extends LitElement {
  static override readonly styles = [tokens, shared, formStyles, styles];

  /** What the member looks for now. */
  @property({ attribute: false }) wish: Wish = {};
  /** The most used tags of the board. */
  @property({ attribute: false }) tags: string[] = [];
  /** Looks for something else. */
  @property({ attribute: false }) look!: (change: Wish) => void;

  readonly #language = new Language(this);

  override render(): TemplateResult {
    const { t } = this.#language;
    const { tag, status = '' } = this.wish;
    const choose = ({ target }: Event) => this.look({ status: (target as HTMLSelectElement).value } as Wish);
    const tags = new Set([...this.tags, ...(tag ? [tag] : [])]);
    return html`<select class="field" aria-label=${t?.('ideas.status')} @change=${choose}>
        <option value="" .selected=${!status}>${t?.('ideas.status.any')}</option>
        ${IDEA_STATUSES.map((each) => html`<option value=${each} .selected=${each === status}>${t?.(`ideas.status.${each}`)}</option>`)}
      </select>
      <div class="chips" role="group" aria-label=${t?.('board.tags')}>
        ${[...tags].map(
          (each) =>
            html`<button class="chip" aria-pressed=${each === tag} @click=${() => this.look({ tag: each === tag ? '' : each })}>
              <bdi>${each}</bdi>
            </button>`,
        )}
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-filters': Filters;
  }
}
