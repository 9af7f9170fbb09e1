import { Toast } from './toast.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-toast')) registry.define('cocarde-toast', Toast);
}
