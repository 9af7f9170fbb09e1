import { PendingBurstCard } from './burst.ts';
import { PendingList } from './pending.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-burst')) registry.define('cocarde-burst', PendingBurstCard);
  if (!registry.get('cocarde-pending')) registry.define('cocarde-pending', PendingList);
}
