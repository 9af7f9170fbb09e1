import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ErrorCode } from '@cocarde/client/api.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { changeRound } from '@cocarde/client/rounds.ts';
import type { Round, RoundPatch } from '@cocarde/contract/rounds.ts';
import { announce } from '../internal/announce.ts';
import { details } from '../internal/details.styles.ts';
import { formStyles } from '../internal/form.styles.ts';
import { Language } from '../internal/language.ts';
import { refused } from '../internal/refused.ts';
import { shared } from '../internal/shared.styles.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { manageStyles } from './manage.styles.ts';

const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/poll-manage.ts'),
  fr: () => import('@cocarde/client/lang/fr/poll-manage.ts'),
};

type Act = 'open' | 'close' | 'reopen' | 'archive';

const CHANGES: Record<Exclude<Act, 'open'>, RoundPatch> = { close: { state: 'closed' }, reopen: { state: 'open', closesAt: null }, archive: { state: 'archived' } };

const ACTS: Record<Round['state'], readonly Act[]> = { scheduled: ['open', 'archive'], open: ['close', 'archive'], closed: ['reopen', 'archive'], archived: ['reopen'] };

/** What an animateur does with a round, each after a sentence that says what it means. Inside `cocarde-poll`, not for pages. */
export class PollManage extends LitElement {
  static override readonly styles = [tokens, shared, details, formStyles, manageStyles];

  @property({ attribute: false }) round!: Round;

  /** What was asked for and not yet confirmed. */
  @state() private act: Act | undefined;
  @state() private saving = false;
  @state() private refusal: ErrorCode | undefined;
  /** Whether what may change is being changed. */
  @state() private changing = false;

  readonly #language = new Language(this, WORDS);

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#language;
    if (!t) return nothing;
    // Two results of an anonymous round, side by side, would tell single ballots.
    const acts = ACTS[this.round.state].filter((each) => each !== 'reopen' || this.round.names !== 'anonymous');
    const act = this.act && acts.includes(this.act) ? this.act : undefined;
    return html`<details>
      <summary>${t('manage.title')}</summary>
      ${this.changing
        ? html`<cocarde-poll-change .round=${this.round} .done=${() => this.#change(false)}></cocarde-poll-change>`
        : act
          ? html`<p class="ask" id="ask">${t(act === 'close' && this.round.names === 'anonymous' ? 'manage.close.final' : `manage.${act}.ask`)}</p>
            <p class="row"><button class="btn" aria-describedby="ask" aria-busy=${this.saving} @click=${() => this.#do(act, t)}>${t(`manage.${act}`)}</button>
              <button class="btn quiet" @click=${() => this.#ask(undefined)}>${t('manage.no')}</button></p>`
          : html`<p class="row">
              ${this.round.state === 'archived' ? nothing : html`<button class="btn quiet change" @click=${() => this.#change(true)}>${t('manage.change')}</button>`}
              ${acts.map((each) => html`<button class="btn quiet" value=${each} @click=${() => this.#ask(each)}>${t(`manage.${each}`)}</button>`)}
            </p>`}
      ${this.refusal ? html`<p class="stale">${t.problem(this.refusal)}</p>` : nothing}
    </details>`;
  }

  #ask(act: Act | undefined): void {
    this.act = act;
    this.refusal = undefined;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.btn')?.focus());
  }

  /** The form comes with the first press. */
  async #change(changing: boolean): Promise<void> {
    this.refusal = undefined;
    try {
      if (changing) (await import('./define-change.ts')).define();
      this.changing = changing;
    } catch {
      this.refusal = 'network';
    }
    if (changing) return;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.change')?.focus();
  }

  async #do(act: Act, t: Translator): Promise<void> {
    if (this.saving) return;
    this.saving = true;
    this.refusal = undefined;
    try {
      const { closesAt = null } = this.round;
      await changeRound(this.round, act === 'open' ? { state: 'open', closesAt } : CHANGES[act]);
      announce(t(`manage.${act}.done`), t.lang);
      this.act = undefined;
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('summary')?.focus());
    } catch (failure) {
      this.refusal = await refused(this, failure, t.lang);
    }
    this.saving = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-poll-manage': PollManage;
  }
}
