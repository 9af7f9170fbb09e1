import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { IdeaPage } from '@cocarde/contract/ideas.ts';
import { preview } from '@cocarde/client/preview.ts';
import type { Board } from '../internal/board.ts';

/** What an idea says below its title: two lines of it in a list, about what was searched for; all of it with its markup once it is opened. */
export function ideaBody(body: string, open: boolean, { tools }: Board<IdeaPage>): TemplateResult | typeof nothing {
  if (!body) return nothing;
  if (open) return html`<cocarde-text class="text" dir="auto">${body}</cocarde-text>`;
  const text = preview(body);
  return html`<p class="text clamp" dir="auto">${tools?.excerpt(text) ?? text}</p>`;
}
