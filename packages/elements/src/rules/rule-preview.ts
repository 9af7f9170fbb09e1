import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ApiError } from '@cocarde/client/api.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { page } from '@cocarde/client/page.ts';
import { applyDraft, previewDraft } from '@cocarde/client/rules.ts';
import type { RuleBook } from '@cocarde/client/rules.ts';
import { words } from '@cocarde/client/words.ts';
import type { CountsFrom, Repricing, RulePreview, RuleState } from '@cocarde/contract/rules.ts';
import { announce } from '../internal/announce.ts';
import { details } from '../internal/details.styles.ts';
import { own } from '../form/form.styles.ts';
import { fieldsStyles } from '../internal/fields.styles.ts';
import { formStyles } from '../internal/form.styles.ts';
import { Language } from '../internal/language.ts';
import { refused } from '../internal/refused.ts';
import { shared } from '../internal/shared.styles.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { effect, sums, type About } from './rule-effect.ts';
import { styles } from './rule-preview.styles.ts';

/** The longest that a reason may be. */
const LONGEST = 200;

const BONE = html`<i class="bone"></i>`;

/** Reasons that were typed and not yet sent, by member and rule, for as long as the page is there. */
const reasons = new Map<string, string>();
const reasonFor = (rule: string): string => `${page().member} ${rule}`;

/** What the draft of a rule would do, from when it shall count, and its application with a sentence for the ledger. */
export class RulePreviewCard extends LitElement {
  static override readonly styles = [tokens, shared, details, formStyles, own, fieldsStyles, styles];

  @property({ attribute: false }) rule!: RuleState;
  @property({ attribute: false }) book!: RuleBook;
  /** Goes back to the form. */
  @property({ attribute: false }) back: () => void = () => {};
  /** Told that the rule is in force, with the work that is left. */
  @property({ attribute: false }) applied: (job: Repricing | null) => void = () => {};

  @state() private choice: 'now' | 'season' | 'all' | 'day' = 'now';
  @state() private day = '';
  /** Undefined while it is worked out. */
  @state() private preview: RulePreview | undefined;
  @state() private failure = '';
  @state() private applying = false;
  @state() private missing = false;
  /** Why it is not in force, as a sentence. */
  @state() private refusal = '';

  #asked: CountsFrom | undefined;

  readonly #language = new Language(this);

  /** Empty while the day is not chosen. */
  get #from(): CountsFrom {
    return this.choice === 'day' ? this.day : this.choice;
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.#language.t || this.#asked !== undefined) return;
    // What was pressed is gone: the reader begins at the heading of what came in its place.
    this.renderRoot.querySelector('h3')!.focus();
    void this.#look();
  }

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#language;
    if (!t) return nothing;
    const { season } = this.book;
    const starts = [
      ['now', t('preview.now')],
      ...(season ? [['season', t('preview.season', { name: words(season.name, t.tag) })] as const] : []),
      ['all', t('preview.all')],
      ['day', t('preview.day')],
    ] as const;
    return html`<h3 tabindex="-1">${t('preview.title', { name: words(this.rule.draft?.name ?? {}, t.tag) })}</h3>
      <fieldset>
        <legend>${t('preview.from')}</legend>
        ${starts.map(([start, label]) => html`<label class="start">
          <input type="radio" name="start" value=${start} .checked=${start === this.choice} @change=${() => this.#choose(start)} /> ${label}
        </label>`)}
        ${this.choice === 'day'
          ? html`<input class="field" type="date" aria-label=${t('preview.which')} .value=${this.day} @change=${({ target }: Event) => this.#choose('day', (target as HTMLInputElement).value)} />`
          : nothing}
      </fieldset>
      ${this.#from ? html`<div class="effect" aria-busy=${!this.preview && !this.failure}>${this.#effect(t)}</div>` : nothing}
      <form novalidate aria-busy=${this.applying} @submit=${(event: Event) => this.#apply(event, t)}>
        <p>
          <label for="change">${t('preview.change')}</label>
          <input class="field" id="change" dir="auto" autocomplete="off" maxlength=${LONGEST} required aria-describedby="change-about" aria-invalid=${this.missing ? 'true' : nothing}
            .value=${reasons.get(reasonFor(this.rule.id)) ?? ''} @input=${({ target }: Event) => reasons.set(reasonFor(this.rule.id), (target as HTMLInputElement).value)} />
          <span class="about" id="change-about">
            ${this.missing ? html`<span class="error">${t('preview.missing')}</span>` : nothing}
            <span class="muted">${t('preview.change.hint')}</span>
          </span>
        </p>
        ${this.refusal ? html`<p class="error">${this.refusal} ${t('rule.kept.typed')}</p>` : nothing}
        <div class="row">
          <button class="btn" aria-disabled=${this.applying || !this.#from ? 'true' : nothing}>${t('preview.apply')}</button>
          <button class="btn quiet" type="button" @click=${this.back}>${t('preview.back')}</button>
        </div>
      </form>`;
  }

  #effect(t: Translator): TemplateResult {
    if (this.failure) return html`<p class="error">${this.failure} <button class="link" @click=${() => void this.#look()}>${t('retry')}</button></p>`;
    if (!this.preview) return html`<span class="sr">${t('loading')}</span>${BONE}`;
    return effect(this.preview, this.#about, t);
  }

  get #about(): About {
    return { rule: this.rule, book: this.book, fromNow: this.choice === 'now' };
  }

  #choose(choice: RulePreviewCard['choice'], day = this.day): void {
    this.choice = choice;
    this.day = day;
    void this.#look();
  }

  /** Asks what the change would do, and says it; an answer to an earlier choice comes too late. */
  async #look(): Promise<void> {
    const t = this.#language.t!;
    const from = (this.#asked = this.#from);
    this.preview = undefined;
    this.failure = '';
    if (!from) return;
    try {
      const preview = await previewDraft(this.rule.id, from);
      if (from !== this.#asked) return;
      this.preview = preview;
      announce(sums(preview, this.#about, t), t.lang);
    } catch (failure) {
      if (from === this.#asked) this.failure = t.problem(await refused(this, failure, t.lang));
    }
  }

  async #apply(event: Event, t: Translator): Promise<void> {
    event.preventDefault();
    if (this.applying) return;
    if (!this.#from) {
      this.renderRoot.querySelector<HTMLElement>('[type=date]')?.focus();
      return;
    }
    const field = this.renderRoot.querySelector<HTMLInputElement>('#change')!;
    const change = field.value.trim();
    this.missing = !change;
    this.refusal = '';
    if (!change) {
      announce(t('preview.missing'), t.lang);
      field.focus();
      return;
    }
    this.applying = true;
    try {
      const job = await applyDraft(this.rule.id, { from: this.#from, change });
      reasons.delete(reasonFor(this.rule.id));
      this.applied(job);
    } catch (failure) {
      this.missing = !!(failure as ApiError).problem?.errors?.some(({ path }) => path === 'change');
      this.refusal = t.problem(await refused(this, failure, t.lang));
    }
    this.applying = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-rule-preview': RulePreviewCard;
  }
}
