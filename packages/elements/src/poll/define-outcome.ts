import { PollOutcome } from './outcome.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-poll-outcome')) registry.define('cocarde-poll-outcome', PollOutcome);
}
