import { HeldItem } from './held.ts';
import { Moderation } from './moderation.ts';
import { ReasonForm } from './reason-form.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-reason')) registry.define('cocarde-reason', ReasonForm);
  if (!registry.get('cocarde-held')) registry.define('cocarde-held', HeldItem);
  if (!registry.get('cocarde-moderation')) registry.define('cocarde-moderation', Moderation);
}
