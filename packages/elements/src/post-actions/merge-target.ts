import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Idea, IdeaPage } from '@cocarde/contract/ideas.ts';
import type { ErrorCode } from '@cocarde/client/api.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { searchIdeas } from '@cocarde/client/ideas.ts';
import { mergeIdea } from '@cocarde/client/merging.ts';
import { refresh } from '@cocarde/client/parts.ts';
import { announce } from '../internal/announce.ts';
import { formStyles } from '../internal/form.styles.ts';
import { Language } from '../internal/language.ts';
import { refused } from '../internal/refused.ts';
import { shared } from '../internal/shared.styles.ts';
import { view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { VOTE_WORDS } from '../internal/vote-words.ts';
import { findingStyles } from './finding.styles.ts';
import { WORDS } from './post-actions.ts';

/** A pause in typing that is long enough to ask the service. */
const PAUSE = 300;

/**
 * Finds the idea that another one is merged into, and merges them. Inside `cocarde-post-actions`.
 * @tagname cocarde-merge-target
 * @fires merged - It is done.
 */
export class MergeTarget extends LitElement {
  static override readonly styles = [tokens, shared, formStyles, findingStyles];

  /** The idea that goes. */
  @property({ attribute: false }) idea!: { id: string; board: string };

  /** Whether it is the reader's own: into their own goes nobody else's. */
  @property({ attribute: false }) own = false;

  @state() private q = '';
  @state() private failure: ErrorCode | undefined;

  readonly #language = new Language(this, WORDS, VOTE_WORDS);
  readonly #found = new StoreController(this, () => (this.q ? searchIdeas(this.idea.board, { q: this.q }) : undefined));
  #typing: ReturnType<typeof setTimeout> | undefined;
  #merging = false;
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
    return html`<label>${t('actions.find')} <input class="field" type="search" autocomplete="off" @input=${(event: Event) => this.#type(event)} /></label>
      ${this.q
        ? view({
            t,
            state: this.#found.value,
            retry: () => refresh(`boards/${this.idea.board}/`),
            bones: html`<i class="bone"></i>`,
            ready: ({ items }: IdeaPage, t) => this.#results(items.filter(({ id, own }) => id !== this.idea.id && (this.own || !own)), t),
          })
        : nothing}
      ${this.failure ? html`<p class="error">${t.problem(this.failure)}</p>` : nothing}`;
  }

  #results(ideas: Idea[], t: Translator): TemplateResult {
    if (!ideas.length) return html`<p class="muted">${t('actions.none')}</p>`;
    return html`<ul role="list">
      ${ideas.map(
        (idea) => html`<li>
          <div><b dir="auto">${idea.title}</b> <span class="muted">${t('votes', { n: idea.votes })}</span></div>
          <button class="btn quiet" @click=${() => this.#merge(idea, t)}>${t('actions.into')}<span class="sr"> ${idea.title}</span></button>
        </li>`,
      )}
    </ul>`;
  }

  #type({ target }: Event): void {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => (this.q = (target as HTMLInputElement).value.trim()), PAUSE);
  }

  async #merge({ id }: Idea, t: Translator): Promise<void> {
    if (this.#merging) return;
    this.#merging = true;
    this.failure = undefined;
    try {
      await mergeIdea(this.idea.id, id);
      announce(t('actions.merged'), t.lang);
      this.dispatchEvent(new Event('merged'));
    } catch (error) {
      this.failure = await refused(this, error, t.lang);
    } finally {
      this.#merging = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-merge-target': MergeTarget;
  }
}
