import { page } from '@cocarde/client/page.ts';

/** The page's toast comes with the first thing that is worth telling. */
export function toastOnDemand(): void {
  page().$earned.subscribe(({ length }) => {
    if (length) void import('./show-toast.ts').then(({ showToast }) => showToast());
  });
}
