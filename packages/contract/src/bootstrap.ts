import type { Badges } from './badges.ts';
import type { Unit } from './currencies.ts';
import type { IdeaPage } from './ideas.ts';
import type { InboxPage, InboxState } from './inbox.ts';
import type { Leaderboard } from './leaderboard.ts';
import type { League } from './leagues.ts';
import type { Appears, MemberRef, Role } from './members.ts';
import type { Points } from './points.ts';
import type { Profile } from './profile.ts';
import type { QuestionPage } from './questions.ts';
import type { Round, RoundPage } from './rounds.ts';
import type { VoteState } from './votes.ts';

/**
 * `GET /v1/c/{community}/bootstrap?want=…&want=…`: first data of every element of a page at once.
 * A want is `points`, `badges`, `profile` (mine, all of it), `profile:{member}` (as others see them, me too),
 * `leaderboard:[{currency}~][{of}/]{kind}[:{period}]` (`leaderboard:week`, `leaderboard:week:2026-W38`, `leaderboard:rse/month`),
 * `league[:{week}]`, `ideas:{board}:{sort}`, `questions:{board}:{view}`, `vote:{subject}`, `round:{round}`, `inbox`, `inbox:list` or, for an
 * animateur, `rounds` (the first page of them). A part answers under the very key that asked for it; what nobody offers or finds, and a subject that is gone, has none.
 */
export interface Bootstrap {
  community: Community;
  me: Me;
  parts: Record<string, Part>;
  /** Wants that one request could not read as well: to be asked for in another. */
  left?: string[];
}

export type Part = Points | Badges | Profile | Leaderboard | League | IdeaPage | QuestionPage | VoteState | Round | RoundPage | InboxState | InboxPage;

/** `unit` and `one` are what it calls its points. */
export interface Community extends Unit {
  slug: string;
  name: string;
  timeZone: string;
  /** What is counted apart from them, with what it is called. */
  currencies: ({ id: string } & Unit)[];
}

export interface Me extends MemberRef {
  role: Role;
  appears: Appears;
}
