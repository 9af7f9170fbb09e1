import { adoptStyles } from 'lit';
import { parse } from '@cocarde/client/markdown.ts';
import type { Block, Inline, Item, List } from '@cocarde/client/markdown.ts';
import { richTextStyles } from './rich-text.styles.ts';

/**
 * A text with the markup that is in it. Inside other elements, not for pages.
 *
 * Its source is its own text: that is what there is to read until this code comes, and after it if nothing is marked up.
 * It stands without lit, which it would need for nothing, so that a script of one file can fetch it when a post is opened.
 * @tagname cocarde-text
 */
export class RichText extends HTMLElement {
  readonly #root = this.attachShadow({ mode: 'open' });
  #watch: MutationObserver | undefined;

  connectedCallback(): void {
    if (this.#watch) return;
    adoptStyles(this.#root, [richTextStyles]);
    this.#watch = new MutationObserver(() => this.#show());
    this.#watch.observe(this, { characterData: true, childList: true, subtree: true });
    this.#show();
  }

  #show(): void {
    this.#root.replaceChildren();
    for (const block of blocks(parse(this.textContent))) this.#root.append(block);
  }
}

/** The only place that makes elements of what members wrote: by these names, with these attributes, and text as text. */
function element(name: 'p' | 'em' | 'strong' | 'a' | 'code' | 'pre' | 'blockquote' | 'ul' | 'ol' | 'li', children: Iterable<HTMLElement | string>, attributes: { dir?: 'auto' | 'ltr'; href?: string; rel?: string; start?: number; tabindex?: 0 } = {}): HTMLElement {
  const made: HTMLElement = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, `${value}`);
  for (const child of children) made.append(child as string);
  return made;
}

const blocks = (list: Block[]): HTMLElement[] => list.map((block) => {
  if (block.type === 'list') return items(block);
  if (block.type === 'quote') return element('blockquote', blocks(block.children));
  if (block.type === 'paragraph') return element('p', words(block.children), { dir: 'auto' });
  // Long lines scroll, by keyboard too.
  return element('pre', [element('code', [block.text])], { dir: 'ltr', tabindex: 0 });
});

const items = ({ start, items }: List): HTMLElement => (start === undefined ? element('ul', items.map(item)) : element('ol', items.map(item), { start }));

const item = ({ children, lists = [] }: Item): HTMLElement => element('li', [...words(children), ...lists.map(items)], { dir: 'auto' });

const words = (list: Inline[]): (HTMLElement | string)[] => list.map((node) => {
  if (typeof node === 'string') return node;
  if (node.type === 'code') return element('code', [node.text], { dir: 'ltr' });
  // The parser lets http, https and mailto pass. Where it opens is up to the reader, or to the page by `<base target>`.
  if (node.type === 'link') return element('a', words(node.children), { href: node.href, rel: 'noopener nofollow ugc' });
  return element(node.type === 'strong' ? 'strong' : 'em', words(node.children));
});

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-text': RichText;
  }
}
