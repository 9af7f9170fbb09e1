import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { BOUNTY } from '@cocarde/contract/questions.ts';
import type { AnswerPage, Question } from '@cocarde/contract/questions.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Key, Translator } from '@cocarde/client/i18n.ts';
import { closeQuestion, doubtQuestion, markDuplicate, promisePoints } from '@cocarde/client/question-acts.ts';
import { searchQuestions } from '@cocarde/client/questions.ts';
import type { Field } from '../form/fields.ts';
import { announce } from '../internal/announce.ts';
import { details } from '../internal/details.styles.ts';
import { Language } from '../internal/language.ts';
import { shared } from '../internal/shared.styles.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { styles } from '../post-actions/post-actions.styles.ts';

const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/question-desk.ts'),
  fr: () => import('@cocarde/client/lang/fr/question-desk.ts'),
};

export type Matter = 'promise' | 'close' | 'duplicate' | 'doubt';

/** Characters of a reason, as the service takes them; and of a number that is typed. */
const NOTE = 500;
const DIGITS = 9;

const DAYS = [7, 14, 30, 60] as const;

/**
 * Where points are promised for an answer, a question is closed, said to be the same as another one, or doubted. Inside
 * `cocarde-question-thread`.
 * @tagname cocarde-question-desk
 * @fires close - It is done, or given up.
 * @fires cocarde-error - What was asked for did not happen.
 */
export class QuestionDesk extends LitElement {
  static override readonly styles = [tokens, shared, details, styles];

  @property({ attribute: false }) question!: Question;
  @property({ attribute: false }) may!: AnswerPage['may'];
  @property({ attribute: false }) matter!: Matter;

  readonly #language = new Language(this, WORDS);
  /** The matter whose first field or button has the focus. */
  #begun: Matter | undefined;

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#begun === this.matter || !this.#language.t) return;
    this.#begun = this.matter;
    this.renderRoot.querySelector<HTMLElement>('.first')?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#language;
    if (!t) return nothing;
    return html`<section class="box" aria-labelledby="title" @keydown=${(event: KeyboardEvent) => this.#escape(event)}>
      <p id="title"><b>${t(`question.${this.matter}`)}</b></p>
      ${this.#about(t)}
    </section>`;
  }

  #about(t: Translator): TemplateResult {
    if (this.matter === 'promise') return this.#promising(t);
    if (this.matter === 'duplicate') return this.#comparing(t);
    const { id } = this.question;
    return this.matter === 'close'
      ? this.#form(t, [{ name: 'note', ...saying('desk.why', t), limit: NOTE, rows: 2 }], ({ note }) => closeQuestion(id, note), 'desk.close', 'desk.closed')
      : this.#form(t, [{ name: 'reason', ...saying('desk.changed', t), limit: NOTE, rows: 2, required: true }], ({ reason }) => doubtQuestion(id, reason!), 'desk.doubt', 'desk.doubted');
  }

  /** Whoever promised something can only promise more, for as long as before. */
  #promising(t: Translator): TemplateResult {
    const { id, bounty } = this.question;
    const before = bounty?.points ?? 0;
    const [from, to] = [before ? before + 1 : BOUNTY.least, Math.min(before + this.may.promise, BOUNTY.most)];
    if (from > to) {
      return html`<p class="small">${t('desk.promise.none', { n: from })}</p>
        <button class="link first" @click=${() => this.#close()}>${t('form.cancel')}</button>`;
    }
    const points: Field = { name: 'points', ...saying('desk.points', t, { from, to }), limit: DIGITS, required: true, range: [from, to], wrong: t('desk.points.refused', { from, to }) };
    const days: Field = { name: 'days', ...saying('desk.days', t), limit: Infinity, required: true, choices: DAYS.map((n) => [String(n), 'desk.days', t(`desk.days.${n}`)] as const) };
    return this.#form(t, bounty ? [points] : [points, days], (typed) => promisePoints(id, { points: Number(typed.points), ...(typed.days && { days: Number(typed.days) }) }), 'desk.promise', 'desk.promised', { days: String(BOUNTY.days) });
  }

  #comparing(t: Translator): TemplateResult {
    const { id, board, own } = this.question;
    return html`<p class="small">${t('desk.duplicate.about')}</p>
      <cocarde-post-choice
        .find=${(q: string) => searchQuestions(board, { q })}
        .fits=${(found: Question) => found.id !== id && !found.duplicateOf && (own || !found.own)}
        .choose=${async (found: Question) => {
          await markDuplicate(id, found.id);
          announce(t('desk.marked'), t.lang);
          this.#close();
        }}
        .label=${t('desk.find')}
        .verb=${t('desk.same')}
        .none=${t('desk.none')}
      ></cocarde-post-choice>
      <button class="link" @click=${() => this.#close()}>${t('form.cancel')}</button>`;
  }

  #form(t: Translator, fields: readonly Field[], act: (typed: Record<string, string>) => Promise<void>, send: Key, done: Key, initial = {}): TemplateResult {
    return html`<p class="small">${t(`desk.${this.matter}.about`)}</p>
      <cocarde-form
        draft="desk:${this.matter}:${this.question.id}"
        ready-to-type
        .instead=${fields}
        .initial=${initial}
        .deed=${{ send: t(send), done: t(done) }}
        .send=${async (typed: Record<string, string>) => {
          await act(typed);
          this.#close();
        }}
        .cancel=${() => this.#close()}
      ></cocarde-form>`;
  }

  #escape(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#close();
  }

  #close(): void {
    this.dispatchEvent(new Event('close'));
  }
}

/** In words of here: the form may come from another file, with words of its own alone. */
function saying(label: Key, t: Translator, values = {}): Pick<Field, 'label' | 'said'> {
  return { label, said: t(label, values) };
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-question-desk': QuestionDesk;
  }
}
