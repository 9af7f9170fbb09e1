import { html } from 'lit';
import type { TemplateResult } from 'lit';

// Few names are pressed: what then happens is loaded then. Code that did not come may come with the next press.
const open = ({ currentTarget }: Event): void =>
  void import('../profile/open-profile.ts').then(({ openProfile }) => openProfile(currentTarget as HTMLButtonElement), () => {});

/** A name that leads to the profile of a member whom the reader finds. */
export function memberLink(member: string, name: unknown): TemplateResult {
  return html`<button class="link" value=${member} @click=${open}>${name}</button>`;
}
