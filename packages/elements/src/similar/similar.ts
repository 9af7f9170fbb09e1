import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { SimilarPost } from '@cocarde/contract/similar.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { similarSearch } from '@cocarde/client/similar.ts';
import { FORM_WORDS } from '../form/form.ts';
import { announce } from '../internal/announce.ts';
import { Language } from '../internal/language.ts';
import { shared } from '../internal/shared.styles.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { VoteButtons } from '../internal/vote-button.ts';
import { voteButtonStyles } from '../internal/vote-button.styles.ts';
import { own } from './similar.styles.ts';

const chevron = html`<svg viewBox="0 0 14 14" aria-hidden="true"><path d="M7 10.5 1.5 4h11z" /></svg>`;

/**
 * Posts of a board about the same as a title that is being typed beside it: a line that says how many there are, and a list to
 * support one of them instead, or open it. Inside `cocarde-form`, below the title, not for pages.
 * @tagname cocarde-similar
 * @fires cocarde-vote - The member's vote for a post changed and the service has it.
 * @fires cocarde-error - What the member asked for did not happen.
 */
export class Similar extends LitElement {
  static override readonly styles = [tokens, shared, voteButtonStyles, own];

  /** Key of the board. */
  @property() board = '';
  /** What is written there. */
  @property() kind: 'ideas' | 'questions' = 'ideas';
  /** What the title says so far. */
  @property({ attribute: false }) typed = '';
  /** Opens a post. */
  @property({ attribute: false }) show!: (post: SimilarPost) => void;

  // The words of votes and statuses come with the board around it.
  readonly #language = new Language(this, FORM_WORDS);
  readonly #votes = new VoteButtons(this);
  #search: ReturnType<typeof similarSearch> | undefined;
  readonly #found = new StoreController(this, () => this.#search?.$found);
  #posts: readonly SimilarPost[] = [];
  #expanded = false;

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('board') || changed.has('kind')) {
      this.#search?.rest();
      this.#search = similarSearch(this.board, this.kind);
    }
    if (this.isConnected) this.#search!.type(this.typed);
    const { t } = this.#language;
    if (t) this.#take(t);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#search?.rest();
  }

  /** Whether the caret is in the field of the title. */
  get #typing(): boolean {
    const { activeElement } = this.getRootNode() as ShadowRoot;
    return activeElement !== this && this.parentElement!.contains(activeElement);
  }

  /** Takes what was found, but changes nothing below the title while something else there is typed in or pressed. */
  #take(t: Translator): void {
    const found = this.#found.value?.data?.items ?? [];
    const others = idsOf(found) !== idsOf(this.#posts);
    if (others && !this.#typing && this.#expanded) return;
    this.#posts = found;
    if (!others) return;
    this.#expanded = this.#typing && found.length > 0;
    if (found.length) announce(this.#sentence(t), t.lang);
  }

  #sentence(t: Translator): string {
    return t(`${this.kind}.similar`, { n: this.#posts.length });
  }

  #toggle(): void {
    this.#expanded = !this.#expanded;
    this.requestUpdate();
  }

  #post(post: SimilarPost, t: Translator): TemplateResult {
    const { title, status } = post;
    return html`<li>
      ${this.#votes.button(post, t('board.vote', { title }), t)}
      <div>
        <button class="title" type="button" dir="auto" @click=${() => this.show(post)}>${title}</button>
        ${status && status !== 'new' ? html`<span class="status muted">${t(`ideas.status.${status}`)}</span>` : nothing}
      </div>
    </li>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#language;
    if (!t || !this.#posts.length) return nothing;
    return html`<button class="link" type="button" aria-expanded=${this.#expanded} @click=${this.#toggle}>${chevron}${this.#sentence(t)}</button>
      ${this.#expanded
        ? html`<ul role="list">
            ${this.#posts.map((post) => this.#post(post, t))}
          </ul>`
        : nothing}`;
  }
}

const idsOf = (posts: readonly SimilarPost[]): string => posts.map(({ id }) => id).join();

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-similar': Similar;
  }
}
