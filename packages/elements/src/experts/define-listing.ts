import { ExpertListing } from './listing.ts';
import { ExpertMine } from './mine.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-expert-listing')) registry.define('cocarde-expert-listing', ExpertListing);
  if (!registry.get('cocarde-expert-mine')) registry.define('cocarde-expert-mine', ExpertMine);
}
