import type { Plugin } from 'rollup';

/** What the script of one file leaves out, and the files that it imports instead when somebody asks for them. */
const FILES: Record<string, string> = { 'internal/define-rich-text': 'rich-text', 'post-actions/define': 'post-actions' };
const IMPORTED = new RegExp(String.raw`import\("[./]+(${Object.keys(FILES).join('|')})\.ts"\)`, 'g');

export const BESIDE = Object.values(FILES);

/** The helper knows the address of the script, from which an import would not start. */
export const importedBeside = (helper: string): Plugin => ({
  name: 'imported-beside',
  transform(code) {
    const imported = code.replace(IMPORTED, (_, module: string) => `import(beside('${FILES[module]}.js'))`);
    return imported === code ? null : `import { beside } from '${helper}';\n${imported}`;
  },
});
