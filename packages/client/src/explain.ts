import { loadWords, PROBLEMS, translator } from './i18n.ts';

/** The sentence for a refusal, loaded if need be: for a live region, which reads a text once. */
export async function explain(tag: string, code: string | undefined): Promise<string> {
  await loadWords(tag, PROBLEMS);
  return translator(tag).problem(code);
}
