import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

/** First letters of the first and the last word. */
export function initials(name: string): string {
  const [first = '', ...rest] = name.match(/(?<![^\s-])\p{L}/gu) ?? [];
  return first + (rest.at(-1) ?? '');
}

/** The same person has the same colour everywhere: the hue, in degrees, hangs on the member's id. */
export function hue(member: string): number {
  let degrees = 7;
  for (const char of member) degrees = (degrees * 31 + char.codePointAt(0)!) % 360;
  return degrees;
}

/** Decorative: the name stands beside it. Who is not named gets a neutral figure, who is no member the hue of the name. White letters have 5:1 or more on every hue. */
export function avatar(name: string | null | undefined, member: string | null | undefined): TemplateResult {
  return html`<svg class="avatar" viewBox="0 0 32 32" aria-hidden="true">
    <circle cx="16" cy="16" r="16" fill=${name ? `oklch(48% .11 ${hue(member ?? name)})` : 'var(--sunken)'} />
    <text x="16" y="20.4" text-anchor="middle" fill="#fff">${name ? initials(name) : nothing}</text>
    <path d=${name ? nothing : 'M16 9a4.5 4.5 0 1 0 .01 0zM7 25a9 6.5 0 0 1 18 0z'} fill="var(--muted)" />
  </svg>`;
}
