import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { REACTIONS } from '@cocarde/contract/discussion.ts';
import type { Reaction, ReactionKind } from '@cocarde/contract/discussion.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { asVote, reactionPath } from '@cocarde/client/reactions.ts';
import { Language } from '../internal/language.ts';
import { shared } from '../internal/shared.styles.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { VoteButtons } from '../internal/vote-button.ts';
import { styles } from './reactions.styles.ts';

export const REACTION_WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/reactions.ts'),
  fr: () => import('@cocarde/client/lang/fr/reactions.ts'),
};

/**
 * What members say of a contribution without words of their own: those reactions that somebody gave, the others on demand, and who
 * gave them. Inside threads, not for pages.
 * @tagname cocarde-reactions
 * @fires cocarde-error - A reaction was refused.
 */
export class Reactions extends LitElement {
  static override readonly styles = [tokens, shared, styles];

  /** Id of what they are for. */
  @property({ attribute: false }) post = '';
  /** Those that somebody gave. */
  @property({ attribute: false }) given: readonly Reaction[] = [];

  /** Whether those are offered that nobody gave. */
  @state() private offered = false;
  @state() private known = false;

  readonly #language = new Language(this, REACTION_WORDS);
  readonly #votes = new VoteButtons(this);
  /** Pressed here: they stay where the reader is, given or not. */
  readonly #pressed = new Set<ReactionKind>();

  #of(kind: ReactionKind): Reaction {
    return this.given.find((each) => each.kind === kind) ?? { kind, count: 0, mine: false };
  }

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#language;
    if (!t) return nothing;
    const progress = REACTIONS.map((kind) => this.#votes.follow(reactionPath(this.post, kind)).get());
    const error = progress.find(({ error }) => error)?.error;
    return html`<div class="row" role="group" aria-label=${t('reactions.title')}>
        ${REACTIONS.map((kind, i) => this.#button(this.#of(kind), progress[i]!, t))}
        <button class="link" aria-expanded=${this.offered} @click=${() => (this.offered = !this.offered)}>${t('reactions.add')}</button>
        ${this.given.length ? html`<button class="link" aria-expanded=${this.known} @click=${() => (this.known = !this.known)}>${t('reactions.who')}</button>` : nothing}
      </div>
      ${error ? html`<p class="told">${t.problem(error)}</p>` : progress.some(({ waits }) => waits) ? html`<p class="told">${t('reactions.waits')}</p>` : nothing}
      ${this.known && this.given.length
        ? html`<div class="who">${REACTIONS.map((kind) => (this.#of(kind).count ? html`<cocarde-reactors .post=${this.post} .kind=${kind} .all=${this.#of(kind).count}></cocarde-reactors>` : nothing))}</div>`
        : nothing}`;
  }

  #button(reaction: Reaction, { pending, waits }: { pending: boolean; waits?: boolean }, t: Translator): TemplateResult {
    const { kind, count, mine } = reaction;
    const shown = this.offered || this.#pressed.has(kind) || count > 0;
    return html`<button class="kind ${waits ? 'waits' : ''}" value=${kind} ?hidden=${!shown} aria-pressed=${mine} aria-busy=${pending ? 'true' : nothing} @click=${() => this.#press(reaction, t)}>
      ${t(`reactions.${kind}`)} ${count ? html`<span class="num" aria-hidden="true">${t.n(count)}</span><span class="sr">, ${t('reactions.people', { n: count })}</span>` : nothing}
    </button>`;
  }

  #press(reaction: Reaction, t: Translator): void {
    this.#pressed.add(reaction.kind);
    void this.#votes.press(asVote(this.post, reaction), t.lang);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-reactions': Reactions;
  }
}
