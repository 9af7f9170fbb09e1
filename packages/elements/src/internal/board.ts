import { html, nothing } from 'lit';
import type { LitElement, ReactiveController, TemplateResult } from 'lit';
import type { ReadableAtom } from 'nanostores';
import { BOARD_KEY } from '@cocarde/contract/keys.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import { forgetDrafts } from '@cocarde/client/forget-drafts.ts';
import type { Key, Translator } from '@cocarde/client/i18n.ts';
import { refresh, want } from '@cocarde/client/parts.ts';
import type { PartState } from '@cocarde/client/parts.ts';
import type { Board as Settings } from '@cocarde/contract/boards.ts';
import type { BoardTools } from './board-tools.ts';
import { warnOnce } from './inert.ts';
import type { Linked } from './linked.ts';
import { view } from './states.ts';
import { StoreController } from './store-controller.ts';
import { tabs } from './tabs.ts';

export const BOARD_WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/board.ts'),
  fr: () => import('@cocarde/client/lang/fr/board.ts'),
};

export interface Post {
  id: string;
  title: string;
}

export interface PostPage {
  items: Post[];
  cursor: string | null;
  tags?: string[];
  /** How it was set up; version 0 where nobody did. */
  board?: Settings;
}

/** An element with the posts of one board. */
export interface BoardHost<P extends PostPage = PostPage> extends LitElement {
  /** Key of the board. */
  board: string;
  heading: string;
  /** The order of the posts, in the attribute that `Board` is told. */
  sort?: string;
  view?: string;
  /** Whether it begins with something else than its list, which its look shows. */
  readonly apart?: boolean;
  row(item: P['items'][number], t: Translator): TemplateResult;
  /** Where there is more to show than rows of every board: what shows it. */
  look?(page: P): (() => Promise<{ look(board: Board<P>): Promise<Look<P>> }>) | undefined;
  /** Most visitors read and vote: what it takes to search and to write comes when somebody does, or finds nothing. */
  tools(): Promise<{ tools(board: Board<P>): Promise<BoardTools<P>> }>;
  /** What shows one post that is open. */
  thread(): Promise<{ define(): void }>;
}

/** Shows a board that somebody set up. */
export interface Look<P extends PostPage = PostPage> {
  row(item: P['items'][number], t: Translator): TemplateResult;
  /** Above the rows. */
  above(page: P, t: Translator): unknown;
  /** In the place of tools and list, where the reader wants something else. */
  other(t: Translator): TemplateResult | undefined;
  /** Its own words for what boards are called otherwise. */
  word(key: 'title' | 'search' | 'write', t: Translator): string | undefined;
}

/** About the space of a first page, so that nothing below moves when it comes. */
const BONES = Array(10).fill(html`<i class="bone"></i>`);

/** What a board of ideas and one of questions have in common. */
export class Board<P extends PostPage = PostPage> implements ReactiveController {
  readonly host: BoardHost<P>;
  /** What its parts of the bootstrap and its words begin with. */
  readonly name: 'ideas' | 'questions';
  /** The attribute that holds the order. */
  readonly attribute: 'sort' | 'view';
  readonly #orders: readonly string[];
  /** Ids of the posts that are open. */
  readonly opened = new Set<string>();
  tools: BoardTools<P> | undefined;
  /** What a tag is called. */
  named = (tag: string): string => tag;
  /** What the page's address names. */
  #linked: Linked | undefined;
  #look: Look<P> | undefined;
  #looking: unknown;
  readonly #store: StoreController<PartState<P>>;
  #last: P | undefined;
  /** Code that a click asked for did not come. */
  #failed = false;

  constructor(host: BoardHost<P>, name: 'ideas' | 'questions', attribute: 'sort' | 'view', orders: readonly string[]) {
    this.host = host;
    this.name = name;
    this.attribute = attribute;
    this.#orders = orders;
    this.#store = new StoreController(host, () =>
      BOARD_KEY.test(host.board) && orders.includes(this.order) ? (this.tools?.found() ?? (want(this.#source) as ReadableAtom<PartState<P>>)) : undefined,
    );
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('popstate', this);
    this.handleEvent();
  }

  /** The page has another address, which may name one of the posts. */
  handleEvent(): void {
    if (this.#linked || location.href.includes('cocarde=')) void this.use(() => import('./define-linked.ts'), ({ follow }) => (this.#linked = follow(this as never, this.#linked)));
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this);
    this.tools?.rest();
  }

  get order(): string {
    return this.host[this.attribute]!;
  }

  set order(order: string) {
    this.host[this.attribute] = order;
  }

  /** Its first posts, as part of the bootstrap. */
  get #source(): `${string}:${string}:${string}` {
    return `${this.name}:${this.host.board}:${this.order}`;
  }

  /** While another list loads, the one before stays in its place. */
  get state(): PartState<P> | undefined {
    const state = this.#store.value;
    this.#last = state?.data ?? this.#last;
    return state?.status === 'loading' ? { ...state, data: this.#last } : state;
  }

  /** Does something with code that comes with the first use of it. */
  async use<M>(code: () => Promise<M>, act: (code: M) => void): Promise<void> {
    try {
      act(await code());
      this.#failed = false;
    } catch {
      this.#failed = true;
      this.#looking = undefined;
    }
    this.host.requestUpdate();
  }

  equip(act: (tools: BoardTools<P>) => void): void {
    void this.use(async () => {
      const tools = this.tools ?? (await (await this.host.tools()).tools(this));
      return (this.tools ??= tools);
    }, act);
  }

  toggle(id: string): void {
    if (!this.opened.delete(id)) this.opened.add(id);
    void this.use(this.host.thread, ({ define }) => define());
  }

  /** A title with what was searched for marked in it. */
  marked(title: string): unknown {
    return this.tools?.marked(title) ?? title;
  }

  render(t: Translator | undefined): TemplateResult {
    // Shapes alone, in a template of their own: shapes that move down below a heading would be a shift of the page.
    if (!t) return html`${BONES}`;
    const { host, name, order, state } = this;
    const { status } = state ?? { status: 'inert' };
    if (status === 'inert') warnOnce(host, `has nothing for board="${host.board}" ${this.attribute}="${order}".`);
    if (status === 'signed-out') forgetDrafts();
    const usable = status !== 'inert' && status !== 'signed-out';
    return html`<div class="head">
        <h2><slot name="heading">${host.heading || this.#word('title', t)}</slot></h2>
        ${usable && name !== 'ideas' ? this.writer(t, 'link') : nothing}
      </div>
      ${usable && !host.apart
        ? html`<div class="tool">
              ${tabs(t('board.order'), this.#orders.filter((each) => each !== 'random' || each === order || state?.data?.board?.random), (each) => t(`${name}.${each}` as Key), order, (each) => ((this.order = each), this.tools?.ordered()))}
              ${this.#search(t)} ${this.#drawer('filtering', 'link', t('board.filter'))}
              ${name === 'ideas' ? this.writer(t, 'btn') : nothing}
            </div>
            ${this.tools?.drawers(t)}`
        : nothing}${this.#failed ? html`<p class="stale" role="alert">${t.problem('network')}</p>` : nothing}
      <div role=${host.apart ? nothing : 'tabpanel'} id="panel" aria-labelledby="panel-${order}" aria-busy=${state?.data !== this.#store.value?.data}>
        ${view({
          t,
          state,
          retry: () => refresh(this.#source, 'boards/'),
          bones: BONES,
          ready: (data, t) => this.#rows(data, t),
        })}
      </div>`;
  }

  #word(key: 'title' | 'search' | 'write', t: Translator): string {
    return this.#look?.word(key, t) ?? t(`${this.name}.${key}`);
  }

  #search(t: Translator): TemplateResult {
    const label = this.#word('search', t);
    const typed = ({ target, type }: Event) => this.equip((tools) => tools.typed(target as HTMLInputElement, type));
    return html`<input class="field search" type="search" maxlength="100" placeholder=${label} aria-label=${label} @input=${typed} @change=${typed} />`;
  }

  /** Tags of a post, each of which leads to the others that have it. */
  tags(tags: readonly string[]): TemplateResult[] {
    return tags.map((tag) => html`<button class="chip" @click=${() => this.equip((tools) => tools.hold({ tag }))}><bdi>${this.named(tag)}</bdi></button>`);
  }

  writer(t: Translator, look: 'btn' | 'link'): TemplateResult {
    return this.#drawer('writing', `${look} write`, this.#word('write', t));
  }

  #drawer(which: 'filtering' | 'writing', look: string, label: string): TemplateResult {
    return html`<button class=${look} aria-expanded=${!!this.tools?.[which]} @click=${() => this.equip((tools) => tools.toggle(which))}>${label}</button>`;
  }

  #rows(page: P, t: Translator): unknown {
    const { cursor } = page;
    const items = this.#linked?.among(page.items) ?? page.items;
    const code = this.host.look?.(page);
    if (code && !this.#look && !this.#failed) {
      this.#looking ??= this.use(async () => (await code()).look(this), (look) => (this.#look = look));
      return BONES;
    }
    const other = this.#look?.other(t);
    if (other) return other;
    const above = this.#look?.above(page, t);
    if (!items.length) {
      if (this.tools) return html`${above}${this.tools.nothingFound(t)}`;
      if (!this.#failed) this.equip(() => {});
      return BONES;
    }
    return html`${above}<ul role="list">
        ${items.map((item) => html`<li>${(this.#look ?? this.host).row(item, t)}</li>`)}
      </ul>
      ${cursor ? html`<button class="btn quiet more" @click=${() => this.equip((tools) => tools.more(page.items.length))}>${t('board.more')}</button>` : nothing}`;
  }
}
