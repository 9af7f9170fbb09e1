import type { Plugin } from 'rollup';

/** What the script of one file leaves out, and the file that it imports instead when somebody asks for it. */
const BESIDE = /import\("[./]+internal\/define-rich-text\.ts"\)/g;
export const RICH_TEXT = 'rich-text';

/** The helper knows the address of the script, from which an import would not start. */
export const importedBeside = (helper: string): Plugin => ({
  name: 'imported-beside',
  transform(code) {
    const imported = code.replace(BESIDE, `import(beside('${RICH_TEXT}.js'))`);
    return imported === code ? null : `import { beside } from '${helper}';\n${imported}`;
  },
});
