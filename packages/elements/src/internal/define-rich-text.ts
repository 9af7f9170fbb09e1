import { RichText } from './rich-text.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-text')) registry.define('cocarde-text', RichText);
}
