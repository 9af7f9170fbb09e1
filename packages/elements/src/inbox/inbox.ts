import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { InboxState } from '@cocarde/contract/inbox.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import { inboxState } from '@cocarde/client/inbox.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { rememberPlaces } from '@cocarde/client/places.ts';
import { Language } from '../internal/language.ts';
import { shared } from '../internal/shared.styles.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { styles } from './inbox.styles.ts';

export const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/inbox.ts'),
  fr: () => import('@cocarde/client/lang/fr/inbox.ts'),
};

/** As many unread messages, or more. */
const MANY = 100;
/** Space between the button and its panel, and the panel and the edge of the window, pixels. */
const GAP = 8;

/**
 * What members are told: answers, decisions about what they support, badges. A button with how many are unread, and a panel with
 * the messages and what one wants to hear of; or all of it in place.
 *
 * @tagname cocarde-inbox
 */
export class Inbox extends LitElement {
  static override readonly styles = [tokens, shared, styles];

  /** In place, without a button. */
  @property({ type: Boolean }) inline = false;
  /** Where boards stand that are on other pages: `campagnes=/idees, rse=https://intranet.example/rse`. */
  @property() pages = '';

  @state() private open = false;
  @state() private failed = false;

  readonly #language = new Language(this, WORDS);
  readonly #inbox = new StoreController(this, () => (this.inline ? undefined : inboxState()));
  #quiet: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    rememberPlaces();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#quiet);
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.inline && changed.has('inline')) void this.#load();
    clearTimeout(this.#quiet);
    const until = this.#inbox.value?.data?.quietUntil;
    // The number comes when the quiet hours end, on a page that is still open then. Longer than a day never is.
    if (until && until > Date.now()) this.#quiet = setTimeout(() => this.requestUpdate(), until - Date.now() + 1_000);
  }

  override render(): TemplateResult {
    const { t } = this.#language;
    if (this.inline) return this.#messages(t);
    const { data, status } = this.#inbox.value ?? {};
    if (status === 'signed-out' || status === 'inert') return html``;
    const quiet = !!data?.quietUntil && data.quietUntil > Date.now();
    return html`<button class="bell" aria-expanded=${this.open} aria-controls="panel" aria-label=${t ? this.#label(data, quiet, t) : nothing} @click=${this.#toggle}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M12 2.5a6 6 0 0 0-6 6v3.6L4.3 15.4A1 1 0 0 0 5.2 17h13.6a1 1 0 0 0 .9-1.6L18 12.1V8.5a6 6 0 0 0-6-6zM9.5 18.5a2.5 2.5 0 0 0 5 0z" />
        </svg>
        ${quiet ? html`<i class="quiet" aria-hidden="true"></i>` : data?.unread ? html`<span class="count num" aria-hidden="true">${data.unread >= MANY ? `${MANY - 1}+` : t?.n(data.unread)}</span>` : nothing}
      </button>
      <div class="panel" id="panel" popover role="dialog" aria-label=${t?.('inbox.title') ?? nothing} @toggle=${this.#toggled} @beforetoggle=${this.#place} @keydown=${this.#escape} @leave=${this.#close}>
        ${this.open ? this.#messages(t) : nothing}
      </div>`;
  }

  #label(data: InboxState | undefined, quiet: boolean, t: Translator): string {
    if (!data || quiet || !data.unread) return t(quiet ? 'inbox.quiet' : 'inbox.title');
    return data.unread >= MANY ? t('inbox.many', { n: MANY - 1 }) : t('inbox.unread', { n: data.unread });
  }

  #messages(t: Translator | undefined): TemplateResult {
    if (this.failed) return html`<p class="stale" role="alert">${t?.problem('network')}</p>`;
    return html`<cocarde-inbox-list .pages=${this.pages} ?card=${this.inline}></cocarde-inbox-list>`;
  }

  /** Few visits open it: what shows messages comes with the first. */
  async #load(): Promise<void> {
    try {
      (await import('./define-list.ts')).define();
      this.failed = false;
    } catch {
      this.failed = true;
    }
  }

  get #panel(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('.panel')!;
  }

  #toggle(): void {
    void this.#load();
    this.#panel.togglePopover();
  }

  #close(): void {
    this.#panel.hidePopover();
  }

  /** Back to the button: what had the focus goes with the panel. */
  #escape({ key }: KeyboardEvent): void {
    if (key !== 'Escape') return;
    this.#close();
    this.renderRoot.querySelector<HTMLElement>('.bell')!.focus();
  }

  #toggled({ newState }: ToggleEvent): void {
    this.open = newState === 'open';
  }

  /** Below its button, inside the window. A popover has no place of its own. */
  #place({ newState }: ToggleEvent): void {
    if (newState !== 'open') return;
    const { left, right, bottom } = this.getBoundingClientRect();
    const { clientWidth } = document.documentElement;
    const width = Math.min(400, clientWidth - 2 * GAP);
    const start = left + width > clientWidth - GAP ? Math.max(GAP, Math.min(right, clientWidth - GAP) - width) : Math.max(GAP, left);
    Object.assign(this.#panel.style, { insetBlockStart: `${bottom + GAP}px`, left: `${start}px`, inlineSize: `${width}px`, maxBlockSize: `max(240px, calc(100vh - ${bottom + 2 * GAP}px))` });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-inbox': Inbox;
  }
}
