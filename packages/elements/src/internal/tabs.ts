import { html } from 'lit';
import type { TemplateResult } from 'lit';

/** Arrows (mirrored from right to left), Home and End. */
function move(event: KeyboardEvent): void {
  const list = event.currentTarget as HTMLElement;
  const all = [...list.children] as HTMLElement[];
  const now = all.indexOf(event.target as HTMLElement);
  const forward = getComputedStyle(list).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const steps: Record<string, number> = { ArrowLeft: now - 1, ArrowRight: now - 1, [forward]: now + 1, Home: 0, End: -1 };
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const to = all.at(step % all.length)!;
  to.focus();
  to.click();
}

/**
 * One tab stop; what moves also selects. `label` says what the choice is about, for screen readers.
 * The panel in the same shadow root is `#panel`, its label the selected tab, `#panel-{value}`.
 */
export function tabs<V extends string>(label: string, values: readonly V[], nameOf: (value: V) => string, selected: V, select: (value: V) => void): TemplateResult {
  return html`<div class="tabs" role="tablist" aria-label=${label} @keydown=${move}>
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
