import { Inbox } from './inbox.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-inbox')) registry.define('cocarde-inbox', Inbox);
}
