import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Board as Settings, Waiting as Waits } from '@cocarde/contract/boards.ts';
import type { Idea, IdeaPage } from '@cocarde/contract/ideas.ts';
import { decideWaiting, openWaiting } from '@cocarde/client/board-views.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { me } from '@cocarde/client/me.ts';
import { decided, statusFields } from '../form/board-fields.ts';
import type { Board } from '../internal/board.ts';
import { byline } from '../internal/byline.ts';
import { Language } from '../internal/language.ts';
import type { StageNames } from '../internal/stage-name.ts';
import { StoreController } from '../internal/store-controller.ts';
import { inList } from './in-list.ts';
import { WORDS } from './views-words.ts';
import { viewStyles } from './views.styles.ts';
import { waitingStyles } from './waiting.styles.ts';

/** What the service counts at most. */
const MOST = 100;

/**
 * How many ideas wait too long for a decision: a plain sentence, and to animateurs those that wait longest, to decide about. Nothing
 * where none does. Inside `cocarde-ideas`, not for pages.
 * @tagname cocarde-idea-waiting
 */
export class Waiting extends LitElement {
  static override readonly styles = [...viewStyles, waitingStyles];

  /** The board around it. */
  @property({ attribute: false }) of!: Board<IdeaPage>;
  /** Names how far something is. */
  @property({ attribute: false }) named!: StageNames;

  /** Id of the idea that is being decided about. */
  @state() private deciding = '';
  /** Whether a decision was just taken, so that the end of the list is worth a word. */
  @state() private done = false;

  readonly #language = new Language(this, WORDS);
  readonly #waits = new StoreController(this, () => openWaiting(this.of.host.board));

  get #settings(): Settings {
    return this.of.state!.data!.board;
  }

  #idea(idea: Idea, t: Translator): TemplateResult {
    const { id, title, status, stage, statusNote, author, createdAt, votes } = idea;
    const deciding = this.deciding === id;
    return html`<li>
      <button class="title" dir="auto" @click=${() => inList(this.of, (tools) => tools.show(idea))}>${title}</button>
      <p class="small muted">
        ${this.named(status, stage)} · ${byline(author, createdAt, t)} · <span class="num">${t('views.supporters', { n: votes })}</span>
      </p>
      <p><button class="link" aria-expanded=${deciding} @click=${() => this.#choose(deciding ? '' : id)}>${t('views.decide')}<span class="sr"> : ${title}</span></button></p>
      ${deciding
        ? html`<cocarde-form
            kind="status"
            draft="status:${id}"
            .instead=${statusFields(this.#settings, t.tag, this.named)}
            .initial=${{ status: stage ? `${status}/${stage}` : status, note: statusNote ?? '' }}
            .send=${(change: { status: string; note?: string }) => this.#decide(idea, change)}
          ></cocarde-form>`
        : nothing}
    </li>`;
  }

  /** The form comes with the tools of the board. */
  #choose(id: string): void {
    this.of.equip(() => (this.deciding = id));
  }

  /** Leaves the reader at the head of the list: the idea itself may no longer be in it. */
  async #decide(idea: Idea, change: { status: string; note?: string }): Promise<void> {
    await decideWaiting(idea, decided(change));
    this.deciding = '';
    this.done = true;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('summary, .waits')?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#language;
    const waits = this.#waits.value?.data;
    if (!t || !waits) return nothing;
    const { count, items } = waits as Waits;
    if (!count) return this.done ? html`<p class="waits" tabindex="-1">${t('views.waiting.none')}</p>` : nothing;
    const sentence = t(count < MOST ? 'views.waiting' : 'views.waiting.many', { n: count, days: this.#settings.waitDays! });
    if (me().get()?.role !== 'animateur') return html`<p class="waits">${sentence}</p>`;
    return html`<details>
      <summary>${sentence}</summary>
      <ul role="list">
        ${items.map((idea) => this.#idea(idea, t))}
      </ul>
      ${count > items.length ? html`<p class="small muted">${t('views.waiting.first', { n: items.length })}</p>` : nothing}
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-idea-waiting': Waiting;
  }
}
