import { page } from './page.ts';

interface Shown {
  /** Of what is voted for. */
  subject?: string;
  /** Of what is not, like a comment. */
  id?: string;
  items?: Shown[];
  question?: Shown;
}

/** What becomes of a thing, or how that is found from what it is. */
export type Change = object | ((shown: never) => object);

/** The same data with one thing changed wherever it stands in it; the very same object when it does not. */
export function patched<T>(data: T, subject: string, change: Change): T {
  const shown = data as Shown | undefined;
  if (shown && (shown.subject ?? shown.id) === subject) return { ...data, ...(typeof change === 'function' ? change(shown as never) : change) };
  if (!shown?.items) return data;
  const items = shown.items.map((item) => patched(item, subject, change));
  const question = patched(shown.question, subject, change);
  const same = question === shown.question && items.every((item, i) => item === shown.items![i]);
  return same ? data : { ...data, items, ...(question && { question }) };
}

/** Says what is left of a budget wherever the page shows the board of this subject. */
export function patchBudget(subject: string, budget: object): void {
  for (const { $state } of page().parts.values()) {
    const state = $state.get();
    const data = state.data as { budget?: object | null; items?: Shown[] } | undefined;
    if (data?.budget && data.items?.some((item) => item.subject === subject)) $state.set({ ...state, data: { ...data, budget } });
  }
}

/** Changes one thing wherever the page shows it. */
export function patch(subject: string, change: Change): void {
  for (const { $state } of page().parts.values()) {
    const state = $state.get();
    const data = patched(state.data, subject, change);
    if (data !== state.data) $state.set({ ...state, data });
  }
}
