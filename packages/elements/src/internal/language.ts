import type { LitElement, ReactiveController } from 'lit';
import type { Group } from '@cocarde/client/dictionary.ts';
import { $loaded, loadWords, translator } from '@cocarde/client/i18n.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { languageOf } from '@cocarde/client/language.ts';
import { StoreController } from './store-controller.ts';

const followers = new Set<LitElement>();
let watch: MutationObserver | undefined;

/** Words and formats in the language of the place where the element stands; follows when the page switches it. */
export class Language implements ReactiveController {
  /** Undefined until the words are there: show shapes, not empty labels. */
  t: Translator | undefined;
  readonly #host: LitElement;
  readonly #groups: Group[];
  #tag: string | undefined;

  constructor(host: LitElement, ...groups: Group[]) {
    this.#host = host;
    this.#groups = groups;
    host.addController(this);
    new StoreController(host, () => $loaded);
  }

  hostConnected(): void {
    followers.add(this.#host);
    watch ??= new MutationObserver(() => followers.forEach((host) => host.requestUpdate()));
    watch.observe(document, { attributeFilter: ['lang'], subtree: true });
  }

  hostUpdate(): void {
    const tag = languageOf(this.#host);
    if (tag === this.#tag) return;
    this.#tag = tag;
    void loadWords(tag, ...this.#groups).then(() => {
      if (tag !== this.#tag) return;
      this.t = translator(tag);
      this.#host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    followers.delete(this.#host);
    // Words that did not arrive are asked for again when it comes back.
    this.#tag = undefined;
    if (!followers.size) watch?.disconnect();
  }
}
