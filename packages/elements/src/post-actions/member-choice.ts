import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { MemberRef } from '@cocarde/contract/members.ts';
import type { ErrorCode } from '@cocarde/client/api.ts';
import type { Key, Translator } from '@cocarde/client/i18n.ts';
import { memberSearch } from '@cocarde/client/members.ts';
import { formStyles } from '../internal/form.styles.ts';
import { Language } from '../internal/language.ts';
import { refused } from '../internal/refused.ts';
import { shared } from '../internal/shared.styles.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { findingStyles } from './finding.styles.ts';
import { WORDS } from './post-actions.ts';

/**
 * Finds a member by name, of those who may be known by it, and does something with who is chosen. Inside `cocarde-post-actions`.
 * @tagname cocarde-member-choice
 * @fires cocarde-error - What was asked for did not happen.
 */
export class MemberChoice extends LitElement {
  static override readonly styles = [tokens, shared, formStyles, findingStyles];

  /** What the button beside a name says. */
  @property({ attribute: false }) verb: Key = 'actions.owner.choose';
  /** Rejects with `ApiError`. */
  @property({ attribute: false }) choose!: (member: MemberRef) => Promise<void>;
  /** Whom it leaves out. */
  @property({ attribute: false }) but: string | undefined;

  @state() private found: readonly MemberRef[] = [];
  /** What was asked for; empty while too little is typed. */
  @state() private name = '';
  @state() private failure: ErrorCode | undefined;

  readonly #language = new Language(this, WORDS);
  readonly #search = memberSearch((members, name, failure) => {
    this.found = members.filter(({ id }) => id !== this.but);
    this.name = name;
    this.failure = failure;
  });
  #busy = false;
  #begun = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#search.rest();
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#begun || !this.#language.t) return;
    this.#begun = true;
    this.renderRoot.querySelector('input')!.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#language;
    if (!t) return nothing;
    const type = ({ target }: Event) => this.#search.type((target as HTMLInputElement).value);
    return html`<div>
        <label for="name">${t('actions.member')}</label>
        <input class="field" id="name" type="search" autocomplete="off" aria-describedby="hint" @input=${type} />
        <p class="hint muted" id="hint">${t('actions.member.hint')}</p>
      </div>
      <div role="status">${this.name && !this.failure ? this.#results(t) : nothing}</div>
      ${this.failure ? html`<p class="error">${t.problem(this.failure)}</p>` : nothing}`;
  }

  #results(t: Translator): TemplateResult {
    if (!this.found.length) return html`<p class="muted">${t('actions.member.none')}</p>`;
    return html`<ul role="list">
      ${this.found.map(
        (member) => html`<li>
          <div><b><bdi>${member.name}</bdi></b> ${member.team ? html`<span class="muted"><bdi>${member.team}</bdi></span>` : nothing}</div>
          <button class="btn quiet" value=${member.id} @click=${() => this.#choose(member, t)}>${t(this.verb)}<span class="sr"> ${member.name}</span></button>
        </li>`,
      )}
    </ul>`;
  }

  async #choose(member: MemberRef, t: Translator): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.failure = undefined;
    try {
      await this.choose(member);
    } catch (error) {
      this.failure = await refused(this, error, t.lang);
    } finally {
      this.#busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-member-choice': MemberChoice;
  }
}
