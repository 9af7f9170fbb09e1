import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Answer, AnswerPage, NewAnswer, Question } from '@cocarde/contract/questions.ts';
import type { ErrorCode } from '@cocarde/client/api.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { me } from '@cocarde/client/me.ts';
import { acceptAnswer, loadMoreAnswers, openQuestion, refreshAnswers, writeAnswer } from '@cocarde/client/questions.ts';
import { FORM_WORDS } from '../form/form.ts';
import { announce } from '../internal/announce.ts';
import { avatar } from '../internal/avatar.ts';
import { avatarStyles } from '../internal/avatar.styles.ts';
import { byline } from '../internal/byline.ts';
import { details } from '../internal/details.styles.ts';
import { Language } from '../internal/language.ts';
import { PostMenu } from '../internal/post-menu.ts';
import { refused } from '../internal/refused.ts';
import { shared } from '../internal/shared.styles.ts';
import { view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { threadStyles } from '../internal/thread.styles.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { VoteButtons } from '../internal/vote-button.ts';
import { voteButtonStyles } from '../internal/vote-button.styles.ts';
import { VOTE_WORDS } from '../internal/vote-words.ts';
import { styles } from './question-thread.styles.ts';

const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/question-thread.ts'),
  fr: () => import('@cocarde/client/lang/fr/question-thread.ts'),
};

/**
 * The answers to one question. Inside `cocarde-qa`, not for pages.
 * @tagname cocarde-question-thread
 */
export class QuestionThread extends LitElement {
  static override readonly styles = [tokens, shared, details, avatarStyles, voteButtonStyles, threadStyles, styles];

  /** The question that was opened. */
  @property({ attribute: false }) question!: Question;
  /** Puts the caret into the answer. */
  @property({ type: Boolean, attribute: 'ready-to-type' }) readyToType = false;

  /** The answer whose acceptance is on its way or was refused. */
  @state() private choice: { answer: string; error?: ErrorCode } | undefined;

  readonly #language = new Language(this, WORDS, VOTE_WORDS, FORM_WORDS);
  readonly #menu = new PostMenu(this);
  readonly #votes = new VoteButtons(this);
  readonly #me = new StoreController(this, me);
  readonly #answers = new StoreController(this, () => openQuestion(this.question.id));

  async #choose({ id: answer, accepted }: Answer, t: Translator): Promise<void> {
    if (this.choice && !this.choice.error) return;
    this.choice = { answer };
    try {
      await acceptAnswer(this.question.id, accepted ? null : answer);
      this.choice = undefined;
      announce(t(accepted ? 'answers.withdrawn' : 'answers.best'), t.lang);
    } catch (failure) {
      this.choice = { answer, error: await refused(this, failure, t.lang) };
    }
  }

  #list({ items, cursor }: AnswerPage, t: Translator): TemplateResult {
    return html`<ul role="list">
        ${items.map((answer) => html`<li class=${answer.accepted ? 'best' : ''}>${this.#answer(answer, t)}</li>`)}
      </ul>
      ${cursor ? html`<button class="btn quiet" @click=${() => loadMoreAnswers(this.question.id)}>${t('board.more')}</button>` : nothing}`;
  }

  #answer(answer: Answer, t: Translator): TemplateResult {
    const { id, own, author, body, createdAt, editedAt, accepted, reactions } = answer;
    const post = { kind: 'answer' as const, id, board: this.question.board, parent: this.question.id };
    const rights = { own, moderates: this.#moderates, content: answer };
    if (this.#menu.isRemoved(id)) return html`<div class="gone">${this.#menu.panel(post, rights, t)}</div>`;
    const name = author?.name ?? t('board.former');
    const choice = this.choice?.answer === id ? this.choice : undefined;
    const mayChoose = this.question.own || this.#moderates;
    return html`${this.#votes.button(answer, t('answers.vote', { name }), t)}
      <div>
        ${accepted ? html`<p class="mark">✓ ${t('answers.best')}</p>` : nothing}
        <p class="row small muted">${avatar(author?.name, author?.id)} <span>${byline(author, createdAt, t)} ${editedAt ? html`· ${t('form.edited')}` : nothing} ${this.#menu.button(post, t)}</span></p>
        <cocarde-text class="text" dir="auto">${body}</cocarde-text>
        ${mayChoose
          ? html`<button class="link accept" aria-busy=${choice && !choice.error ? 'true' : nothing} @click=${() => this.#choose(answer, t)}>
              ${t(accepted ? 'answers.withdraw' : 'answers.accept')}
            </button>`
          : nothing}
        ${choice?.error ? html`<p class="refused">${t.problem(choice.error)}</p>` : nothing}
        <cocarde-reactions .post=${id} .given=${reactions}></cocarde-reactions>
        ${this.#menu.panel(post, rights, t)}
      </div>`;
  }

  get #moderates(): boolean {
    return this.#me.value?.role === 'animateur';
  }

  #actions(t: Translator): TemplateResult {
    const { id, board, own } = this.question;
    const post = { kind: 'question' as const, id, board };
    const rights = { own, moderates: this.#moderates, content: this.question };
    return html`${this.#menu.isRemoved(id) ? nothing : html`<p>${this.#menu.button(post, t)}</p>`} ${this.#menu.panel(post, rights, t)}`;
  }

  override render(): TemplateResult {
    const { t } = this.#language;
    if (t && this.#menu.isRemoved(this.question.id)) return this.#actions(t);
    return html`${view({
      t,
      state: this.#answers.value,
      retry: () => refreshAnswers(this.question.id),
      bones: html`<i class="bone"></i><i class="bone"></i>`,
      ready: (page, t) => this.#list(page, t),
    })}
    ${t
      ? html`${this.#actions(t)}<cocarde-form
          kind="answer"
          draft="answer:${this.question.id}"
          ?ready-to-type=${this.readyToType}
          .send=${({ body }: NewAnswer) => writeAnswer(this.question.id, body)}
        ></cocarde-form>`
      : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-question-thread': QuestionThread;
  }
}
