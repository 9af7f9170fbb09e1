import { Appear } from './appear.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-appear')) registry.define('cocarde-appear', Appear);
}
