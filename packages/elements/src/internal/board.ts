import { html, nothing } from 'lit';
import type { LitElement, ReactiveController, TemplateResult } from 'lit';
import type { ReadableAtom } from 'nanostores';
import type { IdeaStatus } from '@cocarde/contract/ideas.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import type { PartState } from '@cocarde/client/parts.ts';
import { warnOnce } from './inert.ts';
import { revealed } from './revealed.ts';
import { view } from './states.ts';
import { StoreController } from './store-controller.ts';
import { tabs } from './tabs.ts';

export const BOARD_WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/board.ts'),
  fr: () => import('@cocarde/client/lang/fr/board.ts'),
};

/** What the member looks for; what is empty does not narrow the list. */
export interface Wish {
  q?: string;
  tag?: string;
  status?: IdeaStatus | '';
}

export interface Post {
  id: string;
  title: string;
}

export interface PostPage {
  items: Post[];
  cursor: string | null;
  tags?: string[];
}

/** An element with the posts of one board. */
export interface BoardHost<P extends PostPage = PostPage> extends LitElement {
  board: string;
  /** What its words begin with. */
  readonly name: 'ideas' | 'qa';
  /** The list of a wish; undefined when the element's own attributes are wrong. */
  list(wish: Wish): ReadableAtom<PartState<P>> | undefined;
  more(wish: Wish): Promise<void>;
  retry(): void;
  /** Sends a new post and chooses the order in which it stands first. */
  publish(post: object): Promise<Post>;
  row(item: P['items'][number], t: Translator): TemplateResult;
  /** Instead of rows, on a board without any. */
  empty(t: Translator): TemplateResult;
}

/** A pause in typing that is long enough to ask the service. */
const PAUSE = 300;

/** What a board of ideas and one of questions have in common: looking for posts, opening them, writing one. */
export class Board<P extends PostPage = PostPage> implements ReactiveController {
  readonly host: BoardHost<P>;
  wish: Wish = {};
  /** Ids of the posts that are open. */
  readonly opened = new Set<string>();
  filtering = false;
  writing = false;
  readonly #store: StoreController<PartState<P>>;
  #shown: { board: string; data: P } | undefined;
  #tools: typeof import('./board-tools.ts') | undefined;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(host: BoardHost<P>) {
    this.host = host;
    this.#store = new StoreController(host, () => host.list(this.wish));
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#typing);
  }

  /** While another list of the board loads, the one before stays in its place. */
  get state(): PartState<P> | undefined {
    const state = this.#store.value;
    const { board } = this.host;
    if (state?.data) this.#shown = { board, data: state.data };
    return state?.status === 'loading' && this.#shown?.board === board ? { ...state, data: this.#shown.data } : state;
  }

  /** Whether what is shown will give way to another list. */
  get #leaving(): boolean {
    const state = this.#store.value;
    return state?.status === 'loading' && !state.data;
  }

  /** Whether there is a list to search in and somebody who may write to it. */
  get usable(): boolean {
    const status = this.state?.status ?? 'inert';
    return status !== 'inert' && status !== 'signed-out';
  }

  get looking(): boolean {
    return Object.values(this.wish).some(Boolean);
  }

  async look(change: Wish, t: Translator): Promise<void> {
    clearTimeout(this.#typing);
    this.wish = { ...this.wish, ...change };
    this.host.requestUpdate();
    (await this.#equip(t))?.tellFound(this, t);
  }

  toggle(id: string): void {
    if (!this.opened.delete(id)) this.opened.add(id);
    this.host.requestUpdate();
  }

  tabs<V extends string>(t: Translator, items: readonly (readonly [V, string])[], selected: V, select: (value: V) => void): TemplateResult {
    return tabs({ label: t(`${this.host.name}.views`), items, selected, panel: 'panel', select });
  }

  search(t: Translator): TemplateResult {
    const label = t(`${this.host.name}.search`);
    const look = ({ target }: Event, pause: number) => {
      clearTimeout(this.#typing);
      this.#typing = setTimeout(() => {
        const q = (target as HTMLInputElement).value.trim();
        if (q !== (this.wish.q ?? '')) void this.look({ q }, t);
      }, pause);
    };
    return html`<input
      class="field search"
      type="search"
      maxlength="100"
      placeholder=${label}
      aria-label=${label}
      @input=${(event: Event) => look(event, PAUSE)}
      @change=${(event: Event) => look(event, 0)}
    />`;
  }

  /** The button that shows the filters, and takes them away with whatever they hide. */
  filter(t: Translator): TemplateResult {
    const toggle = () => {
      this.#switch('filtering', t);
      if (this.wish.tag || this.wish.status) void this.look({ tag: '', status: '' }, t);
    };
    return html`<button class="link" aria-expanded=${this.filtering} @click=${toggle}>${t('board.filter')}</button>`;
  }

  /** The button that opens and closes the form of a new post. */
  writer(t: Translator, label: string, look: 'btn' | 'link'): TemplateResult {
    return html`<button class="${look} write" aria-expanded=${this.writing} @click=${() => this.#switch('writing', t)}>${label}</button>`;
  }

  /** What stands above the list while it is in use. */
  drawers(t: Translator): TemplateResult {
    return html`${this.writing ? this.#tools?.form(this, t) : nothing}${this.filtering ? this.#tools?.filters(this, t) : nothing}`;
  }

  panel(t: Translator | undefined, selected: string): TemplateResult {
    const { state } = this;
    if (state?.status === 'inert') warnOnce(this.host, `names a board that is not there: "${this.host.board}".`);
    return html`<div role="tabpanel" id="panel" aria-labelledby="panel-${selected}" aria-busy=${this.#leaving}>
      ${view({
        t,
        state,
        retry: () => this.host.retry(),
        bones: html`<i class="bone"></i><i class="bone"></i><i class="bone"></i>`,
        ready: (data, t) => this.#rows(data, t),
      })}
    </div>`;
  }

  #rows({ items, cursor }: P, t: Translator): TemplateResult {
    if (!items.length) return this.looking ? (this.#tools?.nothingFound(this, t) ?? html``) : this.host.empty(t);
    return html`<ul role="list">
        ${items.map((item) => html`<li>${this.host.row(item, t)}</li>`)}
      </ul>
      ${cursor ? html`<button class="btn quiet more" @click=${() => this.#more(items.length)}>${t('board.more')}</button>` : nothing}`;
  }

  /** Puts the reader on the first post that came. */
  async #more(before: number): Promise<void> {
    await this.host.more(this.wish);
    await this.host.updateComplete;
    this.host.renderRoot.querySelectorAll<HTMLElement>('.title')[before]?.focus();
  }

  #switch(drawer: 'filtering' | 'writing', t: Translator): void {
    this[drawer] = !this[drawer];
    this.host.requestUpdate();
    void this.#equip(t);
  }

  /** Most visitors read and vote: what it takes to search and to write comes when somebody does. */
  async #equip(t: Translator): Promise<typeof import('./board-tools.ts') | undefined> {
    this.#tools ??= await revealed(async () => {
      const tools = await import('./board-tools.ts');
      await tools.prepare(t);
      return tools;
    }, t);
    this.host.requestUpdate();
    return this.#tools;
  }
}
