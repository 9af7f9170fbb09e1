import { adoptStyles } from './css.ts';
import { render } from './html.ts';

/**
 * Stands in for `lit` in what a script tag loads: templates, and an element class that does what ours ask of
 * LitElement and no more. See docs/decisions/2026-11-22-what-a-page-loads.md.
 */
export { adoptStyles, css } from './css.ts';
export { html, nothing, render, type TemplateResult } from './html.ts';

interface Controller {
  hostConnected?(): void;
  hostDisconnected?(): void;
  hostUpdate?(): void;
}

interface PropertyOptions {
  attribute?: string | false;
  type?: unknown;
}

type Changed = Map<PropertyKey, unknown>;
type Styles = CSSStyleSheet | readonly CSSStyleSheet[];

export abstract class LitElement extends HTMLElement {
  static styles: Styles = [];
  /** By attribute: which property it sets, and whether its presence alone is the value. */
  static attributes = new Map<string, [name: string, options: PropertyOptions]>();

  static get observedAttributes(): string[] {
    return [...this.attributes.keys()];
  }

  static createProperty(name: string, options: PropertyOptions = {}): void {
    const { attribute = name.toLowerCase() } = options;
    if (attribute) this.attributes = new Map(this.attributes).set(attribute, [name, options]);
    Object.defineProperty(this.prototype, name, {
      get(this: LitElement) {
        return this.#values.get(name);
      },
      set(this: LitElement, value: unknown) {
        const old = this.#values.get(name);
        if (Object.is(old, value)) return;
        this.#values.set(name, value);
        this.requestUpdate(name, old);
      },
    });
  }

  renderRoot!: ShadowRoot;

  #values: Changed = new Map();
  #changed: Changed = new Map();
  #given: [name: string, value: unknown][] = [];
  #controllers = new Set<Controller>();
  #pending = false;
  #connect!: () => void;
  #settled = new Promise<unknown>((connect) => (this.#connect = connect as () => void));

  constructor() {
    super();
    // What was set before the upgrade hides the accessors of the class: it is set again, after the defaults.
    for (const [name, value] of Object.entries(this)) {
      if (!(name in this.constructor.prototype)) continue;
      this.#given.push([name, value]);
      delete (this as Record<string, unknown>)[name];
    }
    this.requestUpdate();
  }

  addController(controller: Controller): void {
    this.#controllers.add(controller);
    if (this.renderRoot && this.isConnected) controller.hostConnected?.();
  }

  connectedCallback(): void {
    if (!this.renderRoot) {
      this.renderRoot = this.attachShadow({ mode: 'open' });
      adoptStyles(this.renderRoot, [(this.constructor as typeof LitElement).styles].flat());
    }
    this.#connect();
    for (const controller of this.#controllers) controller.hostConnected?.();
  }

  disconnectedCallback(): void {
    for (const controller of this.#controllers) controller.hostDisconnected?.();
  }

  attributeChangedCallback(attribute: string, _: string | null, value: string | null): void {
    const [name, { type }] = (this.constructor as typeof LitElement).attributes.get(attribute)!;
    (this as Record<string, unknown>)[name] = type === Boolean ? value !== null : value;
  }

  get updateComplete(): Promise<unknown> {
    return this.#settled;
  }

  requestUpdate(name?: PropertyKey, old?: unknown): void {
    if (name && !this.#changed.has(name)) this.#changed.set(name, old);
    if (this.#pending) return;
    this.#pending = true;
    const update = () => this.#update();
    this.#settled = this.#settled.then(update, update);
  }

  #update(): void {
    for (const [name, value] of this.#given.splice(0)) (this as Record<string, unknown>)[name] = value;
    const changed = this.#changed;
    try {
      this.willUpdate?.(changed);
      for (const controller of this.#controllers) controller.hostUpdate?.();
      render(this.render(), this.renderRoot, { host: this });
    } finally {
      this.#changed = new Map();
      this.#pending = false;
    }
    this.updated(changed);
  }

  abstract render(): unknown;
  willUpdate?(changed: Changed): void;
  updated(_: Changed): void {}
}
