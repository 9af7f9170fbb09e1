import { define } from './define.ts';

/**
 * Asks what is wrong with a contribution. The dialog stands beside what was pressed, so that language, look and colours of the
 * place are its own. For menus, loaded when pressed: `import('../report/open-report.ts')`.
 */
export function openReport(pressed: Element, post: string): void {
  define();
  const dialog = document.createElement('cocarde-report');
  dialog.post = post;
  (pressed.getRootNode() as ShadowRoot).appendChild(dialog);
}
