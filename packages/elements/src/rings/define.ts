import { Rings } from './rings.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-rings')) registry.define('cocarde-rings', Rings);
}
