import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Question, QuestionPage, QuestionView } from '@cocarde/contract/questions.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { Board, BOARD_WORDS } from '../internal/board.ts';
import type { BoardHost } from '../internal/board.ts';
import { boardStyles } from '../internal/board.styles.ts';
import { castWaiting } from '../internal/caster.ts';
import { Language } from '../internal/language.ts';
import { VOTE_WORDS } from '../internal/vote-words.ts';
import { askedBy } from './asked-by.ts';
import { styles } from './qa.styles.ts';

const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/qa.ts'),
  fr: () => import('@cocarde/client/lang/fr/qa.ts'),
};

/** What a row says in a few words beside the rest, where it holds. What is held is in one's own list only, and its word comes with that. */
const MARKS = ['held', 'validated', 'bounty', 'stale', 'closed'] as const;

const VIEWS: readonly QuestionView[] = ['new', 'top', 'unanswered', 'mine', 'followed'];

/**
 * Questions and answers of a board.
 * @tagname cocarde-qa
 * @slot heading - The title; « Questions-réponses » without.
 * @fires cocarde-vote - The member's vote for a question or an answer changed and the service has it.
 * @fires cocarde-error - What the member asked for did not happen.
 */
export class QuestionsAndAnswers extends LitElement implements BoardHost<QuestionPage> {
  static override readonly styles = [...boardStyles, styles];

  /** Key of the board. */
  @property() board = '';
  /** `new`, `top`, `unanswered`, `mine` or `followed`. */
  @property() view: QuestionView = 'new';
  /** The title, as the slot `heading`. */
  @property() heading = '';

  readonly #language = new Language(this, WORDS, BOARD_WORDS, VOTE_WORDS);
  readonly #board = new Board<QuestionPage>(this, 'questions', 'view', VIEWS);
  /** The question whose answer form takes the caret. */
  #replyTo = '';
  /** What themes are called comes with the first tag; rows do not wait for it. */
  #names: unknown;

  override connectedCallback(): void {
    super.connectedCallback();
    castWaiting();
  }

  override willUpdate(changed: PropertyValues): void {
    if (this.#board.state?.data?.items.some(({ tags }) => tags[0])) this.#names ??= import('../internal/theme-names.ts').then(({ nameThemes }) => nameThemes(this.#board), () => {});
    // What comes after the first two has more to say than its list.
    if (changed.has('view') && VIEWS.indexOf(this.view) > 1) this.#board.equip(() => {});
  }

  tools() {
    return import('./qa-tools.ts');
  }

  thread() {
    return import('./define-question.ts');
  }

  row(question: Question, t: Translator): TemplateResult {
    const { id, title, body, tags, answers, accepted } = question;
    const open = this.#board.opened.has(id);
    return html`<div class="figures">
        <p class="count ${accepted ? 'solved' : ''}">
          <b class="num">${accepted ? html`<span aria-hidden="true">✓</span> ` : nothing}${t.n(answers)}</b> ${t('questions.answers', { n: answers })}
        </p>
        ${open ? html`<cocarde-question-vote .question=${question}></cocarde-question-vote>` : nothing}
      </div>
      <div class="post">
        <h3><button class="title" aria-expanded=${open} dir="auto" @click=${() => this.#toggle(id)}>${this.#board.marked(title)}</button></h3>
        ${open && body ? html`<cocarde-text class="text" dir="auto">${body}</cocarde-text>` : nothing}
        <p class="chips">
          ${this.#board.tags(tags)}
          <span class="muted">${this.#about(question, open, t)}</span>
        </p>
      </div>
      ${open ? html`<cocarde-question-thread .question=${question} ?ready-to-type=${this.#replyTo === id}></cocarde-question-thread>` : nothing}`;
  }

  #about(question: Question, open: boolean, t: Translator): TemplateResult {
    const { id, title, author, anonymous, createdAt, votes, answers, accepted, closed, bounty, own, duplicateOf } = question;
    const by = askedBy(author, createdAt, t, anonymous);
    if (open) return by;
    const count = t('votes', { n: votes });
    const best = accepted && t('questions.best', { name: isolated(accepted.author?.name ?? t('board.former')) });
    const reply = html` · <button class="link" @click=${() => this.#toggle(id, id)}>${t('questions.reply')}<span class="sr"> ${title}</span></button>`;
    const marks = MARKS.map((mark) => (question[mark] ? ` · ${t(`questions.${mark}`, { n: bounty?.points! })}` : ''));
    return html`${count} · ${best ?? by}${marks}${duplicateOf ? this.#same(duplicateOf) : answers || closed || own ? nothing : reply}`;
  }

  /** Few are the same as another: what says so comes with the first of them. */
  #same(as: NonNullable<Question['duplicateOf']>): TemplateResult {
    import('./define-parts.ts').then(({ define }) => define(), () => {});
    return html` <cocarde-question-same .as=${as}></cocarde-question-same>`;
  }

  #toggle(id: string, replyTo = ''): void {
    this.#replyTo = replyTo;
    this.#board.toggle(id);
  }

  override render(): TemplateResult {
    return this.#board.render(this.#language.t);
  }
}

/** A name inside a sentence, whatever the direction of its letters. */
const isolated = (name: string) => `\u2068${name}\u2069`;

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-qa': QuestionsAndAnswers;
  }
}
