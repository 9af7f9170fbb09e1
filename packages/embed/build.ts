import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rollup, type OutputOptions, type Plugin } from 'rollup';
import { BESIDE, importedBeside } from './src/bundling/beside.ts';
import { minify } from './src/bundling/minify.ts';
import { sources } from './src/bundling/sources.ts';
import { fetchedWords, firstWordsTogether, wordsAsJson } from './src/bundling/words.ts';
import { SLIM } from './src/slim/aliases.ts';
import { NAMES } from './src/names.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const LANGUAGES = ['en', 'fr'];

export const OUT = here('dist/');

/** One file and what it is called in the sources, with the names of those that it loads at once, and of those that it loads when somebody asks for them. */
export interface BuiltFile {
  name: string;
  fileName: string;
  code: string;
  imports: string[];
  dynamicImports: string[];
}

/**
 * Everything that a script tag may load. `cocarde.js` is one classic script with all elements, and fetches the words of the
 * languages that it meets. `loader.js` is a module that loads one file for a page with one element, and `all.js` for a page
 * with several. Each of these is built for itself, because sharing pieces between them costs a visitor more requests and a
 * quarter more bytes than it saves.
 */
export async function bundle(): Promise<BuiltFile[]> {
  const { version } = JSON.parse(await readFile(here('package.json'), 'utf8'));
  const read = sources({ alias: SLIM, define: { 'process.env.NODE_ENV': '"production"', COCARDE_VERSION: JSON.stringify(version) } });
  const words = await wordsAsJson(LANGUAGES);
  const [script, ...modules] = await Promise.all([
    files('src/cocarde.ts', [fetchedWords(words, LANGUAGES, here('src/fetch-words.ts')), importedBeside(here('src/beside.ts')), read], { format: 'iife', inlineDynamicImports: true }),
    files('src/loader.ts', [read], { format: 'es' }),
    ...[...NAMES, 'all', ...BESIDE].map((name) => files(`src/entries/${name}.ts`, [firstWordsTogether(name), read], { format: 'es', chunkFileNames: chunkNames(name) })),
  ]);
  for (const file of words.values()) script[0]!.dynamicImports.push(file.fileName);
  return [...script, ...modules.flat(), ...[...words.values()].map((file) => ({ ...file, imports: [], dynamicImports: [] }))];
}

/** The shorter, the fewer bytes: what a page loads first names all that it may load later. From 64 pieces on Rollup wants seven letters to tell them apart. */
const chunkNames = (entry: string): string => `chunks/[hash:${['all', 'ideas', 'qa'].includes(entry) ? 7 : 6}].js`;

async function files(input: string, plugins: Plugin[], options: OutputOptions): Promise<BuiltFile[]> {
  // A piece that comes later imports what it needs from the file that is there already.
  const made = await rollup({ input: here(input), plugins: [...plugins, minify()], preserveEntrySignatures: 'allow-extension' });
  const { output } = await made.generate({
    compact: true,
    externalLiveBindings: false,
    freeze: false,
    generatedCode: { preset: 'es2015', symbols: false },
    hoistTransitiveImports: false,
    ...options,
  });
  return output.filter((file) => file.type === 'chunk');
}

/** Into a folder that is emptied first, but not before there is something to put into it. */
export async function build(out = OUT): Promise<BuiltFile[]> {
  const files = await bundle();
  await rm(out, { recursive: true, force: true });
  for (const { fileName, code } of files) {
    await mkdir(dirname(join(out, fileName)), { recursive: true });
    await writeFile(join(out, fileName), code);
  }
  return files;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
