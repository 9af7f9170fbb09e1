import { html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Roadmap as Columns, RoadmapColumn } from '@cocarde/contract/boards.ts';
import type { Idea, IdeaPage } from '@cocarde/contract/ideas.ts';
import { openRoadmap, refreshRoadmap } from '@cocarde/client/board-views.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import type { Board } from '../internal/board.ts';
import { Language } from '../internal/language.ts';
import type { StageNames } from '../internal/stage-name.ts';
import { view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { roadmapStyles } from './roadmap.styles.ts';
import { inList } from './in-list.ts';
import { WORDS } from './views-words.ts';
import { viewStyles } from './views.styles.ts';

const BONES = Array(3).fill(html`<i class="bone"></i>`);

/**
 * The ideas of a board by status: side by side where there is room, below each other where there is not. Inside `cocarde-ideas`, not for pages.
 * @tagname cocarde-idea-roadmap
 */
export class Roadmap extends LitElement {
  static override readonly styles = [...viewStyles, roadmapStyles];

  /** The board around it. */
  @property({ attribute: false }) of!: Board<IdeaPage>;
  /** Names how far something is. */
  @property({ attribute: false }) named!: StageNames;

  readonly #language = new Language(this, WORDS);
  #fresh = false;
  readonly #columns = new StoreController(this, () => openRoadmap(this.of.host.board));

  override willUpdate(): void {
    // What was decided while it was away.
    if (this.#fresh) return;
    this.#fresh = true;
    refreshRoadmap(this.of.host.board);
  }

  #column({ phase, stage, items, more }: RoadmapColumn, t: Translator): TemplateResult {
    const name = this.named(phase, stage?.id);
    const id = stage?.id ?? phase;
    return html`<section class=${phase} aria-labelledby="of-${id}">
      <h3 id="of-${id}" dir="auto">${name}</h3>
      ${items.length
        ? html`<ul role="list">
            ${items.map((idea) => this.#card(idea, t))}
          </ul>`
        : html`<p class="small muted">${t('views.none')}</p>`}
      ${items.length ? html`<p><button class="link" @click=${() => inList(this.of, (tools) => tools.hold({ status: phase, ...(stage && { stage: stage.id }) }))}>${t(more ? 'views.all' : 'views.inList')}<span class="sr"> : ${name}</span></button></p>` : ''}
    </section>`;
  }

  #card(idea: Idea, t: Translator): TemplateResult {
    const { title, votes, owner } = idea;
    return html`<li>
      <button class="title" dir="auto" @click=${() => inList(this.of, (tools) => tools.show(idea))}>${title}</button>
      <p class="small muted num">${t('views.supporters', { n: votes })}${owner ? html` · ${t('views.owner')} <bdi>${owner.name}</bdi>` : ''}</p>
    </li>`;
  }

  override render(): TemplateResult {
    return view<Columns>({
      t: this.#language.t,
      state: this.#columns.value,
      retry: () => refreshRoadmap(this.of.host.board),
      bones: BONES,
      ready: ({ columns }, t) => html`<div class="columns">${columns.map((column) => this.#column(column, t))}</div>`,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-idea-roadmap': Roadmap;
  }
}
