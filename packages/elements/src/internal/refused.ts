import type { ErrorCode } from '@cocarde/client/api.ts';
import { explain } from '@cocarde/client/explain.ts';
import { announce } from './announce.ts';
import { FailureEvent } from './events.ts';

/** Tells the member why what they asked for did not happen, and the page that it did not. Answers the code. */
export async function refused(host: Element, failure: unknown, lang: string): Promise<ErrorCode> {
  const { code } = failure as { code: ErrorCode };
  host.dispatchEvent(new FailureEvent(code));
  announce(await explain(lang, code), lang);
  return code;
}
