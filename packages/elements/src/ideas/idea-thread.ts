import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Comment, CommentPage, Idea, IdeaPatch, MergedInto, NewComment } from '@cocarde/contract/ideas.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { loadMoreComments, openIdea, openOneIdea, refreshComments, setIdeaStatus, writeComment } from '@cocarde/client/ideas.ts';
import { me } from '@cocarde/client/me.ts';
import { FORM_WORDS } from '../form/form.ts';
import { avatar } from '../internal/avatar.ts';
import { avatarStyles } from '../internal/avatar.styles.ts';
import { byline } from '../internal/byline.ts';
import { details } from '../internal/details.styles.ts';
import { Language } from '../internal/language.ts';
import { PostMenu } from '../internal/post-menu.ts';
import { shared } from '../internal/shared.styles.ts';
import { view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { threadStyles } from '../internal/thread.styles.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { VoteButtons } from '../internal/vote-button.ts';
import { voteButtonStyles } from '../internal/vote-button.styles.ts';
import { VOTE_WORDS } from '../internal/vote-words.ts';
import { styles } from './idea-thread.styles.ts';

/**
 * What is said about one idea, and for an animateur what becomes of it. Inside `cocarde-ideas`, not for pages.
 * @tagname cocarde-idea-thread
 */
export class IdeaThread extends LitElement {
  static override readonly styles = [tokens, shared, details, avatarStyles, voteButtonStyles, threadStyles, styles];

  /** The idea that was opened. */
  @property({ attribute: false }) idea!: Idea;

  /** Whether the status was just changed. */
  @state() private saved = false;

  /** Whether the idea that this one was merged into is shown below. */
  @state() private following = false;

  readonly #language = new Language(this, FORM_WORDS, VOTE_WORDS);
  readonly #menu = new PostMenu(this);
  readonly #votes = new VoteButtons(this);
  readonly #me = new StoreController(this, me);
  readonly #comments = new StoreController(this, () => openIdea(this.idea.id));
  readonly #other = new StoreController(this, () => (this.following && this.#mergedInto ? openOneIdea(this.#mergedInto.id) : undefined));

  get #mergedInto(): MergedInto | null | undefined {
    return this.idea.mergedInto ?? this.#comments.value?.data?.mergedInto;
  }

  get #moderates(): boolean {
    return this.#me.value?.role === 'animateur';
  }

  #list({ items, cursor }: CommentPage, t: Translator): TemplateResult {
    return html`<ul role="list">
        ${items.map((comment) => this.#said(comment, t))}
      </ul>
      ${cursor ? html`<button class="btn quiet" @click=${() => loadMoreComments(this.idea.id)}>${t('board.more')}</button>` : nothing}`;
  }

  #said({ id, author, body, createdAt }: Comment, t: Translator): TemplateResult {
    const own = !!author && author.id === this.#me.value?.id;
    const post = { kind: 'comment' as const, id, board: this.idea.board, parent: this.idea.id };
    if (this.#menu.isRemoved(id)) return html`<li class="whole">${this.#menu.panel(post, { own }, t)}</li>`;
    return html`<li>
      ${avatar(author?.name, author?.id)}
      <div>
        <p class="small muted">${byline(author, createdAt, t)} ${own || this.#moderates ? this.#menu.button(post, t) : nothing}</p>
        <p class="text" dir="auto">${body}</p>
        ${this.#menu.panel(post, { own }, t)}
      </div>
    </li>`;
  }

  #status(t: Translator): TemplateResult {
    const { id, status, statusNote } = this.idea;
    return html`<details @toggle=${({ target }: Event) => (this.saved &&= !(target as HTMLDetailsElement).open)}>
      <summary>${t('form.status')}</summary>
      <cocarde-form
        kind="status"
        draft="status:${id}"
        .initial=${{ status, note: statusNote ?? '' }}
        .send=${(change: IdeaPatch) => this.#setStatus(change)}
      ></cocarde-form>
    </details>
    ${this.saved ? html`<p class="small muted">✓ ${t('form.saved')}</p>` : nothing}`;
  }

  async #setStatus(change: IdeaPatch): Promise<void> {
    await setIdeaStatus(this.idea, change);
    const form = this.renderRoot.querySelector('details')!;
    form.open = false;
    form.querySelector('summary')!.focus();
    this.saved = true;
  }

  #actions(t: Translator): TemplateResult | typeof nothing {
    const { id, board, own } = this.idea;
    const post = { kind: 'idea' as const, id, board };
    if (!own && !this.#moderates) return nothing;
    const merge = !this.#moderates ? undefined : this.#mergedInto ? 'apart' : 'into';
    return html`${this.#menu.isRemoved(id) ? nothing : html`<p>${this.#menu.button(post, t)}</p>`} ${this.#menu.panel(post, { own, merge }, t)}`;
  }

  /** Where a merged idea went, and what is said there. */
  #elsewhere({ title }: MergedInto, t: Translator): TemplateResult {
    const idea = this.#other.value?.data;
    return html`<p class="small">
        ${t('ideas.merged', { title })}
        ${this.following ? nothing : html`<button class="link" @click=${() => (this.following = true)}>${t('ideas.merged.show')}</button>`}
      </p>
      ${idea
        ? html`<div class="other">${this.#votes.button(idea, t('board.vote', { title: idea.title }), t)}
            <div>
              <b dir="auto">${idea.title}</b>
              <p class="text" dir="auto">${idea.body}</p>
            </div></div>
            <cocarde-idea-thread .idea=${idea}></cocarde-idea-thread>`
        : nothing}`;
  }

  override render(): TemplateResult {
    const { t } = this.#language;
    if (t && this.#menu.isRemoved(this.idea.id)) return html`${this.#actions(t)}`;
    const merged = this.#mergedInto;
    if (t && merged) return html`${this.#elsewhere(merged, t)} ${this.#actions(t)}`;
    return html`${view({
      t,
      state: this.#comments.value,
      retry: () => refreshComments(this.idea.id),
      bones: html`<i class="bone"></i><i class="bone"></i>`,
      ready: (page, t) => this.#list(page, t),
    })}
    ${t ? this.#forms(t) : nothing}`;
  }

  #forms(t: Translator): TemplateResult {
    return html`<cocarde-form draft="comment:${this.idea.id}" .send=${({ body }: NewComment) => writeComment(this.idea.id, body)}></cocarde-form>
      ${this.#moderates ? this.#status(t) : nothing} ${this.#actions(t)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-idea-thread': IdeaThread;
  }
}
