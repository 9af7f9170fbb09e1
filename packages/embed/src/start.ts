import { configure } from '@cocarde/client/configure.ts';
import { page } from '@cocarde/client/page.ts';
import { host } from './claim.ts';
import { toastOnDemand } from './toast.ts';
import { upgradeMarks } from './upgrade.ts';
import { sendWaiting } from './waiting.ts';

/** Brings elements to the page, with what goes along with the first of them; may be called again for what the page added. */
export function start(define: () => void): void {
  define();
  upgradeMarks();
  const here = page();
  if (here.started) return;
  here.started = true;
  // The loader's own could only take notes.
  host.Cocarde = { configure };
  toastOnDemand();
  void sendWaiting();
}
