import { ExpertListing } from './listing.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-expert-listing')) registry.define('cocarde-expert-listing', ExpertListing);
}
