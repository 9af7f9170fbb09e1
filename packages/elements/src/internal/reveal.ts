import type { Translator } from '@cocarde/client/i18n.ts';
import { explain } from '@cocarde/client/i18n.ts';
import { announce } from './announce.ts';

/** Fetches the code of what a click opened; its tag stands in the page already and wakes up with it. */
export async function reveal(part: () => Promise<{ define(): void }>, { lang }: Translator): Promise<void> {
  try {
    (await part()).define();
  } catch {
    announce(await explain(lang, 'network'), lang);
  }
}
