import { BadgeDetail } from './badge-detail.ts';
import { BadgeNotice } from './badge-notice.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-badge-detail')) registry.define('cocarde-badge-detail', BadgeDetail);
  if (!registry.get('cocarde-badge-notice')) registry.define('cocarde-badge-notice', BadgeNotice);
}
