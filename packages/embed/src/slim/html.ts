/** A template with the values of one rendering; `strings` is the same object at every rendering of the same template. */
export interface TemplateResult {
  strings: TemplateStringsArray;
  values: unknown[];
}

/** Where values go: among the child nodes, before a comment; or into the attribute `name`, between `pieces` of text. */
interface Place {
  node: number;
  name?: string;
  pieces: string[];
}

interface Template {
  content: DocumentFragment;
  places: Place[];
}

type Write<V> = (value: V) => void;

export const nothing = Symbol.for('lit-nothing');

export const html = (strings: TemplateStringsArray, ...values: unknown[]): TemplateResult => ({ strings, values });

interface Policy {
  createHTML(markup: string): string;
}

const POLICY = Symbol.for('cocarde.html');
const page = globalThis as { [POLICY]?: Policy; trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } };

// The name under which pages with Trusted Types already allow lit. A second policy of that name would be refused, so copies of this code share one.
const policy = (page[POLICY] ??= page.trustedTypes?.createPolicy('lit-html', { createHTML: (markup) => markup }));

const MARK = 'lit$';

const templates = new WeakMap<TemplateStringsArray, Template>();

/** `NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT` */
const ELEMENTS_AND_COMMENTS = 129;

/** All elements and comments, in order. */
function nodesOf(root: Node): (Element | Comment)[] {
  const nodes: (Element | Comment)[] = [];
  const walker = document.createTreeWalker(root, ELEMENTS_AND_COMMENTS);
  while (walker.nextNode()) nodes.push(walker.currentNode as Element | Comment);
  return nodes;
}

const comment = () => document.createComment('');

function parse(strings: TemplateStringsArray): Template {
  let inTag = false;
  const marks = strings.map((string) => {
    const opened = string.lastIndexOf('<');
    const closed = string.lastIndexOf('>');
    // What stands last tells an attribute from a child; a string with neither goes on where the one before was.
    // Our own templates write `&lt;` and `&gt;` in text and attributes.
    if (opened !== closed) inTag = opened > closed;
    return inTag ? MARK : `<!--${MARK}-->`;
  });
  const markup = String.raw({ raw: strings }, ...marks);

  const template = document.createElement('template');
  template.innerHTML = policy?.createHTML(markup) ?? markup;
  const { content } = template;

  const places: Place[] = [];
  nodesOf(content).forEach((at, node) => {
    const holds = (text: string, name?: string) => {
      const pieces = text.split(MARK);
      return pieces.length > 1 && places.push({ node, name, pieces });
    };
    if (at instanceof Comment) holds(at.data);
    else for (const name of at.getAttributeNames()) if (holds(at.getAttribute(name)!, name)) at.removeAttribute(name);
  });
  return { content, places };
}

/** A copy of a template, and what writes values into it. */
function copyOf({ strings }: TemplateResult, host: unknown): [DocumentFragment, Write<unknown[]>] {
  let template = templates.get(strings);
  if (!template) templates.set(strings, (template = parse(strings)));
  const fragment = document.importNode(template.content, true);
  const nodes = nodesOf(fragment);
  const writers = template.places.map(({ node, name, pieces }) => {
    const at = nodes[node]!;
    const write = name ? attributeWriter(at as Element, name, host) : childWriter(at.parentNode!.insertBefore(comment(), at), at, host);
    /** Takes its own from the values that are left. */
    return (left: unknown[]) => {
      const own = left.splice(0, pieces.length - 1);
      // A value that stands alone is written as it is, another as part of the text around it.
      write(pieces.some(Boolean) ? pieces.map((piece, i) => piece + (own[i] ?? '')).join('') : own[0]);
    };
  });
  return [fragment, (values) => {
    const left = [...values];
    for (const write of writers) write(left);
  }];
}

function attributeWriter(element: Element, name: string, host: unknown): Write<unknown> {
  const [kind] = name;
  const own = name.slice(1);
  let old: unknown = nothing;
  if (kind === '@') element.addEventListener(own, (event) => (old as EventListener | undefined)?.call?.(host, event));
  return (value) => {
    if (value === old) return;
    old = value;
    if (kind === '.') (element as unknown as Record<string, unknown>)[own] = value;
    else if (kind === '?') element.toggleAttribute(own, Boolean(value) && value !== nothing);
    else if (value === nothing) element.removeAttribute(name);
    else if (kind !== '@') element.setAttribute(name, `${value ?? ''}`);
  };
}

/** Writes between two nodes: a template, a list, or text. */
function childWriter(start: Node, end: Node, host: unknown): Write<unknown> {
  let shown: TemplateStringsArray | Text | Item[] | undefined;
  let write: Write<unknown[]>;
  const before = <N extends Node>(node: N): N => end.parentNode!.insertBefore(node, end);
  return (value) => {
    if (isTemplate(value)) {
      const { strings, values } = value;
      if (strings === shown) return write(values);
      const [fragment, writeCopy] = copyOf(value, host);
      writeCopy(values);
      clear(start, end);
      before(fragment);
      write = writeCopy;
      shown = strings;
    } else if (Array.isArray(value)) {
      const items: Item[] = Array.isArray(shown) && !('raw' in shown) ? shown : [];
      if (items !== shown) clear(start, end);
      shown = items;
      let last = start;
      let i = 0;
      for (const each of value) {
        if (!items[i]) {
          const itemEnd = before(comment());
          items.push({ end: itemEnd, write: childWriter(last, itemEnd, host) });
        }
        items[i]!.write(each);
        last = items[i++]!.end;
      }
      items.length = i;
      clear(last, end);
    } else {
      const text = value === nothing ? '' : String(value ?? '');
      if (shown instanceof Text && text) {
        if (shown.data !== text) shown.data = text;
        return;
      }
      clear(start, end);
      shown = text ? before(document.createTextNode(text)) : undefined;
    }
  };
}

interface Item {
  end: Node;
  write: Write<unknown>;
}

function clear(start: Node, end: Node): void {
  while (start.nextSibling !== end) start.nextSibling!.remove();
}

const isTemplate = (value: unknown): value is TemplateResult => Boolean((value as TemplateResult | undefined)?.strings);

/** Shows a value in an empty root, and next time changes what changed. `host` is `this` in the listeners. */
export function render(value: unknown, root: Node & { write?: Write<unknown> }, { host }: { host?: unknown } = {}): void {
  root.write ??= childWriter(root.appendChild(comment()), root.appendChild(comment()), host);
  root.write(value);
}
