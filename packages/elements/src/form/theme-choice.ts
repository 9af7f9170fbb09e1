import { html, nothing } from 'lit';
import type { LitElement, TemplateResult } from 'lit';
import type { LIMITS } from '@cocarde/contract/limits.ts';
import type { Theme } from '@cocarde/contract/themes.ts';
import { entriesOf } from '@cocarde/client/entries.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { openThemes, themesLike } from '@cocarde/client/themes.ts';
import { words } from '@cocarde/client/words.ts';
import { Suggestions } from './suggestions.ts';

/** The type keeps the number equal to the limit without shipping the table of limits. */
const TAG: typeof LIMITS.tag = 30;

/** The community's themes, by any word for them, in a field of several tags. What is typed and is none stays a tag. */
export class ThemeChoice extends Suggestions<Theme> {
  constructor(host: LitElement) {
    super(host, { label: 'form.themes', found: 'form.themes.found' });
  }

  protected look(): void {
    this.#propose((themes, typed, tag) => themesLike(themes, typed, tag));
  }

  protected override all(): void {
    this.#propose((themes, typed, tag) => (typed ? themesLike(themes, typed, tag) : themes));
  }

  /** Themes that do not stand there already, once they are known. */
  #propose(fit: (themes: readonly Theme[], typed: string, tag: string) => readonly Theme[]): void {
    const { field, t } = this;
    const leave = openThemes().subscribe(({ status, data }) => {
      if (status === 'loading') return;
      queueMicrotask(() => leave());
      const [start, end] = this.#entry();
      const others = entriesOf(`${field!.value.slice(0, start)},${field!.value.slice(end)}`);
      const free = (data?.items ?? []).filter((theme) => ![theme.id, written(theme, t!)].some((word) => others.includes(word)));
      const found = fit(free, field!.value.slice(start, end), t!.tag);
      // Somebody who wrote a theme out is done with it.
      this.show(found.length === 1 && written(found[0]!, t!) === field!.value.slice(start, end).trim() ? [] : found);
    });
  }

  protected option({ name, about }: Theme, t: Translator): TemplateResult {
    return html`<bdi>${words(name, t.tag)}</bdi> ${about ? html`<span class="muted" dir="auto">${words(about, t.tag)}</span>` : nothing}`;
  }

  /** Where the tag begins and ends in which the caret is. */
  #entry(): [start: number, end: number] {
    const { value, selectionStart } = this.field!;
    const start = Math.max(...[',', ';'].map((sign) => value.lastIndexOf(sign, selectionStart! - 1))) + 1;
    const length = value.slice(start).search(/[,;]|$/);
    return [start, start + length];
  }

  protected write(theme: Theme): void {
    const [start, end] = this.#entry();
    const last = end === this.field!.value.length;
    this.replace(`${start ? ' ' : ''}${written(theme, this.t!)}${last ? ', ' : ''}`, start, end);
  }
}

/** What it is called, where that is a tag too. */
function written({ id, name }: Theme, t: Translator): string {
  const called = words(name, t.tag);
  return called.length > TAG || /[,;\n]/.test(called) ? id : called;
}
