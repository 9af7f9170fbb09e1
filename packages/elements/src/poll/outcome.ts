import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ApiError, ErrorCode } from '@cocarde/client/api.ts';
import { $ballotState } from '@cocarde/client/ballot-state.ts';
import { pairsOf, ranking, sayable } from '@cocarde/client/ballots.ts';
import type { Given } from '@cocarde/client/ballots.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { me } from '@cocarde/client/me.ts';
import type { Question, QuestionResult, Round, RoundResult } from '@cocarde/contract/rounds.ts';
import { progressStyles } from '../badges/progress.styles.ts';
import { details } from '../internal/details.styles.ts';
import { Language } from '../internal/language.ts';
import { shared } from '../internal/shared.styles.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { atDesk } from './at-desk.ts';
import type { BallotHost } from './ballot.ts';
import { outcomeStyles } from './outcome.styles.ts';
import { OUTCOME_WORDS } from './poll-words.ts';
import { mine, results } from './results.ts';

const TICK = html`<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M10 1a9 9 0 1 0 .010 0zM8.700 14.200 4.800 10.300l1.400-1.400 2.500 2.500 5-5 1.400 1.400z" fill-rule="evenodd" /></svg>`;

/** After the vote: what I chose, and the results that I may see. Inside `cocarde-poll`, not for pages. */
export class PollOutcome extends LitElement {
  static override readonly styles = [tokens, shared, details, progressStyles, outcomeStyles];

  @property({ attribute: false }) round!: Round;
  /** Opens the form; false while it is open. */
  @property({ attribute: false }) edit: (() => void) | false = false;

  /** What was opened: `teams`, and options whose voters are shown. */
  @state() private opened: ReadonlySet<string> = new Set();
  /** Why my ballot could not be withdrawn. */
  @state() private refusal: ErrorCode | undefined;

  readonly #language = new Language(this, OUTCOME_WORDS);
  readonly #state = new StoreController(this, () => $ballotState(this.round.id));

  readonly #me = new StoreController(this, me);

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#language;
    if (!t) return nothing;
    const { round } = this;
    return html`${round.voted ? this.#mine(round, t) : nothing}${round.result ? this.#result(round, round.result, t) : nothing}${this.#me.value?.role === 'animateur' ? this.#manage(round) : nothing}`;
  }

  #mine(round: Round, t: Translator): TemplateResult {
    const { questions, mine: given, change, state, names } = round;
    if (names === 'anonymous') return html`<p class="voted">${TICK}${t('outcome.tookPart')}</p>`;
    // Beside the results my choice is marked in them, but for comparisons.
    const shown = questions.filter(({ id, method }) => given?.[id] && (!round.result || method.type === 'pairwise'));
    return html`<p class="voted">${TICK}<b>${t('outcome.voted')}</b></p>
      ${shown.length ? html`<dl class="small">${shown.map((question) => html`<dt class="muted"><bdi>${question.text}</bdi></dt> <dd>${chosen(question, given![question.id]!, t)}</dd>`)}</dl>` : nothing}
      ${change && state === 'open' && this.edit
        ? html`<p class="row" @pointerover=${atDesk} @focusin=${atDesk}>
            <button class="link" @click=${this.edit}>${t('outcome.edit')}</button>
            <button class="link" aria-busy=${Boolean(this.#state.value?.pending)} @click=${() => this.#withdraw(t)}>${t('outcome.withdraw')}</button>
          </p>`
        : nothing}
      ${this.refusal ? html`<p class="stale">${t.problem(this.refusal)}</p>` : nothing}`;
  }

  #result(round: Round, { ballots, quorum, questions }: RoundResult, t: Translator): TemplateResult {
    const { state, voters, names } = round;
    const open = state === 'open';
    const closed = state === 'closed' || state === 'archived';
    const rounded = open && names === 'anonymous';
    const heads = !rounded ? t('outcome.voters', { n: voters }) : voters ? t('outcome.votersAtLeast', { n: voters }) : t('outcome.fewVoters');
    const asked = new Map(round.questions.map((question) => [question.id, question]));
    return html`<div class="head">
        <h3>${t(open ? 'outcome.soFar' : 'outcome.title')}</h3>
        <span class="small muted num">${heads}</span>
      </div>
      ${quorum ? html`<p class="small quorum ${quorum.reached ? 'reached' : ''}">${t(quorum.reached ? 'outcome.reached' : 'outcome.missed', { n: quorum.needed })}</p>` : nothing}
      ${ballots
        ? html`${ballots < voters ? html`<p class="small muted">${t('outcome.about', { n: ballots })}</p>` : nothing}
          ${questions.map((result) => this.#question(asked.get(result.id)!, result, round, t))}
          ${names === 'anonymous' || !closed ? nothing : this.#details('teams', t('outcome.teams'), html`<cocarde-poll-teams .round=${round}></cocarde-poll-teams>`)}`
        : html`<p class="muted">${t(open ? 'outcome.nobody' : 'outcome.none')}</p>`}`;
  }

  #question(question: Question, result: QuestionResult, round: Round, t: Translator): TemplateResult {
    const who = (option: string, text: string) =>
      round.names === 'visible' && question.method.type !== 'pairwise' && result.options.find(({ id }) => id === option)?.ballots
        ? this.#details(
            `${question.id}.${option}`,
            html`${t('outcome.who')}<span class="sr"> – ${t('outcome.whoFor', { option: text })}</span>`,
            html`<cocarde-poll-voters .round=${round} .question=${question} .option=${option}></cocarde-poll-voters>`,
          )
        : nothing;
    return html`<section>
      ${round.questions.length > 1 || question.text !== round.title ? html`<h4 dir="auto">${question.text}</h4>` : nothing}
      ${results(question, result, round.mine, who, t)}
    </section>`;
  }

  /** What is asked for, with the code that shows it, when it is opened. */
  #details(name: string, summary: unknown, shown: TemplateResult): TemplateResult {
    const toggle = async ({ currentTarget }: Event) => {
      const details = currentTarget as HTMLDetailsElement;
      const opened = new Set(this.opened);
      if (details.open) opened.add(name);
      else opened.delete(name);
      this.opened = opened;
      if (details.open) await import('./define-demand.ts').then(({ define }) => define(), () => (details.open = false));
    };
    return html`<details class="demand" ?open=${this.opened.has(name)} @toggle=${toggle}>
      <summary>${summary}</summary>
      ${this.opened.has(name) ? shown : nothing}
    </details>`;
  }

  /** Animateurs are few. Code that did not come may come with the next update. */
  #manage(round: Round): TemplateResult {
    void import('./define-manage.ts').then(({ define }) => define(), () => {});
    return html`<cocarde-poll-manage .round=${round}></cocarde-poll-manage>`;
  }

  async #withdraw(t: Translator): Promise<void> {
    this.refusal = undefined;
    try {
      await (await atDesk()).withdraw((this.getRootNode() as ShadowRoot).host as BallotHost, this.round, t);
    } catch (failure) {
      this.refusal = (failure as ApiError).code ?? 'network';
    }
  }
}

/** My choice in a question, in words. */
function chosen(question: Question, given: Given, t: Translator): string {
  const said = sayable(question, given);
  if (question.method.type === 'pairwise') {
    const pairs = pairsOf(question).filter(({ id }) => said[id]);
    return pairs.map(({ id, first, second }) => t('outcome.rather', said[id]! > 0 ? { first: first.text, second: second.text } : { first: second.text, second: first.text })).join(' · ');
  }
  if (question.method.type === 'ranked') return ranking(question, said).map(({ text }, i) => `${t.n(i + 1)}. ${text}`).join(' · ');
  const plain = ['up', 'one', 'several', 'approval'].includes(question.method.type);
  return question.options.flatMap(({ id, text }) => (id in said ? (plain ? text : `${text} (${mine(question.method, said[id], t)})`) : [])).join(' · ');
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-poll-outcome': PollOutcome;
  }
}
