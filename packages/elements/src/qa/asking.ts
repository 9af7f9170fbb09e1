import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { choose, expertSearch, openChosen } from '@cocarde/client/asking.ts';
import { entriesOf } from '@cocarde/client/entries.ts';
import type { Typed } from '@cocarde/client/form-drafts.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { openThemes } from '@cocarde/client/themes.ts';
import { avatarStyles } from '../internal/avatar.styles.ts';
import { Language } from '../internal/language.ts';
import { shared } from '../internal/shared.styles.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { WORDS } from './parts-words.ts';
import { MOST, people } from './people.ts';
import { peopleStyles } from './people.styles.ts';

/**
 * Whom a question might be put to, while it is written; and what is promised to who asks without a name. Inside `cocarde-form`, not
 * for pages.
 * @tagname cocarde-question-asking
 */
export class Asking extends LitElement {
  static override readonly styles = [tokens, shared, avatarStyles, peopleStyles];

  /** Key of the board. */
  @property() board = '';
  /** What the form says so far. */
  @property({ attribute: false }) typed: Typed = {};

  readonly #language = new Language(this, WORDS);
  #search: ReturnType<typeof expertSearch> | undefined;
  readonly #found = new StoreController(this, () => this.#search?.$found);
  readonly #chosen = new StoreController(this, () => openChosen(this.board));
  readonly #themes = new StoreController(this, openThemes);

  override willUpdate(): void {
    this.#search ??= expertSearch(this.board);
    const { title = '', tags = '', anonymous } = this.typed;
    if (this.isConnected && !anonymous) this.#search.type(title, entriesOf(tags));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#search?.rest();
  }

  #people(t: Translator): TemplateResult | typeof nothing {
    const suggested = this.#found.value?.data?.items ?? [];
    const chosen = this.#chosen.value?.data ?? [];
    if (!suggested[0] && !chosen[0]) return nothing;
    return html`<fieldset>
      <legend>${t('asking.title')}</legend>
      <p class="small muted">${t('asking.about', { n: MOST })}</p>
      ${people({ suggested, chosen, most: MOST, themes: this.#themes.value?.data?.items, choose: (members) => choose(this.board, members) }, t)}
    </fieldset>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#language;
    if (!t) return nothing;
    return this.typed.anonymous ? html`<p class="small key">${t('asking.key')}</p><p class="small key">${t('asking.nameless')}</p>` : this.#people(t);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-question-asking': Asking;
  }
}
