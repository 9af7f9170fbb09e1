import type { Badges } from '@cocarde/contract/badges.ts';
import type { Bootstrap } from '@cocarde/contract/bootstrap.ts';
import type { IdeaPage } from '@cocarde/contract/ideas.ts';
import type { Leaderboard } from '@cocarde/contract/leaderboard.ts';
import type { LIMITS } from '@cocarde/contract/limits.ts';
import type { Points } from '@cocarde/contract/points.ts';
import type { QuestionPage } from '@cocarde/contract/questions.ts';
import type { VoteState } from '@cocarde/contract/votes.ts';
import { atom, type ReadableAtom, type WritableAtom } from 'nanostores';
import type { ApiError } from './api.ts';
import { call } from './call.ts';
import { page, type PartState } from './page.ts';
import { patched, wished } from './patch.ts';

export type { PartState } from './page.ts';

/** What the part under a bootstrap key holds. */
export type PartOf<K extends string> = K extends 'points' ? Points
  : K extends 'badges' ? Badges
  : K extends `leaderboard:${string}` ? Leaderboard
  : K extends `ideas:${string}` ? IdeaPage
  : K extends `questions:${string}` ? QuestionPage
  : K extends `vote:${string}` ? VoteState
  : never;

/** A list that goes on at its cursor. */
export interface Listed {
  items: { id?: string }[];
  cursor: string | null;
}

/** The type keeps the number equal to the limit without shipping the table of limits. */
const MOST_WANTS: typeof LIMITS.wants = 20;

/** The state under a key. It asks for nothing by itself: `want` and `openList` do. */
export function part<T>(key: string): WritableAtom<PartState<T>> {
  const { parts } = page();
  if (!parts.has(key)) parts.set(key, atom<PartState>({ status: 'loading' }));
  return parts.get(key) as WritableAtom<PartState<T>>;
}

/** The data of an element; may be called at every update. All that is wanted in the same moment is one request. */
export function want<K extends string>(key: K): ReadableAtom<PartState<PartOf<K>>> {
  return demand(key) as ReadableAtom<PartState<PartOf<K>>>;
}

/** A list of its own, outside bootstrap. Its key is its path, `ideas/12/comments`. */
export function openList<T>(path: string): ReadableAtom<PartState<T>> {
  return demand(path) as ReadableAtom<PartState<T>>;
}

function demand(key: string): ReadableAtom<PartState> {
  const { parts, stale } = page();
  if (!parts.has(key) || stale.has(key)) ask(key);
  return part(key);
}

/** Asks again for every part whose key starts so. What nobody looks at waits until it is wanted. */
export function refresh(...prefixes: string[]): void {
  for (const [key, { lc }] of page().parts) {
    if (!prefixes.some((prefix) => key.startsWith(prefix))) continue;
    if (lc) ask(key);
    else page().stale.add(key);
  }
}

function ask(key: string): void {
  const here = page();
  const $part = part(key);
  here.stale.delete(key);
  $part.set({ ...$part.get(), status: 'loading' });
  if (isPath(key)) {
    forgetSettledVotes();
    void call('GET', key).then((data) => settle(key, data), (error) => fail(key, error));
    return;
  }
  here.wanted.add(key);
  if (!here.flushing) {
    here.flushing = true;
    setTimeout(flush);
  }
}

const isPath = (key: string) => /^\w+\//.test(key);

async function flush(): Promise<void> {
  const here = page();
  while (here.wanted.size) {
    let keys: string[] = [];
    // Taken when the session is there: what is wanted while it is being made still joins this request.
    const takeKeys = () => {
      keys = [...here.wanted].slice(0, MOST_WANTS);
      for (const key of keys) here.wanted.delete(key);
      forgetSettledVotes();
      return `bootstrap?${keys.map((key) => `want=${encodeURIComponent(key)}`).join('&')}`;
    };
    try {
      const { me, community, parts } = await call<Bootstrap>('GET', takeKeys);
      here.$me.set(me);
      here.$community.set(community);
      for (const key of keys) settle(key, parts[key]);
    } catch (error) {
      if (!keys[0]) takeKeys();
      for (const key of keys) fail(key, error as ApiError);
    }
  }
  here.flushing = false;
}

/** Goes on with a list; `path` is where its first page came from. */
export async function more(key: string, path = key): Promise<void> {
  const $part = part<Listed>(key);
  const { data, status } = $part.get();
  if (!data?.cursor || status === 'loading') return;
  $part.set({ data, status: 'loading' });
  await call<Listed>('GET', `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(data.cursor)}`).then(
    (next) => {
      const known = new Set(data.items.map(({ id }) => id));
      // Things move between pages while people vote: one that came before is not shown twice.
      const items = [...data.items, ...next.items.filter(({ id }) => !id || !known.has(id))];
      if (part<Listed>(key).get().data?.cursor === data.cursor) settle(key, { ...part<Listed>(key).get().data, ...next, items });
    },
    (error) => fail(key, error),
  );
}

function settle(key: string, data: unknown): void {
  for (const [subject, held] of page().votes) data = patched(data, subject, wished(held));
  part(key).set(data ? { status: 'ready', data } : { status: 'inert' });
}

function fail(key: string, { code }: ApiError): void {
  part(key).set({ ...part(key).get(), status: code === 'signed_out' ? 'signed-out' : 'error', error: code });
}

/** What is read from now on was counted by the service. */
function forgetSettledVotes(): void {
  const { votes } = page();
  for (const [subject, { pending }] of votes) if (!pending) votes.delete(subject);
}

/** Changes one thing wherever it is shown. */
export function patch(subject: string, change: object): void {
  for (const $part of page().parts.values()) {
    const state = $part.get();
    const data = patched(state.data, subject, change);
    if (data !== state.data) $part.set({ ...state, data });
  }
}
