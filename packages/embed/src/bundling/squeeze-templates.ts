import { transform } from 'esbuild';

/** Between lines of its own, white space beside a block shows nothing. */
const BLOCK = '(?:div|p|h\\d|ul|ol|li|table|thead|tbody|caption|tr|th|td|form|details|summary|label|textarea|select|option)\\b';
const BESIDE_BLOCKS = new RegExp(`(?<=>) (?=</?${BLOCK})|(?<=</${BLOCK}>) (?=[<$])|(?<=<${BLOCK}[^<>\`]*>) (?=[<$])|(?<=}) (?=</${BLOCK})`, 'g');

const SHEETS = /css`([^`$]*)`/g;

/** Minifiers leave the values of custom properties as they are: scripts may read them. Ours are ours to squeeze. */
const OWN_VALUES = /--[\w-]+: [^;}]*/g;

/**
 * Templates keep the white space that made them readable, because minifiers may not touch strings. Style sheets without
 * expressions are minified; elsewhere the end of a line with what indents the next becomes one space, as it is in HTML.
 */
export async function squeezeTemplates(source: string): Promise<string> {
  // Without its comments, the first of which would swallow all that comes to stand on its line.
  const { code } = await transform(source, { minifyWhitespace: true, charset: 'utf8' });
  const sheets = await Promise.all([...code.matchAll(SHEETS)].map(([, css = '']) => squeezeSheet(css)));
  return code.replace(SHEETS, () => `css\`${sheets.shift()}\``).replace(/\s*\n\s*/g, ' ').replace(BESIDE_BLOCKS, '');
}

async function squeezeSheet(css: string): Promise<string> {
  const { code } = await transform(css, { loader: 'css', minify: true });
  return code.trim().replace(OWN_VALUES, (declaration) => declaration.replace(/([:,]) /g, '$1'));
}
