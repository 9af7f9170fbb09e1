import { ReportDialog } from './report.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-report')) registry.define('cocarde-report', ReportDialog);
}
