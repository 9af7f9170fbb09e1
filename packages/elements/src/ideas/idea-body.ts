import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { preview } from '@cocarde/client/preview.ts';

/** What an idea says below its title: two lines of it in a list, all of it with its markup once it is opened. */
export const ideaBody = (body: string, open: boolean): TemplateResult | typeof nothing =>
  body ? (open ? html`<cocarde-text class="text" dir="auto">${body}</cocarde-text>` : html`<p class="text clamp" dir="auto">${preview(body)}</p>`) : nothing;
