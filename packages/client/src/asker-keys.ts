import type { More } from './api.ts';
import { whose } from './held-votes.ts';
import { me } from './me.ts';
import { page } from './page.ts';

/** A question that the member asked without a name. */
interface Kept {
  board: string;
  /** Proves to the service that it is theirs. */
  key: string;
}

/** As many as a browser keeps of one member. */
const MOST = 50;

/** For browsers that keep nothing: as long as the page is there. */
const here = new Map<string, string>();

/**
 * One member's: whoever signs in next in this browser does not act as who asked. No secret: whoever uses this account of the computer
 * finds the member by trying numbers, and has the key. Nothing that a session knows would be there again in the next one and unknown to others.
 */
const place = (): string => `cocarde.asked:${page().settings.community}:${whose(me().get()?.id)}`;

function kept(): Record<string, Kept> {
  try {
    return JSON.parse(localStorage.getItem(place()) ?? here.get(place()) ?? '{}') as Record<string, Kept>;
  } catch {
    return JSON.parse(here.get(place()) ?? '{}') as Record<string, Kept>;
  }
}

/** In this browser and nowhere else: the service knows only what it can compare a key with. */
export function keepAskerKey(question: string, board: string, key: string): void {
  keep(Object.entries({ ...kept(), [question]: { board, key } }).slice(-MOST));
}

/** For a computer that others use: nobody acts as who asked from here any more, nor finds who did. */
export const forgetAskerKey = (question: string): void => keep(Object.entries(kept()).filter(([id]) => id !== question));

function keep(questions: [string, Kept][]): void {
  const stored = JSON.stringify(Object.fromEntries(questions));
  here.set(place(), stored);
  try {
    if (questions[0]) localStorage.setItem(place(), stored);
    else localStorage.removeItem(place());
  } catch {
    // It lasts as long as the page.
  }
}

/** What lets the reader act as who asked a question without a name; nothing for all others. */
export function asAsker(question: string): More {
  const found = kept()[question];
  return found ? { 'asker-key': found.key } : {};
}

/** Whether the reader asked a question without a name. */
export const isAsker = (question: string): boolean => question in kept();

/** Ids of what the reader asked without a name on a board, the latest first. */
export const askedWithoutName = (board: string): string[] =>
  Object.entries(kept()).filter(([, question]) => question.board === board).map(([id]) => id).reverse();
