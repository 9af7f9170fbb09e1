import { Experts } from './experts.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-experts')) registry.define('cocarde-experts', Experts);
}
