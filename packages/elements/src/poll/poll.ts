import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { $ballotState, roundKey } from '@cocarde/client/ballot-state.ts';
import { forgetDrafts } from '@cocarde/client/forget-drafts.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { page } from '@cocarde/client/page.ts';
import { refresh, want } from '@cocarde/client/parts.ts';
import type { PartState } from '@cocarde/client/parts.ts';
import { ROUND_ID } from '@cocarde/contract/keys.ts';
import type { Round, RoundPage } from '@cocarde/contract/rounds.ts';
import { Language } from '../internal/language.ts';
import { card, shared } from '../internal/shared.styles.ts';
import { titled, view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { Ballot } from './ballot.ts';
import { ballotStyles } from './ballot.styles.ts';
import { headOf } from './facts.ts';
import { POLL_WORDS } from './poll-words.ts';
import { styles } from './poll.styles.ts';

const BONES = html`<i class="bone title"></i>${Array(5).fill(html`<i class="bone"></i>`)}`;

/**
 * A round: what it asks, what is promised, my ballot, and the results that I may see. Without one, an animateur makes polls here.
 *
 * @tagname cocarde-poll
 * @fires cocarde-ballot - My ballot was sent or withdrawn, and the service has it.
 * @fires cocarde-error - Something that I asked for did not happen.
 */
export class Poll extends LitElement {
  static override readonly styles = [tokens, shared, card, styles, ballotStyles];

  /** Id of the round, as the service gave it. Left out, it lists all of them to an animateur, with a form for new ones. */
  @property() round = '';

  /** Whether a ballot that stands is being changed. */
  @state() private editing = false;
  /** What stands below did not come. */
  @state() private failed = false;

  readonly #language = new Language(this, POLL_WORDS);
  readonly #found = new StoreController<PartState<Round | RoundPage>>(this, () => (!this.round || ROUND_ID.test(this.round) ? want(this.#key) : undefined));
  readonly #ballot = new Ballot(this);
  #asked = false;
  /** Whether the reader was in the form, which an update may take away. */
  #inForm = false;

  get #key(): 'rounds' | `round:${string}` {
    return this.round ? roundKey(this.round) : 'rounds';
  }

  constructor() {
    super();
    new StoreController(this, () => $ballotState(this.round));
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('round')) this.editing = this.#asked = false;
    // Fields that are closed under way lose the focus to nobody.
    if (this.renderRoot.querySelector('form :focus')) this.#inForm = true;
    else if (document.activeElement !== document.body) this.#inForm = false;
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    const round = this.#found.value?.data;
    const { t } = this.#language;
    if (!round || !('id' in round) || !t || !this.isConnected) return;
    if (round.state === 'scheduled') void this.#ballot.prepare();
    this.#ballot.follow(round, t);
  }

  override render(): TemplateResult {
    const state = this.#found.value;
    if (!state) void import('../internal/inert.ts').then(({ warnOnce }) => warnOnce(this, `needs the id of a round, not "${this.round}".`), () => {});
    if (state?.status === 'signed-out') forgetDrafts();
    return view({
      head: titled('poll.title'),
      t: this.#language.t,
      state,
      retry: () => refresh(this.#key),
      bones: BONES,
      ready: (found, t) =>
        'id' in found ? this.#card(found, t) : this.#later(() => import('./define-polls.ts'), html`<cocarde-polls .list=${found}></cocarde-polls>`, t),
    });
  }

  #card(round: Round, t: Translator): TemplateResult {
    const { state, eligible, voted, change, result } = round;
    const { draft } = this.#ballot;
    const changing = change && (this.editing || draft);
    const fills = state === 'open' ? eligible && (!voted || changing) : draft && state !== 'scheduled';
    return html`${headOf(round, t)}
      ${fills ? this.#ballot.render(round, t) : nothing}
      ${voted || result || page().$me.get()?.role === 'animateur'
        ? this.#later(() => import('./define-outcome.ts'), html`<cocarde-poll-outcome .round=${round} .edit=${!changing && this.#edit}></cocarde-poll-outcome>`, t)
        : nothing}`;
  }

  /** What there is for who voted, for who may see results and for animateurs comes with them. */
  #later(load: () => Promise<{ define(): void }>, shown: TemplateResult, t: Translator): TemplateResult {
    if (this.failed) return html`<button class="btn" @click=${() => (this.failed = this.#asked = false)}>${t('retry')}</button>`;
    if (!this.#asked) {
      this.#asked = true;
      void load().then(({ define }) => define(), () => (this.failed = true));
    }
    return shown;
  }

  readonly #edit = (): void => {
    this.editing = true;
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
