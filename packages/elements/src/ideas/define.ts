import { Ideas } from './ideas.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-ideas')) registry.define('cocarde-ideas', Ideas);
}
