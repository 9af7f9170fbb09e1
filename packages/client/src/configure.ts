import { page, type Settings } from './page.ts';
import { refresh } from './parts.ts';

/** Says where the page is and who signs its visitors in. Whatever was shown for another visitor is asked for again. */
export function configure(settings: Partial<Settings>): void {
  const here = page();
  Object.assign(here.settings, settings);
  here.api = undefined;
  refresh('');
}
