import { html, nothing } from 'lit';
import type { LitElement, ReactiveController, TemplateResult } from 'lit';
import type { VoteState } from '@cocarde/contract/votes.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { $voteState } from '@cocarde/client/vote-state.ts';
import type { Cast } from './cast.ts';
import { caster, castWaiting } from './caster.ts';

export const up = html`<svg viewBox="0 0 14 14" aria-hidden="true"><path d="M7 3 1.8 9.2h10.4z" /></svg>`;
/** In its place while the vote waits for the network. */
const clock = html`<svg viewBox="0 0 14 14" aria-hidden="true"><path d="M7 1a6 6 0 1 0 .01 0zM6 3h2v4l2 2-1 1-3-2z" /></svg>`;

/**
 * Vote buttons of one element. `button()` in its template draws one for any subject;
 * what is under way or refused for that subject renders the element again.
 */
export class VoteButtons implements ReactiveController {
  readonly #host: LitElement;
  readonly #followed = new Map<string, () => void>();

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
    castWaiting();
  }

  hostDisconnected(): void {
    this.#followed.forEach((leave) => leave());
    this.#followed.clear();
  }

  /** `label` says what a press does, « Voter pour… »; it stays the same in every state. */
  button(vote: VoteState, label: string, t: Translator): TemplateResult {
    const { subject, votes, mine, own, open } = vote;
    const { pending, waits, error } = this.follow(subject).get();
    const barred = own ? t('vote.own') : open ? undefined : t('vote.closed');
    const told = error ? t.problem(error) : waits && t('vote.waits');
    const why = told ?? barred;
    const id = `why-${subject}`;
    return html`<div class="vote ${waits ? 'waits' : ''}">
      <button
        class="num"
        aria-pressed=${mine}
        aria-disabled=${barred ? 'true' : nothing}
        aria-busy=${pending ? 'true' : nothing}
        aria-describedby=${why ? id : nothing}
        @click=${() => barred || this.press(vote, t.lang)}
      >
        ${waits ? clock : up}<span aria-hidden="true">${t.n(votes)}</span><span class="sr">${label}, ${t('votes', { n: votes })}</span>
      </button>
      ${why ? html`<span class="why ${told ? '' : 'reason'}" id=${id}>${why}</span>` : nothing}
    </div>`;
  }

  /** What is under way for it renders the element again. */
  follow(subject: string): ReturnType<typeof $voteState> {
    const store = $voteState(subject);
    if (this.#host.isConnected && !this.#followed.has(subject)) this.#followed.set(subject, store.listen(() => this.#host.requestUpdate()));
    return store;
  }

  /** Votes for it, or takes the vote back; with `wanted`, a board may say how much. */
  async press(vote: Cast, lang: string, wanted?: number): Promise<void> {
    const $state = $voteState(vote.subject);
    if (!navigator.onLine) $state.set({ pending: true, waits: true });
    try {
      await (await caster()).cast(this.#host, vote, lang, wanted);
    } catch {
      // The code did not come: nothing was shown as voted, so only the reason is missing.
      $state.set({ pending: false, error: 'network' });
    }
  }
}
