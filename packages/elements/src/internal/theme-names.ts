import { languageOf } from '@cocarde/client/language.ts';
import { openThemes, themeName } from '@cocarde/client/themes.ts';
import type { Board, PostPage } from './board.ts';
import { StoreController } from './store-controller.ts';

/** Has the tags in the rows of a board called what the community calls its themes, in the reader's language, once they are known. */
export function nameThemes<P extends PostPage>(board: Board<P>): void {
  const { host } = board;
  const tagged = () => (board.state?.data?.items as { tags?: string[] }[] | undefined)?.some(({ tags }) => tags?.length);
  const themes = new StoreController(host, () => (tagged() ? openThemes() : undefined));
  board.named = (tag) => themeName(themes.value?.data?.items, tag, languageOf(host));
  host.requestUpdate();
}
