import { parseArgs } from 'node:util';
import type { CommunityRow } from '@cocarde/worker/communities/communities.ts';
import type { Database } from '@cocarde/worker/database.ts';
import { Refusal, type Say } from '../words.ts';

const OPTIONS = {
  slug: { type: 'string' }, name: { type: 'string' }, 'time-zone': { type: 'string' }, url: { type: 'string' },
  origin: { type: 'string', multiple: true }, issuer: { type: 'string' }, community: { type: 'string' },
  d1: { type: 'string' }, 'persist-to': { type: 'string' }, help: { type: 'boolean' },
} as const;

/** What was written after `npm run community --`. */
export interface CommunityArguments {
  /** The verb and what it takes. */
  words: string[];
  options: ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];
}

/** What a verb works with. */
export interface CommunityWork extends CommunityArguments {
  db: Database;
  now: number;
  say: Say;
  out(line: string): void;
  /** The installation's secret, once it proved to be the one that sealed what the database holds. */
  secret(): Promise<string>;
  /** The one that `--community` names. */
  community(): Promise<CommunityRow>;
}

/** @throws Refusal for an option that there is not. */
export function readArguments(argv: string[]): CommunityArguments {
  try {
    const { values, positionals } = parseArgs({ args: argv, options: OPTIONS, strict: true, allowPositionals: true });
    return { words: values.help ? [] : positionals, options: values };
  } catch (error) {
    throw new Refusal('community.not-understood', { reason: (error as Error).message });
  }
}

export function required({ options }: CommunityArguments, option: 'slug' | 'name' | 'time-zone' | 'issuer' | 'community'): string {
  const value = options[option]?.trim();
  if (!value) throw new Refusal('option.missing', { option });
  return value;
}

/** The words after the verb, exactly as many as it takes. */
export function operands({ words }: CommunityArguments, count: number): string[] {
  if (words.length !== count + 1) throw new Refusal('community.not-understood', { reason: words.join(' ') });
  return words.slice(1);
}
