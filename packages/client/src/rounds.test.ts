import type { Choices, Round } from '@cocarde/contract/rounds.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ApiError } from './api.ts';
import { draftOf, forgetDraft, keepDraft } from './ballot-drafts.ts';
import { $ballotState } from './ballot-state.ts';
import { configure } from './configure.ts';
import { forgetDrafts } from './forget-drafts.ts';
import { FakeService, freshPage, ME, session, settled, type Answered, type Asked } from './fake-service.ts';
import { page } from './page.ts';
import { refresh, want } from './parts.ts';
import { keepPollDraft, pollDraft } from './poll-drafts.ts';
import { blankPoll } from './poll-fields.ts';
import { changeRound, moreVoters, openBreakdown, openVoters, sendBallot, sendWaitingBallots, withdrawBallot } from './rounds.ts';
import { someDrafts } from './some-drafts.ts';

const NO_NETWORK = new TypeError('Failed to fetch');

const round = (more: Partial<Round> = {}): Round => ({
  id: 'r', title: 'Où ?', questions: [{ id: 'q', text: 'Où ?', method: { type: 'one' }, options: [{ id: 'a', text: 'A' }, { id: 'b', text: 'B' }] }],
  state: 'open', results: 'after_vote', names: 'confidential', change: true, shuffle: false, author: null, createdAt: 1, version: 4,
  voters: 0, eligible: true, voted: false, mine: null, revision: 0, result: null, ...more,
});
const A: Choices = { q: { a: 1 } };
const B: Choices = { q: { b: 1 } };

/** A service with one round, which keeps the ballot of its member. */
class Urn {
  round = round();
  offline = false;
  /** The answers get lost on the way, not the requests. */
  deaf = false;
  refusing: Answered;
  readonly service: FakeService;
  #held: (() => void) | undefined;
  holding = false;

  constructor() {
    this.service = new FakeService((asked) => this.#answer(asked));
    this.#show();
  }

  #show(): void {
    this.service.parts = { 'round:r': this.round };
  }

  async #answer({ method, path, body }: Asked): Promise<Answered> {
    if (this.offline) return NO_NETWORK;
    if (!path.startsWith('rounds/r/ballot')) return undefined;
    if (this.holding) await new Promise<void>((done) => (this.#held = done));
    if (this.refusing) return this.refusing;
    const mine = method === 'PUT' ? (body as { choices: Choices }).choices : null;
    if (JSON.stringify(mine) !== JSON.stringify(this.round.mine)) {
      this.vote(mine);
    }
    return this.deaf ? NO_NETWORK : { round: this.round, earned: null };
  }

  vote(mine: Choices | null): void {
    this.round = { ...this.round, mine, voted: Boolean(mine), revision: this.round.revision + 1 };
    this.#show();
  }

  letGo(): void {
    this.holding = false;
    this.#held!();
  }

  get sent() {
    return this.service.asked.filter(({ path }) => path.startsWith('rounds/r/ballot')).map(({ method, path, body }) => [method, path, body] as const);
  }
}

let urn: Urn;
let stop: () => void;
const shown = () => want('round:r').get().data;

beforeEach(async () => {
  freshPage();
  urn = new Urn();
  stop = want('round:r').listen(() => {});
  await settled();
});
afterEach(async () => {
  stop();
  urn.offline = urn.deaf = false;
  await sendWaitingBallots();
  await settled();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a ballot', () => {
  it('shows nothing before the answer, and then what the answer says', async () => {
    urn.holding = true;
    const sent = sendBallot('r', A, 0);
    await settled();
    expect($ballotState('r').get()).toEqual({ pending: true });
    expect(shown()!.mine).toBeNull();
    urn.letGo();
    expect((await sent)!.mine).toEqual(A);
    expect(shown()!.mine).toEqual(A);
    expect($ballotState('r').get()).toEqual({ pending: false });
    expect(urn.sent).toEqual([['PUT', 'rounds/r/ballot', { choices: A, after: 0 }]]);
    expect(someDrafts()).toBe(false);
  });

  it('is not sent twice however often somebody presses', async () => {
    urn.holding = true;
    const first = sendBallot('r', A, 0);
    await settled();
    expect(await sendBallot('r', A, 0)).toBeUndefined();
    expect(await withdrawBallot(urn.round)).toBeUndefined();
    urn.letGo();
    await first;
    expect(urn.sent).toHaveLength(1);
  });

  it('waits without a network, and is sent once when that is back', async () => {
    urn.offline = true;
    const sent = sendBallot('r', A, 0);
    await settled();
    expect(await sent).toBeUndefined();
    expect($ballotState('r').get()).toEqual({ pending: true, waits: true });
    expect(draftOf('r')).toEqual(expect.objectContaining({ choices: A, after: 0, waits: true }));
    urn.offline = false;
    const before = urn.sent.length;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(urn.sent.slice(before)).toEqual([['PUT', 'rounds/r/ballot', { choices: A, after: 0 }]]);
    expect(shown()!.mine).toEqual(A);
    expect(draftOf('r')).toBeUndefined();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(urn.sent).toHaveLength(before + 1);
  });

  it('whose answer was lost is sent again as it was, and counts once', async () => {
    urn.deaf = true;
    const sent = sendBallot('r', A, 0);
    await settled();
    await sent;
    urn.deaf = false;
    await sendWaitingBallots();
    expect(new Set(urn.sent.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(urn.round.revision).toBe(1);
    expect(shown()!.mine).toEqual(A);
  });

  it('that waits can be changed, and the last choice is sent', async () => {
    urn.offline = true;
    const sent = sendBallot('r', A, 0);
    await settled();
    await sent;
    keepDraft('r', { choices: B, after: 0, waits: true });
    urn.offline = false;
    await sendWaitingBallots();
    expect(urn.round.mine).toEqual(B);
  });

  it('of a page before, in this tab, is sent after a reload', async () => {
    keepDraft('r', { choices: A, after: 0, waits: true });
    expect(someDrafts()).toBe(true);
    await sendWaitingBallots();
    expect(urn.round.mine).toEqual(A);
    expect(someDrafts()).toBe(false);
  });

  it('older than another one stays in its draft, and the round is read again', async () => {
    urn.vote(B);
    urn.refusing = 'ballot_changed';
    const refused = sendBallot('r', A, 0).catch(({ code }: ApiError) => code);
    await settled();
    expect(await refused).toBe('ballot_changed');
    expect(shown()!.mine).toEqual(B);
    expect(draftOf('r')).toEqual(expect.objectContaining({ choices: A, after: 0 }));
    expect(draftOf('r')!.waits).toBeUndefined();
    expect($ballotState('r').get()).toEqual({ pending: false, error: 'ballot_changed' });
    urn.refusing = undefined;
    await sendBallot('r', A, shown()!.revision);
    expect(urn.sent.at(-1)![2]).toEqual({ choices: A, after: 1 });
    expect(shown()!.mine).toEqual(A);
  });

  it('that came after the close is not lost, and the round shows as closed', async () => {
    urn.round = round({ state: 'closed' });
    urn.service.parts = { 'round:r': urn.round };
    urn.refusing = 'closed';
    const refused = sendBallot('r', A, 0).catch(({ code }: ApiError) => code);
    await settled();
    expect(await refused).toBe('closed');
    expect(shown()!.state).toBe('closed');
    expect(draftOf('r')!.choices).toEqual(A);
  });

  it('of an anonymous round whose answer was lost is in when it is refused as final', async () => {
    urn.round = round({ names: 'anonymous', change: false });
    urn.service.parts = { 'round:r': urn.round };
    refresh('round:');
    await settled();
    urn.service.answer = ({ path }) => (path.startsWith('rounds/r/ballot') ? 'ballot_final' : undefined);
    urn.service.parts = { 'round:r': { ...urn.round, voted: true } };
    const now = await sendBallot('r', A, 0);
    expect(now!.voted).toBe(true);
    expect($ballotState('r').get()).toEqual({ pending: false });
    expect(draftOf('r')).toBeUndefined();
    await settled();
    expect(shown()!.voted).toBe(true);
  });

  it('that can no longer be changed is forgotten, and what stands is read', async () => {
    urn.refusing = 'ballot_final';
    const refused = sendBallot('r', A, 0).catch(({ code }: ApiError) => code);
    await settled();
    expect(await refused).toBe('ballot_final');
    expect(draftOf('r')).toBeUndefined();
  });

  it('is of who filled it in: another member in the same tab neither sees nor sends it', async () => {
    urn.offline = true;
    const sent = sendBallot('r', A, 0);
    await settled();
    await sent;
    urn.offline = false;
    urn.service.answer = ({ path }) => (path === 'session' ? { ...session('other'), member: { ...ME, id: 'lou' } } : undefined);
    configure({ getToken: () => 'of Lou' });
    refresh('');
    await settled();
    expect(draftOf('r')).toBeUndefined();
    await sendWaitingBallots();
    expect(urn.round.mine).toBeNull();
  });

  it('is not shown to who signs in while it is on its way', async () => {
    urn.holding = true;
    const sent = sendBallot('r', A, 0);
    await settled();
    const answer = urn.service.answer;
    urn.service.answer = (asked) => (asked.path === 'session' ? { ...session('other'), member: { ...ME, id: 'lou' } } : asked.path.startsWith('bootstrap') ? undefined : answer(asked));
    configure({ getToken: () => 'of Lou' });
    await settled();
    urn.letGo();
    expect(await sent).toBeUndefined();
    expect(shown()!.mine).toBeNull();
  });

  it('is withdrawn after the one that is seen, and only then', async () => {
    urn.vote(A);
    await withdrawBallot(urn.round);
    expect(urn.sent.at(-1)).toEqual(['DELETE', 'rounds/r/ballot?after=1', undefined]);
    expect(shown()!.voted).toBe(false);
    urn.vote(A);
    urn.refusing = 'closed';
    const refused = withdrawBallot(urn.round).catch(({ code }: ApiError) => code);
    await settled();
    expect(await refused).toBe('closed');
    expect($ballotState('r').get()).toEqual({ pending: false });
  });

  it('that another member filled in is not left in the tab once somebody looks for theirs, or keeps one', () => {
    for (const next of [() => draftOf('r'), () => keepDraft('s', { choices: B, after: 0 })]) {
      page().member = 'm-one';
      keepDraft('r', { choices: A, after: 0 });
      delete page().member;
      // Not known yet who it is.
      expect([draftOf('r'), someDrafts()]).toEqual([undefined, true]);
      page().member = 'm-other';
      next();
      expect(sessionStorage.getItem('cocarde-ballots') ?? '').not.toContain('"r"');
      page().member = 'm-one';
      expect(draftOf('r')).toBeUndefined();
    }
  });

  it('is gone where nobody is signed in any more, and so is a poll that was not made yet', () => {
    keepDraft('r', { choices: A, after: 0 });
    keepPollDraft('', blankPoll());
    expect(pollDraft('')).toBeDefined();
    forgetDrafts();
    expect([draftOf('r'), pollDraft(''), someDrafts()]).toEqual([undefined, undefined, false]);
  });

  it('is kept by a page that may store nothing, for as long as the page is there', () => {
    vi.stubGlobal('sessionStorage', undefined);
    keepDraft('r', { choices: A, after: 0 });
    expect(draftOf('r')!.choices).toEqual(A);
    expect(someDrafts()).toBe(false);
    forgetDraft('r');
    expect(draftOf('r')).toBeUndefined();
  });
});

describe('a round', () => {
  it('is closed by the version that the animateur read, and read again when somebody was faster', async () => {
    urn.service.answer = ({ method }) => (method === 'PATCH' ? round({ state: 'closed', version: 5 }) : undefined);
    await changeRound(urn.round, { state: 'closed' });
    const [patch] = urn.service.sent('PATCH rounds/r');
    expect([patch!.headers.get('if-match'), patch!.body]).toEqual(['"4"', { state: 'closed' }]);
    expect(shown()!.state).toBe('closed');
    urn.service.answer = ({ method }) => (method === 'PATCH' ? 'precondition_failed' : undefined);
    const reads = urn.service.wants.length;
    await expect(changeRound(urn.round, { state: 'open' })).rejects.toMatchObject({ code: 'precondition_failed' });
    await settled();
    expect(urn.service.wants.length).toBe(reads + 1);
  });

  it('tells teams and voters on demand, page by page, and anew after my vote', async () => {
    urn.service.answer = ({ path }) =>
      path === 'rounds/r/breakdown' ? { teams: [] }
      : path.startsWith('rounds/r/voters') ? { items: [{ member: { id: path, name: 'x', team: null }, value: 1 }], cursor: path.includes('cursor') ? null : 'next' }
      : path === 'rounds/r/ballot' ? { round: round({ mine: A, revision: 1, voted: true }), earned: null }
      : undefined;
    const $teams = openBreakdown('r');
    const $voters = openVoters('r', 'q', 'a');
    $teams.listen(() => {});
    $voters.listen(() => {});
    await settled();
    await moreVoters('r', 'q', 'a');
    expect($voters.get().data!.items).toHaveLength(2);
    expect(urn.service.sent('GET rounds/r/voters').map(({ path }) => path)).toEqual(['rounds/r/voters?question=q&option=a', 'rounds/r/voters?question=q&option=a&cursor=next']);
    await sendBallot('r', A, 0);
    await settled();
    expect(urn.service.sent('GET rounds/r/breakdown')).toHaveLength(2);
    expect($voters.get().data!.items).toHaveLength(1);
  });
});
