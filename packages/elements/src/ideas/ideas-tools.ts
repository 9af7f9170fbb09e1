import type { IdeaPage, IdeaQuery, NewIdea } from '@cocarde/contract/ideas.ts';
import { loadMoreIdeas, proposeIdea, searchIdeas } from '@cocarde/client/ideas.ts';
import { define as defineForm } from '../form/define.ts';
import type { Board, Wish } from '../internal/board.ts';
import { BoardTools } from '../internal/board-tools.ts';
import { Filters } from './filters.ts';
import type { Ideas } from './ideas.ts';

/** Searching, filtering and proposing, for an idea box that somebody uses so. */
export function ideasTools(host: Ideas, board: Board<IdeaPage>, registry = customElements): BoardTools<IdeaPage> {
  defineForm(registry);
  if (!registry.get('cocarde-filters')) registry.define('cocarde-filters', Filters);
  const query = (wish: Wish) => ({ sort: host.sort, ...wish }) as IdeaQuery;
  return new BoardTools(board, {
    find: (wish) => searchIdeas(host.board, query(wish)),
    more: (wish) => loadMoreIdeas(host.board, query(wish)),
    async publish(idea) {
      const published = await proposeIdea(host.board, idea as NewIdea);
      host.sort = 'new';
      return published;
    },
  });
}
