import type { Plugin } from 'rollup';

/** What the script of one file leaves out, by the module that is imported when somebody asks for it, and the file that has it instead. */
const FILES: Readonly<Record<string, string>> = { 'define-rich-text': 'rich-text', 'define-views': 'board-views', 'define-linked': 'linked', 'post-actions/define': 'post-actions', 'define-question': 'question-thread', 'league/define': 'league', 'define-parts': 'question-parts', proposing: 'proposing' };
const IMPORTED = new RegExp(String.raw`import\("[./\w-]*?(${Object.keys(FILES).join('|')})\.ts"\)`, 'g');

export const BESIDE = Object.values(FILES);

/** The helper knows the address of the script, from which an import would not start. */
export const importedBeside = (helper: string): Plugin => ({
  name: 'imported-beside',
  transform(code) {
    const imported = code.replace(IMPORTED, (_, module: string) => `import(beside('${FILES[module]}.js'))`);
    return imported === code ? null : `import { beside } from '${helper}';\n${imported}`;
  },
});
