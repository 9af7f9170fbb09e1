import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Board } from '@cocarde/contract/boards.ts';
import type { Comment, CommentPage, Idea, IdeaPatch, NewComment } from '@cocarde/contract/ideas.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { loadMoreComments, openIdea, refreshComments, setIdeaStatus, writeComment } from '@cocarde/client/ideas.ts';
import { me } from '@cocarde/client/me.ts';
import { decided, statusFields } from '../form/board-fields.ts';
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

/**
 * What is said about one idea, and for an animateur what becomes of it. Inside `cocarde-ideas`, not for pages.
 * @tagname cocarde-idea-thread
 */
export class IdeaThread extends LitElement {
  static override readonly styles = [tokens, shared, details, avatarStyles, threadStyles];

  /** The idea that was opened. */
  @property({ attribute: false }) idea!: Idea;

  /** Its board, for stages and fields of its own. */
  @property({ attribute: false }) settings: Board | undefined;

  /** Whether the status was just changed. */
  @state() private saved = false;

  readonly #language = new Language(this, FORM_WORDS);
  readonly #menu = new PostMenu(this);
  readonly #me = new StoreController(this, me);
  readonly #comments = new StoreController(this, () => openIdea(this.idea.id));

  #list({ items, cursor }: CommentPage, t: Translator): TemplateResult {
    return html`<ul role="list">
        ${items.map((comment) => this.#said(comment, t))}
      </ul>
      ${cursor ? html`<button class="btn quiet" @click=${() => loadMoreComments(this.idea.id)}>${t('board.more')}</button>` : nothing}`;
  }

  get #moderates(): boolean {
    return this.#me.value?.role === 'animateur';
  }

  #said(comment: Comment, t: Translator): TemplateResult {
    const { id, own, author, body, createdAt, editedAt } = comment;
    const post = { kind: 'comment' as const, id, board: this.idea.board, parent: this.idea.id };
    const rights = { own, moderates: this.#moderates, comment };
    if (this.#menu.isRemoved(id)) return html`<li class="whole">${this.#menu.panel(post, rights, t)}</li>`;
    return html`<li>
      ${avatar(author?.name, author?.id)}
      <div>
        <p class="small muted">
          ${byline(author, createdAt, t)} ${editedAt ? html`· ${t('form.edited')}` : nothing} ${own || this.#moderates ? this.#menu.button(post, t) : nothing}
        </p>
        <cocarde-text class="text" dir="auto">${body}</cocarde-text>
        ${this.#menu.panel(post, rights, t)}
      </div>
    </li>`;
  }

  #status(t: Translator): TemplateResult {
    const { id, status, stage, statusNote } = this.idea;
    return html`<details @toggle=${({ target }: Event) => (this.saved &&= !(target as HTMLDetailsElement).open)}>
      <summary>${t('form.status')}</summary>
      <cocarde-form
        kind="status"
        draft="status:${id}"
        .instead=${statusFields(this.settings, t.tag)}
        .initial=${{ status: stage ? `${status}/${stage}` : status, note: statusNote ?? '' }}
        .send=${(change: { status: string; note?: string }) => this.#setStatus(decided(change))}
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

  #actions(t: Translator): TemplateResult {
    const { id, board, own } = this.idea;
    const post = { kind: 'idea' as const, id, board };
    const rights = { own, moderates: this.#moderates, idea: this.idea, settings: this.settings };
    return html`${this.#menu.isRemoved(id) ? nothing : html`<p>${this.#menu.button(post, t)}</p>`} ${this.#menu.panel(post, rights, t)}`;
  }

  override render(): TemplateResult {
    const { t } = this.#language;
    if (t && this.#menu.isRemoved(this.idea.id)) return this.#actions(t);
    if (t && this.idea.mergedInto) return html`<p class="small">${t('ideas.merged', { title: this.idea.mergedInto.title })}</p>${this.#actions(t)}`;
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
    return html`${this.#actions(t)}<cocarde-form draft="comment:${this.idea.id}" .send=${({ body }: NewComment) => writeComment(this.idea.id, body)}></cocarde-form>
      ${this.#moderates ? this.#status(t) : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-idea-thread': IdeaThread;
  }
}
