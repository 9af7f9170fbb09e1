import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { addressOf } from '@cocarde/client/deep-link.ts';
import type { DeepLink } from '@cocarde/client/deep-link.ts';
import { placeOf } from '@cocarde/client/places.ts';

/** The title of a contribution, which leads to it where somebody knows a page with its board. */
export function postLink(post: DeepLink & { board: string; title: string }): TemplateResult {
  const page = placeOf(post.kind, post.board);
  const title = html`<bdi>${post.title}</bdi>`;
  return page ? html`<a href=${addressOf(post, page)}>${title}</a>` : title;
}
