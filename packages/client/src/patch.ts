import { page } from './page.ts';

interface Shown {
  subject?: string;
  items?: Shown[];
  question?: Shown;
}

/** The same data with one thing changed wherever it stands in it; the very same object when it does not. */
export function patched<T>(data: T, subject: string, change: object): T {
  const shown = data as Shown | undefined;
  if (shown?.subject === subject) return { ...data, ...change };
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
export function patch(subject: string, change: object): void {
  for (const { $state } of page().parts.values()) {
    const state = $state.get();
    const data = patched(state.data, subject, change);
    if (data !== state.data) $state.set({ ...state, data });
  }
}
