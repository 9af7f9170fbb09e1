import type { LitElement, ReactiveController } from 'lit';
import { translator } from '@cocarde/client/i18n.ts';
import type { Translator } from '@cocarde/client/i18n.ts';

/** The nearest `lang` above the element, through shadow roots, else the browser's. */
export function languageOf(element: Element): string {
  for (let at: Element | undefined = element; at; at = (at.getRootNode() as ShadowRoot).host) {
    const marked = at.closest<HTMLElement>('[lang]');
    if (marked?.lang) return marked.lang;
  }
  return navigator.language;
}

const followers = new Set<LitElement>();
let watch: MutationObserver | undefined;

/** Words and formats in the language of the place where the element stands; follows when the page switches it. */
export class Language implements ReactiveController {
  readonly #host: LitElement;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  get t(): Translator {
    return translator(languageOf(this.#host));
  }

  hostConnected(): void {
    followers.add(this.#host);
    watch ??= new MutationObserver(() => followers.forEach((host) => host.requestUpdate()));
    watch.observe(document, { attributeFilter: ['lang'], subtree: true });
  }

  hostDisconnected(): void {
    followers.delete(this.#host);
    if (!followers.size) watch?.disconnect();
  }
}
