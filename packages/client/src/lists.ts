import type { ReadableAtom } from 'nanostores';
import type { ApiError, More } from './api.ts';
import { call } from './call.ts';
import { page, type PartState } from './page.ts';
import { fail, part, settle } from './parts.ts';

interface Listed {
  items: { id?: string }[];
  cursor: string | null;
}

/** A list of its own, outside bootstrap. Its key is its path, `ideas/12/comments`. */
export function openList<T>(path: string, more?: () => More): ReadableAtom<PartState<T>> {
  return part(path, () => {
    page().held?.reading();
    void call('GET', path, undefined, more?.()).then((data) => settle(path, data), (error) => fail(path, error));
  });
}

/** Goes on with a list; `path` is where its first page came from. */
export async function more(key: string, path = key, headers?: More): Promise<void> {
  const $state = page().parts.get(key)!.$state as ReadableAtom<PartState<Listed>>;
  const { data, status } = $state.get();
  if (!data?.cursor || status === 'loading') return;
  page().parts.get(key)!.$state.set({ data, status: 'loading' });
  try {
    const next = await call<Listed>('GET', `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(data.cursor)}`, undefined, headers);
    const now = $state.get().data ?? data;
    // Read anew from its start in the meantime: what goes on from the old cursor does not follow it.
    if (now.cursor !== data.cursor) return;
    const known = new Set(now.items.map(({ id }) => id));
    // Things move between pages while people vote: one that came before is not shown twice.
    settle(key, { ...now, ...next, items: [...now.items, ...next.items.filter(({ id }) => !id || !known.has(id))] });
  } catch (error) {
    fail(key, error as ApiError);
  }
}
