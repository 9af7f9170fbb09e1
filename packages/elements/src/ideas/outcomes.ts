import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { OUTCOMES } from '@cocarde/contract/boards.ts';
import type { Outcome, OutcomePage } from '@cocarde/contract/boards.ts';
import type { IdeaPage } from '@cocarde/contract/ideas.ts';
import { loadMoreOutcomes, openOutcomes, refreshOutcomes } from '@cocarde/client/board-views.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import type { Board } from '../internal/board.ts';
import { dayAt } from '../internal/community-day.ts';
import { Language } from '../internal/language.ts';
import { memberLink } from '../internal/member-link.ts';
import type { StageNames } from '../internal/stage-name.ts';
import { notice, view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tabs } from '../internal/tabs.ts';
import { tabsStyles } from '../internal/tabs.styles.ts';
import { inList } from './in-list.ts';
import { outcomesStyles } from './outcomes.styles.ts';
import { WORDS } from './views-words.ts';
import { viewStyles } from './views.styles.ts';

const BONES = Array(4).fill(html`<i class="bone"></i>`);

/**
 * What became of the ideas of a board: those that were done, those that were not kept, with the answer of whoever decided. Inside
 * `cocarde-ideas`, not for pages.
 * @tagname cocarde-idea-outcomes
 */
export class Outcomes extends LitElement {
  static override readonly styles = [...viewStyles, tabsStyles, outcomesStyles];

  /** The board around it. */
  @property({ attribute: false }) of!: Board<IdeaPage>;
  /** Names how far something is. */
  @property({ attribute: false }) named!: StageNames;

  @state() private status: (typeof OUTCOMES)[number] = 'done';

  readonly #language = new Language(this, WORDS);
  #fresh = false;
  readonly #page = new StoreController(this, () => openOutcomes(this.of.host.board, this.status));

  override willUpdate(): void {
    // What was decided while it was away.
    if (this.#fresh) return;
    this.#fresh = true;
    refreshOutcomes(this.of.host.board);
  }

  #list({ items, cursor }: OutcomePage, t: Translator): TemplateResult {
    if (!items.length) return notice(t(`views.${this.status}.none`));
    return html`<ul role="list">
        ${items.map((idea) => this.#outcome(idea, t))}
      </ul>
      ${cursor ? html`<button class="btn quiet more" @click=${() => this.#more(items.length)}>${t('views.more')}</button>` : nothing}`;
  }

  #outcome(idea: Outcome, t: Translator): TemplateResult {
    const { title, status, stage, statusNote, statusAt, decidedBy, owner, votes, mine, own } = idea;
    const named = ({ id, name, profile }: NonNullable<Outcome['decidedBy']>) => html`<bdi>${profile ? memberLink(id, name) : name}</bdi>`;
    return html`<li class=${status}>
      <h3><button class="title" dir="auto" @click=${() => inList(this.of, (tools) => tools.show(idea))}>${title}</button></h3>
      ${statusNote ? html`<div class="answer"><span class="label">${t('views.answer')}</span><span dir="auto">${statusNote}</span></div>` : nothing}
      <p class="chips">
        <span class="chip ${status}"><bdi>${this.named(status, stage)}</bdi></span>
        <span class="muted"
          >${decidedBy ? html`${t('views.by')} ${named(decidedBy)} · ` : nothing}<time datetime=${new Date(statusAt).toISOString()}>${dayAt(statusAt, t)}</time>${owner ? html` · ${t('views.owner')} ${named(owner)}` : nothing} ·
          <span class="num">${t('views.supporters', { n: votes })}</span></span
        >
        ${own ? html`<span class="chip">${t('views.own')}</span>` : mine ? html`<span class="chip">${t('views.mine')}</span>` : nothing}
      </p>
    </li>`;
  }

  /** Puts the reader on the first one that came. */
  async #more(before: number): Promise<void> {
    await loadMoreOutcomes(this.of.host.board, this.status);
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>('.title')[before]?.focus();
  }

  override render(): TemplateResult {
    const { t } = this.#language;
    return html`${t ? tabs(t('views.which'), OUTCOMES, (each) => t(`views.${each}`), this.status, (each) => (this.status = each)) : nothing}
      <div role=${t ? 'tabpanel' : nothing} id="panel" aria-labelledby=${t ? `panel-${this.status}` : nothing}>
        ${view({ t, state: this.#page.value, retry: () => refreshOutcomes(this.of.host.board), bones: BONES, ready: (page: OutcomePage, t) => this.#list(page, t) })}
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-idea-outcomes': Outcomes;
  }
}
