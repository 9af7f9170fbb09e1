/** A template with the values of one rendering; `strings` is the same object at every rendering of the same template. */
export interface TemplateResult {
  strings: TemplateStringsArray;
  values: unknown[];
  inSvg: boolean;
}

/** Where values go: among the child nodes, before a comment; or into the attribute `name`, between `pieces` of text. */
interface Place {
  node: number;
  name: string;
  pieces: string[];
}

interface Template {
  content: DocumentFragment;
  places: Place[];
}

type Write<V> = (value: V) => void;

export const nothing = Symbol.for('lit-nothing');

export const html = (strings: TemplateStringsArray, ...values: unknown[]): TemplateResult => ({ strings, values, inSvg: false });
export const svg = (strings: TemplateStringsArray, ...values: unknown[]): TemplateResult => ({ strings, values, inSvg: true });

interface Policy {
  createHTML(markup: string): string;
}

const POLICY = Symbol.for('cocarde.html');
const page = globalThis as { [POLICY]?: Policy; trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } };

// The name under which pages with Trusted Types already allow lit. A second policy of that name would be refused, so copies of this code share one.
const policy = (page[POLICY] ??= page.trustedTypes?.createPolicy('lit-html', { createHTML: (markup) => markup }));

const MARK = 'lit$';
const ATTRIBUTE = /([^\s"'>=]+)=(?:"[^"]*|'[^']*)?$/;

const templates = new WeakMap<TemplateStringsArray, Template>();

/** All elements and comments, in order. */
function nodesOf(root: Node): (Element | Comment)[] {
  const nodes: (Element | Comment)[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT);
  while (walker.nextNode()) nodes.push(walker.currentNode as Element | Comment);
  return nodes;
}

const comment = () => document.createComment('');

function parse({ strings, inSvg }: TemplateResult): Template {
  const names: string[] = [];
  let tag = '';
  let markup = '';
  for (const string of strings.slice(0, -1)) {
    const opened = string.lastIndexOf('<');
    const closed = string.lastIndexOf('>');
    // The tag that this string leaves open, or goes on with, tells an attribute from a child. Our own templates
    // write `&lt;` and `&gt;` in text and attributes.
    tag = opened > closed ? string.slice(opened) : closed < 0 && tag ? tag + string : '';
    names.push(tag && ATTRIBUTE.exec(tag)![1]!);
    markup += string + (tag ? MARK : `<!--${MARK}-->`);
  }
  markup += strings.at(-1);
  if (inSvg) markup = `<svg>${markup}</svg>`;

  const template = document.createElement('template');
  template.innerHTML = policy?.createHTML(markup) ?? markup;
  const { content } = template;
  if (inSvg) content.firstChild!.replaceWith(...content.firstChild!.childNodes);

  const places: Place[] = [];
  let value = 0;
  nodesOf(content).forEach((at, node) => {
    const place = (text: string) => {
      const pieces = text.split(MARK);
      if (pieces.length < 2) return false;
      // The parser wrote the name of an attribute in small letters; properties need it as it was.
      places.push({ node, name: names[value]!, pieces });
      value += pieces.length - 1;
      return true;
    };
    if (at instanceof Comment) place(at.data);
    else for (const name of at.getAttributeNames()) if (place(at.getAttribute(name)!)) at.removeAttribute(name);
  });
  return { content, places };
}

/** A copy of a template, and what writes values into it. */
function copyOf(result: TemplateResult, host: unknown): [DocumentFragment, Write<unknown[]>] {
  let template = templates.get(result.strings);
  if (!template) templates.set(result.strings, (template = parse(result)));
  const fragment = document.importNode(template.content, true);
  const nodes = nodesOf(fragment);
  const writers = template.places.map(({ node, name, pieces }) => {
    const at = nodes[node]!;
    const write = name ? attributeWriter(at as Element, name, host) : childWriter(at.parentNode!.insertBefore(comment(), at), at, host);
    const count = pieces.length - 1;
    // A value that stands alone is written as it is, another as part of the text around it.
    return { count, write: pieces.some(Boolean) ? (given: unknown[]) => write(joined(pieces, given)) : ([value]: unknown[]) => write(value) };
  });
  return [fragment, (values) => {
    let next = 0;
    for (const { count, write } of writers) write(values.slice(next, (next += count)));
  }];
}

const joined = (pieces: string[], values: unknown[]) =>
  values.includes(nothing) ? nothing : pieces.map((piece, i) => piece + (values[i] ?? '')).join('');

function attributeWriter(element: Element, name: string, host: unknown): Write<unknown> {
  const own = name.slice(1);
  let old: unknown = nothing;
  if (name[0] === '@') {
    element.addEventListener(own, (event) => {
      if (typeof old === 'function') old.call(host, event);
    });
    return (listener) => (old = listener);
  }
  return (value) => {
    if (value === old) return;
    old = value;
    if (name[0] === '.') Object.assign(element, { [own]: value });
    else if (name[0] === '?') element.toggleAttribute(own, Boolean(value) && value !== nothing);
    else if (value === nothing) element.removeAttribute(name);
    else element.setAttribute(name, String(value ?? ''));
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
    } else if (value && typeof value === 'object' && Symbol.iterator in value) {
      const items: Item[] = shown instanceof Array && !('raw' in shown) ? shown : [];
      if (items !== shown) clear(start, end);
      shown = items;
      let last = start;
      let i = 0;
      for (const each of value as Iterable<unknown>) {
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

const roots = new WeakMap<Node, Write<unknown>>();

/** Shows a value in an empty root, and next time changes what changed. `host` is `this` in the listeners. */
export function render(value: unknown, root: Node, { host }: { host?: unknown } = {}): void {
  let write = roots.get(root);
  if (!write) roots.set(root, (write = childWriter(root.appendChild(comment()), root.appendChild(comment()), host)));
  write(value);
}
