import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Translator } from '@cocarde/client/i18n.ts';
import { refresh } from '@cocarde/client/parts.ts';
import { moreVoters, openVoters } from '@cocarde/client/rounds.ts';
import type { Question, Round, VoterPage } from '@cocarde/contract/rounds.ts';
import { avatar } from '../internal/avatar.ts';
import { avatarStyles } from '../internal/avatar.styles.ts';
import { details } from '../internal/details.styles.ts';
import { Language } from '../internal/language.ts';
import { memberLink } from '../internal/member-link.ts';
import { shared } from '../internal/shared.styles.ts';
import { view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { OUTCOME_WORDS } from './poll-words.ts';
import { given } from './results.ts';
import { votersStyles } from './voters.styles.ts';

const BONES = html`<i class="bone"></i>`;

/** Who chose an option, where names are visible; asked for when somebody looks. */
export class PollVoters extends LitElement {
  static override readonly styles = [tokens, shared, details, avatarStyles, votersStyles];

  @property({ attribute: false }) round!: Round;
  @property({ attribute: false }) question!: Question;
  /** Id of the option. */
  @property({ attribute: false }) option = '';

  readonly #language = new Language(this, OUTCOME_WORDS);
  readonly #voters = new StoreController(this, () => openVoters(...this.#which));

  get #which(): [round: string, question: string, option: string] {
    return [this.round.id, this.question.id, this.option];
  }

  override render(): TemplateResult {
    return view({
      t: this.#language.t,
      state: this.#voters.value,
      retry: () => refresh(`rounds/${this.round.id}/voters`),
      bones: BONES,
      ready: (data, t) => this.#list(data, t),
    });
  }

  #list({ items, cursor }: VoterPage, t: Translator): TemplateResult {
    // A page may be empty while others follow.
    if (!items.length && !cursor) return html`<p class="small muted">${t('outcome.nobodyChose')}</p>`;
    return html`<ul class="small" role="list">
        ${items.map(
          ({ member: { id, name, profile }, value }) => html`<li class="row">
            ${avatar(name, id)}<span><bdi>${profile ? memberLink(id, name) : name}</bdi></span><span class="muted num">${given(this.question.method, value, t)}</span>
          </li>`,
        )}
      </ul>
      ${cursor ? html`<button class="link" @click=${() => void moreVoters(...this.#which)}>${t('outcome.more')}</button>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-poll-voters': PollVoters;
  }
}
