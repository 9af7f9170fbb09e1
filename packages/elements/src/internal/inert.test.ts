import { assert } from 'chai';
import type { Points } from '@cocarde/contract/points.ts';
import { define as defineIdeas } from '../ideas/define.ts';
import { define as defineLeaderboard } from '../leaderboard/define.ts';
import { define as definePoll } from '../poll/define.ts';
import { define as definePoints } from '../points/define.ts';
import { define as defineQa } from '../qa/define.ts';
import { define as defineVote } from '../vote/define.ts';
import { find, freshPage, said, Service, show, signIn, textOf, until } from './test-page.ts';

for (const define of [defineIdeas, defineLeaderboard, definePoints, definePoll, defineQa, defineVote]) define();

const POINTS: Points = {
  total: 40, thisWeek: 5, streak: 1, streakToday: 'counted', streakNext: null, badges: { earned: 0, all: 3 }, rank: 2, members: 12, currencies: [],
  level: { number: 1, name: { fr: 'Nouveau' }, from: 0 }, next: null,
};

const WRONG = [
  '<cocarde-ideas board="Pas Bon"></cocarde-ideas>',
  '<cocarde-ideas></cocarde-ideas>',
  '<cocarde-ideas board="idees" sort="best"></cocarde-ideas>',
  '<cocarde-qa board="Pas Bon"></cocarde-qa>',
  '<cocarde-qa board="a--b"></cocarde-qa>',
  '<cocarde-vote subject="é é"></cocarde-vote>',
  '<cocarde-leaderboard period="decade"></cocarde-leaderboard>',
  '<cocarde-poll round="é é"></cocarde-poll>',
];
const RIGHT = '<cocarde-points></cocarde-points>';

type Updating = HTMLElement & { requestUpdate(): void; updateComplete: Promise<boolean> };

describe('an element with a wrong attribute', () => {
  const { warn } = console;
  let warnings: string[];

  beforeEach(() => {
    freshPage();
    warnings = [];
    console.warn = (text: string) => warnings.push(text);
  });
  afterEach(() => {
    console.warn = warn;
  });

  it('is inert by itself, asks the service for nothing and warns once; the others of the page have their data', async () => {
    const service = new Service({ points: POINTS });
    signIn();
    const wrong = WRONG.map((markup) => show<Updating>(markup));
    const right = show(RIGHT);
    await until(() => said(right).includes('40 points'));
    for (const host of wrong) {
      await until(() => said(host).includes('Ce module n’est pas bien configuré'));
      host.requestUpdate();
      await host.updateComplete;
    }
    assert.deepEqual(service.sent('GET bootstrap').map(({ path }) => path), ['bootstrap?want=points']);
    assert.deepEqual(warnings.map((text) => text.match(/^<[\w-]+>/)![0]).sort(), wrong.map(({ localName }) => `<${localName}>`).sort());
  });

  it('is inert by itself, too, when only the service knows that it is wrong', async () => {
    new Service({ points: POINTS });
    signIn();
    const right = show(RIGHT);
    const wrong = show('<cocarde-ideas board="sans-tableau"></cocarde-ideas>');
    assert.equal(textOf((await find(wrong, '.state')).querySelector('b')), 'Ce module n’est pas bien configuré');
    assert.include(said(right), '40 points');
    assert.lengthOf(warnings, 1);
  });
});
