import { InboxList } from './list.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-inbox-list')) registry.define('cocarde-inbox-list', InboxList);
}
