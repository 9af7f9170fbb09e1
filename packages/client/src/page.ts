import type { Community, Me } from '@cocarde/contract/bootstrap.ts';
import type { Earned } from '@cocarde/contract/points.ts';
import type { VoteState } from '@cocarde/contract/votes.ts';
import { atom, type WritableAtom } from 'nanostores';
import type { Api, ErrorCode } from './api.ts';

/** What a page says once about where it is. */
export interface Settings {
  /** Origin of the service: `https://cocarde.example`. */
  api: string;
  community: string;
  /** Address on the intranet that answers `{ "token": "…" }` for whoever is signed in there. */
  authUrl?: string;
  /** Instead of `authUrl`. Nothing returned means signed out. */
  getToken?: () => Promise<string | null | undefined> | string | null | undefined;
}

/**
 * `inert`: the service knows no such part, so the element's attributes are wrong.
 * Data of before stay readable while a part is `loading` again or in `error`.
 */
export interface PartState<T = unknown> {
  status: 'loading' | 'ready' | 'error' | 'signed-out' | 'inert';
  data?: T;
  error?: ErrorCode;
}

/** A vote that is shown before the service confirmed it, and after, until data that were read later have come. */
export interface HeldVote {
  /** What the member wishes now. */
  wanted: boolean;
  /** What the service last said. */
  said: Pick<VoteState, 'votes' | 'mine'>;
  pending: boolean;
}

export interface VoteProgress {
  pending: boolean;
  /** Why the last wish was refused; gone with the next one. */
  error?: ErrorCode;
}

/** All that the elements of a page share. */
export interface Page {
  settings: Partial<Settings>;
  api: Api | undefined;
  /** By key: what bootstrap calls it, or the path of a list that is fetched on its own. */
  parts: Map<string, WritableAtom<PartState>>;
  /** Keys that wait for the next request. */
  wanted: Set<string>;
  /** Keys that nobody looked at when their data changed: asked for again when they are next wanted. */
  stale: Set<string>;
  /** Whether a request for wanted keys is on its way, so that nobody starts another. */
  flushing: boolean;
  votes: Map<string, HeldVote>;
  progress: Map<string, WritableAtom<VoteProgress>>;
  $me: WritableAtom<Me | undefined>;
  $community: WritableAtom<Community | undefined>;
  /** What was earned and not yet told, oldest first. */
  $earned: WritableAtom<readonly Earned[]>;
}

const KEY = Symbol.for('cocarde');
const host = globalThis as { [KEY]?: Partial<Page> };

/** The one page object, even when a script copy and an npm copy of this code meet. A loader may have left `settings` there first. */
export function page(): Page {
  const found = (host[KEY] ??= {});
  if (!found.parts) {
    host[KEY] = Object.assign(found, {
      settings: found.settings ?? {},
      api: undefined,
      parts: new Map(),
      wanted: new Set<string>(),
      stale: new Set<string>(),
      flushing: false,
      votes: new Map(),
      progress: new Map(),
      $me: atom<Me | undefined>(),
      $community: atom<Community | undefined>(),
      $earned: atom<readonly Earned[]>([]),
    });
  }
  return found as Page;
}
