import { transform } from 'esbuild';

const SHEETS = /css`([^`$]*)`/g;

/** Minifiers leave the values of custom properties as they are: scripts may read them. Ours are ours to squeeze. */
const OWN_VALUES = /--[\w-]+: [^;}]*/g;

/**
 * Templates keep the white space that made them readable, because minifiers may not touch strings. Style sheets without
 * expressions are minified; elsewhere lines lose their indentation, which in code means nothing and in HTML one space.
 */
export async function squeezeTemplates(source: string): Promise<string> {
  const sheets = await Promise.all([...source.matchAll(SHEETS)].map(([, css = '']) => squeezeSheet(css)));
  return source.replace(SHEETS, () => `css\`${sheets.shift()}\``).replace(/\s*\n\s*/g, '\n');
}

async function squeezeSheet(css: string): Promise<string> {
  const { code } = await transform(css, { loader: 'css', minify: true, charset: 'utf8' });
  return code.trim().replace(OWN_VALUES, (declaration) => declaration.replace(/([:,]) /g, '$1'));
}
