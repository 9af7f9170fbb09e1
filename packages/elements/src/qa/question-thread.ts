import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { NewAnswer, Question } from '@cocarde/contract/questions.ts';
import { isAsker } from '@cocarde/client/asker-keys.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import { PROBLEMS } from '@cocarde/client/i18n.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { me } from '@cocarde/client/me.ts';
import { openQuestion, refreshAnswers, writeAnswer } from '@cocarde/client/questions.ts';
import { FORM_WORDS } from '../form/form.ts';
import { avatarStyles } from '../internal/avatar.styles.ts';
import { cautioned, COMMENT_WORDS } from '../internal/comments.ts';
import { commentStyles } from '../internal/comments.styles.ts';
import { details } from '../internal/details.styles.ts';
import { Language } from '../internal/language.ts';
import { PostMenu } from '../internal/post-menu.ts';
import { shared } from '../internal/shared.styles.ts';
import { view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { threadStyles } from '../internal/thread.styles.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { voteButtonStyles } from '../internal/vote-button.styles.ts';
import { VOTE_WORDS } from '../internal/vote-words.ts';
import { Answers } from './answers.ts';
import { Deeds } from './deeds.ts';
import { notices } from './notices.ts';
import type { Matter } from './question-desk.ts';
import { styles } from './question-thread.styles.ts';

const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/question-thread.ts'),
  fr: () => import('@cocarde/client/lang/fr/question-thread.ts'),
};

/**
 * The answers to one question, and what becomes of it. Inside `cocarde-qa`, not for pages.
 * @tagname cocarde-question-thread
 */
export class QuestionThread extends LitElement {
  static override readonly styles = [tokens, shared, details, avatarStyles, voteButtonStyles, threadStyles, commentStyles, styles];

  /** The question that was opened. */
  @property({ attribute: false }) question!: Question;
  /** Puts the caret into the answer. */
  @property({ type: Boolean, attribute: 'ready-to-type' }) readyToType = false;

  /** What is being decided about it. */
  @state() private matter: Matter | undefined;
  /** Whether the code for that did not come. */
  @state() private failed = false;

  readonly #language = new Language(this, WORDS, VOTE_WORDS, COMMENT_WORDS, FORM_WORDS, PROBLEMS);
  readonly #menu = new PostMenu(this);
  readonly #deeds = new Deeds(this);
  readonly #me = new StoreController(this, me);
  readonly #page = new StoreController(this, () => openQuestion(this.question.id));
  readonly #answers = new Answers(this, this.#menu, this.#deeds);

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('online', this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('online', this);
  }

  /** The network is back: what did not come is asked for again. */
  handleEvent(): void {
    if (this.#page.value?.status === 'error') refreshAnswers(this.question.id);
  }

  get #moderates(): boolean {
    return this.#me.value?.role === 'animateur';
  }

  /** As it was read with its answers, or before that as its board has it. */
  get #question(): Question {
    return this.#page.value?.data?.question ?? this.question;
  }

  #actions(t: Translator): TemplateResult {
    const { id, board, own } = this.question;
    const post = { kind: 'question' as const, id, board };
    const { followed, ...content } = this.#question;
    const rights = { own, moderates: this.#moderates, content: isAsker(id) ? content : { ...content, followed }, also: this.#matters().map((matter) => ({ said: t(`question.${matter}`), act: () => this.#open(matter) })) };
    return html`${this.#menu.isRemoved(id) ? nothing : html`<p>${this.#menu.button(post, t)}</p>`} ${this.#menu.panel(post, rights, t)}
      ${this.failed ? html`<p class="refused" role="alert">${t.problem('network')}</p>` : nothing}
      ${this.matter ? html`<cocarde-question-desk .question=${this.#question} .may=${this.#page.value!.data!.may} .matter=${this.matter} @close=${() => this.#done()}></cocarde-question-desk>` : nothing}`;
  }

  /** What its reader may decide about it. */
  #matters(): Matter[] {
    const { data } = this.#page.value ?? {};
    const { own, accepted, closed, duplicateOf, bounty } = this.#question;
    if (!data || duplicateOf) return [];
    const mine = data.doubts.some(({ by }) => by && by.id === this.#me.value?.id);
    return [
      ...(own && !accepted && !closed && !bounty ? ['promise' as const] : []),
      ...(mine ? [] : ['doubt' as const]),
      ...(data.may.close ? (closed ? ['duplicate' as const] : ['close' as const, 'duplicate' as const]) : []),
    ];
  }

  async #open(matter: Matter): Promise<void> {
    this.#menu.shut(this.question.id);
    try {
      (await import('./define-desk.ts')).define();
      this.failed = false;
      this.matter = matter;
    } catch {
      this.failed = true;
      await this.#menu.lead(this.question.id);
    }
  }

  /** Leads the reader to the menu: what they pressed may be gone. */
  async #done(): Promise<void> {
    this.matter = undefined;
    await this.#menu.lead(this.question.id);
  }

  /** Who asked without a name has it on what they write. */
  #caution(t: Translator): string | undefined {
    return isAsker(this.question.id) ? t('question.named') : undefined;
  }

  #notices(t: Translator): unknown {
    return notices(
      { question: this.#question, page: this.#page.value?.data, me: this.#me.value?.id, deeds: this.#deeds, open: (matter) => void this.#open(matter), done: () => void this.#done() },
      t,
    );
  }

  override render(): TemplateResult {
    const { t } = this.#language;
    const { id, board, comments } = this.question;
    if (t && this.#menu.isRemoved(id)) return this.#actions(t);
    if (t && this.#question.duplicateOf) return html`${this.#notices(t)}${this.#actions(t)}`;
    return html`${t
      ? html`${this.#notices(t)}<cocarde-post-comments .post=${{ kind: 'question', id, board, moderates: this.#moderates, caution: this.#caution(t) }} .count=${comments} .about=${t('question.comments')}></cocarde-post-comments>`
      : nothing}
    ${view({
      t,
      state: this.#page.value,
      retry: () => refreshAnswers(id),
      bones: html`<i class="bone"></i><i class="bone"></i>`,
      ready: (page, t) => this.#answers.list(page, { id: this.#me.value?.id, moderates: this.#moderates, caution: this.#caution(t) }, t),
    })}
    ${t ? this.#forms(t) : nothing}`;
  }

  /** Whom it was put to. Without what shows that, it can be answered all the same. */
  #requests(): TemplateResult {
    import('./define-parts.ts').then(({ define }) => define(), () => {});
    return html`<cocarde-question-requests .question=${this.#question}></cocarde-question-requests>`;
  }

  #forms(t: Translator): TemplateResult {
    const { id } = this.question;
    return html`${this.#actions(t)}${this.#question.closed
      ? nothing
      : html`${this.#question.own ? this.#requests() : nothing}<cocarde-form
          kind="answer"
          draft="answer:${id}"
          ?ready-to-type=${this.readyToType}
          .last=${cautioned(this.#caution(t))}
          .send=${({ body }: NewAnswer) => writeAnswer(id, body)}
        ></cocarde-form>`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-question-thread': QuestionThread;
  }
}
