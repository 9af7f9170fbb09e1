import type { ErrorCode } from '@cocarde/client/api.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { setAppears } from '@cocarde/client/me.ts';
import { announce } from '../internal/announce.ts';
import { refused } from '../internal/refused.ts';

/** Saves whether the member is named; answers why not, when it could not be saved. */
export async function appear(host: Element, choice: 'yes' | 'no', t: Translator): Promise<ErrorCode | undefined> {
  try {
    await setAppears(choice);
    announce(t(`leaderboard.${choice}`), t.lang);
    return undefined;
  } catch (failure) {
    return refused(host, failure, t.lang);
  }
}
