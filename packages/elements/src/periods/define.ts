import { Periods } from './periods.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-periods')) registry.define('cocarde-periods', Periods);
}
