import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { BallotDraft } from '@cocarde/client/ballot-drafts.ts';
import type { Round, RoundDefinition } from '@cocarde/contract/rounds.ts';
import { announce } from '../internal/announce.ts';
import { Language } from '../internal/language.ts';
import { shared } from '../internal/shared.styles.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { atDesk } from './at-desk.ts';
import type { Desk } from './at-desk.ts';
import { Ballot } from './ballot.ts';
import type { BallotHost } from './ballot.ts';
import { ballotStyles } from './ballot.styles.ts';
import { headOf } from './facts.ts';
import { FORM_WORDS } from './form-words.ts';
import { POLL_WORDS } from './poll-words.ts';
import { previewStyles } from './poll-preview.styles.ts';
import { styles } from './poll.styles.ts';

/** No round has it. */
const NOWHERE = 'preview';

/** A round as members will find it, before anybody made it. */
const asFound = (definition: RoundDefinition, now: number): Round => ({
  change: definition.names !== 'anonymous', shuffle: false, ...definition,
  id: NOWHERE, state: (definition.opensAt ?? 0) > now ? 'scheduled' : 'open', author: null, createdAt: now, version: 1,
  voters: 0, eligible: true, voted: false, mine: null, revision: 0, result: null,
});

/** The poll that is about to be made, with its real ballot, which checks what is filled in and sends nothing. */
export class PollPreview extends LitElement implements BallotHost {
  static override readonly styles = [tokens, shared, styles, ballotStyles, previewStyles];

  @property({ attribute: false }) definition!: RoundDefinition;
  /** Makes it. */
  @property({ attribute: false }) create: () => Promise<void> = async () => {};
  /** Goes back to the form. */
  @property({ attribute: false }) back: () => void = () => {};

  @state() private tried = false;
  @state() private creating = false;

  readonly round = NOWHERE;
  #draft: BallotDraft | undefined;
  #begun = false;
  readonly #language = new Language(this, POLL_WORDS, FORM_WORDS);
  readonly #ballot = new Ballot(this, () => this.#desk());

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#begun || !this.#language.t) return;
    this.#begun = true;
    // What was pressed is gone: the reader begins at the heading of what came in its place.
    this.renderRoot.querySelector('h3')!.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#language;
    if (!t) return nothing;
    const round = asFound(this.definition, Date.now());
    return html`<h3 tabindex="-1">${t('ask.preview.title')}</h3>
      <p class="small muted">${t('ask.preview.about')}</p>
      <div class="ballot">${headOf(round, t)}${this.#ballot.render({ ...round, state: 'open' }, t)}
        ${this.tried ? html`<p class="note">${t('ask.preview.tried')}</p>` : nothing}</div>
      <div class="acts">
        <button class="btn send create" aria-busy=${this.creating} @click=${() => this.#create()}>${t('ask.create')}</button>
        <button class="btn quiet" @click=${this.back}>${t('ask.again')}</button>
      </div>`;
  }

  leave(): void {}

  /** What is filled in here is kept in memory alone, checked, and sent nowhere. */
  async #desk(): Promise<Desk> {
    const desk = await atDesk();
    return {
      ...desk,
      draftOf: () => this.#draft,
      keepDraft: (_, draft) => {
        this.#draft = draft;
        this.tried = false;
      },
      forgetDraft: () => (this.#draft = undefined),
      follow: () => {},
      send: async (ballot, round, t) => {
        this.tried = !(await desk.refuses(ballot, round, t));
        if (this.tried) announce(t('ask.preview.tried'), t.lang);
      },
    };
  }

  async #create(): Promise<void> {
    if (this.creating) return;
    this.creating = true;
    await this.create();
    this.creating = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-poll-preview': PollPreview;
  }
}
