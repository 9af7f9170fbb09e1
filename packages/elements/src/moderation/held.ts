import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ago } from '@cocarde/client/ago.ts';
import type { ErrorCode } from '@cocarde/client/api.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { reinstate, suspend } from '@cocarde/client/moderation.ts';
import type { ModerationItem, ModerationVerdict } from '@cocarde/contract/moderation.ts';
import { announce } from '../internal/announce.ts';
import { details } from '../internal/details.styles.ts';
import { formStyles } from '../internal/form.styles.ts';
import { Language } from '../internal/language.ts';
import { memberLink } from '../internal/member-link.ts';
import { refused } from '../internal/refused.ts';
import { shared } from '../internal/shared.styles.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { beginning } from './beginning.ts';
import { styles } from './held.styles.ts';
import { WORDS } from './words.ts';

/** Which form is open below a contribution. */
export type Asking = 'removal' | 'suspension';

/** One contribution that somebody must look at: what it says, why it is here, and what can be done about it. */
export class HeldItem extends LitElement {
  static override readonly styles = [tokens, shared, details, formStyles, styles];

  @property({ attribute: false }) item!: ModerationItem;
  @property({ attribute: false }) asking: Asking | undefined;
  @property({ attribute: false }) ask!: (what?: Asking) => void;
  /** Why the last decision was not taken. */
  @property({ attribute: false }) refusal: ErrorCode | undefined;
  @property({ attribute: false }) deciding = false;
  /** Answers whether it was taken. */
  @property({ attribute: false }) decide!: (verdict: ModerationVerdict) => Promise<boolean>;
  /** Members who were suspended from this page. */
  @property({ attribute: false }) suspended!: Set<string>;

  @state() private whole = false;
  @state() private failure: ErrorCode | undefined;

  readonly #language = new Language(this, WORDS);

  /** In the place of one that was decided the next one appears. */
  override willUpdate(changed: PropertyValues): void {
    if (!changed.has('item') || (changed.get('item') as ModerationItem | undefined)?.id === this.item.id) return;
    this.whole = false;
    this.failure = undefined;
  }

  override focus(): void {
    this.renderRoot.querySelector('h3')?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#language;
    if (!t) return nothing;
    const { kind, held, reports, notes, author, decidable } = this.item;
    const code = this.refusal ?? this.failure;
    return html`<h3 tabindex="-1">${this.#name(t)}</h3>
      ${this.#text(t)}
      <div class="chips">
        <span class="chip">${t(`moderation.${kind}`)}</span>
        <span class="chip why">${t(`moderation.${held ?? 'seen'}`)}</span>
        ${reports.map(({ reason, count }) => html`<span class="chip num">${t('moderation.reason', { reason: t(`report.${reason}`), n: count })}</span>`)}
      </div>
      ${notes.length
        ? html`<ul class="notes small" role="list" aria-label=${t('moderation.notes')}>
            ${notes.map((note) => html`<li><q dir="auto">${note}</q></li>`)}
          </ul>`
        : nothing}
      <p class="small muted">${this.#byline(t)}</p>
      ${decidable ? this.#buttons(t) : html`<p class="small">${t('moderation.own')}</p>`}
      ${code ? html`<p class="error">${t.problem(code)}</p>` : nothing}
      ${this.asking ? this.#form(this.asking, author?.name ?? t('moderation.nobody'), t) : nothing}`;
  }

  /** A reply has no title of its own: that of what it stands below says where. */
  #name(t: Translator): string {
    const { kind, title } = this.item;
    const name = t(`moderation.${kind}`);
    return kind === 'idea' || kind === 'question' ? title : `${name} ${t('moderation.below', { title })}`;
  }

  #text(t: Translator): TemplateResult | typeof nothing {
    const { body } = this.item;
    if (!body) return nothing;
    const short = beginning(body);
    return html`<p class="text" dir="auto">${this.whole ? body : short}</p>
      ${short === body
        ? nothing
        : html`<button class="link" aria-expanded=${this.whole} @click=${() => (this.whole = !this.whole)}>${t(this.whole ? 'moderation.less' : 'moderation.whole')}</button>`}`;
  }

  #byline(t: Translator): TemplateResult {
    const { author, createdAt, since } = this.item;
    const name = author?.name ?? t('moderation.nobody');
    return html`<bdi>${author?.profile ? memberLink(author.id, name) : name}</bdi> ·
      <time datetime=${new Date(createdAt).toISOString()} title=${t.date(createdAt)}>${t('moderation.written', { ago: ago(createdAt, t.lang) })}</time> ·
      <time datetime=${new Date(since).toISOString()}>${t('moderation.since', { date: t.date(since) })}</time>`;
  }

  #buttons(t: Translator): TemplateResult {
    const { author, held } = this.item;
    const about = html`<span class="sr"> – ${this.#name(t)}</span>`;
    const gone = author && this.suspended.has(author.id);
    return html`<div class="row">
        <button class="btn" aria-disabled=${this.deciding ? 'true' : nothing} @click=${() => this.decide({ decision: 'publish' })}>${t(held ? 'moderation.publish' : 'moderation.keep')}${about}</button>
        <button class="btn quiet" aria-expanded=${this.asking === 'removal'} @click=${() => this.#toggle('removal')}>${t('moderation.remove')}${about}</button>
        ${author && !gone
          ? html`<button class="link" aria-expanded=${this.asking === 'suspension'} @click=${() => this.#toggle('suspension')}>${t('moderation.suspend', { name: author.name })}</button>`
          : nothing}
      </div>
      ${gone
        ? html`<p class="small" id="gone">${t('moderation.suspended', { name: author.name })} <button class="link" @click=${() => this.#reinstate(t)}>${t('moderation.reinstate')}</button></p>`
        : nothing}`;
  }

  #form(asking: Asking, name: string, t: Translator): TemplateResult {
    const removal = asking === 'removal';
    return html`<cocarde-reason
      .draft="${asking}:${this.item.id}"
      .label=${t(removal ? 'moderation.why' : 'moderation.suspension.why', { name })}
      .about=${removal ? '' : t('moderation.suspension.about', { name })}
      .action=${t(removal ? 'moderation.removal' : 'moderation.suspension')}
      .canned=${removal}
      .send=${(reason: string) => (removal ? this.decide({ decision: 'remove', reason }) : this.#suspend(reason, t))}
      .cancel=${() => this.#toggle(asking)}
    ></cocarde-reason>`;
  }

  /** Closing leads back to the button that opened it. */
  #toggle(what: Asking): void {
    this.failure = undefined;
    if (this.asking !== what) return this.ask(what);
    this.renderRoot.querySelector<HTMLElement>('[aria-expanded=true]:not(.text + .link)')?.focus();
    this.ask();
  }

  #suspend(reason: string, t: Translator): Promise<boolean> {
    const { id, name } = this.item.author!;
    return this.#attempt(async () => {
      await suspend(id, reason);
      this.suspended.add(id);
      this.ask();
      announce(t('moderation.suspended', { name }), t.lang);
      this.focus();
    }, t);
  }

  #reinstate(t: Translator): Promise<boolean> {
    const { id, name } = this.item.author!;
    return this.#attempt(async () => {
      await reinstate(id);
      this.suspended.delete(id);
      this.ask();
      announce(t('moderation.reinstated', { name }), t.lang);
      this.focus();
    }, t);
  }

  async #attempt(what: () => Promise<void>, t: Translator): Promise<boolean> {
    this.failure = undefined;
    try {
      await what();
      return true;
    } catch (failure) {
      this.failure = await refused(this, failure, t.lang);
      return false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-held': HeldItem;
  }
}
