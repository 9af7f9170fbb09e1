/** A sentence with `{name}` places, or one for each plural form of the value `n`. French counts 0 and 1 as `one`. */
export type Entry = string | { one: string; other: string; many?: string };
export type Dictionary = Record<string, Entry>;

/** The same keys in another language. */
export type Translated<D> = { [K in keyof D]: D[K] extends string ? string : Exclude<Entry, string> };

/** The words of one element. They are loaded with the first element that speaks them, in its language only. */
export interface Group {
  en: () => Promise<{ default: Dictionary }>;
  fr: () => Promise<{ default: Dictionary }>;
}
