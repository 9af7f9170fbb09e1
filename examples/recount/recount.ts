import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { QuestionResult, Round, RoundExport } from '@cocarde/contract/rounds.ts';
import { resultOf } from '@cocarde/worker/rounds/methods/methods.ts';

/** The results that exported ballots give. Pages of one export, in any order. */
export function recount(pages: readonly RoundExport[]): QuestionResult[] {
  const ballots = pages.flatMap((page) => page.ballots);
  return pages[0]!.round.questions.map((question) => resultOf(question, ballots.flatMap(({ choices, count }) => {
    const choice = Object.hasOwn(choices, question.id) ? choices[question.id] : undefined;
    return choice ? [{ choice, count }] : [];
  })));
}

function fail(why: string): never {
  console.error(why);
  process.exit(2);
}

function read(file: string): RoundExport | Round {
  try {
    // npm goes to the top of the project and says where it was called.
    const json: unknown = JSON.parse(readFileSync(resolve(process.env.INIT_CWD ?? '', file), 'utf8'));
    if (isExport(json) || isRound(json)) return json;
  } catch (error) {
    fail(`${file}: ${(error as Error).message}`);
  }
  return fail(`${file}: neither a page of an export nor a round.`);
}

const has = (json: unknown, ...names: string[]): json is Record<string, unknown> => typeof json === 'object' && json !== null && names.every((name) => name in json);

const isExport = (json: unknown): json is RoundExport => has(json, 'ballots', 'round') && Array.isArray(json.ballots) && has(json.round, 'questions') && Array.isArray(json.round.questions);

const isRound = (json: unknown): json is Round => has(json, 'result', 'questions');

// npm run recount -- export.json [export-2.json …] [round.json]
// What GET …/rounds/{round}/export answers, page by page, and, to lay it beside, what GET …/rounds/{round} does.
if (import.meta.main) {
  const files = process.argv.slice(2).map(read);
  const pages = files.filter((file) => 'ballots' in file);
  const told = files.find((file) => 'result' in file);
  if (!pages[0]) fail('Name the files of an export: npm run recount -- export.json [export-2.json …] [round.json]');
  const counted = recount(pages);
  for (const { id, ballots, options } of counted) {
    console.log(`${pages[0]!.round.questions.find((question) => question.id === id)!.text} (${ballots})`);
    for (const { id: option, place, value, passed } of options) console.log(`  ${place}. ${option}: ${value}${passed === null ? '' : passed ? ', passed' : ', not passed'}`);
  }
  if (told) {
    const same = isDeepStrictEqual(told.result?.questions, counted);
    console.log(same ? 'The same as the round says.' : 'Not what the round says!');
    process.exitCode = same ? 0 : 1;
  }
}
