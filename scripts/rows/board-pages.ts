import type { BoardDefinition } from '@cocarde/contract/boards.ts';
import { BOARD } from './facts.ts';
import type { Operation } from './operations.ts';
import type { Titled } from './titles.ts';

/** How the board that is measured is set up. */
export const DEFINITION: BoardDefinition = {
  preset: 'ideas', name: { fr: 'Mesure', en: 'Measure' }, waitDays: 30, random: true,
  stages: [{ id: 'pilote', phase: 'planned', name: { fr: 'Pilote', en: 'Pilot' } }, { id: 'idee', phase: 'planned', name: { fr: 'Retenue', en: 'Kept' } }],
};

const page = (name: string, path: string | ((scene: Titled) => string), read: number, grows?: string): Operation<Titled> =>
  ({ name, as: 'animateur', method: 'GET', path: (scene) => `/boards/${BOARD}/${typeof path === 'string' ? path : path(scene)}`, budget: { read, written: 0 }, ...(grows && { grows }) });

/** A page of ten, the tags of the board and what few have seen. */
const PAGE = 250;
/** The latest thousand that match, put into another order than by date. */
const SORTED = 6_500;
const MATCHES = 'with what matches, up to a thousand';

/** What a member opens of a board, however large it is. */
export const BOARD_PAGES: readonly Operation<Titled>[] = [
  page('board, new', 'ideas?sort=new', PAGE),
  page('board, top', 'ideas?sort=top', PAGE),
  page('board, trending', 'ideas?sort=trending', PAGE),
  page('board, random', 'ideas?sort=random', PAGE),
  page('board, a tag, new', 'ideas?sort=new&tag=tag-7', PAGE),
  page('board, a tag, trending', 'ideas?sort=trending&tag=tag-7', SORTED, MATCHES),
  page('board, a status, new', 'ideas?sort=new&status=planned', PAGE),
  page('board, a status, top', 'ideas?sort=top&status=planned', SORTED, MATCHES),
  page('board, a stage, new', 'ideas?sort=new&status=planned&stage=pilote', PAGE),
  page('board, an author, new', ({ author }) => `ideas?sort=new&author=${author.id}`, PAGE, 'until there is a page of them'),
  page('board, a period, new', 'ideas?sort=new&from=2020-01-01&to=2099-01-01', PAGE),
  page('board, search', 'ideas?q=partenariats', PAGE),
  page('board, search, a tag', 'ideas?q=partenariats&tag=tag-7', SORTED, 'until there is a page of them'),
  page('board, roadmap', 'roadmap', 700, 'with what was in a phase before it had stages, up to 200'),
  page('board, done', 'outcomes', PAGE),
  page('board, declined', 'outcomes?status=declined', PAGE),
  page('board, waiting', 'waiting', 550, 'up to a hundred of each of two statuses'),
];
