import { define } from '@cocarde/elements/toast/define.ts';

/** One a page, wherever its author did not put it. */
export function showToast(): void {
  define();
  if (!document.querySelector('cocarde-toast')) document.body.appendChild(document.createElement('cocarde-toast'));
}
