import { claim } from './claim.ts';
import { beside } from './beside.ts';
import { defineAll } from './define-all.ts';
import { openApart } from './open-apart.ts';
import { settingsOf } from './settings.ts';
import { start } from './start.ts';
import { watch } from './watch.ts';

const shared = claim();

if (shared) {
  // Only known while the script runs for the first time, also when another script put it into the page.
  const script = document.currentScript as HTMLScriptElement | null;
  shared.settings = settingsOf(script, script?.src || location.href);
  watch(() => {
    void start(defineAll);
    // A script from another origin does not know its own address when it imports.
    openApart((file) => import(beside(file)));
  });
}
