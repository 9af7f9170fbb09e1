import { Ledger } from './ledger.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-ledger')) registry.define('cocarde-ledger', Ledger);
}
