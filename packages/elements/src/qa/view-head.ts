import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { QuestionView } from '@cocarde/contract/questions.ts';
import { addressOf } from '@cocarde/client/deep-link.ts';
import { openAnswerTimes } from '@cocarde/client/experts.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { me } from '@cocarde/client/me.ts';
import { openNameless } from '@cocarde/client/nameless.ts';
import { answering, ANSWERING_WORDS } from '../internal/answering.ts';
import { Language } from '../internal/language.ts';
import { shared } from '../internal/shared.styles.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { viewsStyles } from '../internal/views.styles.ts';
import { WORDS } from './parts-words.ts';
import { viewHeadStyles } from './view-head.styles.ts';

const WAITING = ['unanswered', 'unaccepted', 'unvoted'] as const satisfies QuestionView[];

/**
 * What some views of a board of questions say above their list: in which of three ways a question waits for an answer, how many do
 * and how long one usually does; and what the reader asked without a name. Inside `cocarde-qa`, not for pages.
 * @tagname cocarde-question-view
 */
export class ViewHead extends LitElement {
  static override readonly styles = [tokens, shared, viewsStyles, viewHeadStyles];

  /** Key of the board. */
  @property() board = '';
  /** The view that is shown. */
  @property({ attribute: false }) view: QuestionView = 'unanswered';
  /** Shows another one of those that wait. */
  @property({ attribute: false }) choose!: (view: QuestionView) => void;

  readonly #language = new Language(this, WORDS, ANSWERING_WORDS);
  readonly #times = new StoreController(this, () => (this.#waits ? openAnswerTimes(this.board) : undefined));
  readonly #me = new StoreController(this, me);
  /** Whose these are is known once the list is there. */
  readonly #nameless = new StoreController(this, () => (this.view === 'mine' && this.#me.value ? openNameless(this.board) : undefined));

  get #waits(): boolean {
    return (WAITING as readonly string[]).includes(this.view);
  }

  #choice(t: Translator): TemplateResult {
    return html`<div class="views" role="group" aria-label=${t('waits.which')}>
        ${WAITING.map((view) => html`<button aria-pressed=${view === this.view} @click=${() => this.choose(view)}>${t(`waits.${view}`)}</button>`)}
      </div>
      ${answering(this.#times.value?.data, t)}`;
  }

  #mine(t: Translator): TemplateResult | typeof nothing {
    const { data = [] } = this.#nameless.value ?? {};
    if (!data[0]) return nothing;
    return html`<div class="nameless">
      <p class="small muted">${t('nameless.mine')}</p>
      <ul role="list">
        ${data.map(({ id, title, answers }) => html`<li><a href=${addressOf({ kind: 'question', id })}><bdi>${title}</bdi></a> <span class="small muted num">${t('nameless.answers', { n: answers })}</span></li>`)}
      </ul>
    </div>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#language;
    if (!t) return nothing;
    return this.#waits ? this.#choice(t) : this.#mine(t);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-question-view': ViewHead;
  }
}
