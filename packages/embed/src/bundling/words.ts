import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Dictionary } from '@cocarde/client/dictionary.ts';
import type { Plugin } from 'rollup';

/** Groups of words that are shown only after somebody did something. */
const LATER = ['answering', 'appear', 'audit', 'badge', 'board-look', 'board-tools', 'board-views', 'comments', 'experts-listing', 'form', 'idea-thread', 'inbox-list', 'inbox-settings', 'leaderboard-part', 'league', 'ledger', 'member', 'moderation-acts', 'moderation-settings', 'periods', 'poll-ballot', 'poll-form', 'poll-manage', 'poll-outcome', 'polls', 'post-actions', 'problems', 'profile', 'question-desk', 'question-parts', 'question-thread', 'reactions', 'report', 'report-reasons', 'rule-form', 'rule-kept', 'streak', 'toast', 'visibility'];

/** Of these, words that one element shows at once. */
const FIRST_OF: Readonly<Record<string, string>> = { answering: 'experts' };

/** Words of elements with files of their own, which bring them along, and of menus, which stand beside `cocarde.js`. */
const APART = ['activity', 'answering', 'audit', 'board-views', 'experts', 'experts-listing', 'inbox', 'inbox-list', 'inbox-settings', 'league', 'moderation', 'moderation-acts', 'moderation-settings', 'pending', 'poll', 'poll-ballot', 'poll-form', 'poll-manage', 'poll-outcome', 'polls', 'post-actions', 'question-desk', 'question-parts', 'question-thread', 'report', 'report-reasons', 'rings', 'rule-form', 'rule-kept', 'rules'];

const GROUP = /\/lang\/(?<lang>\w\w)\/(?<group>[\w-]+)\.ts$/;
/** A group once Rollup knows its files, and before, in what esbuild printed, by one of its modules. */
const LOADED = /\{\s*en: ?\(\) ?=> ?import\('[^']+'\)(?:,\s*\w+: ?\(\) ?=> ?import\('[^']+'\))*,?\s*\}/g;
const IMPORTED = /\{\s*en: ?\(\) ?=> ?import\("([^"]+\/lang\/[^"]+)"\),[^}]*\}/g;
const FETCHED = 'fetched-words';

const groupOf = (module: string) => GROUP.exec(module)?.groups?.group ?? '';
const isLater = (module: string) => LATER.includes(groupOf(module));

async function merged(modules: readonly string[]): Promise<string> {
  const groups = await Promise.all(modules.map((path) => import(pathToFileURL(path).href) as Promise<{ default: Dictionary }>));
  return JSON.stringify(Object.assign({}, ...groups.map((group) => group.default)));
}

/**
 * The words of a first view, whichever modules they stand in, are one file a language, and importing any of them loads it. Those of
 * the element that an entry is named after are its first view, even where other elements show it later.
 */
export function firstWordsTogether(entry: string): Plugin {
  const wanted = new Map<string, Set<string>>();
  return {
    name: 'first-words-together',
    async resolveDynamicImport(specifier, importer) {
      const lang = GROUP.exec(String(specifier))?.groups?.lang;
      if (!lang || (isLater(String(specifier)) && ![groupOf(String(specifier)), FIRST_OF[groupOf(String(specifier))]].includes(entry))) return null;
      const module = await this.resolve(String(specifier), importer);
      wanted.set(lang, (wanted.get(lang) ?? new Set()).add(module!.id));
      return `words-${lang}`;
    },
    // Filled in at the end: until then more modules may turn out to belong to it.
    load: (id) => (id.startsWith('words-') ? `export default "${id}";` : null),
    async renderChunk(code, { facadeModuleId }) {
      const modules = wanted.get(facadeModuleId?.replace('words-', '') ?? '');
      if (!modules) return onceEach(code);
      const words = await merged([...modules].sort());
      return code.replace(`"${facadeModuleId}"`, () => words);
    },
  };
}

/** Groups that are loaded from the same files, written once: elements bring several. */
function onceEach(code: string): string {
  const groups = new Map<string, string>();
  const short = code.replace(LOADED, (group) => {
    const key = group.replace(/\s/g, '');
    if (!groups.has(key)) groups.set(key, `words$${groups.size}`);
    return groups.get(key)!;
  });
  return [...groups].map(([group, name]) => `const ${name} = ${group};\n`).join('') + short;
}

export interface WordsFile {
  name: string;
  fileName: string;
  code: string;
}

/** All words as JSON, two files a language: what is shown first, and what may be shown later. Their names change with their content. */
export async function wordsAsJson(languages: readonly string[]): Promise<Map<string, WordsFile>> {
  const files = new Map<string, WordsFile>();
  for (const lang of languages) {
    const folder = new URL(`lang/${lang}/`, import.meta.resolve('@cocarde/client/i18n.ts'));
    const modules = (await readdir(folder)).sort().map((file) => fileURLToPath(new URL(file, folder))).filter((module) => !APART.includes(GROUP.exec(module)!.groups!.group!));
    for (const later of [false, true]) {
      const code = await merged(modules.filter((module) => isLater(module) === later));
      const hash = createHash('sha256').update(code).digest('base64url').slice(0, 8);
      files.set(nameOf(lang, later), { name: nameOf(lang, later), fileName: `chunks/${nameOf(lang, later)}-${hash}.json`, code });
    }
  }
  return files;
}

const nameOf = (lang: string, later: boolean) => `words-${lang}${later ? '-later' : ''}`;

/**
 * A script without modules fetches its words: each language that is added would make it heavier for everybody. Its groups are
 * two, what is shown first and what later, whichever element asks.
 */
export const fetchedWords = (files: Map<string, WordsFile>, languages: readonly string[], helper: string): Plugin => {
  const group = (later: boolean) => languages.map((lang) => `${lang}: () => fetchWords('${files.get(nameOf(lang, later))!.fileName}')`).join(', ');
  return {
    name: 'fetched-words',
    resolveId: (id) => (id === FETCHED ? id : null),
    load: (id) => (id === FETCHED ? `import { fetchWords } from '${helper}';\nexport const first = { ${group(false)} };\nexport const later = { ${group(true)} };\n` : null),
    transform(code) {
      const fetched = code.replace(IMPORTED, (_, module: string) => (isLater(module) ? 'words$.later' : 'words$.first'));
      return fetched === code ? null : `import * as words$ from '${FETCHED}';\n${fetched}`;
    },
  };
};
