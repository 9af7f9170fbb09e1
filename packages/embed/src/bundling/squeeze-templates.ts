import { transform } from 'esbuild';

const SHEETS = /css`([^`$]*)`/g;

/**
 * Templates keep the white space that made them readable, because minifiers may not touch strings. Style sheets without
 * expressions are minified; elsewhere lines lose their indentation, which in code means nothing and in HTML one space.
 */
export async function squeezeTemplates(source: string): Promise<string> {
  const sheets = await Promise.all([...source.matchAll(SHEETS)].map(([, css = '']) => transform(css, { loader: 'css', minify: true })));
  return source.replace(SHEETS, () => `css\`${sheets.shift()!.code.trim()}\``).replace(/\s*\n\s*/g, '\n');
}
