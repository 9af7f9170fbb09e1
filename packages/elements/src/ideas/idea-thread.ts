import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Board } from '@cocarde/contract/boards.ts';
import type { Idea, IdeaPatch, NewComment } from '@cocarde/contract/ideas.ts';
import { openComments, refreshComments, writeComment } from '@cocarde/client/comments.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { setIdeaStatus } from '@cocarde/client/ideas.ts';
import { me } from '@cocarde/client/me.ts';
import { decided, statusFields } from '../form/board-fields.ts';
import { FORM_WORDS } from '../form/form.ts';
import { avatarStyles } from '../internal/avatar.styles.ts';
import { COMMENT_WORDS, Comments } from '../internal/comments.ts';
import { commentStyles } from '../internal/comments.styles.ts';
import { details } from '../internal/details.styles.ts';
import { Language } from '../internal/language.ts';
import { memberLink } from '../internal/member-link.ts';
import { PostMenu } from '../internal/post-menu.ts';
import { shared } from '../internal/shared.styles.ts';
import { stageName } from '../internal/stage-name.ts';
import { view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { threadStyles } from '../internal/thread.styles.ts';
import { tokens } from '../internal/tokens.styles.ts';

const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/idea-thread.ts'),
  fr: () => import('@cocarde/client/lang/fr/idea-thread.ts'),
};

/**
 * What is said about one idea, and for an animateur what becomes of it. Inside `cocarde-ideas`, not for pages.
 * @tagname cocarde-idea-thread
 */
export class IdeaThread extends LitElement {
  static override readonly styles = [tokens, shared, details, avatarStyles, threadStyles, commentStyles];

  /** The idea that was opened. */
  @property({ attribute: false }) idea!: Idea;

  /** Its board, for stages and fields of its own. */
  @property({ attribute: false }) settings: Board | undefined;

  /** Whether the status was just changed. */
  @state() private saved = false;

  readonly #language = new Language(this, WORDS, COMMENT_WORDS, FORM_WORDS);
  readonly #menu = new PostMenu(this);
  readonly #me = new StoreController(this, me);
  readonly #comments = new StoreController(this, () => openComments(this.#discussed));
  readonly #said = new Comments(this, this.#menu);

  get #discussed() {
    const { id, board } = this.idea;
    return { kind: 'idea' as const, id, board, moderates: this.#moderates };
  }

  get #moderates(): boolean {
    return this.#me.value?.role === 'animateur';
  }

  /** Where it stands since when, and who sees to it; nothing while nobody decided anything, or where the board says all of it above. */
  #standing(t: Translator): TemplateResult | typeof nothing {
    const { status, stage, statusAt, statusNote, owner } = this.idea;
    if (this.settings && statusNote) return nothing;
    if (status === 'new' && !stage && !owner) return nothing;
    return html`<p class="small muted">
      <b><bdi>${stageName(status, stage, this.settings, t)}</bdi></b> ${t('thread.since', { date: t.date(statusAt) })}${owner ? html` · ${t('thread.owner')} <bdi>${owner.profile ? memberLink(owner.id, owner.name) : owner.name}</bdi>` : nothing}
    </p>`;
  }

  #status(t: Translator): TemplateResult {
    const { id, status, stage, statusNote } = this.idea;
    return html`<details @toggle=${({ target }: Event) => (this.saved &&= !(target as HTMLDetailsElement).open)}>
      <summary>${t('form.status')}</summary>
      <cocarde-form
        kind="status"
        draft="status:${id}"
        .instead=${statusFields(this.settings, t.tag, (phase) => stageName(phase, '', this.settings, t))}
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
    const rights = { own, moderates: this.#moderates, idea: this.idea, content: this.idea, settings: this.settings };
    return html`${this.#menu.isRemoved(id) ? nothing : html`<p>${this.#menu.button(post, t)}</p>`} ${this.#menu.panel(post, rights, t)}`;
  }

  override render(): TemplateResult {
    const { t } = this.#language;
    if (t && this.#menu.isRemoved(this.idea.id)) return this.#actions(t);
    if (t && this.idea.mergedInto) {
      const { title } = this.idea.mergedInto;
      return html`<p class="small">${title === null ? t('ideas.merged.held') : t('ideas.merged', { title })}</p>${this.#actions(t)}`;
    }
    return html`${t ? html`${this.#standing(t)}<cocarde-reactions .post=${this.idea.id} .given=${this.idea.reactions}></cocarde-reactions>` : nothing}
    ${view({
      t,
      state: this.#comments.value,
      retry: () => refreshComments(this.#discussed),
      bones: html`<i class="bone"></i><i class="bone"></i>`,
      ready: (page, t) => this.#said.list(page, this.#discussed, t),
    })}
    ${t ? this.#forms(t) : nothing}`;
  }

  #forms(t: Translator): TemplateResult {
    return html`${this.#actions(t)}<cocarde-form draft="comment:${this.idea.id}" .send=${(input: NewComment) => writeComment(this.#discussed, input)}></cocarde-form>
      ${this.#moderates ? this.#status(t) : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-idea-thread': IdeaThread;
  }
}
