import { InboxSettingsForm } from './settings.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-inbox-settings')) registry.define('cocarde-inbox-settings', InboxSettingsForm);
}
