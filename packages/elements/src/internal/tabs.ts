import { html } from 'lit';
import type { TemplateResult } from 'lit';

export interface Tabs<V extends string> {
  /** What the choice is about, for screen readers. */
  label: string;
  items: readonly (readonly [value: V, label: string])[];
  selected: V;
  /** Id of the tab panel in the same shadow root; its label is the selected tab, `{panel}-{value}`. */
  panel: string;
  select(value: V): void;
}

/** One tab stop; arrows (mirrored from right to left), Home and End move and select. */
export function tabs<V extends string>({ label, items, selected, panel, select }: Tabs<V>): TemplateResult {
  const move = (event: KeyboardEvent): void => {
    const list = event.currentTarget as HTMLElement;
    const forward = getComputedStyle(list).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const now = items.findIndex(([value]) => value === selected);
    const steps: Record<string, number> = { ArrowLeft: now - 1, ArrowRight: now - 1, [forward]: now + 1, Home: 0, End: -1 };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const to = (step + items.length) % items.length;
    (list.children[to] as HTMLElement).focus();
    select(items[to]![0]);
  };
  return html`<div class="tabs" role="tablist" aria-label=${label} @keydown=${move}>
    ${items.map(
      ([value, text]) =>
        html`<button
          role="tab"
          id="${panel}-${value}"
          aria-selected=${value === selected}
          aria-controls=${panel}
          tabindex=${value === selected ? 0 : -1}
          @click=${() => select(value)}
        >
          ${text}
        </button>`,
    )}
  </div>`;
}
