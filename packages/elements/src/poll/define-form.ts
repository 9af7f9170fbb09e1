import { PollForm } from './poll-form.ts';
import { PollPreview } from './poll-preview.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-poll-preview')) registry.define('cocarde-poll-preview', PollPreview);
  if (!registry.get('cocarde-poll-form')) registry.define('cocarde-poll-form', PollForm);
}
