import { html, nothing } from 'lit';
import type { LitElement, TemplateResult } from 'lit';
import type { Key, Translator } from '@cocarde/client/i18n.ts';
import { announce } from '../internal/announce.ts';

export type TextField = HTMLInputElement | HTMLTextAreaElement;

interface Words {
  /** Of the whole list. */
  label: Key;
  /** How many there are. */
  found: Key;
}

/** What a form does with them, whatever they are. */
export type Proposals = Pick<Suggestions, 'open' | 'active' | 'typed' | 'key' | 'list' | 'close'>;

/**
 * What may be meant by what is typed in a field, to choose by arrows and Enter, or by pressing. The caret stays in the text: its field
 * says which one is active.
 */
export abstract class Suggestions<T extends { id: string } = { id: string }> {
  readonly #host: LitElement;
  readonly #words: Words;
  #items: readonly T[] = [];
  #at = 0;
  protected field: TextField | undefined;
  protected t: Translator | undefined;

  constructor(host: LitElement, words: Words) {
    this.#host = host;
    this.#words = words;
  }

  get open(): boolean {
    return this.#items.length > 0;
  }

  /** Id of the active one. */
  get active(): string | undefined {
    return this.open ? `suggestion-${this.#at}` : undefined;
  }

  /** Looks at what the field says now. */
  typed(field: TextField, t: Translator): void {
    this.field = field;
    this.t = t;
    this.look();
  }

  protected abstract look(): void;
  /** What is written in the place of what was typed. */
  protected abstract write(item: T): void;
  protected abstract option(item: T, t: Translator): unknown;
  /** An arrow down where nothing is proposed. */
  protected all(): void {}

  close(): void {
    this.show([]);
  }

  key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const { key } = event;
    if (!this.open) return key === 'ArrowDown' ? this.all() : undefined;
    if (key === 'ArrowDown' || key === 'ArrowUp') this.#at = (this.#at + (key === 'ArrowDown' ? 1 : this.#items.length - 1)) % this.#items.length;
    else if (key === 'Enter') this.#choose(this.#items[this.#at]!);
    else if (key === 'Escape') this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.active && this.#host.renderRoot.querySelector(`#${this.active}`)?.scrollIntoView({ block: 'nearest' }));
  }

  list(t: Translator): TemplateResult | typeof nothing {
    if (!this.open) return nothing;
    // A press takes the caret from the text before it chooses, unless it is told not to.
    return html`<ul class="suggestions" id="suggestions" role="listbox" aria-label=${t(this.#words.label)} @mousedown=${(event: Event) => event.preventDefault()}>
      ${this.#items.map((item, i) => html`<li id="suggestion-${i}" role="option" aria-selected=${i === this.#at} @click=${() => this.#choose(item)}>${this.option(item, t)}</li>`)}
    </ul>`;
  }

  protected show(items: readonly T[]): void {
    if (items.map(({ id }) => id).join() === this.#items.map(({ id }) => id).join()) return;
    this.#items = items;
    this.#at = 0;
    if (this.open) announce(this.t!(this.#words.found, { n: items.length }), this.t!.lang);
    this.#host.requestUpdate();
  }

  /** Writes text over a part of what the field holds. */
  protected replace(text: string, start: number, end: number): void {
    this.field!.setRangeText(text, start, end, 'end');
    this.field!.dispatchEvent(new Event('input', { bubbles: true }));
  }

  #choose(item: T): void {
    this.write(item);
    this.close();
  }
}
