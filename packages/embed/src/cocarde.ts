import { claim } from './claim.ts';
import { open } from './entries/all.ts';
import { settingsOf } from './settings.ts';
import { watch } from './watch.ts';

const shared = claim();

if (shared) {
  // Only known while the script runs for the first time, also when another script put it into the page.
  const script = document.currentScript as HTMLScriptElement | null;
  shared.settings = settingsOf(script, script?.src || location.href);
  watch(open);
}
