import type { AnswerPage, Question } from '@cocarde/contract/questions.ts';
import type { ReadableAtom } from 'nanostores';
import { asAsker, askedWithoutName } from './asker-keys.ts';
import { call } from './call.ts';
import type { PartState } from './page.ts';
import { part, settle } from './parts.ts';

/** As many are asked for at once. */
const MOST = 10;

/** What the reader asked without a name on a board, from this browser, the latest first: the service could not tell. What is gone or cannot be read is left out. */
export function openNameless(board: string): ReadableAtom<PartState<readonly Question[]>> {
  const key = `nameless:${board}`;
  return part(key, () => {
    const asked = askedWithoutName(board).slice(0, MOST).map((id) => call<AnswerPage>('GET', `questions/${encodeURIComponent(id)}`, undefined, asAsker(id)));
    void Promise.allSettled(asked).then((read) => settle(key, read.flatMap((each) => (each.status === 'fulfilled' ? [each.value.question] : []))));
  });
}
