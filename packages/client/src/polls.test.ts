import type { Round, RoundDefinition } from '@cocarde/contract/rounds.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeService, freshPage, settled, type Answered } from './fake-service.ts';
import { want } from './parts.ts';
import { pollDraft, forgetPollDraft, keepPollDraft } from './poll-drafts.ts';
import { blankPoll, withField } from './poll-fields.ts';
import { createRound, moreRounds, openArchived, openTeams } from './polls.ts';
import { changeRound } from './rounds.ts';
import { page } from './page.ts';

const DEFINITION: RoundDefinition = { title: 'Où ?', questions: [], results: 'always', names: 'visible' };
const round = (id: string, more: Partial<Round> = {}): Round =>
  ({ ...DEFINITION, id, state: 'open', change: true, shuffle: false, author: null, createdAt: 1, version: 1, voters: 0, eligible: true, voted: false, mine: null, revision: 0, result: null, ...more });

let service: FakeService;
let answer: (path: string, method: string) => Answered;
const ids = () => (want('rounds').get().data?.items ?? []).map(({ id }) => id);

beforeEach(async () => {
  freshPage();
  answer = () => undefined;
  service = new FakeService(({ path, method }) => answer(path, method));
  service.parts = { rounds: { items: [round('b'), round('a')], cursor: 'next' } };
  want('rounds').listen(() => {});
  await settled();
});

describe('the polls of a community', () => {
  it('show the one that was just made first, once however often its answer was lost', async () => {
    let lost = true;
    answer = (path, method) => {
      if (method !== 'POST' || path !== 'rounds') return undefined;
      if (lost) return new TypeError('Failed to fetch');
      return round('c');
    };
    const failing = createRound(DEFINITION).catch((error: { code: string }) => error.code);
    await settled();
    expect(await failing).toBe('network');
    lost = false;
    expect((await createRound(DEFINITION)).id).toBe('c');
    expect(ids()).toEqual(['c', 'b', 'a']);
    const keys = service.sent('POST rounds').map(({ headers }) => headers.get('idempotency-key'));
    expect(keys.length).toBeGreaterThan(1);
    expect(new Set(keys).size).toBe(1);
  });

  it('go on page by page, and are read again when one of them was changed', async () => {
    answer = (path, method) => (path.startsWith('rounds?cursor=next') ? { items: [round('z')], cursor: null } : method === 'PATCH' ? round('b', { state: 'closed', version: 2 }) : undefined);
    await moreRounds(false);
    expect(ids()).toEqual(['b', 'a', 'z']);
    service.parts['round:b'] = round('b');
    want('round:b').listen(() => {});
    await settled();
    service.parts.rounds = { items: [round('a')], cursor: null };
    await changeRound(round('b'), { state: 'archived' });
    await settled();
    expect(ids()).toEqual(['a']);
    expect(want('round:b').get().data).toMatchObject({ state: 'closed' });
  });

  it('stand apart once they are archived, page by page, and come back when one is opened again', async () => {
    let archived = [round('x'), round('w')];
    answer = (path, method) => (method === 'PATCH' ? round('x', { version: 2 }) : path === 'rounds?state=archived' ? { items: archived, cursor: 'c' } : path === 'rounds?state=archived&cursor=c' ? { items: [round('v')], cursor: null } : undefined);
    openArchived().listen(() => {});
    await settled();
    await moreRounds(true);
    const shown = () => openArchived().get().data?.items.map(({ id }) => id);
    expect(shown()).toEqual(['x', 'w', 'v']);
    service.parts['round:x'] = round('x');
    want('round:x').listen(() => {});
    await settled();
    archived = [round('w')];
    service.parts.rounds = { items: [round('x')], cursor: null };
    await changeRound(round('x'), { state: 'open' });
    await settled();
    expect([shown(), ids()]).toEqual([['w'], ['x']]);
  });

  it('may be for teams, which are read when somebody asks', async () => {
    answer = (path) => (path === 'teams' ? { items: [{ name: 'Nord', members: 3 }] } : undefined);
    openTeams().listen(() => {});
    await settled();
    expect(openTeams().get().data).toEqual({ items: [{ name: 'Nord', members: 3 }] });
  });
});

describe('what was typed of a poll', () => {
  it('is kept in the tab, by what it is about, for who typed it', () => {
    const typed = withField(blankPoll(), 'title', 'Où ?');
    keepPollDraft('', typed);
    keepPollDraft('b', withField(typed, 'title', 'Encore'));
    keepPollDraft('', withField(typed, 'title', 'Quand ?'));
    expect([pollDraft('')?.fields.title, pollDraft('b')?.fields.title, pollDraft('c')]).toEqual(['Quand ?', 'Encore', undefined]);
    expect(sessionStorage.getItem('cocarde-polls')).toContain('Quand ?');
    forgetPollDraft('');
    expect([pollDraft(''), pollDraft('b')?.fields.title]).toEqual([undefined, 'Encore']);
    page().member = 'somebody else';
    expect(pollDraft('b')).toBeUndefined();
    expect(sessionStorage.getItem('cocarde-polls')).toBeNull();
  });
});
