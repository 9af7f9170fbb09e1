import type { Plugin } from 'rollup';

/** What the script of one file leaves out, by the module that is imported when somebody asks for it, and the file that has it instead. */
const FILES: Readonly<Record<string, string>> = { 'define-rich-text': 'rich-text', 'define-linked': 'linked' };
const IMPORTED = /import\("[./\w]+\/(define-[\w-]+)\.ts"\)/g;

export const BESIDE = Object.values(FILES);

/** The helper knows the address of the script, from which an import would not start. */
export const importedBeside = (helper: string): Plugin => ({
  name: 'imported-beside',
  transform(code) {
    const imported = code.replace(IMPORTED, (whole, module: string) => (FILES[module] ? `import(beside('${FILES[module]}.js'))` : whole));
    return imported === code ? null : `import { beside } from '${helper}';\n${imported}`;
  },
});
