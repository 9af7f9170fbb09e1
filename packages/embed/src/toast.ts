import { page } from '@cocarde/client/page.ts';

/** The page's toast comes with the first thing that is worth telling. */
export function toastOnDemand(): void {
  const stop = page().$earned.subscribe(async ({ length }) => {
    if (!length) return;
    queueMicrotask(() => stop());
    const { define } = await import('@cocarde/elements/toast/define.ts');
    define();
    if (!document.querySelector('cocarde-toast')) document.body.appendChild(document.createElement('cocarde-toast'));
  });
}
