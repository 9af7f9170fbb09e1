import { configure } from '@cocarde/client/configure.ts';
import { page } from '@cocarde/client/page.ts';
import { host } from './claim.ts';
import { toastOnDemand } from './toast.ts';

/** Brings elements to the page, with what goes along with the first of them; may be called again for what the page added. */
export async function start(define: () => void): Promise<void> {
  define();
  const here = page();
  if (!here.started) {
    here.started = true;
    // The loader's own could only take notes.
    host.Cocarde = { configure };
    toastOnDemand();
  }
  if (document.querySelector('[data-cocarde]')) (await import('./upgrade.ts')).upgradeMarks();
}
