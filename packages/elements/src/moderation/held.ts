import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ago } from '@cocarde/client/ago.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import type { ModerationItem } from '@cocarde/contract/moderation.ts';
import { details } from '../internal/details.styles.ts';
import { formStyles } from '../internal/form.styles.ts';
import { Language } from '../internal/language.ts';
import { memberLink } from '../internal/member-link.ts';
import { shared } from '../internal/shared.styles.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { beginning } from './beginning.ts';
import { styles } from './held.styles.ts';
import { WORDS } from './words.ts';

/** What is done about a contribution; the last two ask for a reason first. */
export type Act = 'publish' | 'removal' | 'suspension';

/** One contribution that somebody must look at: what it says, why it is here, and what can be done about it. */
export class HeldItem extends LitElement {
  static override readonly styles = [tokens, shared, details, formStyles, styles];

  @property({ attribute: false }) item!: ModerationItem;
  /** Which form is open below it. */
  @property({ attribute: false }) asking: Act | undefined;
  /** What came of a decision, and that form. */
  @property({ attribute: false }) below: TemplateResult | undefined;
  @property({ attribute: false }) busy = false;
  /** Whether its author can be suspended. */
  @property({ attribute: false }) suspendable = false;
  @property({ attribute: false }) act!: (act: Act) => void;

  @state() private whole = false;

  #wanted = false;

  readonly #language = new Language(this, WORDS);

  /** In the place of one that was decided the next one appears. */
  override willUpdate(changed: PropertyValues): void {
    if (!changed.has('item') || (changed.get('item') as ModerationItem | undefined)?.id === this.item.id) return;
    this.whole = false;
  }

  /** Once its words are there: one that just came has none yet. */
  override focus(): void {
    this.#wanted = true;
    this.requestUpdate();
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    const name = this.#wanted && this.renderRoot.querySelector('h3');
    if (!name) return;
    this.#wanted = false;
    name.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#language;
    if (!t) return nothing;
    const { kind, held, reports, notes, decidable } = this.item;
    return html`<h3 tabindex="-1">${this.#name(t)}</h3>
      ${this.#text(t)}
      <div class="chips">
        <span class="chip">${t(`moderation.${kind}`)}</span>
        <span class="chip why">${t(`moderation.${held ?? 'seen'}`)}</span>
        ${reports.map(({ reason, count }) => html` <span class="chip num">${t('moderation.reason', { reason: t(`report.${reason}`), n: count })}</span>`)}
      </div>
      ${notes.length
        ? html`<ul class="notes small" role="list" aria-label=${t('moderation.notes')}>
            ${notes.map((note) => html`<li dir="auto">${note}</li>`)}
          </ul>`
        : nothing}
      <p class="small muted">${this.#byline(t)}</p>
      ${decidable ? this.#buttons(t) : html`<p class="small">${t('moderation.own')}</p>`}
      ${this.below}`;
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
    return html`<cocarde-text class="text" dir="auto">${this.whole ? body : short}</cocarde-text>
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
    const opens = (act: Act, look: string, label: unknown) => html`<button class=${look} aria-expanded=${this.asking === act} @click=${() => this.act(act)}>${label}</button>`;
    return html`<div class="row">
      <button class="btn" aria-disabled=${this.busy} @click=${() => this.act('publish')}>${t(held ? 'moderation.publish' : 'moderation.keep')}${about}</button>
      ${opens('removal', 'btn quiet', html`${t('moderation.remove')}${about}`)}
      ${this.suspendable ? opens('suspension', 'link', t('moderation.suspend', { name: author!.name })) : nothing}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-held': HeldItem;
  }
}
