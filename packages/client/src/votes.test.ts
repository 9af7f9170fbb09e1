import type { VoteState } from '@cocarde/contract/votes.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ApiError } from './api.ts';
import { configure } from './configure.ts';
import { FakeService, freshPage, ME, session, settled, type Asked } from './fake-service.ts';
import { whose } from './held-votes.ts';
import { page } from './page.ts';
import { refresh, want } from './parts.ts';
import { openQuestion } from './questions.ts';
import { castVote, sendWaitingVotes, $voteState } from './votes.ts';

const NO_NETWORK = new TypeError('Failed to fetch');

const state = (votes: number, mine: boolean, subject = 's'): VoteState => ({ subject, votes, score: votes, mine, weight: Number(mine), revision: 0, own: false, open: true });

/** A service with one subject, whose answers wait until `let go`. */
class Ballot {
  votes = 3;
  mine = false;
  readonly service: FakeService;
  readonly #held: (() => void)[] = [];
  holding = false;
  offline = false;
  refusing: 'closed' | 'own_subject' | undefined;

  constructor() {
    this.service = new FakeService((asked) => this.#answer(asked));
    this.service.parts = { 'vote:s': state(3, false) };
  }

  async #answer({ method, path }: Asked) {
    if (this.offline) return NO_NETWORK;
    if (!path.startsWith('votes/s')) return undefined;
    if (this.holding) await new Promise<void>((done) => this.#held.push(done));
    if (this.refusing) return this.refusing;
    const wanted = method === 'PUT';
    this.votes += Number(wanted) - Number(this.mine);
    this.mine = wanted;
    return { ...state(this.votes, this.mine), earned: null };
  }

  letGo(): void {
    this.#held.shift()!();
  }

  get sent(): string[] {
    return this.service.asked.filter(({ path }) => path.startsWith('votes/s')).map(({ method }) => method);
  }
}

const signIn = (token: string) => configure({ getToken: () => token });

let ballot: Ballot;

beforeEach(() => {
  freshPage();
  ballot = new Ballot();
});
afterEach(async () => {
  // Nothing of one page waits on the next.
  ballot.offline = false;
  await vi.advanceTimersByTimeAsync(60_000);
  vi.unstubAllGlobals();
});

const shownVote = async () => {
  const $vote = want('vote:s');
  await settled();
  return $vote;
};

describe('a vote', () => {
  it('shows at once, everywhere its subject is shown, and is then what the service says', async () => {
    const answers = { question: { ...state(9, false, 'q'), id: 'q' }, items: [state(3, false), state(1, false, 'other')], cursor: null };
    const usual = ballot.service.answer;
    ballot.service.answer = (asked) => (asked.path === 'questions/q' ? answers : usual(asked));
    ballot.service.parts['ideas:b:new'] = { items: [state(3, false)], cursor: null, tags: [] };
    const $vote = want('vote:s');
    const $ideas = want('ideas:b:new');
    const $answers = openQuestion('q');
    await settled();
    ballot.holding = true;
    ballot.votes = 10;
    const cast = castVote($vote.get().data!, 1);
    const shown = () => [$vote.get().data, $ideas.get().data!.items[0], $answers.get().data!.items[0]];
    expect(shown()).toMatchObject(Array(3).fill({ votes: 4, mine: true }));
    expect($answers.get().data!.items[1]).toEqual(state(1, false, 'other'));
    expect($voteState('s').get()).toEqual({ pending: true });
    await settled();
    ballot.letGo();
    await settled();
    expect(shown()).toMatchObject(Array(3).fill({ votes: 11, mine: true }));
    expect(await cast).toMatchObject({ votes: 11, mine: true });
    expect($voteState('s').get()).toEqual({ pending: false, error: undefined });
    expect(ballot.service.sent('PUT votes/s')[0]!.body).toEqual({ value: 1, after: 0 });
  });

  it('goes back when it is refused, and says why', async () => {
    const $vote = await shownVote();
    ballot.refusing = 'own_subject';
    const refused = castVote($vote.get().data!, 1).catch(({ code }: ApiError) => code);
    expect($vote.get().data).toMatchObject({ votes: 4, mine: true });
    await settled();
    expect(await refused).toBe('own_subject');
    expect($vote.get().data).toEqual(state(3, false));
    expect($voteState('s').get()).toEqual({ pending: false, error: 'own_subject' });
  });

  it('closes its subject when that takes no more votes', async () => {
    const $vote = await shownVote();
    ballot.refusing = 'closed';
    castVote($vote.get().data!, 1).catch(() => {});
    await settled();
    expect($vote.get().data).toEqual({ ...state(3, false), open: false });
  });

  it('forgets an old refusal with the next wish', async () => {
    const $vote = await shownVote();
    ballot.refusing = 'own_subject';
    castVote($vote.get().data!, 1).catch(() => {});
    await settled();
    ballot.refusing = undefined;
    void castVote($vote.get().data!, 1);
    expect($voteState('s').get()).toEqual({ pending: true });
  });

  it('has one request on its way: the last of many wishes wins', async () => {
    const $vote = await shownVote();
    ballot.holding = true;
    for (const wanted of [1, 0, 1, 0]) void castVote($vote.get().data!, wanted);
    expect($vote.get().data).toMatchObject({ votes: 3, mine: false });
    await settled();
    expect(ballot.sent).toEqual(['PUT']);
    ballot.letGo();
    await settled();
    expect(ballot.sent).toEqual(['PUT', 'DELETE']);
    expect($vote.get().data).toMatchObject({ votes: 3, mine: false });
    ballot.letGo();
    await settled();
    expect($vote.get().data).toEqual(state(3, false));
    expect(ballot.mine).toBe(false);
  });

  it('says after which vote it was wished, each time, and shows what stands where another page was faster', async () => {
    const $vote = await shownVote();
    const newer = { ...state(7, true), weight: 1, revision: 4 };
    ballot.service.answer = ({ method, path }) => (method === 'GET' && path === 'votes/s' ? newer : path.startsWith('votes/s') ? 'ballot_changed' : undefined);
    const late = castVote({ ...$vote.get().data!, revision: 2 }, 1).catch(({ code }: ApiError) => code);
    await settled();
    expect(ballot.service.sent('PUT votes/s')[0]!.body).toEqual({ value: 1, after: 2 });
    expect(await late).toBe('ballot_changed');
    expect($vote.get().data).toEqual(newer);
    expect($voteState('s').get()).toEqual({ pending: false, error: 'ballot_changed' });
    void castVote($vote.get().data!, 0).catch(() => {});
    await settled();
    expect(ballot.service.asked.at(-2)).toMatchObject({ method: 'DELETE', path: 'votes/s?after=4' });
  });

  it('tells what is left of a budget wherever its board is shown', async () => {
    ballot.service.parts['ideas:b:new'] = { items: [state(3, false)], cursor: null, tags: [], budget: { all: 3, left: 3 } };
    const usual = ballot.service.answer;
    ballot.service.answer = async (asked) => {
      const answer = await usual(asked);
      return asked.path.startsWith('votes/s') && typeof answer === 'object' ? { ...answer, budget: { all: 3, left: 2 } } : answer;
    };
    const [$vote, $ideas] = [want('vote:s'), want('ideas:b:new')];
    await settled();
    await castVote($vote.get().data!, 1);
    expect($ideas.get().data!.budget).toEqual({ all: 3, left: 2 });
    expect($vote.get().data).not.toHaveProperty('budget');
  });

  it('gives dots and votes against, and shows at once what they make of the score', async () => {
    const $vote = await shownVote();
    ballot.holding = true;
    void castVote($vote.get().data!, 4);
    expect($vote.get().data).toMatchObject({ votes: 4, score: 7, mine: true, weight: 4 });
    void castVote($vote.get().data!, -1);
    expect($vote.get().data).toMatchObject({ votes: 3, score: 2, mine: false, weight: -1 });
    await settled();
    ballot.letGo();
    await settled();
    expect(ballot.service.sent('PUT votes/s').map(({ body }) => (body as { value: number }).value)).toEqual([4, -1]);
  });

  it('sends no second request when the last wish is the one that is on its way', async () => {
    const $vote = await shownVote();
    ballot.holding = true;
    for (const wanted of [1, 0, 1]) void castVote($vote.get().data!, wanted);
    await settled();
    ballot.letGo();
    await settled();
    expect(ballot.sent).toEqual(['PUT']);
    expect($vote.get().data).toEqual(state(4, true));
  });

  it('goes back to what the service last said, when a second wish is refused', async () => {
    const $vote = await shownVote();
    ballot.holding = true;
    void castVote($vote.get().data!, 1).catch(() => {});
    await settled();
    void castVote($vote.get().data!, 0);
    ballot.letGo();
    await settled();
    ballot.refusing = 'closed';
    ballot.letGo();
    await settled();
    expect($vote.get().data).toEqual({ ...state(4, true), open: false });
  });

  it('is not hidden by data that were read before it was counted', async () => {
    const $vote = await shownVote();
    $vote.listen(() => {});
    const usual = ballot.service.answer;
    let answer: (() => void) | undefined;
    ballot.service.answer = async (asked) => {
      if (asked.path.startsWith('bootstrap')) await new Promise<void>((done) => (answer = done));
      return usual(asked);
    };
    refresh('vote:');
    await settled();
    void castVote($vote.get().data!, 1);
    await settled();
    answer!();
    await settled();
    expect($vote.get()).toEqual({ status: 'ready', data: state(4, true) });
    // What is read from now on has it.
    ballot.service.parts = { 'vote:s': state(8, true) };
    refresh('vote:');
    await settled();
    answer!();
    await settled();
    expect($vote.get().data).toEqual(state(8, true));
  });
});

const stored = () => JSON.parse(sessionStorage.getItem('cocarde-votes') ?? '[]');

describe('a vote whose page is left before the answer', () => {
  const leave = async () => {
    const kept = sessionStorage.getItem('cocarde-votes');
    ballot.service.answer = () => NO_NETWORK;
    const { mine, votes } = ballot;
    freshPage();
    ballot = new Ballot();
    Object.assign(ballot, { mine, votes });
    if (kept) sessionStorage.setItem('cocarde-votes', kept);
    return shownVote();
  };

  it('is kept before it is sent, and the next page sends it once', async () => {
    const $vote = await shownVote();
    ballot.offline = true;
    void castVote($vote.get().data!, 1);
    expect(stored()).toEqual([{ community: 'marketing', subject: 's', wanted: 1, after: 0, by: whose() }]);
    await leave();
    await Promise.all([sendWaitingVotes(), settled()]);
    expect([ballot.sent, ballot.mine, stored()]).toEqual([['PUT'], true, []]);
    await sendWaitingVotes();
    expect(ballot.sent).toEqual(['PUT']);
  });

  it('keeps the wish that came while another was on its way', async () => {
    const $vote = await shownVote();
    ballot.holding = true;
    for (const wanted of [1, 0]) void castVote($vote.get().data!, wanted);
    expect(stored()).toMatchObject([{ subject: 's', wanted: 0 }]);
    for (const _ of ['PUT', 'DELETE']) {
      await settled();
      ballot.letGo();
    }
    await settled();
    expect([ballot.sent, stored()]).toEqual([['PUT', 'DELETE'], []]);
  });

  it('is kept after what the service said last', async () => {
    const $vote = await shownVote();
    const usual = ballot.service.answer;
    ballot.service.answer = async (asked) => ({ ...(await usual(asked) as VoteState), ...(asked.path.startsWith('votes/s') && { revision: 5 }) });
    ballot.holding = true;
    for (const wanted of [1, 0]) void castVote($vote.get().data!, wanted);
    await settled();
    ballot.letGo();
    await settled();
    expect(stored()).toMatchObject([{ subject: 's', wanted: 0, after: 5 }]);
    ballot.letGo();
    await settled();
  });

  it('is forgotten once it is settled, counted or refused', async () => {
    const $vote = await shownVote();
    void castVote($vote.get().data!, 1);
    await settled();
    expect(stored()).toEqual([]);
    ballot.refusing = 'closed';
    castVote($vote.get().data!, 0).catch(() => {});
    expect(stored()).toHaveLength(1);
    await settled();
    expect(stored()).toEqual([]);
  });

  it('stays kept when it is wished anew while that of the page before is on its way', async () => {
    const $vote = await shownVote();
    ballot.offline = true;
    void castVote($vote.get().data!, 1);
    const $next = await leave();
    ballot.holding = true;
    const sent = sendWaitingVotes();
    await settled();
    void castVote($next.get().data!, 0);
    await settled();
    ballot.letGo();
    await settled();
    expect(stored()).toMatchObject([{ subject: 's', wanted: 0 }]);
    ballot.letGo();
    await Promise.all([sent, settled()]);
    expect([ballot.sent, ballot.mine, stored()]).toEqual([['PUT', 'DELETE'], false, []]);
  });
});

describe('a wish of a page before', () => {
  /** A service that counts revisions, as ours does, and refuses what was wished after another one. */
  const counting = () => {
    let revision = 0;
    const usual = ballot.service.answer;
    ballot.service.answer = async (asked) => {
      const { path, body } = asked;
      if (!path.startsWith('votes/s')) return usual(asked);
      const after = Number((body as { after?: number } | undefined)?.after ?? path.split('after=')[1]);
      if (after !== revision) return 'ballot_changed';
      const at = ++revision;
      return { ...(await usual(asked) as VoteState), revision: at };
    };
  };
  const keep = (after = 0) => sessionStorage.setItem('cocarde-votes', JSON.stringify([{ community: 'marketing', subject: 's', wanted: 1, after, by: whose() }]));

  it('is joined by a press meanwhile, and its late answer shows nothing that is no longer so', async () => {
    const $vote = await shownVote();
    counting();
    keep();
    ballot.holding = true;
    const sent = sendWaitingVotes();
    await settled();
    expect($vote.get().data).toEqual(state(3, false));
    void castVote($vote.get().data!, 0);
    await settled();
    expect(ballot.sent).toEqual(['PUT']);
    ballot.letGo();
    await settled();
    expect(ballot.service.asked.at(-1)).toMatchObject({ method: 'DELETE', path: 'votes/s?after=1' });
    ballot.letGo();
    await Promise.all([sent, settled()]);
    expect($vote.get().data).toEqual({ ...state(3, false), revision: 2 });
    expect([ballot.mine, stored(), $voteState('s').get()]).toEqual([false, [], { pending: false, error: undefined }]);
  });

  it('that is refused changes nothing that is shown', async () => {
    const $vote = await shownVote();
    keep();
    ballot.refusing = 'own_subject';
    await Promise.all([sendWaitingVotes(), settled()]);
    refresh('vote:');
    await settled();
    expect([$vote.get().data, $voteState('s').get().error, stored()]).toEqual([state(3, false), 'own_subject', []]);
  });

  it.each(['null', '{}', '7', '"s"', '{', '[null, 7, {"subject":"s"}, {"community":"marketing","subject":["s"],"wanted":"1","after":0}]'])('that is none, like %s, is in nobody’s way', async (garbage) => {
    const $vote = await shownVote();
    sessionStorage.setItem('cocarde-votes', garbage);
    await sendWaitingVotes();
    const cast = castVote($vote.get().data!, 1);
    await settled();
    expect(await cast).toMatchObject({ mine: true });
    expect([ballot.sent, stored()]).toEqual([['PUT'], []]);
  });

  it('of another member is not sent, and holds up nobody’s own', async () => {
    const $vote = await shownVote();
    sessionStorage.setItem('cocarde-votes', JSON.stringify([{ community: 'marketing', subject: 's', wanted: 1, after: 0, by: 'somebody else' }]));
    const sent = sendWaitingVotes();
    const cast = castVote($vote.get().data!, 1);
    await Promise.all([sent, settled()]);
    expect(await cast).toMatchObject({ mine: true });
    expect([ballot.sent, stored()]).toEqual([['PUT'], []]);
  });
});

describe('a vote without network', () => {

  it('stays shown, waits beside a mark that tells members apart, without a name, and is sent once', async () => {
    const $vote = await shownVote();
    ballot.offline = true;
    const cast = castVote($vote.get().data!, 1);
    await settled();
    expect(await cast).toBeUndefined();
    expect($vote.get().data).toMatchObject({ votes: 4, mine: true });
    expect($voteState('s').get()).toEqual({ pending: true, waits: true });
    expect(stored()).toEqual([{ community: 'marketing', subject: 's', wanted: 1, after: 0, by: whose() }]);
    expect(JSON.stringify(stored())).not.toContain(ME.name);
    ballot.offline = false;
    const tries = ballot.sent.length;
    await Promise.all([sendWaitingVotes(), sendWaitingVotes(), settled()]);
    expect(ballot.sent.length - tries).toBe(1);
    expect($vote.get().data).toEqual(state(4, true));
    expect($voteState('s').get()).toEqual({ pending: false, error: undefined });
    expect(stored()).toEqual([]);
    await sendWaitingVotes();
    expect(ballot.sent.length - tries).toBe(1);
  });

  it('is tried again by itself, for networks that come back without a word', async () => {
    const $vote = await shownVote();
    ballot.offline = true;
    void castVote($vote.get().data!, 1);
    await settled();
    ballot.offline = false;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ballot.mine).toBe(true);
    expect(stored()).toEqual([]);
  });

  it('keeps the last wish only', async () => {
    const $vote = await shownVote();
    ballot.offline = true;
    void castVote($vote.get().data!, 1);
    await settled();
    void castVote($vote.get().data!, 0);
    await settled();
    expect(stored()).toMatchObject([{ subject: 's', wanted: 0 }]);
    expect($vote.get().data).toMatchObject({ votes: 3, mine: false });
  });

  it('goes back with its reason when it is refused after all', async () => {
    const $vote = await shownVote();
    ballot.offline = true;
    void castVote($vote.get().data!, 1);
    await settled();
    ballot.offline = false;
    ballot.refusing = 'own_subject';
    await Promise.all([sendWaitingVotes(), settled()]);
    expect($vote.get().data).toEqual(state(3, false));
    expect($voteState('s').get().error).toBe('own_subject');
    expect(stored()).toEqual([]);
  });

  it('of a page before is sent from the next one, in its own community only', async () => {
    const $vote = await shownVote();
    const waiting = { subject: 's', wanted: 1, after: 0, by: whose() };
    sessionStorage.setItem('cocarde-votes', JSON.stringify(['marketing', 'sales'].map((community) => ({ community, ...waiting }))));
    await Promise.all([sendWaitingVotes(), sendWaitingVotes(), settled()]);
    expect(ballot.sent).toEqual(['PUT']);
    expect($vote.get().data).toEqual(state(4, true));
    expect(stored()).toEqual([{ community: 'sales', ...waiting }]);
  });

  it('is sent from a page on which nobody is known yet', async () => {
    await shownVote();
    sessionStorage.setItem('cocarde-votes', JSON.stringify([{ community: 'marketing', subject: 's', wanted: 1, after: 0, by: whose() }]));
    signIn('a token');
    page().member = undefined;
    await Promise.all([sendWaitingVotes(), settled()]);
    expect(ballot.sent).toEqual(['PUT']);
  });

  describe('when another member signs in', () => {
    const arriveAs = async (id: string) => {
      const usual = ballot.service.answer;
      ballot.service.answer = (asked) => (asked.path === 'session' && !ballot.offline ? { ...session(id), member: { ...ME, id } } : usual(asked));
      signIn(id);
      await settled();
    };

    it('is dropped, and shown to them as nothing', async () => {
      const $vote = await shownVote();
      $vote.listen(() => {});
      ballot.offline = true;
      void castVote($vote.get().data!, 1);
      await settled();
      ballot.offline = false;
      await arriveAs('other');
      expect($vote.get().data).toEqual(state(3, false));
      expect($voteState('s').get()).toEqual({ pending: false });
      await sendWaitingVotes();
      await vi.advanceTimersByTimeAsync(60_000);
      expect(ballot.mine).toBe(false);
      expect(stored()).toEqual([]);
    });

    it('is dropped on the next page too', async () => {
      await shownVote();
      sessionStorage.setItem('cocarde-votes', JSON.stringify([{ community: 'marketing', subject: 's', wanted: 1, after: 0, by: whose() }]));
      page().member = undefined;
      await Promise.all([arriveAs('other'), sendWaitingVotes(), settled()]);
      expect(ballot.mine).toBe(false);
      expect(stored()).toEqual([]);
    });

    it('does not change hands when their session takes over in the middle of it', async () => {
      const $vote = await shownVote();
      const usual = ballot.service.answer;
      let expired = false;
      ballot.service.answer = (asked) => {
        if (asked.path === 'session') return { ...session('other'), member: { ...ME, id: 'other' } };
        if (asked.path !== 'votes/s' || expired) return usual(asked);
        expired = true;
        return 'session_expired';
      };
      void castVote($vote.get().data!, 1);
      await settled();
      expect(expired).toBe(true);
      expect(ballot.mine).toBe(false);
      expect($vote.get().data).toEqual(state(3, false));
      expect($voteState('s').get()).toEqual({ pending: false });
    });
  });

  it('waits in memory where a page may store nothing', async () => {
    vi.stubGlobal('sessionStorage', { getItem: () => { throw new Error('denied'); }, setItem: () => { throw new Error('denied'); }, removeItem: () => { throw new Error('denied'); } });
    const $vote = await shownVote();
    ballot.offline = true;
    void castVote($vote.get().data!, 1);
    await settled();
    ballot.offline = false;
    await Promise.all([sendWaitingVotes(), settled()]);
    expect(ballot.mine).toBe(true);
    expect($vote.get().data).toEqual(state(4, true));
  });
});
