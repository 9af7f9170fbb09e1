import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ApiError } from '@cocarde/client/api.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { community } from '@cocarde/client/me.ts';
import { changeRound } from '@cocarde/client/rounds.ts';
import { instantOf, localAt } from '@cocarde/client/zoned.ts';
import { RESULT_VISIBILITIES, type ResultVisibility, type Round, type RoundPatch } from '@cocarde/contract/rounds.ts';
import { own } from '../form/form.styles.ts';
import { announce } from '../internal/announce.ts';
import { details } from '../internal/details.styles.ts';
import { fieldsStyles } from '../internal/fields.styles.ts';
import { formStyles } from '../internal/form.styles.ts';
import { Inputs } from '../internal/inputs.ts';
import { Language } from '../internal/language.ts';
import { refused } from '../internal/refused.ts';
import { shared } from '../internal/shared.styles.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { FORM_WORDS, sentence, zoneName } from './form-words.ts';

type Typed = Record<'title' | 'intro' | 'closes' | 'results', string>;

/** What was typed and not yet saved, by round, for as long as the page is there. */
const drafts = new Map<string, Typed>();

/** What may change of a round that there is. Inside `cocarde-poll`, not for pages. */
export class PollChange extends LitElement {
  static override readonly styles = [tokens, shared, details, formStyles, own, fieldsStyles];

  @property({ attribute: false }) round!: Round;
  @property({ attribute: false }) done: () => void = () => {};

  @state() private saving = false;
  @state() private refused: Record<string, string> = {};
  @state() private failure = '';

  #begun = false;
  readonly #language = new Language(this, FORM_WORDS);

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#begun || !this.#language.t) return;
    this.#begun = true;
    this.renderRoot.querySelector<HTMLElement>('.field')!.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#language;
    if (!t) return nothing;
    const typed = this.#typed;
    const fields = new Inputs(typed, (name) => (this.refused[name] ? sentence(name, this.refused[name], t) : ''), (name, value) => {
      drafts.set(this.round.id, { ...this.#typed, [name]: value });
      // What was refused is no longer what stands there.
      this.refused = { ...this.refused, [name]: '' };
    });
    return html`<form novalidate aria-label=${t('change.title')} aria-busy=${this.saving} @submit=${(event: Event) => this.#save(event, t)}>
      <p class="small muted">${t('change.about')}</p>
      ${fields.field('title', t('ask.title'))}
      ${fields.area('intro', t('ask.intro'))}
      ${this.#runs ? fields.field('closes', t('ask.closes'), 'datetime-local', `${t('ask.closes.hint')} ${t('ask.zone', { zone: zoneName(this.#zone, t) })}`) : nothing}
      ${fields.radios('results', t('ask.results'), RESULT_VISIBILITIES.map((each) => [each, t(`ask.results.${each}`)]))}
      ${this.failure ? html`<p class="error">${this.failure} ${t('ask.kept')}</p>` : nothing}
      <div class="row">
        <button class="btn" aria-disabled=${this.saving ? 'true' : nothing}>${t('change.save')}</button>
        <button class="btn quiet" type="button" @click=${() => this.done()}>${t('ask.close')}</button>
      </div>
    </form>`;
  }

  /** When it ended is no longer chosen. */
  get #runs(): boolean {
    return this.round.state === 'open' || this.round.state === 'scheduled';
  }

  get #zone(): string {
    return community().get()!.timeZone;
  }

  get #before(): Typed {
    const { title, intro = '', closesAt, results } = this.round;
    return { title, intro, results, closes: closesAt && this.#runs ? localAt(closesAt, this.#zone) : '' };
  }

  get #typed(): Typed {
    return drafts.get(this.round.id) ?? this.#before;
  }

  async #save(event: Event, t: Translator): Promise<void> {
    event.preventDefault();
    if (this.saving) return;
    const typed = this.#typed;
    const closes = this.renderRoot.querySelector<HTMLInputElement>('#closes');
    const closesAt = typed.closes ? instantOf(typed.closes, this.#zone) : null;
    this.failure = '';
    this.refused = { ...(typed.title.trim() ? {} : { title: 'required' }), ...(closes?.validity.badInput || Number.isNaN(closesAt) ? { closes: 'wrong_type' } : {}) };
    if (Object.keys(this.refused).length) return this.#showRefused(t);
    const change: RoundPatch = {
      title: typed.title.trim(), intro: typed.intro.trim(), results: typed.results as ResultVisibility,
      // A closing time of seconds stays as it is unless another one was typed.
      ...(typed.closes === this.#before.closes ? {} : { closesAt }),
    };
    this.saving = true;
    try {
      await changeRound(this.round, change);
      // What was typed meanwhile stays.
      if (drafts.get(this.round.id) === typed) drafts.delete(this.round.id);
      announce(t('change.saved'), t.lang);
      this.done();
    } catch (failure) {
      const found = ((failure as ApiError).problem?.errors ?? []).map(({ path, code }) => [path === 'closesAt' ? 'closes' : path, code]);
      const told = t.problem(await refused(this, failure, t.lang));
      this.refused = Object.fromEntries(found);
      if (found.length) await this.#showRefused(t);
      else this.failure = told;
    }
    this.saving = false;
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
    'cocarde-poll-change': PollChange;
  }
}
