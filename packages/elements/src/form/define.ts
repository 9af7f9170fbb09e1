import { Form } from './form.ts';

export function define(registry = customElements): void {
  // For the preview here and for all that is said around it. Until it is there, and without it, texts stand as they were typed.
  void import('../internal/define-rich-text.ts').then(({ define }) => define(registry), () => {});
  if (!registry.get('cocarde-form')) registry.define('cocarde-form', Form);
}
