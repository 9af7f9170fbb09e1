import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ReadableAtom } from 'nanostores';
import type { ErrorCode } from '@cocarde/client/api.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { refresh } from '@cocarde/client/parts.ts';
import type { PartState } from '@cocarde/client/parts.ts';
import { formStyles } from '../internal/form.styles.ts';
import { Language } from '../internal/language.ts';
import { refused } from '../internal/refused.ts';
import { shared } from '../internal/shared.styles.ts';
import { view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { VOTE_WORDS } from '../internal/vote-words.ts';
import { findingStyles } from './finding.styles.ts';

/** A pause in typing that is long enough to ask the service. */
const PAUSE = 300;

/** An idea or a question. */
export interface Choosable {
  id: string;
  title: string;
  votes: number;
}

interface Found {
  items: Choosable[];
}

/**
 * Finds an idea or a question by words, and does something with the one that is chosen. Inside menus, not for pages.
 * @tagname cocarde-post-choice
 * @fires cocarde-error - What was asked for did not happen.
 */
export class PostChoice extends LitElement {
  static override readonly styles = [tokens, shared, formStyles, findingStyles];

  @property({ attribute: false }) find!: (words: string) => ReadableAtom<PartState<Found>>;
  /** Whether one of those found can be chosen. */
  @property({ attribute: false }) fits!: (found: Choosable) => boolean;
  /** Rejects with `ApiError`. */
  @property({ attribute: false }) choose!: (chosen: Choosable) => Promise<void>;
  /** What is looked for. */
  @property({ attribute: false }) label = '';
  /** What the button beside each says. */
  @property({ attribute: false }) verb = '';
  /** What stands there where none is found. */
  @property({ attribute: false }) none = '';

  @state() private q = '';
  @state() private failure: ErrorCode | undefined;

  readonly #language = new Language(this, VOTE_WORDS);
  readonly #found = new StoreController(this, () => (this.q ? this.find(this.q) : undefined));
  #typing: ReturnType<typeof setTimeout> | undefined;
  #choosing = false;
  #begun = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
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
    return html`<label>${this.label} <input class="field" type="search" maxlength="100" autocomplete="off" @input=${(event: Event) => this.#type(event)} /></label>
      ${this.q
        ? view({
            t,
            state: this.#found.value,
            retry: () => refresh('boards/'),
            bones: html`<i class="bone"></i>`,
            ready: ({ items }, t) => this.#results(items.filter((item) => this.fits(item)), t),
          })
        : nothing}
      ${this.failure ? html`<p class="error">${t.problem(this.failure)}</p>` : nothing}`;
  }

  #results(found: Choosable[], t: Translator): TemplateResult {
    if (!found.length) return html`<p class="muted">${this.none}</p>`;
    return html`<ul role="list">
      ${found.map(
        (each) => html`<li>
          <div><b dir="auto">${each.title}</b> <span class="muted">${t('votes', { n: each.votes })}</span></div>
          <button class="btn quiet" @click=${() => this.#choose(each, t)}>${this.verb}<span class="sr"> ${each.title}</span></button>
        </li>`,
      )}
    </ul>`;
  }

  #type({ target }: Event): void {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => (this.q = (target as HTMLInputElement).value.trim()), PAUSE);
  }

  async #choose(chosen: Choosable, t: Translator): Promise<void> {
    if (this.#choosing) return;
    this.#choosing = true;
    this.failure = undefined;
    try {
      await this.choose(chosen);
    } catch (error) {
      this.failure = await refused(this, error, t.lang);
    } finally {
      this.#choosing = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-post-choice': PostChoice;
  }
}
