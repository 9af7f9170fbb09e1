import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCommunity } from '@cocarde/worker/communities/communities.ts';
import { board as boardName } from '@cocarde/worker/http/text.ts';
import type { SqliteD1 } from './d1-sqlite.ts';
import type { Source } from './import/check.ts';
import { changeLines, findingLines, summaryLines } from './import/report.ts';
import { importFiles } from './import/run.ts';
import { trustedIssuers } from './import/standing.queries.ts';
import { languageOf, Speaker } from './import/texts.ts';

/** Where a command runs. */
export interface Surroundings {
  db: SqliteD1;
  now: number;
  env: Record<string, string | undefined>;
  out(line: string): void;
  err(line: string): void;
}

const OPTIONS = {
  community: { type: 'string' }, members: { type: 'string' }, ideas: { type: 'string' }, questions: { type: 'string' },
  board: { type: 'string', default: 'general' }, issuer: { type: 'string' }, lang: { type: 'string' },
  'dry-run': { type: 'boolean', default: false }, 'skip-bad-rows': { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
} as const;

/**
 * `npm run import -- --community SLUG …`. Answers the exit code: 0 done, 1 refused for what the files or
 * the community hold, 2 not understood.
 */
export async function importCommand(argv: string[], { db, now, env, out, err }: Surroundings): Promise<0 | 1 | 2> {
  const given = readOptions(argv);
  const speaker = new Speaker(languageOf('error' in given ? undefined : given.lang, env));
  if ('error' in given || given.help || !given.community || !(given.members || given.ideas || given.questions)) {
    const helped = !('error' in given) && given.help;
    if ('error' in given) err(given.error);
    (helped ? out : err)(speaker.word('usage'));
    return helped ? 0 : 2;
  }

  const refuse = (line: string): 1 => {
    err(line);
    return 1;
  };
  const community = await loadCommunity(db, given.community);
  if (!community) return refuse(speaker.word('community.unknown', { slug: given.community }));
  if (!boardName.safeParse(given.board).success) return refuse(speaker.word('board.invalid', { board: given.board }));
  const issuers = given.issuer ? [given.issuer] : await trustedIssuers(db, community.id);
  const [issuer] = issuers;
  if (issuer === undefined) return refuse(speaker.word('issuer.none'));
  if (issuers.length > 1) return refuse(speaker.word('issuer.several', { issuers: issuers.join(', ') }));

  const source = (file: string | undefined) => (file === undefined ? undefined : readSource(file, env.INIT_CWD ?? process.cwd()));
  const { checked, changes } = await importFiles({
    db, community, issuer, now, board: given.board, dryRun: given['dry-run'], skipBadRows: given['skip-bad-rows'],
    sources: { members: await source(given.members), ideas: await source(given.ideas), questions: await source(given.questions) },
  });
  for (const line of findingLines(checked.findings, speaker)) err(line);
  if (checked.badRows > 0) err(speaker.count('bad-rows', checked.badRows));
  if (!changes) return refuse(speaker.word(checked.unreadable ? 'unreadable' : 'refused'));
  out(speaker.word(given['dry-run'] ? 'dry-run' : 'done'));
  if (given['dry-run']) for (const line of changeLines(changes, speaker)) out(`  ${line}`);
  for (const line of summaryLines(changes, speaker)) out(`  ${line}`);
  return 0;
}

function readOptions(argv: string[]) {
  try {
    return parseArgs({ args: argv, options: OPTIONS, strict: true, allowPositionals: false }).values;
  } catch (error) {
    return { error: (error as Error).message };
  }
}

/** npm runs scripts at the top of the project; paths are meant from where it was called. */
async function readSource(file: string, from: string): Promise<Source> {
  return { name: file, bytes: await readFile(resolve(from, file)).catch(() => null) };
}
