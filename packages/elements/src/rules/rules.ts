import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { refresh } from '@cocarde/client/parts.ts';
import { carry, openRules, standingOf } from '@cocarde/client/rules.ts';
import type { RuleBook, Standing } from '@cocarde/client/rules.ts';
import { words } from '@cocarde/client/words.ts';
import type { Repricing, RuleDefinition, RuleState } from '@cocarde/contract/rules.ts';
import { progressStyles } from '../badges/progress.styles.ts';
import { signed, unitOf } from '../internal/amount.ts';
import { announce } from '../internal/announce.ts';
import { Language } from '../internal/language.ts';
import { refused } from '../internal/refused.ts';
import { card, shared } from '../internal/shared.styles.ts';
import { notice, titled, view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { factName, limitsOf } from './rule-words.ts';
import { styles } from './rules.styles.ts';

export const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/rules.ts'),
  fr: () => import('@cocarde/client/lang/fr/rules.ts'),
};

const BONE = html`<i class="bone"></i>`;
const BONES = html`<i class="bone title"></i>${Array(4).fill(BONE)}`;

/** Of a rule that is not there yet. */
const NEW = '';

const ORDER = ['active', 'draft', 'retired'] as const;

const holdsMore = ({ burst, reciprocity, after, boosts, only }: RuleDefinition): boolean => !!(burst || reciprocity || after || boosts || only?.attributes);

/**
 * What things are worth, for an animateur to change: each rule with its limits, what a change of it would do, and how far
 * one is on its way. For pages that only they visit: others read that their role does not allow it.
 *
 * @tagname cocarde-rules
 * @fires cocarde-error - What was asked for did not happen.
 */
export class Rules extends LitElement {
  static override readonly styles = [tokens, shared, card, progressStyles, styles];

  /** Id of the rule that is open. */
  @state() private opened: string | undefined;
  /** Code that a click asked for did not come. */
  @state() private failed = false;
  /** Changes that are being carried from here, and why one stopped, as a sentence. */
  @state() private work: ReadonlyMap<string, { going: boolean; refusal: string }> = new Map();

  /** Id of the rule that was begun as a new one: it stands above the list until it is closed. */
  #begun: string | undefined;

  /** Comes with the first rule that holds such things. */
  #kept: typeof import('./rule-kept.ts').keptOf | undefined;

  readonly #language = new Language(this, WORDS);
  readonly #rules = new StoreController(this, openRules);

  override render(): TemplateResult {
    return view({
      head: titled('rules.title'),
      t: this.#language.t,
      state: this.#rules.value,
      retry: () => refresh('rules'),
      bones: BONES,
      ready: (book, t) => this.#list(book, t),
    });
  }

  #list(book: RuleBook, t: Translator): TemplateResult {
    const rows = book.items
      .filter(({ id }) => id !== this.#begun)
      .map((rule) => ({ rule, ...standingOf(rule) }))
      .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
    if (!this.#kept && rows.some(({ definition }) => holdsMore(definition))) this.#loadKept();
    const writing = this.opened === NEW;
    return html`<div class="head">
        <h2 tabindex="-1">${t('rules.title')}</h2>
        <button class="link new" aria-expanded=${writing} @click=${() => this.#toggle(NEW)}>${t('rules.new')}</button>
      </div>
      ${this.failed ? html`<p class="stale" role="alert">${t.problem('network')}</p>` : nothing}
      ${writing ? html`<div class="begun">${this.#editor(book.items.find(({ id }) => id === this.#begun), book)}</div>` : nothing}
      ${rows.length
        ? html`<ul role="list">
            ${rows.map((row) => html`<li class=${row.state}>${this.#row(row, book, t)}</li>`)}
          </ul>`
        : writing
          ? nothing
          : notice(t('rules.none'), t('rules.about'))}`;
  }

  #loadKept(): void {
    void import('./rule-kept.ts').then(({ keptOf }) => {
      this.#kept = keptOf;
      this.requestUpdate();
    }, () => {});
  }

  #row({ rule, state, definition, begins }: Standing & { rule: RuleState }, book: RuleBook, t: Translator): TemplateResult {
    const { points, fact, earns, currency } = definition;
    const name = words(definition.name, t.tag);
    const unit = book.currencies.find(({ id }) => id === currency);
    const open = this.opened === rule.id;
    const job = book.repricings.find((each) => each.rule === rule.id);
    return html`<p class="count num"><b>${signed(points, t)}</b>${unitOf(points, t, unit)}</p>
      <div class="rule">
        <h3>${name}</h3>
        <p class="text">${t('rules.what', { fact: factName(fact, book.facts, t), who: t(`rules.${earns}`) })}</p>
        <p class="chips">
          <span class="chip ${state}">${t(`rules.${state}`)}</span>
          ${rule.draft && state !== 'draft' ? html`<span class="chip draft">${t('rules.draft')}</span>` : nothing}
          ${begins ? html`<span class="chip">${t('rules.begins', { date: t.date(begins, { dateStyle: 'medium', timeZone: book.timeZone }) })}</span>` : nothing}
          <span class="muted">${limitsOf(definition, holdsMore(definition) ? (this.#kept?.(definition, book.items, t) ?? null) : [], unit, t)}</span>
          <button class="link" id="rule-${rule.id}" aria-expanded=${open} @click=${() => this.#toggle(rule.id)}>${t('rules.change')}<span class="sr"> – ${name}</span></button>
        </p>
        ${job ? this.#way(job, t) : nothing}
      </div>
      ${open ? this.#editor(rule, book) : nothing}`;
  }

  #editor(rule: RuleState | undefined, book: RuleBook): TemplateResult {
    const close = (said: string, job?: Repricing | null) => void this.#close(said, job);
    return html`<cocarde-rule-editor .rule=${rule} .book=${book} .begin=${(id: string) => (this.#begun = id)} .close=${close}>${BONE}</cocarde-rule-editor>`;
  }

  /** How far a change is on its way; one that nobody carries can be gone on with. */
  #way({ id, done, of }: Repricing, t: Translator): TemplateResult {
    const { going, refusal } = this.work.get(id) ?? { going: false, refusal: '' };
    const label = t('rules.carried', { done, of });
    return html`<p class="way small num">
      ${label}
      <progress value=${done} max=${of} aria-label=${label}></progress>
      ${going ? nothing : html`<span>${refusal || t('rules.broken')} <button class="link" @click=${() => void this.#carry(id)}>${t('rules.continue')}</button></span>`}
    </p>`;
  }

  #toggle(id: string): void {
    this.opened = this.opened === id ? undefined : id;
    this.#begun = undefined;
    // What it takes to change a rule comes when somebody does.
    void import('./define-editor.ts').then(
      ({ define }) => {
        define();
        this.failed = false;
      },
      () => {
        this.failed = true;
        this.opened = undefined;
      },
    );
  }

  /** The reader goes back to where the editor came from; a change that reaches back is carried on from here. */
  async #close(said: string, job: Repricing | null | undefined): Promise<void> {
    const from = this.opened;
    this.opened = undefined;
    this.#begun = undefined;
    if (said) announce(said, this.#language.t!.lang);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(from ? `#rule-${from}` : '.new')?.focus();
    // A draft that was discarded may have been all of its rule.
    if (from && !this.renderRoot.querySelector(`#rule-${from}`)) this.renderRoot.querySelector('h2')?.focus();
    if (job) await this.#carry(job.id);
  }

  async #carry(id: string): Promise<void> {
    const t = this.#language.t!;
    const told = (going: boolean, refusal = '') => (this.work = new Map(this.work).set(id, { going, refusal }));
    told(true);
    try {
      await carry(id);
      announce(t('rules.finished'), t.lang);
    } catch (failure) {
      told(false, t.problem(await refused(this, failure, t.lang)));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-rules': Rules;
  }
}
