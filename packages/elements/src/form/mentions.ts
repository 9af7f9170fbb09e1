import { html, nothing } from 'lit';
import type { LitElement, TemplateResult } from 'lit';
import type { MemberRef } from '@cocarde/contract/members.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { me } from '@cocarde/client/me.ts';
import { memberSearch } from '@cocarde/client/members.ts';
import { announce } from '../internal/announce.ts';

/** `@` and up to two words before the caret, not in the middle of an address. */
const NAME = /(?<![\p{L}\p{N}_.])@(?<name>[\p{L}\p{N}][\p{L}\p{N}'’.-]*(?: [\p{L}\p{N}'’.-]*)?)$/u;

/**
 * Members whose names begin as what is typed behind `@` in a text, to choose one by arrows and Enter, or by pressing. The caret stays
 * in the text: its field says which one is active.
 */
export class Mentions {
  readonly #host: LitElement;
  readonly #chosen: (name: string, id: string) => void;
  readonly #known: (name: string) => boolean;
  readonly #search = memberSearch((members, name) => this.#show(members, name));
  #field: HTMLTextAreaElement | undefined;
  #members: readonly MemberRef[] = [];
  #at = 0;
  #t: Translator | undefined;

  /** `chosen` hears who is meant by a name, `known` says whether somebody is already. */
  constructor(host: LitElement, chosen: (name: string, id: string) => void, known: (name: string) => boolean) {
    this.#host = host;
    this.#chosen = chosen;
    this.#known = known;
  }

  get open(): boolean {
    return this.#members.length > 0;
  }

  /** Id of the active one. */
  get active(): string | undefined {
    return this.open ? `person-${this.#at}` : undefined;
  }

  typed(field: HTMLTextAreaElement, t: Translator): void {
    this.#field = field;
    this.#t = t;
    const name = this.#name();
    if (name === undefined || this.#known(name.trim())) this.close();
    else this.#search.type(name);
  }

  close(): void {
    this.#search.rest();
    this.#show([], '');
  }

  key(event: KeyboardEvent): void {
    if (!this.open || event.isComposing) return;
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') this.#at = (this.#at + (key === 'ArrowDown' ? 1 : this.#members.length - 1)) % this.#members.length;
    else if (key === 'Enter') this.#choose(this.#members[this.#at]!);
    else if (key === 'Escape') this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
    this.#host.requestUpdate();
  }

  list(t: Translator): TemplateResult | typeof nothing {
    if (!this.open) return nothing;
    // A press takes the caret from the text before it chooses, unless it is told not to.
    return html`<ul class="people" id="people" role="listbox" aria-label=${t('form.mention')} @mousedown=${(event: Event) => event.preventDefault()}>
      ${this.#members.map(
        (member, i) => html`<li id="person-${i}" role="option" aria-selected=${i === this.#at} @click=${() => this.#choose(member)}>
          <bdi>${member.name}</bdi> ${member.team ? html`<span class="muted"><bdi>${member.team}</bdi></span>` : nothing}
        </li>`,
      )}
    </ul>`;
  }

  /** What is typed of a name where the caret is. */
  #name(): string | undefined {
    const { value, selectionStart } = this.#field!;
    return NAME.exec(value.slice(0, selectionStart))?.groups!.name;
  }

  #show(members: readonly MemberRef[], name: string): void {
    const own = me().get()?.id;
    const others = members.filter(({ id }) => id !== own);
    const changed = others.map(({ id }) => id).join() !== this.#members.map(({ id }) => id).join();
    if (!changed) return;
    this.#members = others;
    this.#at = 0;
    if (name && this.open) announce(this.#t!('form.mention.found', { n: others.length }), this.#t!.lang);
    this.#host.requestUpdate();
  }

  /** Its name in the place of what was typed of it. */
  #choose({ id, name }: MemberRef): void {
    const field = this.#field!;
    const end = field.selectionStart;
    const start = end - this.#name()!.length;
    this.#chosen(name, id);
    field.setRangeText(`${name} `, start, end, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
    this.close();
  }
}
