import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import type { Plugin } from 'rollup';
import { squeezeTemplates } from './squeeze-templates.ts';

interface Options {
  alias: Readonly<Record<string, string>>;
  define: Record<string, string>;
}

/** What esbuild puts into every module with decorators. */
const HELPER = /var __defProp = [^]*? __decorateClass = [^]*?\n};\n/;
const decorators = fileURLToPath(new URL('../slim/decorators.ts', import.meta.url));

/** Finds modules as Node does and gives them to Rollup as the JavaScript of ES2022. */
export const sources = ({ alias, define }: Options): Plugin => ({
  name: 'sources',
  resolveId: (id) => alias[id] ?? (/^[./]/.test(id) ? null : fileURLToPath(import.meta.resolve(id))),
  async load(id) {
    const source = await readFile(id, 'utf8');
    const { code } = await transform(source, {
      loader: 'ts',
      target: 'es2022',
      charset: 'utf8',
      define,
      tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false, verbatimModuleSyntax: true } },
    });
    const own = code.replace(HELPER, `import { decorate as __decorateClass } from ${JSON.stringify(decorators)};\n`);
    return id.includes('/packages/elements/') ? squeezeTemplates(own) : own;
  },
});
