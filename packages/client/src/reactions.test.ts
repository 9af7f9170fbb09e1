import type { Reaction, ReactionKind } from '@cocarde/contract/discussion.ts';
import type { CommentPage, IdeaPage } from '@cocarde/contract/ideas.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { configure } from './configure.ts';
import { FakeService, freshPage, ME, session, settled, type Answered, type Asked } from './fake-service.ts';
import { openComments } from './comments.ts';
import { want } from './parts.ts';
import { asVote, counted, openReactors } from './reactions.ts';
import { castVote, sendWaitingVotes, $voteState } from './votes.ts';

const NO_NETWORK = new TypeError('Failed to fetch');
const THANKS = 'posts/c1/reactions/thanks';

/** A service with one comment, of which somebody else said thanks. */
class Discussion {
  mine = false;
  offline = false;
  refusing: Answered;
  /** What arrived. */
  readonly sent: string[] = [];
  readonly service = new FakeService((asked) => this.#answer(asked));

  get reactions(): Reaction[] {
    return [{ kind: 'thanks', count: 1 + Number(this.mine), mine: this.mine }];
  }

  #answer({ method, path }: Asked): Answered {
    if (this.offline) return NO_NETWORK;
    if (path === 'ideas/i/comments') return { items: [{ id: 'c1', body: 'Oui', reactions: this.reactions }], cursor: null };
    if (path === THANKS && method === 'GET') return { items: [], cursor: null };
    if (path !== THANKS) return undefined;
    this.sent.push(method);
    if (this.refusing) return this.refusing;
    this.mine = method === 'PUT';
    return { post: 'c1', reactions: this.reactions };
  }

}

const shown = () => (openComments({ kind: 'idea', id: 'i' }).get().data as CommentPage | undefined)?.items[0]!.reactions;
const press = (kind: ReactionKind, wanted: boolean) => castVote(asVote('c1', shown()!.find((each) => each.kind === kind) ?? { kind, count: 0, mine: false }), Number(wanted));
const NOT_MINE: Reaction[] = [{ kind: 'thanks', count: 1, mine: false }];
const MINE: Reaction[] = [{ kind: 'thanks', count: 2, mine: true }];

let here: Discussion;

beforeEach(async () => {
  freshPage();
  here = new Discussion();
  openComments({ kind: 'idea', id: 'i' });
  await settled();
});
afterEach(settled);

describe('a reaction', () => {
  it('shows at once, is sent as what is wanted, and taken back', async () => {
    const given = press('thanks', true);
    expect(shown()).toEqual(MINE);
    await settled();
    await given;
    expect([here.sent, shown()]).toEqual([['PUT'], MINE]);
    const taken = press('thanks', false);
    expect(shown()).toEqual(NOT_MINE);
    await settled();
    await taken;
    expect([here.sent, shown()]).toEqual([['PUT', 'DELETE'], NOT_MINE]);
  });

  it('that nobody gave yet takes its place among the others, and leaves it when it is taken back', () => {
    expect(counted(NOT_MINE, { kind: 'smile', count: 1, mine: true }).map(({ kind }) => kind)).toEqual(['thanks', 'smile']);
    expect(counted(NOT_MINE, { kind: 'like', count: 1, mine: true }).map(({ kind }) => kind)).toEqual(['like', 'thanks']);
    expect(counted(NOT_MINE, { kind: 'thanks', count: 0, mine: false })).toEqual([]);
  });

  it('of several presses, the last counts', async () => {
    for (const wanted of [true, false, true, false]) void press('thanks', wanted);
    await settled();
    expect(here.mine).toBe(false);
    expect(here.sent).toEqual(['PUT', 'DELETE']);
    expect(shown()).toEqual(NOT_MINE);
  });

  it('that is refused goes back, with why', async () => {
    here.refusing = 'removed';
    const given = press('thanks', true).catch(({ code }) => code);
    await settled();
    expect(await given).toBe('removed');
    expect([shown(), $voteState(THANKS).get()]).toEqual([NOT_MINE, { pending: false, error: 'removed' }]);
  });

  it('waits for the network and is sent once it is back, over what was read meanwhile', async () => {
    here.offline = true;
    void press('thanks', true);
    await settled();
    expect([shown(), $voteState(THANKS).get()]).toEqual([MINE, { pending: true, waits: true }]);
    here.offline = false;
    await sendWaitingVotes();
    expect([here.sent, shown(), $voteState(THANKS).get()]).toEqual([['PUT'], MINE, { pending: false }]);
    expect(sessionStorage.getItem('cocarde-votes')).toBeNull();
  });

  it('is kept in memory alone: the next page cannot know what was chosen since', async () => {
    here.offline = true;
    void press('thanks', true);
    await settled();
    expect(sessionStorage.getItem('cocarde-votes')).toBeNull();
    here.offline = false;
    await sendWaitingVotes();
    expect([here.sent, shown()]).toEqual([['PUT'], MINE]);
  });

  it('is nobody else’s when another member signs in', async () => {
    here.offline = true;
    void press('thanks', true);
    await settled();
    here.offline = false;
    const { answer } = here.service;
    here.service.answer = (asked) => (asked.path === 'session' ? { ...session('of Lou'), member: { ...ME, id: 'lou' } } : answer(asked));
    configure({ getToken: () => 'of Lou' });
    await sendWaitingVotes();
    await settled();
    expect([here.sent, shown()]).toEqual([[], NOT_MINE]);
  });

  it('of an idea stands in every list that has it, and who gave it is read again', async () => {
    here.service.parts = { 'ideas:b:new': { items: [{ id: 'c1', subject: 'c1', title: 'Idée', reactions: [] }], cursor: null } };
    const $ideas = want('ideas:b:new');
    openReactors('c1', 'thanks').listen(() => {});
    await settled();
    void castVote(asVote('c1', { kind: 'thanks', count: 0, mine: false }), 1);
    expect(($ideas.get().data as IdeaPage).items[0]).toMatchObject({ title: 'Idée', reactions: [{ kind: 'thanks', count: 1, mine: true }] });
    await settled();
    expect(($ideas.get().data as IdeaPage).items[0]!.reactions).toEqual(MINE);
    expect(here.service.sent(`GET ${THANKS}`)).toHaveLength(2);
  });
});
