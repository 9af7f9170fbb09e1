import { html, svg } from 'lit';
import type { TemplateResult } from 'lit';

/** First letters of the first and the last word, whole characters. */
export function initials(name: string): string {
  const words = name.trim().split(/[\s-]+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map((word) => [...word!][0] ?? '').join('').toLocaleUpperCase();
}

/** The same person has the same colour everywhere: the hue, of twelve, hangs on the member's id. */
export function hue(member: string): number {
  let hash = 7;
  for (const char of member) hash = (hash * 31 + char.codePointAt(0)!) >>> 0;
  return (hash % 12) * 30;
}

/** Decorative: the name stands beside it. Somebody who is not named gets a neutral figure. White letters have 5:1 or more on every hue. */
export function avatar(name: string | null | undefined, member: string | null | undefined): TemplateResult {
  return html`<svg class="avatar" viewBox="0 0 32 32" aria-hidden="true">
    ${name && member
      ? svg`<circle cx="16" cy="16" r="16" fill="oklch(48% .11 ${hue(member)})" /><text x="16" y="20.4" text-anchor="middle" fill="#fff">${initials(name)}</text>`
      : svg`<circle cx="16" cy="16" r="16" fill="var(--sunken)" /><path d="M16 9a4.5 4.5 0 1 0 .01 0zM7 25a9 6.5 0 0 1 18 0z" fill="var(--muted)" />`}
  </svg>`;
}
