import { Rules } from './rules.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-rules')) registry.define('cocarde-rules', Rules);
}
