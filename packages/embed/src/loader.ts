import { claim, host } from './claim.ts';
import { reserveSpace } from './reserve.ts';
import { settingsOf } from './settings.ts';
import { NAMES, type Name } from './names.ts';
import { stands } from './tags.ts';
import { watch } from './watch.ts';

const { url } = import.meta;
const shared = claim();

if (shared) {
  const settings = (shared.settings = settingsOf([...document.scripts].find(({ src }) => src === url), url));
  host.Cocarde = { configure: (more) => Object.assign(settings, more) };
  reserveSpace();

  let file: Name | 'all' | undefined;
  watch(() => {
    const [first, second] = NAMES.filter(stands);
    if (!first) return;
    file = second || (file ?? first) !== first ? 'all' : first;
    // The files beside this one, see build.ts; importing one again costs nothing. The browser itself reports one that is missing.
    void import(`./${file}.js`).then(({ open }) => open(), () => {});
  });
}
