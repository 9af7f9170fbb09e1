import { asAsker } from '@cocarde/client/asker-keys.ts';
import { linkIn } from '@cocarde/client/deep-link.ts';
import { loadWords, PROBLEMS, translator } from '@cocarde/client/i18n.ts';
import { languageOf } from '@cocarde/client/language.ts';
import { openList } from '@cocarde/client/lists.ts';
import { me } from '@cocarde/client/me.ts';
import type { PartState } from '@cocarde/client/parts.ts';
import type { Board, Post } from './board.ts';
import { StoreController } from './store-controller.ts';

interface Found extends Partial<Post> {
  board?: string;
  mergedInto?: { id: string } | null;
  /** Around a question. */
  question?: Found;
}

/** Those of the page: several boards may show the same, or be asked for what is none of theirs. */
const all = new Set<Linked>();

/** The contribution that the page's address names, open above the others of its board. */
export class Linked {
  readonly #board: Board;
  readonly #store: StoreController<PartState>;
  #id = '';
  /** Whether the reader was led to it. */
  #shown = false;
  readonly #gone: HTMLElement = Object.assign(document.createElement('p'), { className: 'stale', role: 'alert' });

  constructor(board: Board) {
    this.#board = board;
    // Who reads it is known once the list is: they may be who asked without a name.
    this.#store = new StoreController(board.host, () => (this.#id && me().get() ? openList(`${board.name}/${this.#id}`, () => asAsker(this.#id)) : undefined));
    board.host.addController({
      hostConnected: () => all.add(this),
      hostUpdate: () => void board.host.updateComplete.then(() => this.#lead()),
      hostDisconnected: () => all.delete(this),
    });
  }

  /** Opens what the address names now, and closes what it named before. */
  follow(): void {
    const { opened, name } = this.#board;
    const link = linkIn(location.href);
    const id = link && `${link.kind}s` === name ? link.id : '';
    if (id === this.#id) return;
    const before = this.#id;
    opened.delete(before);
    this.#id = id;
    this.#shown = false;
    void this.#leave(before);
  }

  /** Whoever read in what is closed goes on from the tabs of its board, where its row is gone too. */
  async #leave(id: string): Promise<void> {
    const { host } = this.#board;
    const root = host.renderRoot as ShadowRoot;
    if (!id || !root.activeElement) return;
    host.requestUpdate();
    await host.updateComplete;
    if (!root.activeElement) root.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus();
  }

  /** Whether no board that stands before this one on the page leads there, or says that it is gone. */
  get #first(): boolean {
    return ![...all].some((other) => other !== this && other.#id === this.#id && !!other.post === !!this.post && other.#board.host.compareDocumentPosition(this.#board.host) & Node.DOCUMENT_POSITION_FOLLOWING);
  }

  get #found(): Found | undefined {
    const found = this.#store.value?.data as Found | undefined;
    return this.#id ? (found?.question ?? found) : undefined;
  }

  /** The contribution, if it is of this board. */
  get post(): Post | undefined {
    const found = this.#found;
    return found?.board === this.#board.host.board && !found.mergedInto ? (found as Post) : undefined;
  }

  /** The posts of a list with the contribution among them, first where it is not there yet. */
  among<P extends Post>(items: P[]): P[] {
    const { post } = this;
    return post && !items.some(({ id }) => id === post.id) ? [post as P, ...items] : items;
  }

  #lead(): void {
    const { opened, host } = this.#board;
    const merged = this.#found?.mergedInto;
    if (merged) {
      // What was merged is found where people now go on.
      history.replaceState(history.state, '', location.href.replace(this.#id, merged.id));
      this.follow();
      return host.requestUpdate();
    }
    this.#sayGone();
    const { post } = this;
    if (!post || this.#shown) return;
    if (!opened.has(post.id)) return this.#board.toggle(post.id);
    const place = this.among(this.#board.state?.data?.items ?? []).findIndex(({ id }) => id === post.id);
    const title = host.renderRoot.querySelectorAll<HTMLElement>('.title')[place];
    if (!title) return;
    this.#shown = true;
    if (!this.#first) return;
    title.scrollIntoView({ block: 'center' });
    title.focus({ preventScroll: true });
  }

  /** In words above the board, where what the address names is no longer there. */
  #sayGone(): void {
    const { status, error } = this.#store.value ?? {};
    const code = this.#id && status === 'error' && this.#first ? error : undefined;
    const tag = languageOf(this.#board.host);
    this.#gone.hidden = !code;
    if (!code) return;
    void loadWords(tag, PROBLEMS).then(() => (this.#gone.textContent = translator(tag).problem(code)));
    if (!this.#gone.isConnected) (this.#board.host.renderRoot as ShadowRoot).prepend(this.#gone);
  }
}
