import { linkIn } from '@cocarde/client/deep-link.ts';
import { loadWords, PROBLEMS, translator } from '@cocarde/client/i18n.ts';
import { languageOf } from '@cocarde/client/language.ts';
import { openList } from '@cocarde/client/lists.ts';
import type { PartState } from '@cocarde/client/parts.ts';
import type { Board, Post } from './board.ts';
import { StoreController } from './store-controller.ts';

interface Found extends Partial<Post> {
  board?: string;
  mergedInto?: { id: string } | null;
  /** Around a question. */
  question?: Found;
}

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
    this.#store = new StoreController(board.host, () => (this.#id ? openList(`${board.name}/${this.#id}`) : undefined));
    board.host.addController({ hostUpdate: () => void board.host.updateComplete.then(() => this.#lead()) });
  }

  /** Opens what the address names now, and closes what it named before. */
  follow(): void {
    const { opened, name } = this.#board;
    const link = linkIn(location.href);
    const id = link && `${link.kind}s` === name ? link.id : '';
    if (id === this.#id) return;
    opened.delete(this.#id);
    this.#id = id;
    this.#shown = false;
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
    title.scrollIntoView({ block: 'center' });
    title.focus({ preventScroll: true });
  }

  /** In words above the board, where what the address names is no longer there. */
  #sayGone(): void {
    const { status, error } = this.#store.value ?? {};
    const code = this.#id && status === 'error' ? error : undefined;
    const tag = languageOf(this.#board.host);
    this.#gone.hidden = !code;
    if (!code) return;
    void loadWords(tag, PROBLEMS).then(() => (this.#gone.textContent = translator(tag).problem(code)));
    if (!this.#gone.isConnected) (this.#board.host.renderRoot as ShadowRoot).prepend(this.#gone);
  }
}
