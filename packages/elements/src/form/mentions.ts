import { html, nothing } from 'lit';
import type { LitElement, TemplateResult } from 'lit';
import type { MemberRef } from '@cocarde/contract/members.ts';
import { me } from '@cocarde/client/me.ts';
import { memberSearch } from '@cocarde/client/members.ts';
import { Suggestions } from './suggestions.ts';

/** `@` and up to two words before the caret, not in the middle of an address. */
const NAME = /(?<![\p{L}\p{N}_.])@(?<name>[\p{L}\p{N}][\p{L}\p{N}'’.-]*(?: [\p{L}\p{N}'’.-]*)?)$/u;

/** Members whose names begin as what is typed behind `@` in a text. */
export class Mentions extends Suggestions<MemberRef> {
  readonly #chosen: (name: string, id: string) => void;
  readonly #known: (name: string) => boolean;
  readonly #search = memberSearch((members) => this.show(members.filter(({ id }) => id !== me().get()?.id)));

  /** `chosen` hears who is meant by a name, `known` says whether somebody is already. */
  constructor(host: LitElement, chosen: (name: string, id: string) => void, known: (name: string) => boolean) {
    super(host, { label: 'form.mention', found: 'form.mention.found' });
    this.#chosen = chosen;
    this.#known = known;
  }

  protected look(): void {
    const name = this.#name();
    if (name === undefined || this.#known(name.trim())) this.close();
    else this.#search.type(name);
  }

  override close(): void {
    this.#search.rest();
    super.close();
  }

  protected option({ name, team }: MemberRef): TemplateResult {
    return html`<bdi>${name}</bdi> ${team ? html`<span class="muted"><bdi>${team}</bdi></span>` : nothing}`;
  }

  /** What is typed of a name where the caret is. */
  #name(): string | undefined {
    const { value, selectionStart } = this.field!;
    return NAME.exec(value.slice(0, selectionStart!))?.groups!.name;
  }

  /** Its name in the place of what was typed of it. */
  protected write({ id, name }: MemberRef): void {
    const end = this.field!.selectionStart!;
    const start = end - this.#name()!.length;
    this.#chosen(name, id);
    this.replace(`${name} `, start, end);
  }
}
