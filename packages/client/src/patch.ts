import type { HeldVote } from './page.ts';

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

/** What a member sees of their vote while it is on its way. */
export const wished = ({ wanted, said }: HeldVote) => ({ mine: wanted, votes: said.votes + Number(wanted) - Number(said.mine) });
