import { Form } from './form.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-form')) registry.define('cocarde-form', Form);
}
