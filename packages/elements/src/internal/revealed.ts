import type { Translator } from '@cocarde/client/i18n.ts';
import { explain } from '@cocarde/client/i18n.ts';
import { announce } from './announce.ts';

/** The code behind what a click opened; without a network that is said, and the next click asks again. */
export async function revealed<M>(part: () => Promise<M>, { lang }: Translator): Promise<M | undefined> {
  try {
    return await part();
  } catch {
    announce(await explain(lang, 'network'), lang);
    return undefined;
  }
}
