import { html } from 'lit';
import type { TemplateResult } from 'lit';

/** What keys do comes with the first of them; where it does not come, each tab is a stop of its own. */
function press(event: KeyboardEvent): void {
  const { target, key } = event;
  const list = event.currentTarget as HTMLElement;
  if (!/^(Arrow[LR]|Home|End)/.test(key)) return;
  event.preventDefault();
  void import('./tab-keys.ts').then(({ move }) => move(list, target as HTMLElement, key), () => { for (const tab of list.children) (tab as HTMLElement).tabIndex = 0; });
}

/**
 * One tab stop; what moves also selects. `label` says what the choice is about, for screen readers.
 * The panel in the same shadow root is `#panel`, its label the selected tab, `#panel-{value}`.
 */
export function tabs<V extends string>(label: string, values: readonly V[], nameOf: (value: V) => string, selected: V, select: (value: V) => void): TemplateResult {
  return html`<div class="tabs" role="tablist" aria-label=${label} @keydown=${press}>
    ${values.map(
      (value) =>
        html`<button
          role="tab"
          id="panel-${value}"
          aria-selected=${value === selected}
          aria-controls="panel"
          tabindex=${value === selected ? 0 : -1}
          @click=${() => select(value)}
        >
          ${nameOf(value)}
        </button>`,
    )}
  </div>`;
}
