import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Translator } from '@cocarde/client/i18n.ts';
import { refresh } from '@cocarde/client/parts.ts';
import { openBreakdown } from '@cocarde/client/rounds.ts';
import type { Breakdown, Round } from '@cocarde/contract/rounds.ts';
import { progressStyles } from '../badges/progress.styles.ts';
import { details } from '../internal/details.styles.ts';
import { Language } from '../internal/language.ts';
import { shared } from '../internal/shared.styles.ts';
import { view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { outcomeStyles } from './outcome.styles.ts';
import { OUTCOME_WORDS } from './poll-words.ts';
import { results } from './results.ts';

const BONES = html`<i class="bone"></i>`;

/** The results of a round by team, asked for when somebody looks. */
export class PollTeams extends LitElement {
  static override readonly styles = [tokens, shared, details, progressStyles, outcomeStyles];

  @property({ attribute: false }) round!: Round;

  readonly #language = new Language(this, OUTCOME_WORDS);
  readonly #teams = new StoreController(this, () => openBreakdown(this.round.id));

  override render(): TemplateResult {
    return view({
      t: this.#language.t,
      state: this.#teams.value,
      retry: () => refresh(`rounds/${this.round.id}/breakdown`),
      bones: BONES,
      ready: (data, t) => this.#list(data, t),
    });
  }

  #list({ teams }: Breakdown, t: Translator): TemplateResult {
    const asked = new Map(this.round.questions.map((question) => [question.id, question]));
    if (!teams.length) return html`<p class="small muted">${t('outcome.noTeams')}</p>`;
    return html`<p class="small muted">${t('outcome.teamsAbout')}</p>
      ${teams.map(
        ({ team, ballots, questions }) => html`<section>
          <div class="head">
            <h3>${team === null ? t('outcome.others') : html`<bdi>${team}</bdi>`}</h3>
            <span class="small muted num">${t('outcome.voters', { n: ballots })}</span>
          </div>
          ${questions.map(
            (result) => html`${questions.length > 1 ? html`<h4 dir="auto">${asked.get(result.id)!.text}</h4>` : nothing}${results(asked.get(result.id)!, result, null, () => nothing, t)}`,
          )}
        </section>`,
      )}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-poll-teams': PollTeams;
  }
}
