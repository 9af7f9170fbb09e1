import { PointsCard } from './points.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-points')) registry.define('cocarde-points', PointsCard);
}
