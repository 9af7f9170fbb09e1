import { transform } from 'esbuild';
import type { Plugin } from 'rollup';

export const minify = (): Plugin => ({
  name: 'minify',
  async renderChunk(code, _, { format }) {
    // Said to be a module, its outermost names are shortened too.
    const small = await transform(code, {
      minify: true,
      target: 'es2022',
      charset: 'utf8',
      legalComments: 'none',
      ...(format === 'es' && { format: 'esm' }),
    });
    return small.code;
  },
});
