import { fileURLToPath } from 'node:url';

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** What stands in for which package; the tests of the elements run on the same. */
export const SLIM: Readonly<Record<string, string>> = {
  lit: here('lit.ts'),
  'lit/decorators.js': here('decorators.ts'),
  nanostores: here('nanostores.ts'),
};
