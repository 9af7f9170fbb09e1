import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { QUESTION_VIEWS } from '@cocarde/contract/questions.ts';
import type { Question, QuestionPage, QuestionView } from '@cocarde/contract/questions.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { Board, BOARD_WORDS } from '../internal/board.ts';
import type { BoardHost } from '../internal/board.ts';
import type { BoardTools } from '../internal/board-tools.ts';
import { boardStyles } from '../internal/board.styles.ts';
import { byline } from '../internal/byline.ts';
import { formStyles } from '../internal/form.styles.ts';
import { warnOnce } from '../internal/inert.ts';
import { Language } from '../internal/language.ts';
import { card, shared } from '../internal/shared.styles.ts';
import { notice } from '../internal/states.ts';
import { tabsStyles } from '../internal/tabs.styles.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { VOTE_WORDS, VoteButtons } from '../internal/vote-button.ts';
import { voteButtonStyles } from '../internal/vote-button.styles.ts';
import { styles } from './qa.styles.ts';

const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/qa.ts'),
  fr: () => import('@cocarde/client/lang/fr/qa.ts'),
};

/**
 * Questions and answers of a board.
 * @tagname cocarde-qa
 * @slot heading - The title; « Questions-réponses » without.
 * @fires cocarde-vote - The member's vote for a question or an answer changed and the service has it.
 * @fires cocarde-error - What the member asked for did not happen.
 * @csspart vote - A vote button.
 */
export class QuestionsAndAnswers extends LitElement implements BoardHost<QuestionPage> {
  static override readonly styles = [tokens, shared, card, tabsStyles, formStyles, voteButtonStyles, boardStyles, styles];

  /** Key of the board. */
  @property() board = '';
  /** `new`, `top` or `unanswered`. */
  @property() view: QuestionView = 'new';
  /** The title, as the slot `heading`. */
  @property() heading = '';

  readonly name = 'qa';
  readonly #language = new Language(this, WORDS, BOARD_WORDS, VOTE_WORDS);
  readonly #votes = new VoteButtons(this);
  readonly #board = new Board<QuestionPage>(this);
  /** The question whose answer form takes the caret. */
  #replyTo = '';

  get source(): string | undefined {
    const { board, view } = this;
    if (board && QUESTION_VIEWS.includes(view)) return `questions:${board}:${view}`;
    warnOnce(this, board ? `knows no view "${view}".` : 'needs the attribute board.');
    return undefined;
  }

  async tools(): Promise<BoardTools<QuestionPage>> {
    const { qaTools } = await import('./qa-tools.ts');
    return qaTools(this, this.#board);
  }

  empty(t: Translator): TemplateResult {
    if (this.view === 'unanswered') return notice(t('qa.answered.title'), t('qa.answered.text'));
    return notice(t('qa.empty.title'), t('qa.empty.text'), this.#board.writer(t('qa.ask'), 'btn'));
  }

  row(question: Question, t: Translator): TemplateResult {
    const { id, title, body, tags, answers, accepted } = question;
    const open = this.#board.opened.has(id);
    return html`<div class="figures">
        <p class="count ${accepted ? 'solved' : ''}">
          <b class="num">${accepted ? html`<span aria-hidden="true">✓</span> ` : nothing}${t.n(answers)}</b> ${t('qa.answers', { n: answers })}
        </p>
        ${open ? this.#votes.button(question, t('qa.vote', { title }), t) : nothing}
      </div>
      <div class="post">
        <h3><button class="title" aria-expanded=${open} dir="auto" @click=${() => this.#toggle(id)}>${title}</button></h3>
        ${open && body ? html`<p class="text" dir="auto">${body}</p>` : nothing}
        <p class="chips">
          ${tags.map((tag) => html`<span class="chip"><bdi>${tag}</bdi></span>`)}
          <span class="muted">${this.#about(question, open, t)}</span>
        </p>
      </div>
      ${open ? html`<cocarde-question-thread class="thread" .question=${question} ?ready-to-type=${this.#replyTo === id}></cocarde-question-thread>` : nothing}`;
  }

  #about({ id, title, author, createdAt, votes, answers, accepted }: Question, open: boolean, t: Translator): TemplateResult {
    if (open) return byline(author, createdAt, t);
    const count = t('votes', { n: votes });
    if (accepted) return html`${count} · ${t('qa.best', { name: isolated(accepted.author?.name ?? t('board.former')) })}`;
    const reply = html` · <button class="link" @click=${() => this.#toggle(id, id)}>${t('qa.reply')}<span class="sr"> ${title}</span></button>`;
    return html`${count} · ${byline(author, createdAt, t)}${answers ? nothing : reply}`;
  }

  #toggle(id: string, replyTo = ''): void {
    this.#replyTo = replyTo;
    this.#board.toggle(id, () => import('./define-thread.ts'));
  }

  #top(t: Translator): TemplateResult {
    return html`<div class="tool">
      ${this.#board.tabs(t, QUESTION_VIEWS, this.view, (view) => (this.view = view))} ${this.#board.search(t)}
    </div>`;
  }

  override render(): TemplateResult {
    const { t } = this.#language;
    const usable = t && this.#board.usable;
    return html`<div class="head">
        <h2><slot name="heading">${this.heading || t?.('qa.title')}</slot></h2>
        ${usable ? this.#board.writer(t('qa.ask'), 'link') : nothing}
      </div>
      ${usable ? this.#top(t) : nothing} ${this.#board.panel(t, this.view)}`;
  }
}

/** A name inside a sentence, whatever the direction of its letters. */
const isolated = (name: string) => `\u2068${name}\u2069`;

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-qa': QuestionsAndAnswers;
  }
}
