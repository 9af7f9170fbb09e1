import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { NewComment } from '@cocarde/contract/ideas.ts';
import { openComments, refreshComments, writeComment } from '@cocarde/client/comments.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { FORM_WORDS } from '../form/form.ts';
import { avatarStyles } from '../internal/avatar.styles.ts';
import { BOARD_WORDS } from '../internal/board.ts';
import { cautioned, COMMENT_WORDS, Comments } from '../internal/comments.ts';
import type { Discussed } from '../internal/comments.ts';
import { commentStyles } from '../internal/comments.styles.ts';
import { details } from '../internal/details.styles.ts';
import { Language } from '../internal/language.ts';
import { PostMenu } from '../internal/post-menu.ts';
import { shared } from '../internal/shared.styles.ts';
import { view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { threadStyles } from '../internal/thread.styles.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { postCommentStyles } from './question-thread.styles.ts';

/**
 * The comments of a question or an answer, which come when somebody wants to read or write one. Inside `cocarde-qa`, not for pages.
 * @tagname cocarde-post-comments
 */
export class PostComments extends LitElement {
  static override readonly styles = [tokens, shared, details, avatarStyles, threadStyles, commentStyles, postCommentStyles];

  @property({ attribute: false }) post!: Discussed;
  /** How many there are. */
  @property({ attribute: false }) count = 0;
  /** Whom it is by, where there are several such buttons. */
  @property({ attribute: false }) about = '';

  @state() private shown = false;

  readonly #language = new Language(this, COMMENT_WORDS, FORM_WORDS, BOARD_WORDS);
  readonly #menu = new PostMenu(this);
  readonly #comments = new StoreController(this, () => (this.shown ? openComments(this.post) : undefined));
  readonly #said = new Comments(this, this.#menu);

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#language;
    if (!t) return nothing;
    return html`<button class="link" aria-expanded=${this.shown} @click=${() => (this.shown = !this.shown)}>
        ${this.count ? t('comments.count', { n: this.count }) : t('comments.write')}<span class="sr"> ${this.about}</span>
      </button>
      ${this.shown ? this.#thread(t) : nothing}`;
  }

  #thread(t: Translator): TemplateResult {
    return html`<div class="thread">
      ${view({
        t,
        state: this.#comments.value,
        retry: () => refreshComments(this.post),
        bones: html`<i class="bone"></i>`,
        ready: (page, t) => this.#said.list(page, this.post, t),
      })}
      <cocarde-form draft="comment:${this.post.id}" ?ready-to-type=${!this.count} .last=${cautioned(this.post.caution)} .send=${(input: NewComment) => writeComment(this.post, input)}></cocarde-form>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-post-comments': PostComments;
  }
}
