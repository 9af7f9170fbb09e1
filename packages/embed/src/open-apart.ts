import { APART, NAMES, stands } from './tags.ts';

/** Loads the files of elements that this one was built without, where they stand; loading one again costs nothing. */
export function openApart(load: (file: string) => Promise<{ open: () => void }>): void {
  for (const name of NAMES.slice(-APART)) {
    // The browser itself reports one that is missing.
    if (stands(name)) void load(`./${name}.js`).then(({ open }) => open(), () => {});
  }
}
