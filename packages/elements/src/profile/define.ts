import { ProfileCard } from './profile.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-profile')) registry.define('cocarde-profile', ProfileCard);
}
