import { BadgeList } from './badges.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-badges')) registry.define('cocarde-badges', BadgeList);
}
