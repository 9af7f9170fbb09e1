import { page } from '@cocarde/client/page.ts';

/** The page's toast comes with the first thing that is worth telling. */
export function toastOnDemand(): void {
  const stop = page().$earned.subscribe(async ({ length }) => {
    if (!length) return;
    queueMicrotask(() => stop());
    (await import('./show-toast.ts')).showToast();
  });
}
