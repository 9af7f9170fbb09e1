import { adoptStyles } from 'lit';
import type { CSSResult, LitElement } from 'lit';
import { loadWords } from '@cocarde/client/i18n.ts';
import { page } from '@cocarde/client/page.ts';
import type { Method, Round, RoundOption } from '@cocarde/contract/rounds.ts';
import { BALLOT_WORDS } from '../poll-words.ts';
import type { InputModule, InputsByMethod } from './input.ts';

const rate = async (): Promise<InputModule> => (await import('./rate.ts')).rate;

const MODULES: Partial<Record<Method['type'], () => Promise<InputModule>>> = {
  up_down: rate,
  stars: rate,
  score: rate,
  dots: async () => (await import('./dots.ts')).dots,
  ranked: async () => (await import('./ranked.ts')).ranked,
  pairwise: async () => (await import('./pairs.ts')).pairs(),
  approval: async () => (await import('./approval.ts')).approval,
};

/** What few rounds need. */
export interface Later {
  /** Fields of the rarer methods. */
  inputs: InputsByMethod;
  /** Options as this reader gets them. */
  reading(options: readonly RoundOption[]): readonly RoundOption[];
}

/** Fields of the rarer methods come with the first question of theirs, with their words and looks. */
export async function bring(host: LitElement, { id, questions, shuffle }: Round, tag: string): Promise<Later> {
  const wanted = new Set(questions.flatMap(({ method }) => MODULES[method.type] ?? []));
  const [modules] = await Promise.all([Promise.all([...wanted].map((load) => load())), loadWords(tag, BALLOT_WORDS)]);
  adoptStyles(host.renderRoot as ShadowRoot, [(host.constructor as typeof LitElement).styles, modules.flatMap(({ styles }) => styles ?? [])].flat(2) as CSSResult[]);
  return {
    inputs: Object.assign({}, ...modules.map(({ inputs }) => inputs)),
    reading: (options) => (shuffle ? shuffled(options, `${page().$me.get()?.id} ${id} `) : options),
  };
}

/** In an order of this reader's own, which stays the same. */
export function shuffled(options: readonly RoundOption[], seed: string): RoundOption[] {
  const place = ({ id }: RoundOption) => [...seed + id].reduce((hash, char) => Math.imul(hash ^ char.codePointAt(0)!, 0x5bd1e995) ^ (hash >>> 15), 7);
  return [...options].sort((a, b) => place(a) - place(b));
}
