import { css, html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Question } from '@cocarde/contract/questions.ts';
import { isAsker } from '@cocarde/client/asker-keys.ts';
import { BOARD_WORDS } from '../internal/board.ts';
import { Language } from '../internal/language.ts';
import { shared } from '../internal/shared.styles.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { VoteButtons } from '../internal/vote-button.ts';
import { voteButtonStyles } from '../internal/vote-button.styles.ts';
import { VOTE_WORDS } from '../internal/vote-words.ts';

const own = css`
  :host {
    display: grid;
  }
`;

/**
 * The vote for a question that is open. Inside `cocarde-qa`, not for pages.
 * @tagname cocarde-question-vote
 */
export class QuestionVote extends LitElement {
  static override readonly styles = [tokens, shared, voteButtonStyles, own];

  /** The question that was opened. */
  @property({ attribute: false }) question!: Question;

  readonly #language = new Language(this, BOARD_WORDS, VOTE_WORDS);
  readonly #votes = new VoteButtons(this);

  /** A vote of who asked without a name would name them. */
  override render(): TemplateResult {
    const { t } = this.#language;
    return html`${t && !isAsker(this.question.id) ? this.#votes.button(this.question, t('board.vote', { title: this.question.title }), t) : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-question-vote': QuestionVote;
  }
}
