import { Similar } from './similar.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-similar')) registry.define('cocarde-similar', Similar);
}
