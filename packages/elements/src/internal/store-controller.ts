import type { LitElement, ReactiveController } from 'lit';
import type { ReadableAtom } from 'nanostores';

/** Renders its host whenever the chosen store changes. The choice is made again before each update, since it may hang on attributes. */
export class StoreController<T> implements ReactiveController {
  readonly #host: LitElement;
  readonly #choose: () => ReadableAtom<T> | undefined;
  #store: ReadableAtom<T> | undefined;
  #unfollow: (() => void) | undefined;

  constructor(host: LitElement, choose: () => ReadableAtom<T> | undefined) {
    this.#host = host;
    this.#choose = choose;
    host.addController(this);
  }

  get value(): T | undefined {
    return this.#store?.get();
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    // An update may still come after the host was taken off the page: it follows nothing there.
    if (!this.#host.isConnected) return;
    const store = this.#choose();
    if (store === this.#store && this.#unfollow) return;
    const leave = this.#unfollow;
    this.#store = store;
    this.#unfollow = store?.listen(() => this.#host.requestUpdate());
    leave?.();
  }

  hostDisconnected(): void {
    this.#unfollow?.();
    this.#unfollow = undefined;
  }
}
