import { html } from 'lit';
import type { TemplateResult } from 'lit';

// Few names are pressed: what then happens is loaded then. Code that did not come may come with the next press.
const open = (name: HTMLButtonElement): void => void import('../profile/open-profile.ts').then(({ openProfile }) => openProfile(name), () => {});

/** The same of a name that a text mentions: for clicks on a `cocarde-text`. */
export function openMention(event: Event): void {
  const [pressed] = event.composedPath();
  if (pressed instanceof HTMLButtonElement) open(pressed);
}

/** A name that leads to the profile of a member whom the reader finds. */
export function memberLink(member: string, name: unknown): TemplateResult {
  return html`<button class="link" value=${member} @click=${({ currentTarget }: Event) => open(currentTarget as HTMLButtonElement)}>${name}</button>`;
}
