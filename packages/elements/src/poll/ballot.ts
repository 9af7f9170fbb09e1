import { html, nothing } from 'lit';
import type { LitElement, ReactiveController, TemplateResult } from 'lit';
import type { BallotDraft } from '@cocarde/client/ballot-drafts.ts';
import { $ballotState } from '@cocarde/client/ballot-state.ts';
import type { Given } from '@cocarde/client/ballots.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { someDrafts } from '@cocarde/client/some-drafts.ts';
import type { Method, Question, Round } from '@cocarde/contract/rounds.ts';
import { atDesk } from './at-desk.ts';
import type { Desk } from './at-desk.ts';
import { choice } from './inputs/choice.ts';
import type { Later } from './inputs/later.ts';

const BONE = html`<i class="bone"></i>`;

/** Methods of most polls, whose fields are here. */
const PLAIN: readonly Method['type'][] = ['up', 'one', 'several'];

export interface BallotHost extends LitElement {
  round: string;
  /** Closes the form. Who was in it, or pressed something else that is gone, goes on at the title. */
  leave(pressed?: boolean): void;
}

/** The form of a poll: what is filled in, the fields, and what became of it. */
export class Ballot implements ReactiveController {
  readonly host: BallotHost;
  /** By question, why the ballot cannot be sent as it is. */
  refusals: Record<string, string> = {};
  readonly #load: typeof atDesk;
  #desk: Desk | undefined;
  /** What was filled in, until the desk is there, which keeps it in the tab. */
  #draft: BallotDraft | undefined;
  /** What rounds need that few are; null when it did not come. */
  #later: Later | null | undefined;
  #bringing = '';
  /** Whose ballot was on its way or waited at the last look, for the desk to see when it is through. */
  sending: string | undefined;

  /** Another desk is for a ballot that is only tried. */
  constructor(host: BallotHost, load = atDesk) {
    this.host = host;
    this.#load = load;
    host.addController(this);
  }

  hostConnected(): void {
    // Of a page before, in this tab.
    if (someDrafts()) void this.prepare();
  }

  /** As soon as the form is there: a ballot that is cast without a network is kept by what came before. */
  async prepare(): Promise<void> {
    if (this.#desk) return;
    this.#desk = await this.#load().catch(() => undefined);
    if (!this.#desk) return;
    if (this.#draft) this.#keep(this.#draft);
    this.host.requestUpdate();
  }

  get draft(): BallotDraft | undefined {
    return this.#desk?.draftOf(this.host.round) ?? this.#draft;
  }

  /** What the fields show, as it would be sent. */
  filled({ revision, mine }: Round): BallotDraft {
    return { after: revision, choices: mine ?? {}, ...this.draft };
  }

  #keep(draft: BallotDraft | undefined): void {
    const { round } = this.host;
    if (draft) this.#desk?.keepDraft(round, draft);
    else this.#desk?.forgetDraft(round);
    this.#draft = this.#desk ? undefined : draft;
    this.refusals = {};
    this.host.requestUpdate();
  }

  /** Leaves the ballot that stands as it is. */
  readonly cancel = (): void => {
    this.#keep(undefined);
    this.host.leave();
  };

  /** After each update. */
  follow(round: Round, t: Translator): void {
    this.#desk?.follow(this, round, t);
  }

  render(round: Round, t: Translator): TemplateResult {
    const { id, shuffle, questions, state } = round;
    const { pending, waits } = $ballotState(id).get();
    const busy = pending && !waits;
    const rare = shuffle || questions.some(({ method }) => !PLAIN.includes(method.type));
    if (rare && this.#bringing !== id) void this.#bring(round, t);
    void this.prepare();
    const desk = this.#desk;
    return html`<form novalidate aria-busy=${busy} @submit=${(event: Event) => this.#submit(event, round, t)}>
      ${desk?.above(this, round, t)}
      ${state === 'open'
        ? html`${questions.map((question) => this.#question(question, round, rare, busy, t))}
          ${desk?.below(this, round, t)}
          <div class="acts">
            <button class="btn send">${desk?.label(this, round, t) ?? t('poll.send')}</button>
            ${desk?.leave(this, round, t)}
          </div>`
        : nothing}
    </form>`;
  }

  #question(question: Question, round: Round, rare: boolean, busy: boolean, t: Translator): TemplateResult {
    const { id, text, optional, method, options } = question;
    const later = this.#later;
    const given = this.filled(round).choices[id] ?? {};
    const choose = (now: Given) => {
      const filled = this.filled(round);
      this.#keep({ ...filled, choices: { ...filled.choices, [id]: now } });
    };
    const input = !rare ? choice : later && (later.inputs[method.type] ?? choice);
    const asked = { question, given, choose, t, host: this.host, options: later?.reading(options) ?? options };
    return html`<fieldset id=${id} ?disabled=${busy} aria-describedby="${id}.hint ${id}.why">
      <legend><bdi>${text}</bdi>${optional ? html` <span class="muted">${t('poll.optional')}</span>` : nothing}</legend>
      <p class="muted num" id="${id}.hint">${input?.hint(asked)}</p>
      ${input ? input.fields(asked) : later === null ? html`<button class="btn" type="button" @click=${() => this.#bring(round, t)}>${t('retry')}</button>` : options.map(() => BONE)}
      ${this.#desk?.clear(asked)}
      <p class="error" id="${id}.why">${this.refusals[id]}</p>
    </fieldset>`;
  }

  async #bring(round: Round, t: Translator): Promise<void> {
    this.#bringing = round.id;
    this.#later = undefined;
    this.#later = await import('./inputs/later.ts').then(({ bring }) => bring(this.host, round, t.tag)).catch(() => null);
    this.host.requestUpdate();
  }

  /** Without a network the code may have to wait for it, too; of several presses the desk sends one. */
  async #submit(event: Event, round: Round, t: Translator): Promise<void> {
    event.preventDefault();
    await this.prepare();
    await this.#desk?.send(this, round, t);
  }

  focusIn(place: string): void {
    this.host.renderRoot.querySelector<HTMLElement>(`${place} :is(input, button, cocarde-poll-pairs)`)?.focus();
  }
}
