import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Idea, IdeaPage, IdeaSort } from '@cocarde/contract/ideas.ts';
import type { Board as Settings } from '@cocarde/contract/boards.ts';
import type { MemberRef } from '@cocarde/contract/members.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { Board, BOARD_WORDS } from '../internal/board.ts';
import type { BoardHost } from '../internal/board.ts';
import { boardStyles } from '../internal/board.styles.ts';
import { byline } from '../internal/byline.ts';
import { Language } from '../internal/language.ts';
import { VoteButtons } from '../internal/vote-button.ts';
import { voteButtonStyles } from '../internal/vote-button.styles.ts';
import { VOTE_WORDS } from '../internal/vote-words.ts';
import { ideaBody } from './idea-body.ts';
import { styles } from './ideas.styles.ts';

export const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/ideas.ts'),
  fr: () => import('@cocarde/client/lang/fr/ideas.ts'),
};

/** What a board that says more of its ideas has in a row, in place of the usual or beside it. */
export interface Own {
  vote?: TemplateResult;
  /** Above the text. */
  links?: unknown;
  /** Its status and whatever else there is to know at once; nothing while nobody looked at it. */
  marks?: TemplateResult;
  by?: MemberRef | null;
  below?: TemplateResult;
  settings?: Settings | undefined;
}

export type View = 'list' | 'roadmap' | 'outcomes';

const SORTS: readonly IdeaSort[] = ['trending', 'new', 'top', 'random'];

/**
 * The idea box of a board: propose, vote, search, discuss; its roadmap, and what became of ideas.
 * @tagname cocarde-ideas
 * @slot heading - The title; « Boîte à idées » without.
 * @fires cocarde-vote - The member's vote for an idea changed and the service has it.
 * @fires cocarde-error - What the member asked for did not happen.
 */
export class Ideas extends LitElement implements BoardHost<IdeaPage> {
  static override readonly styles = [...boardStyles, voteButtonStyles, styles];

  /** Key of the board. */
  @property() board = '';
  /** `trending`, `new`, `top`, or `random`: an order of the reader's own. */
  @property() sort: IdeaSort = 'trending';
  /** What it begins with: its `list`, its `roadmap` by status, or the `outcomes` of what was done and declined. */
  @property() view: View = 'list';
  /** The title, as the slot `heading`. */
  @property() heading = '';

  readonly #language = new Language(this, WORDS, BOARD_WORDS, VOTE_WORDS);
  readonly #votes = new VoteButtons(this);
  readonly #board = new Board<IdeaPage>(this, 'ideas', 'sort', SORTS);

  get apart(): boolean {
    return this.view !== 'list';
  }

  look({ board, items }: IdeaPage) {
    // An idea of a later version was decided about, or says something else than before: few of a page that is new.
    return this.apart || board.version || items.some(({ version, status, pinned, seldom }) => version > 1 || status !== 'new' || pinned || seldom) ? () => import('./board-look.ts') : undefined;
  }

  tools() {
    return import('./ideas-tools.ts');
  }

  thread() {
    return import('./define-thread.ts');
  }

  row(idea: Idea, t: Translator, own: Own = {}): TemplateResult {
    const { id, title, body, tags, author, createdAt, comments } = idea;
    const open = this.#board.opened.has(id);
    const toggle = () => this.#board.toggle(id);
    return html`${own.vote ?? this.#votes.button(idea, t('board.vote', { title }), t)}
      <div class="post">
        <h3><button class="title" aria-expanded=${open} dir="auto" @click=${toggle}>${this.#board.marked(title)}</button></h3>
        ${own.links}${ideaBody(body, open, this.#board)}
        <p class="chips">
          ${own.marks}
          ${this.#board.tags(tags)}
          <span class="muted"
            >${byline(own.by ?? author, createdAt, t)} ·
            <button class="link" aria-expanded=${open} @click=${toggle}>${t('ideas.comments', { n: comments })}</button></span
          >
        </p>
        ${own.below}
      </div>
      ${open ? html`<cocarde-idea-thread .idea=${idea} .settings=${own.settings}></cocarde-idea-thread>` : nothing}`;
  }

  override render(): TemplateResult {
    return this.#board.render(this.#language.t);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-ideas': Ideas;
  }
}
