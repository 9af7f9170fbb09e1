import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ApiError, ErrorCode } from '@cocarde/client/api.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Key, Translator } from '@cocarde/client/i18n.ts';
import { me } from '@cocarde/client/me.ts';
import { announce } from '../internal/announce.ts';
import { formStyles } from '../internal/form.styles.ts';
import { details } from '../internal/details.styles.ts';
import { Language } from '../internal/language.ts';
import { refused } from '../internal/refused.ts';
import { shared } from '../internal/shared.styles.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { FIELDS, parsed, refusal } from './fields.ts';
import type { Field, FormKind } from './fields.ts';
import { own } from './form.styles.ts';

export const FORM_WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/form.ts'),
  fr: () => import('@cocarde/client/lang/fr/form.ts'),
};

type Typed = Record<string, string>;

/** What was typed and not yet sent, for as long as the page is there: closing a form or a failure loses none of it. */
const drafts = new Map<string, Typed>();

/** From here on the characters that are left are shown. */
const NEAR = 0.9;

/**
 * A form of an idea, a question, a comment, an answer or a status. Inside other elements, not for pages.
 * @tagname cocarde-form
 * @fires cocarde-error - What was sent did not arrive or was refused.
 */
export class Form extends LitElement {
  static override styles = [tokens, shared, details, formStyles, own];

  /** What it writes; chooses the fields. */
  @property() kind: FormKind = 'comment';
  /** Name of the draft: what is written about, once a page. */
  @property() draft = '';
  /** Puts the caret into the first field when the form appears. */
  @property({ type: Boolean, attribute: 'ready-to-type' }) readyToType = false;
  /** What the fields hold before anything was typed. */
  @property({ attribute: false }) initial: Typed = {};
  /** Sends what was typed, one value a field; rejects with `ApiError`. */
  @property({ attribute: false }) send!: (input: Record<string, string | string[]>) => Promise<unknown>;
  /** What stands below the title, given what that says so far. */
  @property({ attribute: false }) below?: (title: string) => unknown;
  /** Closes the form; without it there is no button for that. */
  @property({ attribute: false }) cancel?: () => void;

  @state() private sending = false;
  @state() private refused: Record<string, string> = {};
  @state() private failure: ErrorCode | undefined;

  readonly #language = new Language(this, FORM_WORDS);

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.field')?.focus();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.readyToType || !this.#language.t) return;
    this.readyToType = false;
    this.focus();
  }

  /** By member, since another one may sign in on the same page. */
  get #draft(): string {
    return `${me().get()?.id} ${this.draft}`;
  }

  get #typed(): Typed {
    return drafts.get(this.#draft) ?? this.initial;
  }

  #type({ name, limit, entries }: Field, value: string, t: Translator): void {
    const before = this.#typed[name]?.length ?? 0;
    drafts.set(this.#draft, { ...this.#typed, [name]: value });
    const passed = (mark: number) => before <= mark && value.length > mark;
    if (!entries && (passed(limit * NEAR) || passed(limit))) announce(count(limit - value.length, t), t.lang);
    this.requestUpdate();
  }

  async #submit(event: Event, t: Translator): Promise<void> {
    event.preventDefault();
    if (this.sending) return;
    const fields: Field[] = FIELDS[this.kind];
    const values = fields.map((field) => [field, parsed(field, this.#typed[field.name] ?? '')] as const);
    this.failure = undefined;
    this.refused = Object.fromEntries(values.flatMap(([field, value]) => [[field.name, refusal(field, value)]].filter(([, code]) => code)));
    if (Object.keys(this.refused).length) return this.#showRefused();
    const draft = this.#draft;
    this.sending = true;
    try {
      await this.send(Object.fromEntries(values.flatMap(([{ name }, value]) => (value.length ? [[name, value]] : []))));
      drafts.delete(draft);
      announce(t(this.kind === 'status' ? 'form.saved' : 'form.published'), t.lang);
    } catch (error) {
      await this.#tellFailure(error as ApiError, t);
    } finally {
      this.sending = false;
    }
  }

  async #tellFailure(error: ApiError, { lang }: Translator): Promise<void> {
    // `tags.2` is shown at the field that holds all tags.
    this.refused = Object.fromEntries(error.problem?.errors?.map(({ path, code }) => [path.split('.')[0], code]) ?? []);
    if (FIELDS[this.kind].some(({ name }) => this.refused[name])) return this.#showRefused();
    this.failure = error.code;
    await refused(this, error, lang);
  }

  async #showRefused(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }

  #field(field: Field, t: Translator): TemplateResult {
    const { name, label, limit, rows, required, markup, entries, choices } = field;
    const value = this.#typed[name] ?? '';
    const left = limit - value.length;
    const code = this.refused[name];
    const type = (event: Event) => this.#type(field, (event.target as HTMLInputElement).value, t);
    const invalid = code ? 'true' : nothing;
    return html`<p>
      <label for=${name}>${t(label)} ${required ? nothing : html`<span class="muted">${t('form.optional')}</span>`}</label>
      ${choices
        ? html`<select class="field" id=${name} @change=${type}>
            ${choices.map(([choice, key]) => html`<option value=${choice} .selected=${choice === value}>${t(key)}</option>`)}
          </select>`
        : rows
          ? html`<textarea class="field" id=${name} rows=${rows} dir="auto" ?required=${required} ?readonly=${this.sending} aria-invalid=${invalid} aria-describedby="${name}-about" .value=${value} @input=${type}></textarea>`
          : html`<input class="field" id=${name} dir="auto" autocomplete="off" ?required=${required} ?readonly=${this.sending} aria-invalid=${invalid} aria-describedby="${name}-about" .value=${value} @input=${type} />`}
      <span class="about" id="${name}-about">
        ${code ? html`<span class="error">${t(sentence(field, code), { n: code === 'too_many' ? entries! : limit })}</span>` : nothing}
        ${entries ? html`<span class="muted">${t('form.tags.hint', { n: entries })}</span>` : nothing}
        ${!entries && left < limit * (1 - NEAR) ? html`<span class=${left < 0 ? 'error' : 'muted'}>${count(left, t)}</span>` : nothing}
      </span>
      ${name === 'title' ? this.below?.(value) : nothing}
    </p>
    ${markup ? this.#preview(value, t) : nothing}`;
  }

  /** What the text will look like; before there is one, the signs themselves. */
  #preview(value: string, t: Translator): TemplateResult {
    return html`<details>
      <summary>${t('form.preview')}</summary>
      <p class="small muted">${t('form.markup')}</p>
      <cocarde-text class="preview" dir="auto">${value.trim() || t('form.markup')}</cocarde-text>
    </details>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#language;
    if (!t) return nothing;
    return html`<form novalidate aria-busy=${this.sending} @submit=${(event: Event) => this.#submit(event, t)}>
      ${(FIELDS[this.kind] as Field[]).map((field) => this.#field(field, t))}
      ${this.failure ? html`<p class="error">${t.problem(this.failure)} ${t('form.kept')}</p>` : nothing}
      <div class="row">
        <button class="btn" aria-disabled=${this.sending ? 'true' : nothing}>${t(this.kind === 'status' ? 'form.save' : 'form.publish')}</button>
        ${this.cancel ? html`<button class="btn quiet" type="button" @click=${this.cancel}>${t('form.cancel')}</button>` : nothing}
      </div>
    </form>`;
  }
}

function count(left: number, t: Translator): string {
  return t(left < 0 ? 'form.over' : 'form.left', { n: Math.abs(left) });
}

function sentence({ entries }: Field, code: string): Key {
  if (entries && (code === 'too_long' || code === 'too_many')) return `form.tags.${code}`;
  if (code === 'required' || code === 'too_short') return 'form.required';
  return code === 'too_long' ? 'form.too_long' : 'form.refused';
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-form': Form;
  }
}
