import { AuditLog } from './audit.ts';
import { ModerationSettingsForm } from './settings.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-audit')) registry.define('cocarde-audit', AuditLog);
  if (!registry.get('cocarde-moderation-settings')) registry.define('cocarde-moderation-settings', ModerationSettingsForm);
}
