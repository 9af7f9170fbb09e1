import { HeldItem } from './held.ts';
import { Moderation } from './moderation.ts';

export function define(registry = customElements): void {
  // Until it is there, and without it, texts stand as they were typed.
  void import('../internal/define-rich-text.ts').then(({ define }) => define(registry), () => {});
  if (!registry.get('cocarde-held')) registry.define('cocarde-held', HeldItem);
  if (!registry.get('cocarde-moderation')) registry.define('cocarde-moderation', Moderation);
}
