import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createIntranet } from '@cocarde/examples/intranet/app.ts';
import { PERSONAS } from '@cocarde/examples/intranet/personas.ts';
import { PATIENCE, stage, withoutBrowser } from './browser.ts';
import { Installation } from './installation.ts';

const ISSUER = 'https://intranet.example';

describe.skipIf(withoutBrowser)('an intranet and an installation, each on an origin of its own', PATIENCE, () => {
  const { arrive, installation } = stage(new Installation('serve', { COCARDE_SECRET: randomBytes(32).toString('base64url') }));
  let server: Server;
  let intranet: string;

  const community = (...args: string[]) => installation.run('community', ...args);

  /** As the guide has it: the community is made from the command line, and its secret goes to the intranet's server. */
  beforeAll(async () => {
    let pages: ReturnType<typeof createIntranet>;
    server = createServer(getRequestListener((request) => pages.fetch(request))).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    intranet = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const said = await community('create', '--slug', 'marketing', '--name', 'Marketing', '--time-zone', 'Europe/Paris', '--issuer', ISSUER, '--origin', intranet);
    const [, secret] = /^ {2}([\w-]{43})$/m.exec(said)!;
    pages = createIntranet({ key: { issuer: ISSUER, community: 'marketing', secret: secret! }, cocardeUrl: installation.origin });
  }, 60_000);
  afterAll(() => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  }));

  test('work together at once: the first member finds everything empty, and what to do about it', async () => {
    const visitor = await arrive({ at: intranet });
    await visitor.visit();
    expect(await visitor.text('ideas')).toContain('Rien ici pour l’instant.');
    expect(await visitor.text('qa')).toContain('Aucune question pour l’instant.');
    expect(await visitor.text('points')).toContain('sur 1');
    expect(await visitor.element('leaderboard').locator('[aria-current=true]').innerText()).toContain('Vous');
    await visitor.element('ideas').getByRole('button', { name: 'Proposer une idée' }).first().click();
    await visitor.element('ideas').getByLabel('Titre').fill('Un premier pas');
    await visitor.element('ideas').getByRole('button', { name: 'Publier' }).click();
    await visitor.element('ideas').locator('.title', { hasText: 'Un premier pas' }).waitFor();
    expect(visitor.complaints).toEqual([]);
    expect(visitor.asked('/session', 'POST')).toHaveLength(1);
  });

  test('have an animatrice once somebody with access to the installation says who it is', async () => {
    const visitor = await arrive({ at: intranet, persona: 'animatrice' });
    const idea = visitor.element('ideas').locator('li').first();
    const open = async () => {
      await visitor.visit();
      await idea.locator('.title').click();
      await idea.getByLabel('Votre commentaire').waitFor();
    };
    await open();
    expect(await idea.getByText('Changer le statut').count()).toBe(0);
    await community('role', PERSONAS.animatrice.subject, 'animateur', '--community', 'marketing');
    await open();
    await idea.getByText('Changer le statut').waitFor();
  });

  test('part when the origin leaves the list, and say why, and are together again once it is back', async () => {
    const visitor = await arrive({ at: intranet });
    await community('origin', 'remove', intranet, '--community', 'marketing');
    await visitor.visit();
    for (const name of ['points', 'ideas', 'leaderboard']) expect(await visitor.text(name), name).toContain('Cette page n’est pas autorisée à afficher cette communauté.');
    await community('origin', 'add', intranet, '--community', 'marketing');
    await visitor.element('ideas').getByRole('button', { name: 'Réessayer' }).click();
    await visitor.element('ideas').locator('.title', { hasText: 'Un premier pas' }).waitFor();
  });
});
