import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { discardDraft, retireRule, saveDraft, standingOf } from '@cocarde/client/rules.ts';
import type { RuleBook } from '@cocarde/client/rules.ts';
import { words } from '@cocarde/client/words.ts';
import type { Repricing, RuleDefinition, RuleState } from '@cocarde/contract/rules.ts';
import { details } from '../internal/details.styles.ts';
import { formStyles } from '../internal/form.styles.ts';
import { Language } from '../internal/language.ts';
import { refused } from '../internal/refused.ts';
import { shared } from '../internal/shared.styles.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { styles } from './rule-editor.styles.ts';
import { forget } from './rule-form.ts';
import { WORDS } from './rules.ts';

export const RULE_WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/rule-form.ts'),
  fr: () => import('@cocarde/client/lang/fr/rule-form.ts'),
};

/** One rule that is open, or a new one: its form, then what the draft would do, and the ways to be rid of either. */
export class RuleEditor extends LitElement {
  static override readonly styles = [tokens, shared, details, formStyles, styles];

  /** Undefined for a new one that was not saved yet. */
  @property({ attribute: false }) rule: RuleState | undefined;
  @property({ attribute: false }) book!: RuleBook;
  /** Told the id under which a new rule is about to be saved. */
  @property({ attribute: false }) begin: (id: string) => void = () => {};
  /** Closes it, with what there is to say and a change that is to be carried. */
  @property({ attribute: false }) close: (said: string, job?: Repricing | null) => void = () => {};

  @state() private step: 'form' | 'preview' = 'form';
  @state() private retiring = false;
  /** Why the draft is still there, or the rule, as a sentence. */
  @state() private refusal = '';

  #busy = false;
  /** Whether the reader comes back to the form from what the draft would do. */
  #again = false;

  readonly #language = new Language(this, WORDS, RULE_WORDS);

  override render(): TemplateResult {
    const { t } = this.#language;
    const { rule, book } = this;
    // The shape that stands in the element holds the place of the first view.
    if (!t) return html`<slot></slot>`;
    if (this.step === 'preview') {
      return html`<cocarde-rule-preview .rule=${rule} .book=${book} .back=${() => this.#changeAgain()} .applied=${(job: Repricing | null) => this.close(t('preview.applied'), job)}></cocarde-rule-preview>`;
    }
    return html`${rule?.draft ? html`<p class="note small">${t('rule.draft')}</p>` : nothing}
      <cocarde-rule-form ?ready-to-type=${this.#again || !rule} .rule=${rule} .book=${book} .save=${(id: string, definition: RuleDefinition) => this.#save(id, definition)} .cancel=${() => this.close('')}></cocarde-rule-form>
      ${rule ? this.#ends(rule, t) : nothing}
      ${this.refusal ? html`<p class="error">${this.refusal}</p>` : nothing}`;
  }

  #ends(rule: RuleState, t: Translator): TemplateResult {
    const { state, definition } = standingOf(rule);
    const retire = (retiring: boolean) => void this.#ask(retiring);
    if (this.retiring) {
      return html`<div class="confirm">
        <p tabindex="-1">${t('rule.retire.about', { name: words(definition.name, t.tag) })}</p>
        <div class="row">
          <button class="btn" @click=${() => this.#end(retireRule(rule.id), t('rule.retired'))}>${t('rule.retire.confirm')}</button>
          <button class="btn quiet" @click=${() => retire(false)}>${t('rule.cancel')}</button>
        </div>
      </div>`;
    }
    return html`<p class="ends">
      ${rule.draft ? html`<button class="link" @click=${() => this.#discard(rule.id, t)}>${t('rule.discard')}</button>` : nothing}
      ${state === 'active' ? html`<button class="link retire" @click=${() => retire(true)}>${t('rule.retire')}</button>` : nothing}
    </p>`;
  }

  async #save(id: string, definition: RuleDefinition): Promise<void> {
    if (!this.rule) this.begin(id);
    await saveDraft(id, definition);
    this.step = 'preview';
  }

  #changeAgain(): void {
    this.#again = true;
    this.step = 'form';
  }

  async #ask(retiring: boolean): Promise<void> {
    this.retiring = retiring;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(retiring ? '.confirm p' : '.retire')?.focus();
  }

  #discard(id: string, t: Translator): Promise<void> {
    return this.#end(discardDraft(id).then(() => forget(id)), t('rule.discarded'));
  }

  async #end(asked: Promise<void>, said: string): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.refusal = '';
    try {
      await asked;
      this.close(said);
    } catch (failure) {
      const t = this.#language.t!;
      this.refusal = t.problem(await refused(this, failure, t.lang));
    }
    this.#busy = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-rule-editor': RuleEditor;
  }
}
