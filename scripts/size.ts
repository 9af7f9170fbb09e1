import { brotliCompressSync } from 'node:zlib';
import { bundle, type BuiltFile } from '../packages/embed/build.ts';
import { BESIDE } from '../packages/embed/src/bundling/beside.ts';
import { NAMES } from '../packages/embed/src/names.ts';

// What visitors download, compressed with Brotli as our hosts do it; kB are 1000 bytes. Fails above a budget.
// A budget may be lowered when the figure is; raising one is a decision to write down. A page with one element should cost no more
// than 10,000 bytes; that of ideas does, and waits to be made smaller. Leave some twenty below a budget: names
// of files change with their content, and compress a little differently.

const LANGUAGE = 'fr'; // longer than English

interface Line {
  what: string;
  bytes: number;
  budget: number;
}

const files = new Map((await bundle()).map((file) => [file.fileName, file]));

const size = (file: string) => brotliCompressSync(files.get(file)!.code).length;

/** The file with all that it imports at once. */
function withImports(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const each of files.get(file)!.imports) withImports(each, seen);
  return seen;
}

/** Words of the first view, which the elements of a file ask for as soon as they are there. */
const wordsOf = ({ dynamicImports }: BuiltFile) => dynamicImports.filter((file) => files.get(file)!.name === `words-${LANGUAGE}`);

const sum = (names: Iterable<string>) => [...names].reduce((bytes, file) => bytes + size(file), 0);

/** All that a page downloads before anybody does anything: the loader, one file, its words in one language. */
const page = (file: string) => sum(new Set(['loader.js', ...withImports(file), ...wordsOf(files.get(file)!)]));

/** What a board brings that somebody set up, with the longer of its words. */
function boardLook(): number {
  const ofLook = (file: string) => files.get(file)!.name === 'board-look';
  const [code] = files.get('ideas.js')!.dynamicImports.filter(ofLook);
  return size(code!) + Math.max(...files.get(code!)!.dynamicImports.filter(ofLook).map(size));
}

const BUDGETS: Record<(typeof NAMES)[number], number> = { points: 8_400, badges: 9_080, profile: 9_900, leaderboard: 9_990, ideas: 10_370, qa: 10_050, vote: 7_800, pending: 9_150, rules: 9_950, rings: 9_900, moderation: 9_830, poll: 9_960, inbox: 9_000, experts: 10_000, activity: 10_000 };

/** What `cocarde.js` leaves out until somebody asks for it. */
const BESIDE_BUDGETS: Record<string, number> = { 'rich-text': 2_850, 'board-views': 9_300, linked: 2_950, 'post-actions': 15_900, proposing: 3_250, 'question-parts': 8_330, 'question-thread': 18_300, league: 6_450 };
if (BESIDE.some((name) => !BESIDE_BUDGETS[name])) throw new Error('What stands beside cocarde.js has a budget.');

const words = [...files.keys()].filter((file) => file.endsWith('.json'));

const lines: Line[] = [
  { what: 'loader.js', bytes: size('loader.js'), budget: 600 },
  { what: 'cocarde.js, all elements', bytes: size('cocarde.js'), budget: 40_000 },
  ...Object.entries(BESIDE_BUDGETS).map(([name, budget]) => ({ what: `${name}.js beside it, when asked for`, bytes: size(`${name}.js`), budget })),
  ...words.map((file) => ({ what: file.replace(/chunks\/words-(\w+)(-later)?.*/, 'words beside it, $1$2'), bytes: size(file), budget: file.includes('later') ? 6_200 : 1_600 })),
  ...NAMES.map((name) => ({ what: `page with <cocarde-${name}>`, bytes: page(`${name}.js`), budget: BUDGETS[name] })),
  { what: 'and where its board was set up', bytes: boardLook(), budget: 4_600 },
  { what: 'page with several, by the loader', bytes: page('all.js'), budget: 19_950 },
];

const width = Math.max(...lines.map(({ what }) => what.length));
for (const { what, bytes, budget } of lines) {
  const figure = (n: number) => n.toLocaleString('en').padStart(7);
  const remark = bytes > budget ? `  FAILS: ${bytes - budget} too many` : '';
  console.log(`${what.padEnd(width)} ${figure(bytes)} of ${figure(budget)} bytes${remark}`);
}
if (lines.some(({ bytes, budget }) => bytes > budget)) process.exitCode = 1;
