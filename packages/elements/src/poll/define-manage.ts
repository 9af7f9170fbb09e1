import { PollManage } from './manage.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-poll-manage')) registry.define('cocarde-poll-manage', PollManage);
}
