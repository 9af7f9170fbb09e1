import { html, nothing } from 'lit';
import type { LitElement, ReactiveController, TemplateResult } from 'lit';
import type { ReadableAtom } from 'nanostores';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import type { PartState } from '@cocarde/client/parts.ts';
import type { IdeaStatus } from '@cocarde/contract/ideas.ts';
import { announce } from './announce.ts';
import { reveal } from './reveal.ts';
import { notice, view } from './states.ts';
import { StoreController } from './store-controller.ts';
import { tabs } from './tabs.ts';

export const BOARD_WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/board.ts'),
  fr: () => import('@cocarde/client/lang/fr/board.ts'),
};

/** What the member looks for; empty strings look for everything. */
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
export interface BoardHost<P extends PostPage> extends LitElement {
  board: string;
  /** What its words begin with. */
  readonly name: 'ideas' | 'qa';
  /** The list of a wish; undefined when the element's own attributes are wrong. */
  list(wish: Wish): ReadableAtom<PartState<P>> | undefined;
  more(wish: Wish): Promise<void>;
  retry(): void;
  /** Sends a new post and shows the list where it stands first. */
  publish(post: object): Promise<Post>;
  row(item: P['items'][number], t: Translator): TemplateResult;
  /** What to say while there is nothing to list. */
  empty(t: Translator): TemplateResult;
}

/** A pause in typing that is long enough to ask the service. */
const PAUSE = 300;

/** What a board of ideas and one of questions have in common: looking for posts, opening them, writing one. */
export class Board<P extends PostPage> implements ReactiveController {
  wish: Wish = {};
  readonly opened = new Set<string>();
  #writing = false;
  readonly #host: BoardHost<P>;
  readonly #store: StoreController<PartState<P>>;
  #shown: { board: string; data: P } | undefined;
  /** The wish whose result was told. */
  #told = this.wish;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(host: BoardHost<P>) {
    this.#host = host;
    this.#store = new StoreController(host, () => host.list(this.wish));
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#typing);
  }

  /** While another list loads, the one before stays in its place. */
  get state(): PartState<P> | undefined {
    const state = this.#store.value;
    const { board } = this.#host;
    if (state?.data) this.#shown = { board, data: state.data };
    return state?.status === 'loading' && this.#shown?.board === board ? { ...state, data: this.#shown.data } : state;
  }

  /** Whether there is anything to search in and to write to. */
  get usable(): boolean {
    const status = this.state?.status ?? 'inert';
    return status !== 'inert' && status !== 'signed-out';
  }

  look(change: Wish): void {
    clearTimeout(this.#typing);
    this.wish = { ...this.wish, ...change };
    this.#host.requestUpdate();
  }

  toggle(id: string): void {
    if (!this.opened.delete(id)) this.opened.add(id);
    this.#host.requestUpdate();
  }

  search(t: Translator): TemplateResult {
    const label = t(`${this.#host.name}.search`);
    return html`<input
      class="field search"
      type="search"
      maxlength="100"
      placeholder=${label}
      aria-label=${label}
      @input=${(event: Event) => {
        clearTimeout(this.#typing);
        this.#typing = setTimeout(() => this.#find(event), PAUSE);
      }}
      @change=${(event: Event) => this.#find(event)}
    />`;
  }

  tags(t: Translator): TemplateResult | typeof nothing {
    const { tag } = this.wish;
    const all = new Set(this.state?.data?.tags);
    if (tag) all.add(tag);
    if (!all.size) return nothing;
    return html`<div class="chips" role="group" aria-label=${t('board.tags')}>
      ${[...all].map(
        (each) =>
          html`<button class="chip" aria-pressed=${each === tag} @click=${() => this.look({ tag: each === tag ? '' : each })}>
            <bdi>${each}</bdi>
          </button>`,
      )}
    </div>`;
  }

  /** The button that opens and closes the form. */
  writer(t: Translator, label: string, look: 'btn' | 'link'): TemplateResult {
    return html`<button
      class="${look} write"
      aria-expanded=${this.#writing}
      @click=${() => {
        this.#writing = !this.#writing;
        if (this.#writing) reveal(() => import('../form/define.ts'), t);
        this.#host.requestUpdate();
      }}
    >
      ${label}
    </button>`;
  }

  form(t: Translator): TemplateResult | typeof nothing {
    if (!this.#writing) return nothing;
    const { name, board } = this.#host;
    return html`<cocarde-form
      kind="post"
      draft="${name}:${board}"
      ready-to-type
      .send=${(post: object) => this.#publish(post, t)}
      .cancel=${() => this.#stopWriting()}
    ></cocarde-form>`;
  }

  tabs<V extends string>(t: Translator, items: readonly (readonly [V, string])[], selected: V, select: (value: V) => void): TemplateResult {
    return tabs({ label: t(`${this.#host.name}.views`), items, selected, panel: 'panel', select });
  }

  panel(t: Translator | undefined, selected: string): TemplateResult {
    const { state } = this;
    if (t) this.#tell(t);
    return html`<div role="tabpanel" id="panel" aria-labelledby="panel-${selected}" aria-busy=${state?.status === 'loading'}>
      ${view({
        t,
        state,
        retry: () => this.#host.retry(),
        bones: html`<i class="bone"></i><i class="bone"></i><i class="bone"></i>`,
        ready: ({ items, cursor }, t) => (items.length ? this.#items(items, cursor, t) : this.#nothing(t)),
      })}
    </div>`;
  }

  #items(items: P['items'], cursor: string | null, t: Translator): TemplateResult {
    return html`<ul role="list">
        ${items.map((item) => html`<li>${this.#host.row(item, t)}</li>`)}
      </ul>
      ${cursor ? html`<button class="btn quiet more" @click=${() => this.#more(items.length)}>${t('board.more')}</button>` : nothing}`;
  }

  #nothing(t: Translator): TemplateResult {
    if (!this.#looking) return this.#host.empty(t);
    return notice(
      t('board.none.title'),
      t('board.none.text'),
      html`<button class="btn quiet" @click=${() => this.#lookForAll()}>${t('board.clear')}</button>`,
    );
  }

  get #looking(): boolean {
    return Object.values(this.wish).some(Boolean);
  }

  #find({ target }: Event): void {
    this.look({ q: (target as HTMLInputElement).value.trim() });
  }

  #lookForAll(): void {
    const field = this.#host.renderRoot.querySelector<HTMLInputElement>('.search')!;
    field.value = '';
    field.focus();
    this.look({ q: '', tag: '', status: '' });
  }

  /** What came out of a search is said once; the list itself would be read item by item. */
  #tell(t: Translator): void {
    const { value } = this.#store;
    if (this.#told === this.wish || value?.status !== 'ready') return;
    this.#told = this.wish;
    if (this.#looking) announce(t(`${this.#host.name}.found`, { n: value.data!.items.length }), t.lang);
  }

  /** Puts the reader on the first post that came. */
  async #more(before: number): Promise<void> {
    await this.#host.more(this.wish);
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelectorAll<HTMLElement>('.title')[before]?.focus();
  }

  async #publish(post: object, t: Translator): Promise<void> {
    const { id } = await this.#host.publish(post);
    this.opened.add(id);
    announce(t(`${this.#host.name}.sent`), t.lang);
    this.#lookForAll();
    this.#stopWriting();
  }

  #stopWriting(): void {
    this.#writing = false;
    this.#host.requestUpdate();
    this.#host.renderRoot.querySelector<HTMLElement>('.write')?.focus();
  }
}
