import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Board, BoardList } from '@cocarde/contract/boards.ts';
import type { ApiError } from '@cocarde/client/api.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { openBoards, refreshBoards } from '@cocarde/client/moving.ts';
import { words } from '@cocarde/client/words.ts';
import { announce } from '../internal/announce.ts';
import { FailureEvent } from '../internal/events.ts';
import { Language } from '../internal/language.ts';
import { refused } from '../internal/refused.ts';
import { shared } from '../internal/shared.styles.ts';
import { view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { findingStyles } from './finding.styles.ts';
import { WORDS } from './post-actions.ts';

/** What a refusal means of a move to that board; undefined where it means here what it means everywhere. */
function refusal({ code, problem }: ApiError, { fields = [] }: Board, t: Translator): string | undefined {
  if (code === 'closed') return t('actions.move.closed');
  const errors = problem?.errors ?? [];
  if (errors.some(({ path, code }) => path === 'board' && code === 'not_allowed')) return t('actions.move.voting');
  const labels = fields.filter(({ id }) => errors.some(({ path }) => path === `fields.${id}`)).map(({ label }) => words(label, t.tag));
  return labels.length ? t('actions.move.fields', { what: new Intl.ListFormat(t.lang).format(labels) }) : undefined;
}

/**
 * Another board by its name, for a contribution. Inside `cocarde-post-actions`.
 * @tagname cocarde-board-choice
 * @fires cocarde-error - What was asked for did not happen.
 */
export class BoardChoice extends LitElement {
  static override readonly styles = [tokens, shared, findingStyles];

  /** Key of the board where it is. */
  @property({ attribute: false }) but = '';
  /** Rejects with `ApiError`. */
  @property({ attribute: false }) choose!: (board: string, name: string) => Promise<void>;

  @state() private failure = '';

  readonly #language = new Language(this, WORDS);
  readonly #boards = new StoreController(this, openBoards);
  #busy = false;
  #begun = false;

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    const first = this.renderRoot.querySelector<HTMLElement>('.first');
    if (this.#begun || !first) return;
    this.#begun = true;
    first.focus();
  }

  override render(): TemplateResult {
    const { t } = this.#language;
    return html`${view({ t, state: this.#boards.value, retry: refreshBoards, bones: html`<i class="bone"></i>`, ready: ({ items }: BoardList, t) => this.#list(items.filter(({ id }) => id !== this.but), t) })}
      ${this.failure ? html`<p class="error">${this.failure}</p>` : nothing}`;
  }

  #list(boards: Board[], t: Translator): TemplateResult {
    if (!boards.length) return html`<p class="muted first" tabindex="-1">${t('actions.move.none')}</p>`;
    return html`<ul role="list">
      ${boards.map((board, i) => {
        const name = words(board.name, t.tag);
        return html`<li>
          <div><b><bdi>${name}</bdi></b></div>
          <button class="btn quiet ${i ? '' : 'first'}" value=${board.id} @click=${() => this.#choose(board, name, t)}>${t('actions.move.here')}<span class="sr"> ${name}</span></button>
        </li>`;
      })}
    </ul>`;
  }

  async #choose(board: Board, name: string, t: Translator): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.failure = '';
    try {
      await this.choose(board.id, name);
    } catch (error) {
      const own = refusal(error as ApiError, board, t);
      if (!own) return void (this.failure = t.problem(await refused(this, error, t.lang)));
      this.dispatchEvent(new FailureEvent((error as ApiError).code));
      announce((this.failure = own), t.lang);
    } finally {
      this.#busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-board-choice': BoardChoice;
  }
}
