import { Polls } from './polls.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-polls')) registry.define('cocarde-polls', Polls);
}
