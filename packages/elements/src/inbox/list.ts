import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { InboxPage, Message } from '@cocarde/contract/inbox.ts';
import { ago } from '@cocarde/client/ago.ts';
import { addressOf } from '@cocarde/client/deep-link.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import { moreMessages, openInbox, readAllMessages, readMessage } from '@cocarde/client/inbox.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { refresh } from '@cocarde/client/parts.ts';
import { placeOf } from '@cocarde/client/places.ts';
import { announce } from '../internal/announce.ts';
import { Language } from '../internal/language.ts';
import { card, shared } from '../internal/shared.styles.ts';
import { notice, titled, view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { earnedPlace } from './earned-place.ts';
import { WORDS as INBOX_WORDS } from './inbox.ts';
import { styles } from './list.styles.ts';
import { doers, headline } from './message-words.ts';

export const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/inbox-list.ts'),
  fr: () => import('@cocarde/client/lang/fr/inbox-list.ts'),
};

const BONES = html`<i class="bone"></i><i class="bone"></i><i class="bone"></i>`;

/**
 * The messages of an inbox. Inside `cocarde-inbox`, not for pages.
 * @tagname cocarde-inbox-list
 */
export class InboxList extends LitElement {
  static override readonly styles = [tokens, shared, card, styles];

  /** On a surface of its own. */
  @property({ type: Boolean }) card = false;
  /** As that of `cocarde-inbox`. */
  @property({ attribute: false }) pages = '';

  @state() private settings = false;
  @state() private error: string | undefined;

  readonly #language = new Language(this, INBOX_WORDS, WORDS);
  readonly #inbox = new StoreController(this, openInbox);
  /** Whether the reader is led to the title, because what they pressed is gone. */
  #lead = false;

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.#lead) return;
    this.#lead = false;
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  override render(): TemplateResult {
    const { t } = this.#language;
    return view({
      t, state: this.#inbox.value, head: titled('inbox.title'), retry: () => refresh('inbox'), bones: BONES,
      ready: (page, t) => html`${this.#head(page, t)}
        ${this.error ? html`<p class="stale" role="alert">${t.problem(this.error)}</p>` : nothing}
        ${this.settings ? html`<cocarde-inbox-settings @saved=${this.#saved}></cocarde-inbox-settings>` : this.#list(page, t)}`,
    });
  }

  #head({ items, until }: InboxPage, t: Translator): TemplateResult {
    const readable = !this.settings && items.some(({ unread }) => unread);
    return html`<div class="head">
      <h2 tabindex="-1">${t('inbox.title')}</h2>
      <span class="acts">
        ${readable ? html`<button class="link" @click=${() => this.#readAll(until, t)}>${t('inbox.readAll')}</button>` : nothing}
        <button class="link" aria-expanded=${this.settings} @click=${this.#toggleSettings}>${t('inbox.settings')}</button>
      </span>
    </div>`;
  }

  #list({ items, cursor, quietUntil }: InboxPage, t: Translator): TemplateResult {
    return html`${quietUntil && quietUntil > Date.now()
        ? html`<p class="hush">${t('inbox.until', { time: new Date(quietUntil).toLocaleTimeString(t.lang, { timeStyle: 'short' }) })}</p>`
        : nothing}
      ${items.length
        ? html`<ul role="list">
            ${items.map((message) => html`<li class=${message.unread ? 'unread' : ''}>${this.#message(message, t)}</li>`)}
          </ul>`
        : notice(t('inbox.none'), t('inbox.about'))}
      ${cursor ? html`<button class="btn more" @click=${() => void moreMessages()}>${t('inbox.more')}</button>` : nothing}`;
  }

  #message(message: Message, t: Translator): TemplateResult {
    const { id, at, unread, object, excerpt, reason, status, returned } = message;
    const who = doers(message, t);
    const line = headline(message, t);
    const href = object ? addressOf(object, placeOf(object.kind, object.board, this.pages)) : undefined;
    const place = href ? undefined : earnedPlace(message);
    const title = object?.title;
    return html`<p class="line">
        ${unread ? html`<i class="dot" aria-hidden="true"></i><span class="sr">${t('inbox.new')} </span>` : nothing}
        ${href ? html`<a href=${href} @click=${(event: MouseEvent) => this.#follow(event, message)}>${line}</a>` : place ? html`<button @click=${() => this.#show(message, place)}>${line}</button>` : html`<b>${line}</b>`}
      </p>
      ${title ? html`<p class="about" dir="auto">${title}</p>` : nothing}
      ${status?.note ? html`<p class="said" dir="auto">${status.note}</p>` : nothing}
      ${excerpt ? html`<p class="said" dir="auto">${excerpt}</p>` : nothing}
      ${reason ? html`<p class="said">${t('inbox.reason', { reason })}</p>` : nothing}
      ${returned ? html`<p class="said">${t('inbox.returned', { n: returned })}</p>` : nothing}
      <p class="foot muted">
        <span>${who ? html`<bdi>${who}</bdi> · ` : nothing}<time datetime=${new Date(at).toISOString()} title=${t.date(at)}>${ago(at, t.lang)}</time></span>
        ${unread ? html`<button class="link" @click=${() => this.#read(id, t)}>${t('inbox.read')}<span class="sr"> – ${line}</span></button>` : nothing}
      </p>`;
  }

  /** Where the message leads. On another page it is marked first: a request that is on its way ends with the page. */
  #follow(event: MouseEvent, { id, unread }: Message): void {
    const { href, hash } = event.currentTarget as HTMLAnchorElement;
    const marked = unread ? readMessage(id).catch(() => {}) : Promise.resolve();
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (href.split('#')[0] === location.href.split('#')[0] && hash) {
      // The same address again changes nothing that anybody would hear of.
      if (location.href === href) dispatchEvent(new PopStateEvent('popstate'));
      this.dispatchEvent(new Event('leave', { bubbles: true }));
      return;
    }
    event.preventDefault();
    void marked.then(() => location.assign(href));
  }

  /** What the reader earned stands on this page. */
  #show({ id, unread }: Message, place: () => Promise<void>): void {
    if (unread) void readMessage(id).catch(() => {});
    this.dispatchEvent(new Event('leave', { bubbles: true }));
    void place();
  }

  async #act(what: Promise<void>, said: string, t: Translator): Promise<void> {
    try {
      await what;
      this.error = undefined;
      announce(said, t.tag);
    } catch (error) {
      this.error = (error as { code?: string }).code ?? 'network';
    }
  }

  #read(id: string, t: Translator): void {
    this.#lead = true;
    void this.#act(readMessage(id), t('inbox.marked'), t);
  }

  #readAll(until: number, t: Translator): void {
    this.#lead = true;
    void this.#act(readAllMessages(until), t('inbox.allRead'), t);
  }

  async #toggleSettings(): Promise<void> {
    if (!this.settings) {
      try {
        (await import('./define-settings.ts')).define();
      } catch {
        this.error = 'network';
        return;
      }
    }
    this.error = undefined;
    this.settings = !this.settings;
  }

  #saved(): void {
    this.settings = false;
    this.#lead = true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-inbox-list': InboxList;
  }
}
