import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Idea, IdeaHistory, StatusChange } from '@cocarde/contract/ideas.ts';
import { openDecisions, refreshHistory } from '@cocarde/client/contributions.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { byline } from '../internal/byline.ts';
import { Language } from '../internal/language.ts';
import { memberLink } from '../internal/member-link.ts';
import type { StageNames } from '../internal/stage-name.ts';
import { view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { decisionsStyles } from './decisions.styles.ts';
import { WORDS } from './views-words.ts';
import { viewStyles } from './views.styles.ts';

/**
 * What was decided about an idea, by whom, when, why, and who saw to it, the latest first. Inside `cocarde-ideas`, not for pages.
 * @tagname cocarde-idea-decisions
 */
export class Decisions extends LitElement {
  static override readonly styles = [...viewStyles, decisionsStyles];

  /** The idea that was opened. */
  @property({ attribute: false }) idea!: Idea;
  /** Names how far something is. */
  @property({ attribute: false }) named!: StageNames;

  readonly #language = new Language(this, WORDS);
  readonly #history = new StoreController(this, () => openDecisions(this.idea.id));
  /** Version of the idea that its history was read for. */
  #version = 0;

  override willUpdate(): void {
    // Another one may come of another decision.
    if (this.#version === this.idea.version) return;
    this.#version = this.idea.version;
    refreshHistory(this.idea.id);
  }

  #decision({ at, by, status, stage, owner, note }: StatusChange, t: Translator): TemplateResult {
    return html`<li class=${status}>
      <span class="chip"><bdi>${this.named(status, stage)}</bdi></span>
      <span class="small muted">
        ${byline(by, at, t)}${owner ? html` · ${t('views.owner')} <bdi>${owner.profile ? memberLink(owner.id, owner.name) : owner.name}</bdi>` : nothing}
      </span>
      ${note ? html`<p class="answer" dir="auto">${note}</p>` : nothing}
    </li>`;
  }

  override render(): TemplateResult {
    return view<IdeaHistory>({
      t: this.#language.t,
      state: this.#history.value,
      retry: () => refreshHistory(this.idea.id),
      bones: html`<i class="bone"></i>`,
      ready: ({ items }, t) =>
        items.length
          ? html`<ol role="list">
              ${items.map((each) => this.#decision(each, t))}
            </ol>`
          : html`<p class="small muted">${t('views.decisions.none')}</p>`,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-idea-decisions': Decisions;
  }
}
