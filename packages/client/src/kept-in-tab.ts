import { page } from './page.ts';
import { whose } from './held-votes.ts';

/** Whose it is, as `whose()` says, and where: whoever signs in next in this tab neither sees it nor leaves it there. */
interface Owned {
  community: string;
  by: string | undefined;
}

export interface KeptInTab<T> {
  /** Of this member, in this community. */
  mine(): T[];
  /** In the place of those of mine that `replaces` says; without a `thing` they are forgotten. */
  put(replaces: (thing: T) => boolean, thing?: T): void;
}

/** Things in the tab's own storage, so that a reload loses none; they end with the tab. */
export function keptInTab<T extends object>(storage: string): KeptInTab<T> {
  type Kept = T & Owned;
  /** Of a page that may keep nothing, like a sandboxed frame; gone with the page. */
  let unstored: Kept[] = [];
  const read = (): Kept[] => {
    try {
      return JSON.parse(sessionStorage.getItem(storage) ?? '[]');
    } catch {
      return unstored;
    }
  };
  const store = (kept: Kept[]): void => {
    unstored = kept;
    try {
      if (kept[0]) sessionStorage.setItem(storage, JSON.stringify(kept));
      else sessionStorage.removeItem(storage);
    } catch {
      // `unstored` has them.
    }
  };
  const here = (): Owned => ({ community: page().settings.community ?? '', by: whose() });
  const isMine = (kept: Kept): boolean => {
    const { community, by } = here();
    return kept.community === community && kept.by === by;
  };
  /** Without what others left, as soon as it is known who is signed in. */
  const all = (): Kept[] => {
    const kept = read();
    if (!whose() || kept.every(isMine)) return kept;
    const own = kept.filter(isMine);
    store(own);
    return own;
  };
  return {
    mine: () => all().filter(isMine),
    put(replaces, thing) {
      const before = all();
      const others = before.filter((kept) => !isMine(kept) || !replaces(kept));
      if (thing) store([...others, { ...thing, ...here() }]);
      else if (others.length < before.length) store(others);
    },
  };
}
