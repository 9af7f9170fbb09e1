import { want } from '@cocarde/client/parts.ts';
import { APART, stands } from './tags.ts';

/** Loads the files of elements that this one was built without, where they stand; loading one again costs nothing. */
export function openApart(load: (file: string) => Promise<{ open: () => void }>): void {
  for (const name of APART) {
    // The browser itself reports one that is missing.
    if (stands(name)) void load(`./${name}.js`).then(({ open }) => open(), () => {});
  }
  // In the page's one request, which is made before their file is there.
  if (document.querySelector('cocarde-inbox:not([inline]),[data-cocarde=inbox]:not([data-inline])')) want('inbox');
  for (const poll of document.querySelectorAll<HTMLElement>('[data-cocarde=poll][data-round],cocarde-poll[round]')) want(`round:${poll.dataset.round ?? poll.getAttribute('round')}`);
}
