import { ActivityFeed } from './activity.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-activity')) registry.define('cocarde-activity', ActivityFeed);
}
