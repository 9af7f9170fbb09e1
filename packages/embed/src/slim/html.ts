/** A template with the values of one rendering; `strings` is the same object at every rendering of the same template. */
export interface TemplateResult {
  strings: TemplateStringsArray;
  values: unknown[];
  inSvg: boolean;
}

export interface RenderOptions {
  /** What `this` is in the listeners. */
  host?: object;
}

/** Where a value goes: into the child nodes at a comment, or into the attribute `name` between `pieces`. */
interface Place {
  node: number;
  name: string;
  pieces: string[];
}

interface Template {
  content: DocumentFragment;
  places: Place[];
}

/** Takes as many of the values as it has places, starting with the first. */
type Write = (values: unknown[]) => void;

export const nothing = Symbol.for('lit-nothing');
export const noChange = Symbol.for('lit-noChange');

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

function templateOf({ strings, inSvg }: TemplateResult): Template {
  let known = templates.get(strings);
  if (!known) templates.set(strings, (known = parse(strings, inSvg)));
  return known;
}

const walk = (root: Node) => document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT);

function parse(strings: TemplateStringsArray, inSvg: boolean): Template {
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
  const walker = walk(content);
  let value = 0;
  for (let node = 0; walker.nextNode(); node++) {
    const at = walker.currentNode as Element | Comment;
    if (at instanceof Comment) {
      if (at.data === MARK) places.push({ node, name: names[value++]!, pieces: [] });
      continue;
    }
    for (const attribute of at.getAttributeNames()) {
      const pieces = at.getAttribute(attribute)!.split(MARK);
      if (pieces.length < 2) continue;
      // The parser wrote the name in small letters; properties need it as it was.
      places.push({ node, name: names[value]!, pieces });
      value += pieces.length - 1;
      at.removeAttribute(attribute);
    }
  }
  return { content, places };
}

function attributeWriter(element: Element, name: string, pieces: string[], { host }: RenderOptions): Write {
  const own = name.slice(1);
  let old: unknown = nothing;
  if (name[0] === '@') {
    element.addEventListener(own, (event) => {
      if (typeof old === 'function') old.call(host, event);
    });
    return ([listener]) => (old = listener);
  }
  const write = (value: unknown) => {
    if (value === old) return;
    old = value;
    if (name[0] === '.') Object.assign(element, { [own]: value });
    else if (name[0] === '?') element.toggleAttribute(own, Boolean(value) && value !== nothing);
    else if (value === nothing) element.removeAttribute(name);
    else element.setAttribute(name, String(value ?? ''));
  };
  if (!pieces.some(Boolean)) return ([value]) => write(value);
  return (values) => {
    const given = values.slice(0, pieces.length - 1);
    write(given.includes(nothing) ? nothing : pieces.map((piece, i) => piece + (given[i] ?? '')).join(''));
  };
}

/** A template in the document. */
class Instance {
  readonly template: Template;
  readonly fragment: DocumentFragment;
  readonly #writers: Write[];

  constructor(template: Template, options: RenderOptions) {
    this.template = template;
    this.fragment = document.importNode(template.content, true);
    const walker = walk(this.fragment);
    const nodes: Node[] = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    this.#writers = template.places.map(({ node, name, pieces }) => {
      const at = nodes[node]!;
      if (name) return attributeWriter(at as Element, name, pieces, options);
      const slot = new Slot(at as Comment, options);
      return ([value]) => slot.write(value);
    });
  }

  write(values: unknown[]): void {
    let next = 0;
    this.template.places.forEach(({ pieces }, i) => {
      this.#writers[i]!(values.slice(next));
      next += Math.max(1, pieces.length - 1);
    });
  }
}

/** The child nodes between two comments. */
class Slot {
  readonly #start = document.createComment('');
  readonly #end: Comment;
  readonly #options: RenderOptions;
  #shown: Instance | Slot[] | Node | undefined;

  constructor(end: Comment, options: RenderOptions) {
    end.parentNode!.insertBefore(this.#start, end);
    this.#end = end;
    this.#options = options;
  }

  write(value: unknown): void {
    if (value === noChange) return;
    const shown = this.#shown;
    if (isTemplate(value)) {
      const template = templateOf(value);
      const instance = shown instanceof Instance && shown.template === template ? shown : new Instance(template, this.#options);
      instance.write(value.values);
      if (instance !== shown) this.#show(instance, instance.fragment);
    } else if (value && typeof value === 'object' && Symbol.iterator in value) {
      this.#list([...(value as Iterable<unknown>)]);
    } else if (value instanceof Node) {
      if (value !== shown) this.#show(value, value);
    } else if (value === nothing || value === undefined || value === null || value === '') {
      this.clear();
    } else if (shown instanceof Text) {
      if (shown.data !== String(value)) shown.data = String(value);
    } else {
      const text = document.createTextNode(String(value));
      this.#show(text, text);
    }
  }

  clear(): void {
    while (this.#start.nextSibling !== this.#end) this.#start.nextSibling!.remove();
    this.#shown = undefined;
  }

  #show(shown: Instance | Node, node: Node): void {
    this.clear();
    this.#end.parentNode!.insertBefore(node, this.#end);
    this.#shown = shown;
  }

  #list(values: unknown[]): void {
    if (!Array.isArray(this.#shown)) {
      this.clear();
      this.#shown = [];
    }
    const slots = this.#shown;
    values.forEach((value, i) => {
      if (!slots[i]) {
        const end = this.#end.parentNode!.insertBefore(document.createComment(''), this.#end);
        slots.push(new Slot(end, this.#options));
      }
      slots[i]!.write(value);
    });
    for (const slot of slots.splice(values.length)) slot.remove();
  }

  remove(): void {
    this.clear();
    this.#start.remove();
    this.#end.remove();
  }
}

const isTemplate = (value: unknown): value is TemplateResult => Boolean((value as TemplateResult | undefined)?.strings?.raw);

const roots = new WeakMap<ParentNode, Slot>();

/** Shows a value in an empty root, and next time changes what changed. */
export function render(value: unknown, root: ParentNode & Node, options: RenderOptions = {}): void {
  let slot = roots.get(root);
  if (!slot) roots.set(root, (slot = new Slot(root.appendChild(document.createComment('')), options)));
  slot.write(value);
}
