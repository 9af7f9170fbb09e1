import type { Dictionary } from '@cocarde/client/dictionary.ts';
import { beside } from './beside.ts';

const files = new Map<string, Promise<{ default: Dictionary }>>();

/** A file of words beside the script, once; one that did not come may be asked for again. */
export function fetchWords(file: string): Promise<{ default: Dictionary }> {
  let asked = files.get(file);
  if (!asked) {
    asked = fetch(beside(file)).then(async (answer) => ({ default: (await answer.json()) as Dictionary }));
    asked.catch(() => files.delete(file));
    files.set(file, asked);
  }
  return asked;
}
