import { forgetDrafts, STORAGE } from './forget-drafts.ts';
import { whose } from './held-votes.ts';
import { me } from './me.ts';
import { page } from './page.ts';

/** What the fields of a form hold, by name; and by `@` and a name who is meant by it. */
export type Typed = Readonly<Record<string, string>>;

interface Kept {
  /** Milliseconds UTC. */
  at: number;
  typed: Typed;
}

/** One member's: whoever signs in next in this tab neither sees them nor leaves them there. */
interface Drafts {
  community: string;
  /** As `whose()` says. */
  by: string;
  /** By name, what was last typed in last. */
  kept: Record<string, Kept>;
}

/** Days after which a draft is forgotten: a tab may be open for months. */
const DAYS = 7;
const MOST = 20;
/** UTF-16 units of all of them together: five long posts, far below what a tab may keep. */
const ROOM = 40_000;

const lengthOf = ({ typed }: Kept): number => Object.values(typed).reduce((sum, value) => sum + value.length, 0);

/** The reader's own, without what is too old; null for a page that nobody signed in to. */
function own(): Drafts | null {
  const by = whose(me().get()?.id);
  const { community } = page().settings;
  if (!by || !community) return null;
  const none: Drafts = { community, by, kept: {} };
  try {
    const found = JSON.parse(sessionStorage.getItem(STORAGE) ?? 'null') as Drafts | null;
    if (!found) return none;
    if (found.by !== by || found.community !== community) {
      forgetDrafts();
      return none;
    }
    const oldest = Date.now() - DAYS * 86_400_000;
    return { ...found, kept: Object.fromEntries(Object.entries(found.kept).filter(([, { at }]) => at > oldest)) };
  } catch {
    // Nothing may be kept here, or something else stands there.
    forgetDrafts();
    return none;
  }
}

/** The latest ones, as many as there is room for. */
function store({ kept, ...drafts }: Drafts): void {
  let room = ROOM;
  const latest = Object.entries(kept).reverse().slice(0, MOST).filter(([, each]) => (room -= lengthOf(each)) >= 0);
  if (!latest.length) return forgetDrafts();
  try {
    sessionStorage.setItem(STORAGE, JSON.stringify({ ...drafts, kept: Object.fromEntries(latest.reverse()) }));
  } catch {
    // The page goes on with what it has in memory.
  }
}

/** What the member typed into a form of this name, on a page before, too. */
export const draftOf = (name: string): Typed | undefined => own()?.kept[name]?.typed;

export function forgetDraft(name: string): void {
  const drafts = own();
  if (!drafts?.kept[name]) return;
  delete drafts.kept[name];
  store(drafts);
}

/** In the tab's own storage, so that a reload loses nothing; it ends with the tab, with seven days, when nobody is signed in, and with another member. */
export function keepDraft(name: string, typed: Typed): void {
  const drafts = own();
  if (!drafts) return;
  delete drafts.kept[name];
  if (Object.values(typed).some(Boolean)) drafts.kept[name] = { at: Date.now(), typed };
  store(drafts);
}
