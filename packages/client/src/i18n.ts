import { atom } from 'nanostores';
import type { Dictionary, Entry, Group } from './dictionary.ts';
import type { Key } from './lang/keys.ts';

export type { Group } from './dictionary.ts';
export type { Key } from './lang/keys.ts';

export interface Translator {
  /** The sentence of a key; numbers among the values are written as the language writes them. Empty until its group is loaded. */
  (key: Key, values?: Record<string, string | number>): string;
  readonly lang: string;
  /** The language that was asked for, which the community may speak where we do not. */
  readonly tag: string;
  /** `1 240`, with the narrow space that French wants. */
  n: (value: number) => string;
  /** `24 sept. 2026`, or as the options want it. Every date is written here: French says `1er` where it writes the others as numbers. */
  date: (at: number, options?: Intl.DateTimeFormatOptions) => string;
  /** What a refusal means to the member. General until the sentences are loaded: follow `$loaded`, or await `explain`. */
  problem: (code: string | undefined) => string;
}

const COMMON: Group = { en: () => import('./lang/en/common.ts'), fr: () => import('./lang/fr/common.ts') };
/** The sentences for refusals. */
export const PROBLEMS: Group = { en: () => import('./lang/en/problems.ts'), fr: () => import('./lang/fr/problems.ts') };

const entries: Record<'en' | 'fr', Dictionary> = { en: {}, fr: {} };
const requests = new Map<() => unknown, Promise<void>>();
const translators = new Map<string, Translator>();

/** Changes whenever words arrive: what shows any is rendered again. */
export const $loaded = atom(0);

const short = (tag: string) => tag.slice(0, 2).toLowerCase();
const spoken = (tag: string) => (short(tag) === 'fr' ? 'fr' : 'en');

function load(tag: string, group: Group): Promise<void> {
  const lang = spoken(tag);
  const source = group[lang];
  let request = requests.get(source);
  if (!request) {
    request = source().then(
      (module) => {
        Object.assign(entries[lang], module.default);
        $loaded.set($loaded.get() + 1);
      },
      // Forgotten, so that the next element to connect tries again.
      () => void requests.delete(source),
    );
    requests.set(source, request);
  }
  return request;
}

/** Words of an element, with those that all share. Each of `groups` is a constant of a module. */
export async function loadWords(tag: string, ...groups: Group[]): Promise<void> {
  await Promise.all([COMMON, ...groups].map((group) => load(tag, group)));
}

/** Words and formats of a language tag; the same object for the same tag. A language that we do not speak is answered in English. */
export function translator(tag: string): Translator {
  let known = translators.get(tag);
  if (!known) translators.set(tag, (known = createTranslator(tag)));
  return known;
}

function createTranslator(tag: string): Translator {
  const code = spoken(tag);
  const lang = short(tag) === code ? tag : code;
  const plural = new Intl.PluralRules(lang);
  const n = (value: number) => value.toLocaleString(lang);

  const t = (key: string, values: Record<string, string | number> = {}) => {
    const entry: Entry = entries[code][key] ?? '';
    const text = typeof entry === 'string' ? entry : (entry[plural.select(Number(values.n)) as 'one'] ?? entry.other);
    // A text's own `toLocaleString` is the text.
    return text.replace(/\{(\w+)\}/g, (_, name) => n(values[name] as number));
  };

  return Object.assign(t, {
    lang,
    tag,
    n,
    date: (at: number, options: Intl.DateTimeFormatOptions = { dateStyle: 'medium' }) =>
      // A one before a month, which French alone writes with a small letter.
      new Date(at).toLocaleString(lang, options).replace(/\b1(?= \p{Ll}{3})/u, '1er'),
    problem(code: string | undefined) {
      void load(tag, PROBLEMS);
      return t(`problem.${code}`) || t('problem');
    },
  });
}
