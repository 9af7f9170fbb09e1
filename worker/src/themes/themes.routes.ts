import { Hono, type Context } from 'hono';
import type { ThemeList } from '@cocarde/contract/themes.ts';
import type { App } from '../env.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { readBody } from '../http/input.ts';
import { ifMatch } from '../http/preconditions.ts';
import { commandOf } from '../http/session.ts';
import { listThemes, setThemes } from './themes.ts';
import { themeList } from './themes.schema.ts';

export const themeRoutes = new Hono<App>()
  .get('/themes', async (c) => answer(c, await listThemes(commandOf(c))))
  .put('/themes', async (c) => {
    requireAnimateur(c.var);
    return answer(c, await setThemes(commandOf(c), (await readBody(c.req.raw, themeList)).items, ifMatch(c)));
  });

function answer(c: Context<App>, list: ThemeList) {
  return c.json<ThemeList>(list, 200, { etag: `"${list.version}"` });
}
