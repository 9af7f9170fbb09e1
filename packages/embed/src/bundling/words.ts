import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import type { Dictionary } from '@cocarde/client/dictionary.ts';
import type { Plugin } from 'rollup';

/** Groups of words that are shown only after somebody did something. */
const LATER = ['appear', 'board-tools', 'form', 'idea-thread', 'ledger', 'problems', 'question-thread', 'streak', 'toast'];

const GROUP = /\/lang\/(?<lang>\w\w)\/(?<group>[\w-]+)\.ts$/;
const IMPORTED = /import\("([^"]+\/lang\/[^"]+)"\)/g;

/** The words of a first view come together. Undefined for any other module. */
export function firstWordsOf(module: string): string | undefined {
  const { lang, group = '' } = GROUP.exec(module)?.groups ?? {};
  return lang && !LATER.includes(group) ? `words-${lang}` : undefined;
}

const fileOf = (module: string): string => firstWordsOf(module) ?? `words-${GROUP.exec(module)!.groups!.lang}-later`;

export interface WordsFile {
  fileName: string;
  code: string;
}

/** All words of a language as JSON, in two files: what is shown first, and what may be shown later. Their names change with their content. */
export async function wordsAsJson(languages: readonly string[]): Promise<Map<string, WordsFile>> {
  const dictionaries = new Map<string, Dictionary>();
  for (const lang of languages) {
    const folder = new URL(`lang/${lang}/`, import.meta.resolve('@cocarde/client/i18n.ts'));
    for (const file of await readdir(folder)) {
      const { href, pathname } = new URL(file, folder);
      const words = ((await import(href)) as { default: Dictionary }).default;
      dictionaries.set(fileOf(pathname), { ...dictionaries.get(fileOf(pathname)), ...words });
    }
  }
  return new Map([...dictionaries].map(([name, words]) => {
    const code = JSON.stringify(words);
    const hash = createHash('sha256').update(code).digest('base64url').slice(0, 8);
    return [name, { fileName: `chunks/${name}-${hash}.json`, code }];
  }));
}

/** A script without modules fetches its words: each language that is added would make it heavier for everybody. */
export const fetchedWords = (files: Map<string, WordsFile>, helper: string): Plugin => ({
  name: 'fetched-words',
  transform(code) {
    const fetched = code.replace(IMPORTED, (_, module: string) => `fetchWords('${files.get(fileOf(module))!.fileName}')`);
    return fetched === code ? null : `import { fetchWords } from '${helper}';\n${fetched}`;
  },
});
