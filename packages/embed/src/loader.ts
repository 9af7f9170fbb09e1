import { claim, host } from './claim.ts';
import { reserveSpace } from './reserve.ts';
import { settingsOf } from './settings.ts';
import { markOf, NAMES, tagOf, type Name } from './tags.ts';
import { watch } from './watch.ts';

const { url } = import.meta;
const shared = claim();

if (shared) {
  const settings = (shared.settings = settingsOf([...document.scripts].find(({ src }) => src === url), url));
  host.Cocarde = { configure: (more) => Object.assign(settings, more) };
  reserveSpace();

  let file: Name | 'all' | undefined;
  watch(async () => {
    const [first, second] = NAMES.filter((name) => document.querySelector(`${tagOf(name)},${markOf(name)}`));
    if (first) file = second || (file && file !== first) ? 'all' : first;
    // The files beside this one, see build.ts; importing one again costs nothing.
    if (file) ((await import(`./${file}.js`)) as { open: () => void }).open();
  });
}
