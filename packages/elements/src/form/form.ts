import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { LIMITS } from '@cocarde/contract/limits.ts';
import type { ApiError, ErrorCode } from '@cocarde/client/api.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import { PROBLEMS } from '@cocarde/client/i18n.ts';
import type { Key, Translator } from '@cocarde/client/i18n.ts';
import { draftOf, forgetDraft, keepDraft } from '@cocarde/client/form-drafts.ts';
import type { Typed } from '@cocarde/client/form-drafts.ts';
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
import type { Proposals, TextField } from './suggestions.ts';

export const FORM_WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/form.ts'),
  fr: () => import('@cocarde/client/lang/fr/form.ts'),
};

/** What its button says, and what is said once it is done. */
interface DeedWords {
  send: Key;
  done: Key;
}
const PUBLISHING: DeedWords = { send: 'form.publish', done: 'form.published' };
const SAVING: DeedWords = { send: 'form.save', done: 'form.saved' };
const DEEDS: Partial<Record<FormKind, DeedWords>> = { status: SAVING, edit: SAVING, wording: SAVING, rewording: SAVING, removal: { send: 'form.remove', done: 'form.removed' } };

/** What was typed and not yet sent, for as long as the page is there: closing a form or a failure loses none of it. */
const drafts = new Map<string, Typed>();

/** Most members whom a text names. The type keeps it equal to the limit without shipping the table. */
const MENTIONS: typeof LIMITS.mentions = 10;

/** What is written anew also survives a reload. What changes something that is there does not: it may be another thing by then. */
const KEPT: readonly FormKind[] = ['post', 'comment', 'answer', 'reply'];

/** From here on the characters that are left are shown. */
const NEAR = 0.9;

/**
 * A form of an idea, a question, a comment, an answer, a status, or of what changes or removes one of them. Inside other elements, not for pages.
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
  /** In place of the fields of its kind. */
  @property({ attribute: false }) instead?: readonly Field[] | undefined;
  /** Fields of its board: below the title, but for what is ticked, which stands last. */
  @property({ attribute: false }) extra: readonly Field[] = [];
  /** What stands below the title, given what that says so far. */
  @property({ attribute: false }) below?: (title: string) => unknown;
  /** What its button says, and what is said once it is done, in place of the usual. */
  @property({ attribute: false }) deed?: { send: string; done: string };
  /** What stands above its buttons, given what was typed so far. */
  @property({ attribute: false }) last?: (typed: Typed) => unknown;
  /** Closes the form; without it there is no button for that. */
  @property({ attribute: false }) cancel?: () => void;

  @state() private sending = false;
  @state() private refused: Record<string, string> = {};
  @state() private failure: ErrorCode | undefined;
  /** Whether what the fields hold was typed on a page before. */
  @state() private restored = false;

  /** With the sentences for refusals, since where the network is lost they come no more. */
  readonly #language = new Language(this, FORM_WORDS, PROBLEMS);
  /** By field. */
  readonly #suggestions = new Map<string, Proposals>();
  /** The draft that was looked for on pages before. */
  #looked = '';

  override willUpdate(): void {
    const draft = this.#draft;
    if (this.#looked === draft) return;
    this.#looked = draft;
    const typed = this.#survives && !drafts.has(draft) && draftOf(this.draft);
    this.restored = Boolean(typed);
    if (typed) drafts.set(draft, typed);
  }

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

  get #fields(): Field[] {
    const [first, ...rest] = this.instead ?? (FIELDS[this.kind] as Field[]);
    const ticked = ({ type }: Field) => type === 'checkbox';
    return [first!, ...this.extra.filter((field) => !ticked(field)), ...rest, ...this.extra.filter(ticked)];
  }

  get #survives(): boolean {
    return Boolean(this.draft) && KEPT.includes(this.kind) && !this.instead;
  }

  get #typed(): Typed {
    return drafts.get(this.#draft) ?? this.initial;
  }

  #type({ name, limit, entries }: Field, value: string, t: Translator): void {
    const before = this.#typed[name]?.length ?? 0;
    const typed = { ...this.#typed, [name]: value };
    drafts.set(this.#draft, typed);
    if (this.#survives) keepDraft(this.draft, typed);
    const passed = (mark: number) => before <= mark && value.length > mark;
    if (!entries && (passed(limit * NEAR) || passed(limit))) announce(count(limit - value.length, t), t.lang);
    this.requestUpdate();
  }

  /** Proposes members while a name is typed, and themes where tags are; what does so comes with the first `@` or tag. */
  async #suggest({ name, mentions, entries }: Field, field: TextField, t: Translator): Promise<void> {
    if (!this.#suggestions.has(name) && !(mentions ? field.value.includes('@') : entries)) return;
    try {
      const { Mentions, ThemeChoice } = await import('./proposing.ts');
      if (!this.#suggestions.has(name)) this.#suggestions.set(name, mentions ? new Mentions(this, (member, id) => drafts.set(this.#draft, { ...this.#typed, [`@${member}`]: id }), (member) => `@${member}` in this.#typed) : new ThemeChoice(this));
      this.#suggestions.get(name)!.typed(field, t);
    } catch {
      // Without it a name is text, and a tag is what was typed.
    }
  }

  /** Ids of those whom the text still names. */
  #mentioned(text: string): string[] {
    const named = Object.entries(this.#typed).filter(([name]) => name.startsWith('@') && text.includes(name));
    return [...new Set(named.map(([, id]) => id))].slice(0, MENTIONS);
  }

  async #submit(event: Event, t: Translator): Promise<void> {
    event.preventDefault();
    if (this.sending) return;
    const values = this.#fields.map((field) => [field, parsed(field, this.#typed[field.name] ?? '')] as const);
    this.failure = undefined;
    this.refused = Object.fromEntries(values.flatMap(([field, value]) => [[field.name, refusal(field, value)]].filter(([, code]) => code)));
    if (Object.keys(this.refused).length) return this.#showRefused();
    const draft = this.#draft;
    this.sending = true;
    try {
      const mentions = values.flatMap(([field, value]) => (field.mentions ? this.#mentioned(value as string) : []));
      await this.send({ ...Object.fromEntries(values.flatMap(([{ name }, value]) => (value.length ? [[name, value]] : []))), ...(mentions.length && { mentions }) });
      drafts.delete(draft);
      forgetDraft(this.draft);
      this.restored = false;
      announce(this.deed?.done ?? t((DEEDS[this.kind] ?? PUBLISHING).done), t.lang);
    } catch (error) {
      await this.#tellFailure(error as ApiError, t);
    } finally {
      this.sending = false;
    }
  }

  async #tellFailure(error: ApiError, { lang }: Translator): Promise<void> {
    const errors = error.problem?.errors ?? [];
    // `tags.2` is shown at the field that holds all tags.
    this.refused = Object.fromEntries(this.#fields.flatMap(({ name }) => errors.filter(({ path }) => `${path}.`.startsWith(`${name}.`)).map(({ code }) => [name, code])));
    if (Object.keys(this.refused).length) return this.#showRefused();
    this.failure = error.code;
    await refused(this, error, lang);
  }

  /** For whoever begins anew, or leaves a desk that others use. */
  #discard(t: Translator): void {
    drafts.delete(this.#draft);
    forgetDraft(this.draft);
    this.restored = false;
    this.refused = {};
    announce(t('form.discarded'), t.lang);
    this.focus();
  }

  async #showRefused(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }

  #field(field: Field, t: Translator): TemplateResult {
    const { name, label, said = t(label), hint, limit, rows, required, markup, mentions, entries, choices, range, wrong, type: sort } = field;
    const value = this.#typed[name] ?? '';
    const left = limit - value.length;
    const code = this.refused[name];
    const suggestions = this.#suggestions.get(name);
    const suggests = mentions || entries ? 'list' : nothing;
    const type = ({ target }: Event) => {
      this.#type(field, (target as TextField).value, t);
      void this.#suggest(field, target as TextField, t);
    };
    const key = (event: KeyboardEvent) => this.#suggestions.get(name)?.key(event);
    const begin = ({ target }: Event) => this.#suggest(field, target as TextField, t);
    const close = () => this.#suggestions.get(name)?.close();
    const invalid = code ? 'true' : nothing;
    if (sort === 'checkbox') return this.#tick(field, t);
    return html`<p>
      <label for=${name}>${said} ${required ? nothing : html`<span class="muted">${t('form.optional')}</span>`}</label>
      ${choices
        ? html`<select class="field" id=${name} aria-invalid=${invalid} aria-describedby="${name}-about" @change=${type}>
            ${choices.map(([choice, key, said = t(key)]) => html`<option value=${choice} .selected=${choice === value}>${said}</option>`)}
          </select>`
        : rows
          ? html`<textarea class="field" id=${name} rows=${rows} dir="auto" ?required=${required} ?readonly=${this.sending} aria-invalid=${invalid} aria-describedby="${name}-about" .value=${value}
              aria-autocomplete=${suggests} aria-controls=${suggestions?.open ? 'suggestions' : nothing} aria-activedescendant=${suggestions?.active ?? nothing}
              @input=${type} @keydown=${key} @blur=${close}></textarea>`
          : html`<input class="field" id=${name} type=${sort ?? 'text'} inputmode=${range ? 'numeric' : nothing} dir="auto" autocomplete="off" ?required=${required} ?readonly=${this.sending} aria-invalid=${invalid} aria-describedby="${name}-about" .value=${value}
              aria-autocomplete=${suggests} aria-controls=${suggestions?.open ? 'suggestions' : nothing} aria-activedescendant=${suggestions?.active ?? nothing}
              @input=${type} @focus=${begin} @keydown=${key} @blur=${close} />`}
      ${suggestions?.list(t)}
      <span class="about" id="${name}-about">
        ${code ? html`<span class="error">${(code === 'not_allowed' && wrong) || t(sentence(field, code), { n: code === 'too_many' ? entries! : limit })}</span>` : nothing}
        ${hint ? html`<span class="muted" dir="auto">${hint}</span>` : nothing}
        ${entries ? html`<span class="muted">${t('form.tags.hint', { n: entries })}</span>` : nothing}
        ${!entries && left < limit * (1 - NEAR) ? html`<span class=${left < 0 ? 'error' : 'muted'}>${count(left, t)}</span>` : nothing}
      </span>
      ${name === 'title' ? this.below?.(value) : nothing}
    </p>
    ${markup ? this.#preview(value, mentions, t) : nothing}`;
  }

  /** What the text will look like; before there is one, the signs themselves. */
  #preview(value: string, mentions: boolean | undefined, t: Translator): TemplateResult {
    return html`<details>
      <summary>${t('form.preview')}</summary>
      <p class="small muted">${t('form.markup')}${mentions ? html`<br />${t('form.mention.hint')}` : nothing}</p>
      <cocarde-text class="preview" dir="auto">${value.trim() || t('form.markup')}</cocarde-text>
    </details>`;
  }

  /** What is promised stands beside what is ticked. */
  #tick(field: Field, t: Translator): TemplateResult {
    const { name, label } = field;
    const tick = ({ target }: Event) => this.#type(field, (target as HTMLInputElement).checked ? 'true' : '', t);
    return html`<p class="tick">
      <input type="checkbox" id=${name} aria-describedby="${name}-about" .checked=${!!this.#typed[name]} @change=${tick} />
      <label for=${name}>${t(label)}</label>
      <span class="about muted" id="${name}-about">${t('form.anonymous.about')}</span>
    </p>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#language;
    if (!t) return nothing;
    return html`<form novalidate aria-busy=${this.sending} @submit=${(event: Event) => this.#submit(event, t)}>
      ${this.restored ? html`<p class="small muted">${t('form.restored')} <button class="link" type="button" @click=${() => this.#discard(t)}>${t('form.discard')}</button></p>` : nothing}
      ${this.#fields.map((field) => this.#field(field, t))}
      ${this.last?.(this.#typed)} ${this.failure ? html`<p class="error">${t.problem(this.failure)} ${t('form.kept')}</p>` : nothing}
      <div class="row">
        <button class="btn" aria-disabled=${this.sending ? 'true' : nothing}>${this.deed?.send ?? t((DEEDS[this.kind] ?? PUBLISHING).send)}</button>
        ${this.cancel ? html`<button class="btn quiet" type="button" @click=${this.cancel}>${t('form.cancel')}</button>` : nothing}
      </div>
    </form>`;
  }
}

function count(left: number, t: Translator): string {
  return t(left < 0 ? 'form.over' : 'form.left', { n: Math.abs(left) });
}

function sentence({ entries, type, pattern }: Field, code: string): Key {
  if (entries && (code === 'too_long' || code === 'too_many')) return `form.tags.${code}`;
  if (code === 'required' || code === 'too_short') return 'form.required';
  if (pattern && code === 'not_allowed') return type === 'url' ? 'form.link' : 'form.number';
  return code === 'too_long' ? 'form.too_long' : 'form.refused';
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-form': Form;
  }
}
