import { Hono, type Context } from 'hono';
import type { Board, BoardDefinition, BoardList, OutcomePage, Preset, Roadmap, Waiting } from '@cocarde/contract/boards.ts';
import type { App } from '../env.ts';
import { parseInput, readBody, readQuery } from '../http/input.ts';
import { ifMatch } from '../http/preconditions.ts';
import { commandOf } from '../http/session.ts';
import { board } from '../http/text.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { listBoards, outcomes, readBoard, roadmap, setUpBoard, waiting } from './boards.ts';
import { boardDefinition, outcomeQuery } from './boards.schema.ts';
import { PRESET_DEFINITIONS } from './presets.ts';

export const boardRoutes = new Hono<App>()
  .get('/boards', async (c) => c.json<BoardList>(await listBoards(commandOf(c))))
  .get('/board-presets', (c) => c.json<Record<Preset, BoardDefinition>>(PRESET_DEFINITIONS))
  .get('/boards/:board', async (c) => answer(c, await readBoard(commandOf(c), boardName(c))))
  .put('/boards/:board', async (c) => {
    requireAnimateur(c.var);
    return answer(c, await setUpBoard(commandOf(c), boardName(c), await readBody(c.req.raw, boardDefinition), ifMatch(c)));
  })
  .get('/boards/:board/roadmap', async (c) => c.json<Roadmap>(await roadmap(commandOf(c), boardName(c))))
  .get('/boards/:board/outcomes', async (c) => c.json<OutcomePage>(await outcomes(commandOf(c), boardName(c), readQuery(c.req.url, outcomeQuery))))
  .get('/boards/:board/waiting', async (c) => c.json<Waiting>(await waiting(commandOf(c), boardName(c))));

function boardName(c: Context<App>): string {
  return parseInput(board, c.req.param('board'));
}

function answer(c: Context<App>, found: Board) {
  return c.json<Board>(found, 200, { etag: `"${found.version}"` });
}
