import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Question } from '@cocarde/contract/questions.ts';
import { addressOf } from '@cocarde/client/deep-link.ts';
import { Language } from '../internal/language.ts';
import { shared } from '../internal/shared.styles.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { WORDS } from './parts-words.ts';

/**
 * In the row of a duplicate, which question goes on in its place; nothing while that one is held. Inside `cocarde-qa`, not for pages.
 * @tagname cocarde-question-same
 */
export class Same extends LitElement {
  static override readonly styles = [tokens, shared];

  @property({ attribute: false }) as!: NonNullable<Question['duplicateOf']>;

  readonly #language = new Language(this, WORDS);

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#language;
    const { id, title } = this.as;
    return t && title ? html`· <a class="link" href=${addressOf({ kind: 'question', id })}>${t('questions.same', { title: `\u2068${title}\u2069` })}</a>` : nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-question-same': Same;
  }
}
