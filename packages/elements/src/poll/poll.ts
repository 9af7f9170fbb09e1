import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { $ballotState, roundKey } from '@cocarde/client/ballot-state.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { page } from '@cocarde/client/page.ts';
import { refresh, want } from '@cocarde/client/parts.ts';
import { ROUND_ID } from '@cocarde/contract/keys.ts';
import type { Round } from '@cocarde/contract/rounds.ts';
import { warnOnce } from '../internal/inert.ts';
import { Language } from '../internal/language.ts';
import { card, shared } from '../internal/shared.styles.ts';
import { view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { Ballot } from './ballot.ts';
import { ballotStyles } from './ballot.styles.ts';
import { facts } from './facts.ts';
import { POLL_WORDS } from './poll-words.ts';
import { styles } from './poll.styles.ts';

const BONES = html`<i class="bone title"></i>${Array(5).fill(html`<i class="bone"></i>`)}`;

/**
 * A round: what it asks, what is promised, my ballot, and the results that I may see.
 *
 * @tagname cocarde-poll
 * @fires cocarde-ballot - My ballot was sent or withdrawn, and the service has it.
 * @fires cocarde-error - Something that I asked for did not happen.
 */
export class Poll extends LitElement {
  static override readonly styles = [tokens, shared, card, styles, ballotStyles];

  /** Id of the round, as the service gave it. */
  @property() round = '';

  /** Whether a ballot that stands is being changed. */
  @state() private editing = false;
  /** What stands below did not come. */
  @state() private failed = false;

  readonly #language = new Language(this, POLL_WORDS);
  readonly #round = new StoreController(this, () => (ROUND_ID.test(this.round) ? want(roundKey(this.round)) : undefined));
  readonly #ballot = new Ballot(this);
  #asked = false;
  /** Whether the reader was in the form, which an update may take away. */
  #inForm = false;

  constructor() {
    super();
    new StoreController(this, () => $ballotState(this.round));
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('round')) this.editing = false;
    // Fields that are closed under way lose the focus to nobody.
    if (this.renderRoot.querySelector('form :focus')) this.#inForm = true;
    else if (document.activeElement !== document.body) this.#inForm = false;
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    const round = this.#round.value?.data;
    const { t } = this.#language;
    if (!round || !t || !this.isConnected) return;
    if (round.state === 'scheduled') void this.#ballot.prepare();
    this.#ballot.follow(round, t);
  }

  override render(): TemplateResult {
    const state = this.#round.value;
    if (!state) warnOnce(this, `needs the id of a round, not "${this.round}".`);
    return view({
      title: 'poll.title',
      t: this.#language.t,
      state,
      retry: () => refresh(roundKey(this.round)),
      bones: BONES,
      ready: (round, t) => this.#card(round, t),
    });
  }

  #card(round: Round, t: Translator): TemplateResult {
    const { title, intro, state, eligible, voted, change, result } = round;
    const { draft } = this.#ballot;
    const changing = change && (this.editing || draft);
    const fills = state === 'open' ? eligible && (!voted || changing) : draft && state !== 'scheduled';
    return html`<div class="head">
        <h2 tabindex="-1"><bdi>${title}</bdi></h2>
        <span class="chip ${state}">${t(`poll.${state}`)}</span>
      </div>
      ${intro ? html`<p class="intro" dir="auto">${intro}</p>` : nothing}
      <ul class="facts" role="list">
        ${facts(round, t).map((each) => html`<li>${each}</li>`)}
      </ul>
      ${fills ? this.#ballot.render(round, t) : nothing}
      ${voted || result || page().$me.get()?.role === 'animateur' ? this.#outcome(round, !changing, t) : nothing}`;
  }

  /** What there is for who voted, for who may see results and for animateurs comes with them. */
  #outcome(round: Round, editable: boolean, t: Translator): TemplateResult {
    if (this.failed) return html`<button class="btn" @click=${() => (this.failed = this.#asked = false)}>${t('retry')}</button>`;
    if (!this.#asked) {
      this.#asked = true;
      void import('./define-outcome.ts').then(({ define }) => define(), () => (this.failed = true));
    }
    return html`<cocarde-poll-outcome .round=${round} .edit=${editable && this.#edit}></cocarde-poll-outcome>`;
  }

  readonly #edit = (): void => {
    this.editing = true;
    void this.#ballot.prepare();
    void this.updateComplete.then(() => this.#ballot.focusIn('form'));
  };

  leave(pressed = this.#inForm): void {
    this.editing = false;
    this.requestUpdate();
    if (pressed) void this.updateComplete.then(() => this.renderRoot.querySelector('h2')?.focus());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-poll': Poll;
  }
}
