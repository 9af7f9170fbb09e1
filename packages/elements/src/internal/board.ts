import { html, nothing } from 'lit';
import type { LitElement, ReactiveController, TemplateResult } from 'lit';
import type { ReadableAtom } from 'nanostores';
import type { IdeaStatus } from '@cocarde/contract/ideas.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { refresh, want } from '@cocarde/client/parts.ts';
import type { PartState } from '@cocarde/client/parts.ts';
import type { BoardTools } from './board-tools.ts';
import { warnOnce } from './inert.ts';
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
  /** Part of the bootstrap with its first posts; undefined when its own attributes are wrong. */
  readonly source: string | undefined;
  row(item: P['items'][number], t: Translator): TemplateResult;
  /** Instead of rows, on a board without any. */
  empty(t: Translator): TemplateResult;
  /** Most visitors read and vote: what it takes to search and to write comes when somebody does. */
  tools(): Promise<BoardTools<P>>;
}

/** What a board of ideas and one of questions have in common. */
export class Board<P extends PostPage = PostPage> implements ReactiveController {
  readonly host: BoardHost<P>;
  wish: Wish = {};
  /** Ids of the posts that are open. */
  readonly opened = new Set<string>();
  filtering = false;
  writing = false;
  tools: BoardTools<P> | undefined;
  readonly #store: StoreController<PartState<P>>;
  #shown: { board: string; data: P } | undefined;
  /** Code that a click asked for did not come. */
  #failed = false;

  constructor(host: BoardHost<P>) {
    this.host = host;
    this.#store = new StoreController(host, () => {
      const { source } = host;
      return source === undefined ? source : (this.tools?.found() ?? (want(source) as ReadableAtom<PartState<P>>));
    });
    host.addController(this);
  }

  hostDisconnected(): void {
    this.tools?.rest();
  }

  /** While another list of the board loads, the one before stays in its place. */
  get state(): PartState<P> | undefined {
    const state = this.#store.value;
    const { board } = this.host;
    if (state?.data) this.#shown = { board, data: state.data };
    return state?.status === 'loading' && this.#shown?.board === board ? { ...state, data: this.#shown.data } : state;
  }

  /** Whether there is a list to search in and somebody who may write to it. */
  get usable(): boolean {
    const status = this.#store.value?.status ?? 'inert';
    return status !== 'inert' && status !== 'signed-out';
  }

  /** Does something with code that comes with the first use of it. */
  async use<M>(code: () => Promise<M>, act: (code: M) => void): Promise<void> {
    try {
      act(await code());
      this.#failed = false;
    } catch {
      this.#failed = true;
    }
    this.host.requestUpdate();
  }

  equip(act: (tools: BoardTools<P>) => void): void {
    void this.use(async () => (this.tools ??= await this.host.tools()), act);
  }

  toggle(id: string, thread: () => Promise<{ define(): void }>): void {
    if (!this.opened.delete(id)) this.opened.add(id);
    void this.use(thread, ({ define }) => define());
  }

  tabs<V extends string>(t: Translator, values: readonly V[], selected: V, select: (value: V) => void): TemplateResult {
    const { name } = this.host;
    const items = values.map((value) => [value, t(`${name}.${value}` as 'ideas.new')] as const);
    return tabs({ label: t(`${name}.views`), items, selected, panel: 'panel', select });
  }

  search(t: Translator): TemplateResult {
    const label = t(`${this.host.name}.search`);
    const typed = ({ target, type }: Event) => this.equip((tools) => tools.typed(target as HTMLInputElement, type === 'change'));
    return html`<input class="field search" type="search" maxlength="100" placeholder=${label} aria-label=${label} @input=${typed} @change=${typed} />`;
  }

  /** The button that shows and hides the filters. */
  filter(t: Translator): TemplateResult {
    return html`<button class="link" aria-expanded=${this.filtering} @click=${() => this.equip((tools) => tools.toggleFilters())}>${t('board.filter')}</button>`;
  }

  /** The button that opens and closes the form of a new post. */
  writer(label: string, look: 'btn' | 'link'): TemplateResult {
    return html`<button class="${look} write" aria-expanded=${this.writing} @click=${() => this.equip((tools) => tools.toggleForm())}>${label}</button>`;
  }

  panel(t: Translator | undefined, selected: string): TemplateResult {
    const { state } = this;
    if (state?.status === 'inert') warnOnce(this.host, `names a board that is not there: "${this.host.board}".`);
    return html`${t && this.usable ? this.tools?.drawers(t) : nothing}
      ${t && this.#failed ? html`<p class="stale" role="alert">${t.problem('network')}</p>` : nothing}
      <div role="tabpanel" id="panel" aria-labelledby="panel-${selected}" aria-busy=${state?.data !== this.#store.value?.data}>
        ${view({
          t,
          state,
          retry: () => this.retry(),
          bones: html`<i class="bone"></i><i class="bone"></i><i class="bone"></i>`,
          ready: (data, t) => this.#rows(data, t),
        })}
      </div>`;
  }

  /** Reads the lists of the board again, those that were searched for too. */
  retry(): void {
    refresh(this.host.source!, 'boards/');
  }

  #rows({ items, cursor }: P, t: Translator): TemplateResult {
    if (!items.length) return this.tools?.nothingFound(t) ?? this.host.empty(t);
    return html`<ul role="list">
        ${items.map((item) => html`<li>${this.host.row(item, t)}</li>`)}
      </ul>
      ${cursor ? html`<button class="btn quiet more" @click=${() => this.equip((tools) => tools.more(items.length))}>${t('board.more')}</button>` : nothing}`;
  }
}
