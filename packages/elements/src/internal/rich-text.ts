import { adoptStyles } from 'lit';
import type { MemberRef } from '@cocarde/contract/members.ts';
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
  #mentions: readonly MemberRef[] = [];

  /** Whom its text names: `@` and the name of somebody with a profile is a button then, whose value is the member. */
  get mentions(): readonly MemberRef[] {
    return this.#mentions;
  }

  set mentions(members: readonly MemberRef[]) {
    this.#mentions = members;
    if (this.#watch) this.#show();
  }

  connectedCallback(): void {
    if (this.#watch) return;
    adoptStyles(this.#root, [richTextStyles]);
    // Given before this code came.
    if (Object.hasOwn(this, 'mentions')) {
      this.#mentions = this.mentions;
      delete (this as { mentions?: unknown }).mentions;
    }
    this.#watch = new MutationObserver(() => this.#show());
    this.#watch.observe(this, { characterData: true, childList: true, subtree: true });
    this.#show();
  }

  #show(): void {
    this.#root.replaceChildren();
    const named = naming(this.#mentions);
    for (const block of blocks(parse(this.textContent), named)) this.#root.append(block);
  }
}

type Made = HTMLElement | string;
/** Words in which names of members are shown as such. */
type Naming = (text: string) => Made[];

/** The only place that makes elements of what members wrote: by these names, with these attributes, and text as text. */
function element(name: 'p' | 'em' | 'strong' | 'a' | 'code' | 'pre' | 'blockquote' | 'ul' | 'ol' | 'li' | 'button' | 'span', children: Iterable<Made>, attributes: { dir?: 'auto' | 'ltr'; href?: string; rel?: string; start?: number; tabindex?: 0; class?: 'mention'; value?: string } = {}): HTMLElement {
  const made: HTMLElement = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, `${value}`);
  for (const child of children) made.append(child as string);
  return made;
}

/** Longer names first: one may begin as another. Of two members of one name, the first. */
function naming(members: readonly MemberRef[]): Naming {
  if (!members.length) return (text) => [text];
  const names = members.map(({ name }) => name).sort((a, b) => b.length - a.length);
  const named = new RegExp(`(?<![\\p{L}\\p{N}_])@(${names.map((name) => name.replace(/[^\p{L}\p{N} ]/gu, (sign) => `\\u{${sign.codePointAt(0)!.toString(16)}}`)).join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return (text) => text.split(named).map((part, i) => {
    if (i % 2 === 0) return part;
    const { id, profile } = members.find(({ name }) => name === part)!;
    return profile ? element('button', [`@${part}`], { class: 'mention', value: id }) : element('span', [`@${part}`], { class: 'mention' });
  });
}

const blocks = (list: Block[], named: Naming): HTMLElement[] => list.map((block) => {
  if (block.type === 'list') return items(block, named);
  if (block.type === 'quote') return element('blockquote', blocks(block.children, named));
  if (block.type === 'paragraph') return element('p', words(block.children, named), { dir: 'auto' });
  // Long lines scroll, by keyboard too.
  return element('pre', [element('code', [block.text])], { dir: 'ltr', tabindex: 0 });
});

const items = ({ start, items: all }: List, named: Naming): HTMLElement => {
  const made = all.map((each) => item(each, named));
  return start === undefined ? element('ul', made) : element('ol', made, { start });
};

const item = ({ children, lists = [] }: Item, named: Naming): HTMLElement => element('li', [...words(children, named), ...lists.map((each) => items(each, named))], { dir: 'auto' });

const words = (list: Inline[], named: Naming): Made[] => list.flatMap((node): Made[] => {
  if (typeof node === 'string') return named(node);
  if (node.type === 'code') return [element('code', [node.text], { dir: 'ltr' })];
  // The parser lets http, https and mailto pass. Where it opens is up to the reader, or to the page by `<base target>`.
  if (node.type === 'link') return [element('a', words(node.children, (text) => [text]), { href: node.href, rel: 'noopener nofollow ugc' })];
  return [element(node.type === 'strong' ? 'strong' : 'em', words(node.children, named))];
});

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-text': RichText;
  }
}
