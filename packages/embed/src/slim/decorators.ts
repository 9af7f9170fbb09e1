import type { LitElement } from './lit.ts';

interface PropertyOptions {
  attribute?: string | false;
  type?: unknown;
}

/** Stands in for `lit/decorators.js`: the legacy form that our elements are written in. */
export const property = (options?: PropertyOptions) => (prototype: LitElement, name: string): void =>
  (prototype.constructor as typeof LitElement).createProperty(name, options);

export const state = () => property({ attribute: false });

type Decorator = (prototype: LitElement, name: string) => void;

/** Applies them: what TypeScript's own helper does for decorators that return nothing. */
export function decorate(decorators: Decorator[], prototype: LitElement, name: string): void {
  for (const each of decorators) each(prototype, name);
}
