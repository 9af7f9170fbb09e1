import { VisibilitySwitches } from './visibility.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-visibility')) registry.define('cocarde-visibility', VisibilitySwitches);
}
