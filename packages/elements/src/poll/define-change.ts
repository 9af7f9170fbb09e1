import { PollChange } from './poll-change.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-poll-change')) registry.define('cocarde-poll-change', PollChange);
}
