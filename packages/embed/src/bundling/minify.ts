import { transform } from 'esbuild';
import type { Plugin } from 'rollup';

const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

export const minify = (): Plugin => ({
  name: 'minify',
  async renderChunk(source, _, { format }) {
    const { code } = await transform(source, {
      minify: true,
      target: 'es2022',
      charset: 'utf8',
      legalComments: 'none',
      // Said to be a module, its outermost names are shortened too.
      ...(format === 'es' && { format: 'esm' }),
    });
    // A classic script is read in the encoding of the page, whichever that is; a module is always UTF-8.
    return format === 'es' ? code : code.replace(/[^\x00-\x7f]/g, escaped);
  },
});
