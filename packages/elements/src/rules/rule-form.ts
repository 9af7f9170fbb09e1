import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ApiError } from '@cocarde/client/api.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { idAfter } from '@cocarde/client/id-after.ts';
import { page } from '@cocarde/client/page.ts';
import { BLANK, definitionOf, fieldOf, FILTERS, refusals, sidesOf, typedOf } from '@cocarde/client/rule-fields.ts';
import type { TypedRule } from '@cocarde/client/rule-fields.ts';
import type { RuleBook } from '@cocarde/client/rules.ts';
import { words } from '@cocarde/client/words.ts';
import { FACT_TYPES } from '@cocarde/contract/points.ts';
import { LIMIT_WINDOWS, type RuleDefinition, type RuleState } from '@cocarde/contract/rules.ts';
import { announce } from '../internal/announce.ts';
import { details } from '../internal/details.styles.ts';
import { own } from '../form/form.styles.ts';
import { fieldsStyles } from '../internal/fields.styles.ts';
import { formStyles } from '../internal/form.styles.ts';
import { Language } from '../internal/language.ts';
import { refused } from '../internal/refused.ts';
import { shared } from '../internal/shared.styles.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { keptOf } from './rule-kept.ts';
import { styles } from './rule-form.styles.ts';
import { RuleInputs, sentence } from './rule-inputs.ts';
import { factName } from './rule-words.ts';

/** What was typed and not yet saved, by member and rule, for as long as the page is there. */
const drafts = new Map<string, TypedRule>();
const draftOf = (rule: string): string => `${page().member} ${rule}`;

/** What was typed about a rule is no longer wanted. */
export const forget = (rule: string): void => void drafts.delete(draftOf(rule));

const REST = ['coolDown', 'gain', 'loss', 'pair', 'from', 'to', ...FILTERS] as const;

/** The fields of a rule. What it holds beside them is said in words and stays. */
export class RuleForm extends LitElement {
  static override readonly styles = [tokens, shared, details, formStyles, own, fieldsStyles, styles];

  @property({ attribute: false }) rule: RuleState | undefined;
  @property({ attribute: false }) book!: RuleBook;
  /** Keeps the draft; rejects with `ApiError`. */
  @property({ attribute: false }) save!: (id: string, definition: RuleDefinition) => Promise<void>;
  @property({ attribute: false }) cancel: () => void = () => {};
  /** Puts the caret into the first field when the form appears. */
  @property({ type: Boolean, attribute: 'ready-to-type' }) readyToType = false;

  @state() private saving = false;
  /** Why a value was refused, by its field, in the words of `FieldError.code`. */
  @state() private refused: Record<string, string> = {};
  /** Why nothing was saved where no field is to blame, as a sentence. */
  @state() private failure = '';

  /** Once open it stays so: what is emptied must not close it under the hands. */
  #unfolded = false;

  readonly #language = new Language(this);

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.readyToType || !this.#language.t) return;
    this.readyToType = false;
    this.renderRoot.querySelector<HTMLElement>('.field')!.focus();
  }

  get #before(): RuleDefinition | undefined {
    return this.rule?.draft ?? this.rule?.versions[0]?.definition;
  }

  get #typed(): TypedRule {
    return drafts.get(draftOf(this.rule?.id ?? '')) ?? (this.#before ? typedOf(this.#before) : BLANK);
  }

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#language;
    if (!t) return nothing;
    const typed = this.#typed;
    const fields = new RuleInputs(typed, this.refused, t, (name, value) => this.#type(name, value));
    this.#unfolded ||= REST.some((field) => typed[field] || this.refused[field]);
    const kept = this.#before ? keptOf(this.#before, this.book.items, t) : [];
    return html`<form novalidate aria-busy=${this.saving} @submit=${(event: Event) => this.#save(event, t)}>
      <div class="pair">${fields.field('fr', t('rule.fr'))}${fields.field('en', t('rule.en'))}</div>
      ${this.rule?.versions.length ? nothing : this.#about(fields, t)}
      ${fields.field('points', t('rule.points'), 'number')}
      <fieldset>
        <legend>${t('rule.limits')}</legend>
        <div class="limits">${LIMIT_WINDOWS.map((per) => fields.limit(per))}</div>
      </fieldset>
      <details ?open=${this.#unfolded}>
        <summary>${t('rule.more')}</summary>
        <div class="rest">
          <div class="pair">${fields.field('coolDown', t('rule.coolDown'), 'whole')}</div>
          <div class="pair">
            ${fields.field('pair', t('rule.pair'), 'whole')}
            ${fields.choice('pairPer', t('rule.pairPer'), LIMIT_WINDOWS.map((per) => [per, t(`rules.per.${per}`)]))}
          </div>
          <div class="pair">${fields.field('gain', t('rule.gain'), 'whole')}${fields.field('loss', t('rule.loss'), 'whole')}</div>
          <div class="pair">${fields.field('from', t('rule.from'), 'date')}${fields.field('to', t('rule.to'), 'date')}</div>
          ${FILTERS.map((filter) => fields.field(filter, t(`rule.${filter}`), 'text', t('rule.hint')))}
        </div>
      </details>
      ${kept.length ? html`<div class="small"><p class="muted">${t('rule.kept')}</p><ul class="kept">${kept.map((each) => html`<li>${each}</li>`)}</ul></div>` : nothing}
      ${this.failure ? html`<p class="error">${this.failure} ${t('rule.kept.typed')}</p>` : nothing}
      <div class="row">
        <button class="btn" aria-disabled=${this.saving ? 'true' : nothing}>${t('rule.save')}</button>
        <button class="btn quiet" type="button" @click=${this.cancel}>${t('rule.close')}</button>
      </div>
    </form>`;
  }

  /** Of a rule that never counted: later these stay. */
  #about(fields: RuleInputs, t: Translator): TemplateResult {
    const { facts, currencies } = this.book;
    const types = [...FACT_TYPES, ...facts.map(({ type }) => type)];
    return html`<div class="pair">
        ${fields.choice('fact', t('rule.fact'), types.map((type) => [type, factName(type, facts, t)]))}
        ${fields.choice('earns', t('rule.earns'), sidesOf(fields.typed.fact!).map((side) => [side, t(`rule.earns.${side}`)]))}
      </div>
      ${currencies.length > 1 ? fields.choice('currency', t('rule.currency'), currencies.map(({ id, unit }) => [id, words(unit, t.tag)])) : nothing}`;
  }

  #type(name: string, value: string): void {
    const typed = { ...this.#typed, [name]: value };
    // Who can earn hangs on what happens.
    if (name === 'fact') typed.earns = sidesOf(typed.fact!)[0]!;
    drafts.set(draftOf(this.rule?.id ?? ''), typed);
    this.requestUpdate();
  }

  async #save(event: Event, t: Translator): Promise<void> {
    event.preventDefault();
    if (this.saving) return;
    const typed = this.#typed;
    const definition = definitionOf(typed, this.#before);
    this.failure = '';
    this.refused = refusals(typed);
    if (Object.keys(this.refused).length) return this.#showRefused(t);
    const draft = this.rule?.id ?? '';
    const id = this.rule?.id ?? idAfter(definition.name.fr ?? definition.name.en!, this.book.items.map((rule) => rule.id), 'rule');
    this.saving = true;
    try {
      await this.save(id, definition);
      // What was typed meanwhile stays.
      if (drafts.get(draftOf(draft)) === typed) forget(draft);
    } catch (error) {
      await this.#tellFailure(error as ApiError, definition, t);
    }
    this.saving = false;
  }

  async #tellFailure(error: ApiError, definition: RuleDefinition, t: Translator): Promise<void> {
    const errors = error.problem?.errors ?? [];
    this.refused = Object.fromEntries(errors.flatMap((each) => {
      const field = fieldOf(each, definition);
      return field && this.renderRoot.querySelector(`#${field}`) ? [[field, each.code]] : [];
    }));
    if (Object.keys(this.refused).length) return this.#showRefused(t);
    const sentence = t.problem(await refused(this, error, t.lang));
    this.failure = errors.length ? t('rule.kept.refused') : sentence;
  }

  async #showRefused(t: Translator): Promise<void> {
    await this.updateComplete;
    const first = this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]')!;
    first.focus();
    announce(sentence(first.id, this.refused[first.id]!, t), t.lang);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-rule-form': RuleForm;
  }
}
