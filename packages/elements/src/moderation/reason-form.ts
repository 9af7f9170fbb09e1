import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Translator } from '@cocarde/client/i18n.ts';
import { openModerationSettings } from '@cocarde/client/moderation.ts';
import { words } from '@cocarde/client/words.ts';
import type { LIMITS } from '@cocarde/contract/limits.ts';
import { announce } from '../internal/announce.ts';
import { details } from '../internal/details.styles.ts';
import { formStyles } from '../internal/form.styles.ts';
import { Language } from '../internal/language.ts';
import { shared } from '../internal/shared.styles.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { ACTS_WORDS } from './acts-words.ts';
import { styles } from './reason-form.styles.ts';

/** The type keeps the number equal to the limit without shipping the table of limits. */
const LONGEST: typeof LIMITS.statusNote = 500;

/** What was typed and not yet sent, by what it is about: a decision about another contribution loses none of it. */
const drafts = new Map<string, string>();

/** Why something is removed, or somebody suspended: a reason to write or to choose, and the one button that does it. */
export class ReasonForm extends LitElement {
  static override readonly styles = [tokens, shared, details, formStyles, styles];

  /** What it is about, once a page. */
  @property({ attribute: false }) draft = '';
  /** Above the field; who reads the reason. */
  @property({ attribute: false }) label = '';
  /** What follows from it, in a sentence. */
  @property({ attribute: false }) about = '';
  /** On the button. */
  @property({ attribute: false }) action = '';
  /** Whether the sentences that the community keeps for this are offered. */
  @property({ attribute: false }) canned = false;
  /** Answers whether it was done. What is typed is kept until then. */
  @property({ attribute: false }) send!: (reason: string) => Promise<boolean>;
  @property({ attribute: false }) cancel!: () => void;

  @state() private missing = false;
  @state() private sending = false;

  #shown = false;

  readonly #language = new Language(this, ACTS_WORDS);
  readonly #settings = new StoreController(this, () => (this.canned ? openModerationSettings() : undefined));

  override willUpdate(changed: PropertyValues): void {
    if (!changed.has('draft')) return;
    this.missing = false;
    this.#shown = false;
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#shown || !this.#language.t) return;
    this.#shown = true;
    this.focus();
  }

  override focus(): void {
    this.renderRoot.querySelector('textarea')?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#language;
    if (!t) return nothing;
    const canned = this.#settings.value?.data?.reasons ?? [];
    return html`<form novalidate aria-busy=${this.sending} @submit=${(event: Event) => this.#submit(event, t)}>
      ${this.about ? html`<p class="small" id="about">${this.about}</p>` : nothing}
      <label for="reason">${this.label}</label>
      ${canned.length
        ? html`<div class="chips" role="group" aria-label=${t('moderation.canned')}>
            ${canned.map((reason) => {
              const sentence = words(reason, t.tag);
              return html`<button type="button" class="chip" @click=${() => this.#take(sentence)}><bdi>${sentence}</bdi></button>`;
            })}
          </div>`
        : nothing}
      <textarea
        class="field"
        id="reason"
        rows="2"
        dir="auto"
        maxlength=${LONGEST}
        aria-invalid=${this.missing ? 'true' : nothing}
        aria-describedby="about error"
        .value=${drafts.get(this.draft) ?? ''}
        @input=${({ target }: Event) => this.#type((target as HTMLTextAreaElement).value)}
      ></textarea>
      <p class="error" id="error" ?hidden=${!this.missing}>${t('moderation.missing')}</p>
      <div class="row">
        <button class="btn danger" aria-disabled=${this.sending ? 'true' : nothing}>${this.action}</button>
        <button class="btn quiet" type="button" @click=${this.cancel}>${t('moderation.cancel')}</button>
      </div>
    </form>`;
  }

  #type(reason: string): void {
    drafts.set(this.draft, reason);
    this.requestUpdate();
  }

  #take(sentence: string): void {
    this.#type(sentence);
    this.focus();
  }

  async #submit(event: Event, t: Translator): Promise<void> {
    event.preventDefault();
    if (this.sending) return;
    const { draft } = this;
    const reason = (drafts.get(draft) ?? '').trim();
    this.missing = !reason;
    if (!reason) {
      announce(t('moderation.missing'), t.lang);
      this.focus();
      return;
    }
    this.sending = true;
    if (await this.send(reason)) drafts.delete(draft);
    this.sending = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-reason': ReasonForm;
  }
}
