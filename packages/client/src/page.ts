import type { Community, Me } from '@cocarde/contract/bootstrap.ts';
import type { Earned } from '@cocarde/contract/points.ts';
import { atom, type WritableAtom } from 'nanostores';
import type { Api, ErrorCode } from './api.ts';
import type { HeldVotes } from './held-votes.ts';

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

export interface Part {
  $state: WritableAtom<PartState>;
  /** Reads its data, alone or together with whatever else is wanted. */
  ask: () => void;
  /** Its data changed while nobody looked: asked for again when it is next wanted. */
  stale?: boolean;
}

export interface VoteProgress {
  pending: boolean;
  /** Whether it found no network, and is sent when there is one. */
  waits?: boolean;
  /** Why the last wish was refused; gone with the next one. */
  error?: ErrorCode;
}

/** All that the elements of a page share. */
export interface Page {
  settings: Partial<Settings>;
  api: Api | undefined;
  /** Id of the member whose session `api` has. */
  member?: string;
  /** By key: what bootstrap calls it, or the path of a list of its own. */
  parts: Map<string, Part>;
  /** Keys that wait for the next bootstrap request. */
  wanted: Set<string>;
  /** There once somebody voted. */
  held?: HeldVotes;
  progress: Map<string, WritableAtom<VoteProgress>>;
  /** Ids of contributions that were removed here; there once somebody looked. */
  removed?: WritableAtom<ReadonlySet<string>>;
  /** Whether what every page needs once is there: the toast, votes that wait. */
  started?: boolean;
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
    Object.assign(found, {
      settings: {},
      parts: new Map(),
      wanted: new Set(),
      progress: new Map(),
      $me: atom(),
      $community: atom(),
      $earned: atom([]),
      ...found,
    });
  }
  return found as Page;
}
