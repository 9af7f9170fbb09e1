import { Vote } from './vote.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-vote')) registry.define('cocarde-vote', Vote);
}
