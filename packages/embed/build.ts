import { readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { rollup, type OutputOptions } from 'rollup';
import { minify } from './src/bundling/minify.ts';
import { sources } from './src/bundling/sources.ts';
import { SLIM } from './src/slim/aliases.ts';
import { NAMES } from './src/tags.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export const OUT = here('dist/');

/** What a file loads: at once, and only when somebody asks for it. */
export interface BuiltFile {
  imports: string[];
  dynamicImports: string[];
}

/** Words of the first view share a file; those of what opens later come with it. */
const LATER = ['problems', 'ledger', 'appear', 'form', 'board-tools', 'idea-thread', 'question-thread', 'toast'];

function wordsTogether(id: string): string | undefined {
  const [, lang, group = ''] = /\/lang\/(\w+)\/([\w-]+)\.ts$/.exec(id) ?? [];
  return lang && !LATER.includes(group) ? `words-${lang}` : undefined;
}

/**
 * Everything that a script tag may load, into `dist/`. `cocarde.js` is one classic script with all there is. `loader.js` is a module
 * that fetches one file for a page with one element, and `all.js` for a page with several. Each of these is built for itself,
 * because sharing pieces between them costs a visitor more requests and a quarter more bytes than it saves.
 */
export async function build(): Promise<Map<string, BuiltFile>> {
  const { version } = JSON.parse(await readFile(here('package.json'), 'utf8'));
  const plugins = [sources({ alias: SLIM, define: { 'process.env.NODE_ENV': '"production"', COCARDE_VERSION: JSON.stringify(version) } }), minify()];
  const common: OutputOptions = {
    dir: OUT,
    chunkFileNames: 'chunks/[name]-[hash].js',
    compact: true,
    externalLiveBindings: false,
    freeze: false,
    generatedCode: { preset: 'es2015', symbols: false },
    hoistTransitiveImports: false,
  };
  const files = new Map<string, BuiltFile>();
  const bundle = async (input: string, options: OutputOptions) => {
    // A piece that comes later imports what it needs from the file that is there already.
    const made = await rollup({ input: here(input), plugins, preserveEntrySignatures: 'allow-extension' });
    const { output } = await made.write({ ...common, ...options });
    for (const file of output) if (file.type === 'chunk') files.set(file.fileName, file);
  };
  await rm(OUT, { recursive: true, force: true });
  await bundle('src/cocarde.ts', { format: 'iife', inlineDynamicImports: true });
  await bundle('src/loader.ts', { format: 'es' });
  for (const name of [...NAMES, 'all']) await bundle(`src/entries/${name}.ts`, { format: 'es', manualChunks: wordsTogether });
  return files;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
