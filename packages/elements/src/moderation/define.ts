import { HeldItem } from './held.ts';
import { Moderation } from './moderation.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-held')) registry.define('cocarde-held', HeldItem);
  if (!registry.get('cocarde-moderation')) registry.define('cocarde-moderation', Moderation);
}
