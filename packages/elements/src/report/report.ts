import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ErrorCode } from '@cocarde/client/api.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { reportPost } from '@cocarde/client/report.ts';
import type { LIMITS } from '@cocarde/contract/limits.ts';
import { REPORT_REASONS, type ReportReason } from '@cocarde/contract/moderation.ts';
import { announce } from '../internal/announce.ts';
import { details } from '../internal/details.styles.ts';
import { formStyles } from '../internal/form.styles.ts';
import { Language } from '../internal/language.ts';
import { refused } from '../internal/refused.ts';
import { shared } from '../internal/shared.styles.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { styles } from './report.styles.ts';

const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/report.ts'),
  fr: () => import('@cocarde/client/lang/fr/report.ts'),
};

/** The type keeps the number equal to the limit without shipping the table of limits. */
const LONGEST: typeof LIMITS.statusNote = 500;

/**
 * Asks over the page what is wrong with a contribution and tells the animateurs. Inside other elements, not for pages: from a
 * menu, by `openReport`. It removes itself once it is closed, and the focus goes back to where it was.
 *
 * @tagname cocarde-report
 * @fires cocarde-error - What was sent did not arrive or was refused.
 */
export class ReportDialog extends LitElement {
  static override readonly styles = [tokens, shared, details, formStyles, styles];

  /** Id of an idea, a question, an answer or a comment of somebody else. */
  @property() post = '';

  @state() private sending = false;
  @state() private sent = false;
  @state() private missing = false;
  @state() private failure: ErrorCode | undefined;

  #shown = false;

  readonly #language = new Language(this, WORDS);

  /** Once: what is closed stays so while it goes away. */
  override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (!dialog || this.#shown) return;
    this.#shown = true;
    dialog.showModal();
  }

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#language;
    if (!t) return nothing;
    return html`<dialog aria-labelledby="title" @close=${() => this.remove()}>
      <h2 id="title" tabindex="-1">${t('report.title')}</h2>
      ${this.sent ? this.#thanks(t) : this.#form(t)}
    </dialog>`;
  }

  #form(t: Translator): TemplateResult {
    return html`<form novalidate aria-busy=${this.sending} @submit=${(event: Event) => this.#send(event, t)}>
      <fieldset role="radiogroup" aria-required="true" aria-invalid=${this.missing ? 'true' : nothing} aria-describedby="missing" @change=${() => (this.missing = false)}>
        <legend>${t('report.why')}</legend>
        ${REPORT_REASONS.map((reason) => html`<label><input type="radio" name="reason" value=${reason} /> <span>${t(`report.${reason}`)}</span></label>`)}
      </fieldset>
      <p class="error" id="missing" ?hidden=${!this.missing}>${t('report.missing')}</p>
      <p>
        <label class="title" for="note">${t('report.note')} <span class="muted">${t('report.optional')}</span></label>
        <textarea class="field" id="note" name="note" rows="2" dir="auto" maxlength=${LONGEST}></textarea>
      </p>
      <p class="small muted">${t('report.promise')}</p>
      ${this.failure ? html`<p class="error">${this.failure === 'own_subject' ? t('report.own_subject') : t.problem(this.failure)}</p>` : nothing}
      <div class="row">
        <button class="btn" aria-disabled=${this.sending ? 'true' : nothing}>${t('report.send')}</button>
        <button class="btn quiet" type="button" @click=${this.#close}>${t('report.cancel')}</button>
      </div>
    </form>`;
  }

  #thanks(t: Translator): TemplateResult {
    return html`<p>${t('report.thanks')}</p>
      <div class="row"><button class="btn" @click=${this.#close}>${t('report.close')}</button></div>`;
  }

  #close(): void {
    this.renderRoot.querySelector('dialog')!.close();
  }

  async #send(event: Event, t: Translator): Promise<void> {
    event.preventDefault();
    if (this.sending) return;
    const form = event.target as HTMLFormElement;
    const given = new FormData(form);
    const reason = given.get('reason') as ReportReason | null;
    this.missing = !reason;
    if (!reason) {
      announce(t('report.missing'), t.lang);
      form.querySelector('input')!.focus();
      return;
    }
    this.sending = true;
    this.failure = undefined;
    try {
      await reportPost(this.post, reason, (given.get('note') as string).trim());
      this.sent = true;
      announce(t('report.thanks'), t.lang);
      await this.updateComplete;
      // The button that was pressed is gone with the form.
      this.renderRoot.querySelector<HTMLElement>('.btn')?.focus();
    } catch (failure) {
      this.failure = await refused(this, failure, t.lang);
    }
    this.sending = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-report': ReportDialog;
  }
}
