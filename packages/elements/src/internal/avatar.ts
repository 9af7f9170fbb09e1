import { html } from 'lit';
import type { TemplateResult } from 'lit';

const TINTS = 8;

/** First letters of the first and the last word, whole characters. */
export function initials(name: string): string {
  const words = name.trim().split(/[\s-]+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map((word) => [...word!][0] ?? '').join('').toLocaleUpperCase();
}

/** The same person has the same colour everywhere: the tint hangs on the member's id. */
export function tint(member: string): number {
  let hash = 7;
  for (const char of member) hash = (hash * 31 + char.codePointAt(0)!) >>> 0;
  return hash % TINTS;
}

/** Decorative: the name stands beside it. Somebody who is not named gets a neutral figure. */
export function avatar(name: string | null | undefined, member: string | null | undefined): TemplateResult {
  return name && member
    ? html`<span class="avatar tint${tint(member)}" aria-hidden="true">${initials(name)}</span>`
    : html`<span class="avatar" aria-hidden="true"
        ><svg viewBox="0 0 18 18"><circle cx="9" cy="6" r="3.4" /><path d="M2 16.5a7 6 0 0 1 14 0z" /></svg
      ></span>`;
}
