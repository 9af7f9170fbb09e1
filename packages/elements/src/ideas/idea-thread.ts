import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Comment, CommentPage, Idea, IdeaPatch, NewComment } from '@cocarde/contract/ideas.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { loadMoreComments, openIdea, refreshComments, setIdeaStatus, writeComment } from '@cocarde/client/ideas.ts';
import { me } from '@cocarde/client/me.ts';
import { FORM_WORDS } from '../form/form.ts';
import { avatar } from '../internal/avatar.ts';
import { avatarStyles } from '../internal/avatar.styles.ts';
import { byline } from '../internal/byline.ts';
import { details } from '../internal/details.styles.ts';
import { Language } from '../internal/language.ts';
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

  /** Whether the status was just changed. */
  @state() private saved = false;

  readonly #language = new Language(this, FORM_WORDS);
  readonly #me = new StoreController(this, me);
  readonly #comments = new StoreController(this, () => openIdea(this.idea.id));

  #list({ items, cursor }: CommentPage, t: Translator): TemplateResult {
    return html`<ul role="list">
        ${items.map((comment) => this.#said(comment, t))}
      </ul>
      ${cursor ? html`<button class="btn quiet" @click=${() => loadMoreComments(this.idea.id)}>${t('board.more')}</button>` : nothing}`;
  }

  #said({ author, body, createdAt }: Comment, t: Translator): TemplateResult {
    return html`<li>
      ${avatar(author?.name, author?.id)}
      <div>
        <p class="small muted">${byline(author, createdAt, t)}</p>
        <cocarde-text class="text" dir="auto">${body}</cocarde-text>
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

  override render(): TemplateResult {
    const { t } = this.#language;
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
      ${this.#me.value?.role === 'animateur' ? this.#status(t) : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-idea-thread': IdeaThread;
  }
}
