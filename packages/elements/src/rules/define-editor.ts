import { RuleEditor } from './rule-editor.ts';
import { RuleForm } from './rule-form.ts';
import { RulePreviewCard } from './rule-preview.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-rule-form')) registry.define('cocarde-rule-form', RuleForm);
  if (!registry.get('cocarde-rule-preview')) registry.define('cocarde-rule-preview', RulePreviewCard);
  if (!registry.get('cocarde-rule-editor')) registry.define('cocarde-rule-editor', RuleEditor);
}
