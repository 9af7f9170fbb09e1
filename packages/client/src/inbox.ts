import type { InboxPage, InboxSettings, InboxState } from '@cocarde/contract/inbox.ts';
import type { ReadableAtom } from 'nanostores';
import { call } from './call.ts';
import { more, openList } from './lists.ts';
import { page, type PartState } from './page.ts';
import { refresh, settle, want } from './parts.ts';

const LIST = 'inbox:list';
const PATH = 'me/inbox';
const SETTINGS = `${PATH}/settings`;

/** Whether there is news: comes with the page's bootstrap. */
export const inboxState = (): ReadableAtom<PartState<InboxState>> => want('inbox');

/** Messages, the latest first. */
export const openInbox = (): ReadableAtom<PartState<InboxPage>> => want(LIST);
export const moreMessages = (): Promise<void> => more(LIST, PATH);

/** Marks one message as read, at once; a refusal puts back what holds. */
export const readMessage = (id: string): Promise<void> => read(`${PATH}/read/${id}`, undefined, (message) => message.id === id);

/** Marks as read all that is shown. */
export const readAllMessages = (until: number): Promise<void> => read(`${PATH}/read`, { until }, ({ at }) => at <= until);

async function read(path: string, body: object | undefined, which: (message: InboxPage['items'][number]) => boolean): Promise<void> {
  const { parts } = page();
  const list = parts.get(LIST)?.$state.get() as PartState<InboxPage> | undefined;
  if (list?.data) settle(LIST, { ...list.data, items: list.data.items.map((message) => (message.unread && which(message) ? { ...message, unread: false } : message)) });
  try {
    const state = await call<InboxState>('PUT', path, body);
    if (parts.has('inbox')) settle('inbox', state);
    const now = parts.get(LIST)?.$state.get().data;
    if (now) settle(LIST, { ...now, ...state });
  } catch (error) {
    refresh('inbox');
    throw error;
  }
}

export const inboxSettings = (): ReadableAtom<PartState<InboxSettings>> => openList(SETTINGS);

/** What the member wants to hear of and when. Everything that shows messages is read again. */
export async function saveInboxSettings(wish: InboxSettings): Promise<void> {
  const saved = await call<InboxSettings>('PUT', SETTINGS, wish);
  if (page().parts.has(SETTINGS)) settle(SETTINGS, saved);
  refresh('inbox');
}
