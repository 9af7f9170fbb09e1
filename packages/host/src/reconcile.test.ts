import { afterEach, expect, test, vi } from 'vitest';
import { createApp } from '@cocarde/worker/app.ts';
import { openCommunity } from '../../../test/support/community.ts';
import { SqliteD1 } from './d1-sqlite.ts';
import { migrate } from './migrate.ts';
import { reconcileEvery } from './reconcile.ts';

const SECRET = 'cmVjb25jaWxlLW5lZWRzLWEtc2VjcmV0LW9mLTMyLWJ5dGVz';

afterEach(() => vi.restoreAllMocks());

test('the process counts again by itself, tells what differs where the API and the log have it, and ends before the file is closed', async () => {
  const database = new SqliteD1(':memory:');
  migrate(database);
  const app = createApp();
  const here = await openCommunity({ db: database, installationSecret: SECRET, fetch: (request) => app.fetch(request, { DB: database, COCARDE_SECRET: SECRET } as never) });
  const animateur = await here.member('noemie', { role: 'animateur' });
  const { id } = (await animateur.call('POST', '/boards/idees/ideas', { title: 'Comptée' })).body.idea;
  await database.prepare('UPDATE post SET votes = 2 WHERE id = ?1').bind(id).run();
  const log: unknown[] = [];
  vi.spyOn(console, 'error').mockImplementation((line) => log.push(JSON.parse(line)));

  const job = reconcileEvery(database, 1);
  await vi.waitFor(() => expect(log).not.toEqual([]), { timeout: 20_000 });
  await job.stop();
  const before = (await animateur.call('GET', '/audit')).body.differences;
  expect(log).toEqual([{ code: 'counts_differ', community: here.community.id, kind: 'post', subject: id, differs: [{ what: 'votes', shown: 2, counted: 0 }] }]);
  expect(before).toMatchObject([{ kind: 'post', subject: id, title: 'Comptée' }]);
  database.close();
});

test('a run that fails is told, and the next one tries again', async () => {
  const database = new SqliteD1(':memory:'); // without a schema
  const log: { code: string }[] = [];
  vi.spyOn(console, 'error').mockImplementation((line) => log.push(JSON.parse(line)));
  const job = reconcileEvery(database, 1);
  await vi.waitFor(() => expect(log.length).toBeGreaterThan(1), { timeout: 20_000 });
  await job.stop();
  expect(log[0]).toMatchObject({ code: 'reconcile_failed' });
  database.close();
});
