import { Asking } from './asking.ts';
import { Requests } from './requests.ts';
import { Same } from './same.ts';
import { ViewHead } from './view-head.ts';

export { putToChosen } from '@cocarde/client/asking.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-question-view')) registry.define('cocarde-question-view', ViewHead);
  if (!registry.get('cocarde-question-asking')) registry.define('cocarde-question-asking', Asking);
  if (!registry.get('cocarde-question-requests')) registry.define('cocarde-question-requests', Requests);
  if (!registry.get('cocarde-question-same')) registry.define('cocarde-question-same', Same);
}
