import { Poll } from './poll.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-poll')) registry.define('cocarde-poll', Poll);
}
